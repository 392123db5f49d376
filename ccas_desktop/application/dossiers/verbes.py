"""Open a dossier, describe its people, its address and its budget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ccas_desktop.application.dossiers.natures import nature_ajoutee, nommer
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Base, Ecriture
from ccas_desktop.application.services import Services
from ccas_desktop.domain.dossiers.budget import NATURE_PAR_CODE, BlocBudget, LigneBudget
from ccas_desktop.domain.dossiers.dossier import Adresse, Dossier, DossierComplet, numero_de_dossier
from ccas_desktop.domain.dossiers.doublons import Ressemblance, ressemblance
from ccas_desktop.domain.dossiers.natures_budget import est_ajoutee
from ccas_desktop.domain.errors import ErreurChamp, RefusMetier, SaisieInvalide
from ccas_desktop.domain.personnes.foyer import UN, Lien, Usager
from ccas_desktop.domain.personnes.identite import Identite, verifier_identite
from ccas_desktop.domain.personnes.nir import erreurs_de_nir, refuser_nir
from ccas_desktop.domain.provenance import DECLARE, Mois, Provenance


@dataclass(frozen=True)
class SaisieUsager:
    """What an agent types of a person."""

    identite: Identite
    lien: Lien = Lien.DEMANDEUR
    arrivee: date | None = None
    depart: date | None = None
    deces_le: date | None = None
    presence: Decimal = UN
    telephone: str = ""
    courriel: str = ""
    hebergeant_id: str | None = None
    hebergeant: str = ""


@dataclass(frozen=True)
class SaisieLigne:
    """What an agent types of a line of the budget; `montant` in euros a month.

    Attributes:
        nouvelle_nature: name and block of a nature that the CCAS does not have yet, in place of `nature`.
        creancier, reste_du: of a debt or a credit, to whom and how much is still due.
    """

    nature: str
    montant: Decimal
    usager_id: str | None = None
    precision: str = ""
    debut: Mois | None = None
    fin: Mois | None = None
    provenance: Provenance = DECLARE
    creancier: str = ""
    reste_du: Decimal | None = None
    nouvelle_nature: tuple[str, BlocBudget] | None = None


@dataclass(frozen=True)
class Doublon:
    """A person already known who may be the one being created."""

    usager: Usager
    numero: str
    ressemblance: Ressemblance


def creer_dossier(
    services: Services, auteur: Auteur, saisie: SaisieUsager, *, adresse: Adresse | None = None
) -> DossierComplet:
    """Open a dossier in the name of one person and return it. Raises SaisieInvalide."""
    aujourdhui = services.horloge.aujourdhui()
    _verifier_usager(saisie, aujourdhui)
    with services.base.ecriture(auteur) as base:
        rang = base.numero_suivant(f"dossier/{aujourdhui.year}")
        dossier = base.enregistrer(
            Dossier(
                id=nouvel_id(),
                numero=numero_de_dossier(aujourdhui.year, rang),
                ouvert_le=aujourdhui,
                adresse=adresse or Adresse(),
            )
        )
        usager = base.enregistrer(_usager(saisie, dossier.id, lien=Lien.DEMANDEUR))
    return DossierComplet(dossier, (usager,), ())


def ajouter_membre(services: Services, auteur: Auteur, dossier_id: str, saisie: SaisieUsager) -> Usager:
    """Add a person to the foyer. Raises SaisieInvalide, or RefusMetier `deja_un_demandeur`."""
    _verifier_usager(saisie, services.horloge.aujourdhui())
    if saisie.lien is Lien.DEMANDEUR:
        raise RefusMetier("deja_un_demandeur", champ="lien")
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(_usager(saisie, dossier_id, lien=saisie.lien))


def modifier_usager(services: Services, auteur: Auteur, usager: Usager, saisie: SaisieUsager) -> Usager:
    """Save what was typed over the record that was read. Raises SaisieInvalide, ConflitDeVersion."""
    _verifier_usager(saisie, services.horloge.aujourdhui())
    if (saisie.lien is Lien.DEMANDEUR) != (usager.lien is Lien.DEMANDEUR):
        raise RefusMetier("lien_du_demandeur", champ="lien")
    if saisie.hebergeant_id == usager.id:
        raise RefusMetier("hebergeant_est_la_personne", champ="hebergeant_id")
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(_avec(usager, saisie))


def retirer_membre(services: Services, auteur: Auteur, usager: Usager) -> str:
    """Remove a person entered by mistake, and return the lot to undo; one who left keeps a departure date instead."""
    if usager.lien is Lien.DEMANDEUR:
        raise RefusMetier("demandeur_indispensable", champ="lien")
    with services.base.ecriture(auteur) as base:
        for heberge in base.du_dossier(Usager, usager.dossier_id):
            if heberge.hebergeant_id == usager.id:
                nom = usager.identite.nom_affiche
                base.enregistrer(replace(heberge, hebergeant_id=None, hebergeant=nom))
        base.supprimer(usager)
        return base.lot


def modifier_adresse(services: Services, auteur: Auteur, dossier: Dossier, adresse: Adresse) -> Dossier:
    """Save the address of a dossier, and nothing else of it. Raises ConflitDeVersion."""
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(replace(dossier, adresse=adresse))


def modifier_note(services: Services, auteur: Auteur, dossier: Dossier, note: str) -> Dossier:
    """Save the note pinned on a dossier. Raises SaisieInvalide `nir_interdit`, ConflitDeVersion."""
    refuser_nir({"note": note})
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(replace(dossier, note=note.strip()))


def ajouter_ligne(services: Services, auteur: Auteur, dossier_id: str, saisie: SaisieLigne) -> LigneBudget:
    """Add a resource or a charge to the budget. Raises SaisieInvalide."""
    _verifier_ligne(saisie)
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(_ligne(base, saisie, _ligne_vide(dossier_id)))


def modifier_ligne(services: Services, auteur: Auteur, ligne: LigneBudget, saisie: SaisieLigne) -> LigneBudget:
    """Save a line of the budget. Raises SaisieInvalide, ConflitDeVersion."""
    _verifier_ligne(saisie)
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(_ligne(base, saisie, ligne))


def supprimer_ligne(services: Services, auteur: Auteur, ligne: LigneBudget) -> str:
    """Remove a line of the budget and return the lot to undo. Raises ConflitDeVersion."""
    with services.base.ecriture(auteur) as base:
        base.supprimer(ligne)
        return base.lot


def lire_dossier(base: Base, dossier_id: str) -> DossierComplet:
    """Return a dossier with its people and budget. Raises EnregistrementAbsent."""
    with base.lecture() as lecture:
        return lecture.dossier(dossier_id)


def doublons_probables(base: Base, identite: Identite, *, sauf: str | None = None) -> tuple[Doublon, ...]:
    """Return the persons already known who look like this one, strongest first; never a refusal to create."""
    if not (identite.nom_famille.strip() and identite.prenom.strip()):
        return ()
    with base.lecture() as lecture:
        trouves = [
            Doublon(usager, lecture.dossier(usager.dossier_id).dossier.numero, raison)
            for usager in lecture.doublons_possibles(identite)
            if usager.id != sauf and (raison := ressemblance(identite, usager.identite))
        ]
    return tuple(sorted(trouves, key=lambda d: list(Ressemblance).index(d.ressemblance)))


def _verifier_usager(saisie: SaisieUsager, aujourdhui: date) -> None:
    erreurs = [
        *verifier_identite(saisie.identite, aujourdhui=aujourdhui),
        *erreurs_de_nir({"telephone": saisie.telephone, "hebergeant": saisie.hebergeant}),
    ]
    if saisie.arrivee and saisie.depart and saisie.depart < saisie.arrivee:
        erreurs.append(ErreurChamp("depart", "depart_avant_arrivee"))
    if saisie.deces_le and saisie.deces_le > aujourdhui:
        erreurs.append(ErreurChamp("deces_le", "date_future"))
    if not 0 <= saisie.presence <= 1:
        erreurs.append(ErreurChamp("presence", "part_hors_bornes"))
    if saisie.courriel and not _ressemble_a_un_courriel(saisie.courriel):
        erreurs.append(ErreurChamp("courriel", "courriel_illisible"))
    if erreurs:
        raise SaisieInvalide(tuple(erreurs))


def _verifier_ligne(saisie: SaisieLigne) -> None:
    erreurs = []
    if saisie.nouvelle_nature is None and not (saisie.nature in NATURE_PAR_CODE or est_ajoutee(saisie.nature)):
        erreurs.append(ErreurChamp("nature", "obligatoire"))
    if saisie.montant < 0:
        erreurs.append(ErreurChamp("montant", "montant_negatif"))
    if saisie.reste_du is not None and saisie.reste_du < 0:
        erreurs.append(ErreurChamp("reste_du", "montant_negatif"))
    if saisie.debut and saisie.fin and saisie.fin < saisie.debut:
        erreurs.append(ErreurChamp("fin", "fin_avant_debut"))
    if erreurs:
        raise SaisieInvalide(tuple(erreurs))


def _ressemble_a_un_courriel(texte: str) -> bool:
    nom, arobase, domaine = texte.strip().rpartition("@")
    return bool(nom and arobase and "." in domaine and not any(c.isspace() for c in texte.strip()))


def _usager(saisie: SaisieUsager, dossier_id: str, *, lien: Lien) -> Usager:
    vide = Usager(id=nouvel_id(), dossier_id=dossier_id, identite=saisie.identite)
    return replace(_avec(vide, saisie), lien=lien)


def _avec(usager: Usager, saisie: SaisieUsager) -> Usager:
    """Return the person with what was typed; the situation, the preferences and the protection stay."""
    return replace(
        usager,
        identite=saisie.identite,
        lien=saisie.lien,
        arrivee=saisie.arrivee,
        depart=saisie.depart,
        deces_le=saisie.deces_le,
        presence=saisie.presence,
        telephone=saisie.telephone.strip(),
        courriel=saisie.courriel.strip(),
        hebergeant_id=saisie.hebergeant_id,
        # Someone of the dossier says it all.
        hebergeant="" if saisie.hebergeant_id else saisie.hebergeant.strip(),
    )


def _ligne(base: Ecriture, saisie: SaisieLigne, ligne: LigneBudget) -> LigneBudget:
    nature = saisie.nature
    if saisie.nouvelle_nature is not None:
        nature = nature_ajoutee(base, *saisie.nouvelle_nature, champ="nouvelle").code
    tapee = replace(
        ligne,
        nature=nature,
        montant=saisie.montant,
        usager_id=saisie.usager_id,
        precision=saisie.precision.strip(),
        debut=saisie.debut,
        fin=saisie.fin,
        provenance=saisie.provenance,
        creancier=saisie.creancier.strip(),
        reste_du=saisie.reste_du,
    )
    if nature != ligne.nature:
        tapee = replace(tapee, intitule="", bloc_ajoute=None)
    return nommer(base, tapee)


def _ligne_vide(dossier_id: str) -> LigneBudget:
    return LigneBudget(id=nouvel_id(), dossier_id=dossier_id, nature="", montant=Decimal(0))
