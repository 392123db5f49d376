"""What is known of a request: its foyer, its budget, its answers and the aids already granted, each with its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ccas_desktop.application.dossiers.aides_du_foyer import AidesDuFoyer
from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.demandes.demande import Demande, DonneeRetenue
from ccas_desktop.domain.dossiers.budget import LigneBudget, Sens
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.personnes.foyer import Usager, composition
from ccas_desktop.domain.provenance import DECLARE, Mois, NatureProvenance, Provenance
from ccas_desktop.domain.reglement.faits.faits_derives import deriver, faits_de_la_famille, faits_du_foyer, total
from ccas_desktop.domain.reglement.faits.valeurs import valeur_de_texte
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE, Vocabulaire
from ccas_desktop.domain.reglement.modele.situation import Fait, LigneMontant, Matiere, Situation

DU_LOGICIEL = Provenance(NatureProvenance.VU_SUR_PIECE, piece="décisions enregistrées par le CCAS")
DES_DEUX = replace(DU_LOGICIEL, piece="décisions enregistrées par le CCAS et aides reprises de son ancien fichier")


def situation_de(
    base: Lecture,
    complete: DemandeComplete,
    *,
    aujourdhui: date,
    vocabulaire: Vocabulaire = PAR_CODE,
    regi_au: date | None = None,
) -> Situation:
    """Return every fact known of a request on the day of its evaluation, read as `situer` takes them."""
    recues = AidesDuFoyer.lire(base, complete.demande, aujourdhui.year)
    return situer(complete, recues, aujourdhui=aujourdhui, vocabulaire=vocabulaire, regi_au=regi_au)


def situer(
    complete: DemandeComplete,
    recues: AidesDuFoyer,
    *,
    aujourdhui: date,
    vocabulaire: Vocabulaire = PAR_CODE,
    regi_au: date | None = None,
) -> Situation:
    """Return every fact known of a request on the day of its evaluation; what is not known is absent.

    `vocabulaire` is that of the règlement: a value kept for a fact that it does not know is left out. `regi_au` is the
    day whose rules govern the request, on which the age is counted; that of the evaluation when nothing is said.
    """
    faits = {
        **_faits_du_dossier(complete, aujourdhui, regi_au or aujourdhui),
        **_faits_de_la_demande(complete.demande),
        **_faits_des_aides(recues, complete.demande.aide, aujourdhui),
        **_faits_retenus(complete.donnees, vocabulaire),
    }
    return Situation(aujourdhui, deriver(faits), complete.demande.deposee_le, _matiere(complete, recues))


def _matiere(complete: DemandeComplete, recues: AidesDuFoyer) -> Matiere:
    dossier = complete.dossier
    connu = bool(dossier.budget)
    return Matiere(
        ressources=_lignes(complete, Sens.RESSOURCE) if connu else None,
        charges=_lignes(complete, Sens.CHARGE) if connu else None,
        personnes=dossier.usagers,
        naissance=dossier.usager(complete.demande.demandeur_id).identite.date_naissance,
        aides_recues=recues.recues,
    )


def _lignes(complete: DemandeComplete, sens: Sens) -> tuple[LigneMontant, ...]:
    usagers = {usager.id: usager for usager in complete.dossier.usagers}
    return tuple(_ligne(ligne, usagers) for ligne in complete.dossier.budget if ligne.sens is sens)


def _ligne(ligne: LigneBudget, usagers: dict[str, Usager]) -> LigneMontant:
    usager = usagers.get(ligne.usager_id or "")
    return LigneMontant(
        ligne.libelle,
        ligne.montant,
        ligne.provenance,
        ligne.nature,
        usager.lien if usager else None,
        ligne.debut,
        ligne.fin,
    )


def _faits_du_dossier(complete: DemandeComplete, jour: date, regi_au: date) -> dict[str, Fait]:
    dossier = complete.dossier
    demandeur = dossier.usager(complete.demande.demandeur_id)
    # The foyer is that of the day of the deposit: whoever left or came since changes nothing to the request.
    depot = complete.demande.deposee_le
    faits = {**faits_du_foyer(composition(dossier.usagers, depot)), **faits_de_la_famille(dossier.usagers, depot)}
    age = demandeur.age_au(regi_au)
    if age is not None:
        faits["age_demandeur"] = Fait(Decimal(age))
    faits |= _faits_de_la_situation(dossier.dossier, demandeur, jour)
    # A budget never filled in says nothing; one with a single line says that there is no other.
    if dossier.budget:
        mois = Mois(jour.year, jour.month)
        for code, sens in (("ressources_mensuelles", Sens.RESSOURCE), ("charges_mensuelles", Sens.CHARGE)):
            faits[code] = total(ligne for ligne in _lignes(complete, sens) if ligne.court_en(mois))
    return faits


def _faits_de_la_situation(dossier: Dossier, demandeur: Usager, jour: date) -> dict[str, Fait]:
    """Residence, work and housing as the dossier tells them."""
    mois = dossier.mois_dans_la_commune(jour)
    textes = {
        "situation_emploi": demandeur.situation.professionnelle,
        "situation_familiale": demandeur.situation.familiale,
        "statut_logement": dossier.logement.mode,
    }
    faits = {code: Fait(texte.value) for code, texte in textes.items() if texte is not None}
    if mois is not None and dossier.arrivee_commune is not None:
        faits["anciennete_residence"] = Fait(
            Decimal(mois), precision=f"dans la commune depuis le {dossier.arrivee_commune:%d/%m/%Y}"
        )
    return faits


def _faits_de_la_demande(demande: Demande) -> dict[str, Fait]:
    piece = Provenance(NatureProvenance.VU_SUR_PIECE, piece="facture")
    faits: dict[str, Fait] = {code: Fait(valeur) for code, valeur in demande.reponses.items()}
    if demande.montant_facture is not None:
        faits["montant_facture"] = Fait(demande.montant_facture, piece)
    if demande.montant_demande is not None:
        faits["montant_demande"] = Fait(demande.montant_demande, DECLARE)
    return faits


def _faits_des_aides(recues: AidesDuFoyer, aide: str, jour: date) -> dict[str, Fait]:
    """Sums and counts come from the decisions recorded here and from the former tool, of this civil year and of all."""
    source = DES_DEUX if recues.compte_une_reprise else DU_LOGICIEL
    cette_annee = recues.versees(jour.year)
    montant, nombre = cette_annee.get(aide, (Decimal(0), 0))
    foyer = sum((somme for somme, _ in cette_annee.values()), Decimal(0))
    _, en_tout = recues.versees().get(aide, (Decimal(0), 0))
    return {
        "deja_verse_annee_aide": Fait(montant, source),
        "deja_verse_annee_foyer": Fait(foyer, source),
        "nombre_aides_annee": Fait(Decimal(nombre), source),
        "nombre_aides_total": Fait(Decimal(en_tout), source),
        "beneficiaires_annee": Fait(Decimal(recues.accords.nombre), DU_LOGICIEL),
        "enveloppe_consommee_annee": Fait(recues.accords.montant, DU_LOGICIEL),
    }


def _faits_retenus(donnees: Iterable[DonneeRetenue], vocabulaire: Vocabulaire) -> dict[str, Fait]:
    par_code: dict[str, list[DonneeRetenue]] = {}
    for donnee in donnees:
        if donnee.indicateur in vocabulaire:
            par_code.setdefault(donnee.indicateur, []).append(donnee)
    return {code: _fait_des_eleves(retenues, vocabulaire) for code, retenues in par_code.items()}


def _fait_des_eleves(retenues: list[DonneeRetenue], vocabulaire: Vocabulaire) -> Fait:
    """Return the fact that a rule reads: of several pupils, « oui » as soon as one is; each is named beside it."""
    faits = [_fait_retenu(donnee, vocabulaire) for donnee in retenues]
    fait = next((fait for fait in faits if fait.valeur is True), faits[0])
    if len(faits) == 1:
        return fait
    dits = (f"{donnee.provenance.personne or 'sans nom'}, {donnee.valeur}" for donnee in retenues)
    return replace(fait, precision="\u00a0; ".join(dits))


def _fait_retenu(donnee: DonneeRetenue, vocabulaire: Vocabulaire) -> Fait:
    return Fait(valeur_de_texte(vocabulaire[donnee.indicateur], donnee.valeur), donnee.provenance)
