"""Ask the DGFIP for the avis d’imposition of a person, keep the proof of the call, and choose what counts.

The numéro fiscal is typed for the call: it goes from the field to the client, and nothing here keeps it, not even a
digest, for thirteen digits are tried in minutes. The reply itself is not kept either: only the figures that the agent
retains, with their provenance.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from ccas_desktop.application.demandes.verbes import exiger_en_instruction, passer_en_instruction
from ccas_desktop.application.donnees.acces_impot import acces_impot
from ccas_desktop.application.donnees.periodes_voulues import periodes_voulues
from ccas_desktop.application.donnees.verbes import valeurs_egales
from ccas_desktop.application.evaluation.version_applicable import version_applicable
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Ecriture
from ccas_desktop.application.ports.impot import AccesImpot
from ccas_desktop.application.reglages import reglement_en_vigueur
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import DemandeComplete, Reglages
from ccas_desktop.domain.certifie.certifie import CAUSES_SANS_RESEAU, EtatAppel
from ccas_desktop.domain.certifie.impot import (
    CHIFFRES_DE_L_AVIS,
    FOURNISSEUR,
    PARTS_FISCALES,
    REVENU_FISCAL,
    ReponseFiscale,
    SourceFiscale,
    Spi,
    sans_spi,
)
from ccas_desktop.domain.demandes.demande import DonneeRetenue, TraceAppel, exiger_information
from ccas_desktop.domain.errors import ErreurChamp, RefusMetier, SaisieInvalide
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.provenance import NatureProvenance, Provenance
from ccas_desktop.domain.reglement.modele.model import Aide

_PREMIERE_ANNEE = 2000
_REVENU_MAXIMUM, _PARTS_MAXIMUM = Decimal("9999999999"), Decimal(100)
_NI_CHIFFRE_NI_LETTRE, _NUMERO_FISCAL = re.compile(r"[^0-9A-Za-z]"), re.compile(r"\d{13}")
_REFERENCE = re.compile(r"[0-9A-Za-z]{1,32}")


@dataclass(frozen=True)
class AppelImpot:
    """A call that may lawfully be made, its trace already kept; nothing of it is the numéro fiscal.

    Attributes:
        annees: income years to ask for, in order; empty for those of any avis.
    """

    trace: TraceAppel
    acces: AccesImpot
    identite: Identite
    annees: tuple[int, ...] = ()


@dataclass(frozen=True)
class AvisSaisi:
    """What the agent reads on the paper.

    Attributes:
        annee: of the revenue, the one before that of the avis.
        reference: of the avis, optional; never the numéro fiscal.
        motif: why it is kept although the DGFIP certified otherwise.
    """

    revenu: Decimal | None
    parts: Decimal | None
    annee: int | None
    reference: str = ""
    motif: str = ""


def preparer_appel_impot(services: Services, auteur: Auteur, demande_id: str) -> AppelImpot:
    """Check that the call is lawful and possible, and leave its trace: no digest, for the number may not be kept.

    Raises RefusMetier: information not given, papers preferred, source not listed, access not set up.
    """
    with services.base.ecriture(auteur) as base:
        complete, reglages = base.demande(demande_id), base.reglages()
        aide = _aide(services, reglages, complete)
        exiger_information(complete.demande)
        if aide.impot is None:
            raise RefusMetier("source_non_permise", source=SourceFiscale.IMPOT_PARTICULIER)
        acces = acces_impot(services, reglages.impot)
        trace = TraceAppel(
            id=nouvel_id(),
            instant=services.horloge.maintenant(),
            agent=auteur.nom,
            source=SourceFiscale.IMPOT_PARTICULIER,
            base_legale=_base_legale(aide),
            empreinte="",
            demande_id=demande_id,
        )
        base.ajouter_trace(trace)
        passer_en_instruction(base, complete.demande)
        annees = _annees_voulues(services, base, complete)
    return AppelImpot(trace, acces, complete.dossier.usager(complete.demande.demandeur_id).identite, annees)


def _annees_voulues(services: Services, base: Ecriture, complete: DemandeComplete) -> tuple[int, ...]:
    version, aujourdhui = version_applicable(services, base, complete.demande), services.horloge.aujourdhui()
    if version is None:
        return ()
    depot = complete.demande.deposee_le
    return periodes_voulues(version.aide, version.reglement, depot=depot, aujourdhui=aujourdhui).annees_a_demander


def executer_appel_impot(
    services: Services, appel: AppelImpot, spi: Spi, *, annule: Callable[[], bool] = lambda: False
) -> ReponseFiscale:
    """Make the call and return its outcome; touches the network only."""
    api = services.ouvrir_impot(appel.acces)
    jour = services.horloge.aujourdhui()
    return api.interroger(spi, jour=jour, annees=appel.annees, identite=appel.identite, annule=annule)


def completer_trace_impot(services: Services, auteur: Auteur, appel: AppelImpot, reponse: ReponseFiscale) -> None:
    """Complete the trace of a call with its outcome, and no value."""
    with services.base.ecriture(auteur) as base:
        base.ajouter_trace(
            replace(
                appel.trace,
                etat=reponse.etat,
                http=reponse.http,
                code=sans_spi(reponse.code) if reponse.code else None,
                requete_id=reponse.requete_id,
                sans_reseau=reponse.cause in CAUSES_SANS_RESEAU,
            )
        )


def retenir_reponse_impot(
    services: Services, auteur: Auteur, demande_id: str, reponse: ReponseFiscale, *, compare: bool = False
) -> tuple[DonneeRetenue, ...]:
    """Make the figures of a reply those that count; nothing of the rest of it is kept.

    `compare`: the agent compared the identities, due unless the DGFIP returned that of the person typed.
    Raises RefusMetier `rien_de_certifie`, `identite_a_comparer`.
    """
    chiffres = chiffres_de(reponse)
    if not chiffres:
        raise RefusMetier("rien_de_certifie", source=SourceFiscale.IMPOT_PARTICULIER)
    if reponse.identite_differente is not False and not compare:
        raise RefusMetier("identite_a_comparer")
    with services.base.ecriture(auteur) as base:
        complete = base.demande(demande_id)
        exiger_en_instruction(complete.demande)
        return _retenir(base, complete, chiffres, provenance_fiscale(reponse))


def saisir_avis(services: Services, auteur: Auteur, demande_id: str, avis: AvisSaisi) -> tuple[DonneeRetenue, ...]:
    """Keep what the agent read on an avis d’imposition. Raises SaisieInvalide with every field to correct."""
    if erreurs := verifier_avis(avis, annee_courante=services.horloge.aujourdhui().year):
        raise SaisieInvalide(erreurs)
    chiffres = {REVENU_FISCAL: f"{avis.revenu:f}", PARTS_FISCALES: f"{avis.parts:f}"}
    with services.base.ecriture(auteur) as base:
        complete = base.demande(demande_id)
        exiger_en_instruction(complete.demande)
        if contredit_la_dgfip(complete, chiffres) and not avis.motif.strip():
            raise SaisieInvalide((ErreurChamp("motif", "motif_contre_certifie"),))
        provenance = Provenance(
            NatureProvenance.VU_SUR_PIECE,
            instant=services.horloge.maintenant(),
            piece=_piece(avis),
            motif=avis.motif.strip() or None,
            annee_revenus=avis.annee,
        )
        return _retenir(base, complete, chiffres, provenance)


def oublier_avis(services: Services, auteur: Auteur, demande_id: str) -> None:
    """Take back the figures kept by mistake; they are then unknown again."""
    with services.base.ecriture(auteur) as base:
        complete = base.demande(demande_id)
        exiger_en_instruction(complete.demande)
        for donnee in chiffres_retenus(complete).values():
            base.supprimer(donnee)


def verifier_avis(avis: AvisSaisi, *, annee_courante: int) -> tuple[ErreurChamp, ...]:
    """Return every field that cannot be kept as it is."""
    fautes = [
        ErreurChamp(champ, "obligatoire")
        for champ, valeur in (("revenu", avis.revenu), ("parts", avis.parts), ("annee", avis.annee))
        if valeur is None
    ]
    if avis.revenu is not None and not 0 <= avis.revenu <= _REVENU_MAXIMUM:
        fautes.append(ErreurChamp("revenu", "montant_trop_grand" if avis.revenu > 0 else "montant_negatif"))
    if avis.parts is not None and not (0 < avis.parts <= _PARTS_MAXIMUM and avis.parts * 4 == int(avis.parts * 4)):
        fautes.append(ErreurChamp("parts", "parts_impossibles"))
    if avis.annee is not None and not _PREMIERE_ANNEE <= avis.annee < annee_courante:
        fautes.append(ErreurChamp("annee", "annee_de_revenus_impossible"))
    return (*fautes, *_fautes_des_textes(avis))


def _fautes_des_textes(avis: AvisSaisi) -> tuple[ErreurChamp, ...]:
    """The numéro fiscal is printed beside the reference of the avis: it is refused wherever a text is kept."""
    textes = {"reference": avis.reference, "motif": avis.motif}
    avec_numero = [c for c, texte in textes.items() if _NUMERO_FISCAL.search(_NI_CHIFFRE_NI_LETTRE.sub("", texte))]
    fautes = [ErreurChamp(champ, "numero_fiscal_interdit") for champ in avec_numero]
    reference = "".join(avis.reference.split())
    if reference and not avec_numero and not _REFERENCE.fullmatch(reference):
        fautes.append(ErreurChamp("reference", "reference_d_avis_illisible"))
    return tuple(fautes)


def chiffres_de(reponse: ReponseFiscale) -> dict[str, str]:
    """Return the figures that a reply certifies, by code of indicator; a missing one is unknown, never zero."""
    if reponse.etat is not EtatAppel.CERTIFIE or reponse.situation is None:
        return {}
    lus = ((REVENU_FISCAL, reponse.situation.rfr), (PARTS_FISCALES, reponse.situation.nombre_parts))
    return {code: f"{valeur:f}" for code, valeur in lus if valeur is not None}


def provenance_fiscale(reponse: ReponseFiscale) -> Provenance:
    """Return « certifié DGFIP · revenus de 2025 », with the instant and the id of the call."""
    return Provenance(
        NatureProvenance.CERTIFIE,
        source=SourceFiscale.IMPOT_PARTICULIER.value,
        fournisseur=FOURNISSEUR,
        instant=reponse.instant,
        requete_id=reponse.requete_id,
        annee_revenus=(reponse.situation.annee if reponse.situation else None) or reponse.annee,
    )


def chiffres_retenus(complete: DemandeComplete) -> dict[str, DonneeRetenue]:
    """Return the figures of the avis that count for a request, by code of indicator."""
    return {donnee.indicateur: donnee for donnee in complete.donnees if donnee.indicateur in CHIFFRES_DE_L_AVIS}


def contredit_la_dgfip(complete: DemandeComplete, chiffres: dict[str, str]) -> bool:
    """Tell whether figures that the DGFIP certified are kept, and these say otherwise."""
    return any(
        donnee.provenance.nature is NatureProvenance.CERTIFIE and not valeurs_egales(donnee.valeur, chiffres[code])
        for code, donnee in chiffres_retenus(complete).items()
        if code in chiffres
    )


def _retenir(
    base: Ecriture, complete: DemandeComplete, chiffres: dict[str, str], provenance: Provenance
) -> tuple[DonneeRetenue, ...]:
    """A figure of another avis never stays beside these: they would make a quotient of two years."""
    passer_en_instruction(base, complete.demande)
    avant = chiffres_retenus(complete)
    for code in avant.keys() - chiffres.keys():
        base.supprimer(avant[code])
    return tuple(
        base.enregistrer(
            replace(avant[code], valeur=valeur, provenance=provenance)
            if code in avant
            else DonneeRetenue(
                id=nouvel_id(),
                dossier_id=complete.demande.dossier_id,
                demande_id=complete.demande.id,
                indicateur=code,
                valeur=valeur,
                provenance=provenance,
            )
        )
        for code, valeur in chiffres.items()
    )


def _piece(avis: AvisSaisi) -> str:
    reference = "".join(avis.reference.split())
    texte = f"avis d’imposition {(avis.annee or 0) + 1}, revenus de {avis.annee}"
    return f"{texte}, référence {reference}" if reference else texte


def _aide(services: Services, reglages: Reglages, complete: DemandeComplete) -> Aide:
    reglement = reglement_en_vigueur(services, reglages)
    if reglement is None:
        raise RefusMetier("reglement_absent")
    return reglement.aide(complete.demande.aide)


def _base_legale(aide: Aide) -> str:
    deliberation = aide.deliberation
    return f"CRPA L114-8 ; délibération {deliberation.numero}, article {deliberation.article}"
