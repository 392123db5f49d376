"""The slip that goes with a file of legal aid to the authority that decides it."""

from __future__ import annotations

from datetime import datetime

from ccas_desktop.application.aides_legales.page import exiger_transmissible, phrase_de_l_effet
from ccas_desktop.application.messages.adresse import MASQUEE
from ccas_desktop.application.messages.heures import phrase_instant
from ccas_desktop.application.services import Services
from ccas_desktop.domain.courrier.document import Intertitre, Paragraphe, paragraphe
from ccas_desktop.domain.courrier.etat import ColonneEtat, Etat, Partie, Tableau
from ccas_desktop.domain.demandes.aides_legales import DossierAideLegale, ObligeAlimentaire
from ccas_desktop.domain.dossiers.dossier import DossierComplet
from ccas_desktop.domain.personnes.foyer import Usager

TITRE = "Bordereau de transmission"
NBSP = "\u00a0"


def composer_bordereau(services: Services, aide_id: str) -> Etat:
    """Return the slip of a file. Raises RefusMetier `autorite_absente`, EnregistrementAbsent."""
    with services.base.lecture() as base:
        aide = base.lire(DossierAideLegale, aide_id)
        complet = base.dossier(aide.dossier_id)
        obliges = [o for o in base.du_dossier(ObligeAlimentaire, aide.dossier_id) if o.aide_legale_id == aide_id]
        ccas = base.reglages().ccas
    exiger_transmissible(aide)
    heure = services.horloge.heure_de(aide.depose_a)
    parties: tuple[Partie, ...] = (
        *_demandeur(complet.usager(aide.demandeur_id), complet),
        *_depot(aide, heure),
        *_pieces(aide),
        *_obliges(obliges),
        *_observations(aide),
    )
    return Etat(
        titre=TITRE,
        emetteur=ccas.nom,
        date=services.horloge.aujourdhui(),
        resume=(f"À l’attention de{NBSP}: {aide.autorite}", aide.libelle, f"Dossier {complet.dossier.numero}"),
        parties=parties,
        pied="Dossier établi et transmis par le CCAS, qui ne décide pas (CASF, article L123-5).",
    )


def _demandeur(personne: Usager, complet: DossierComplet) -> tuple[Partie, ...]:
    identite = personne.identite
    naissance = f", né·e le {identite.date_naissance.en_francais}" if identite.date_naissance else ""
    # Secret, it is given to the authority by other means: a slip goes through many hands.
    adresse = MASQUEE if complet.dossier.adresse_confidentielle else ", ".join(complet.dossier.adresse.lignes)
    return (
        Intertitre("Personne qui demande"),
        paragraphe(f"{identite.nom_affiche}{naissance}"),
        *((paragraphe(adresse),) if adresse else ()),
    )


def _depot(aide: DossierAideLegale, heure: datetime) -> tuple[Partie, ...]:
    lignes = [
        f"Demande déposée au CCAS le {aide.depose_le:%d/%m/%Y}, enregistrée le {phrase_instant(heure)}.",
        f"Entrée dans l’établissement le {aide.entree_le:%d/%m/%Y}." if aide.entree_le else "",
        f"Admission d’urgence prononcée par le maire le {aide.prononcee_le:%d/%m/%Y}." if aide.prononcee_le else "",
        phrase_de_l_effet(aide),
    ]
    return (Intertitre("Dépôt"), *(paragraphe(ligne) for ligne in lignes if ligne))


def _pieces(aide: DossierAideLegale) -> tuple[Partie, ...]:
    if not aide.pieces:
        return (Intertitre("Pièces jointes"), paragraphe("Aucune pièce jointe."))
    lignes = tuple((str(rang), piece) for rang, piece in enumerate(aide.pieces, start=1))
    return (
        Intertitre("Pièces jointes"),
        Tableau("Pièces jointes", (ColonneEtat("N°", 1), ColonneEtat("Pièce", 9)), lignes),
    )


def _obliges(obliges: list[ObligeAlimentaire]) -> tuple[Partie, ...]:
    if not obliges:
        return ()
    colonnes = (ColonneEtat("Nom", 3), ColonneEtat("Lien", 2), ColonneEtat("Adresse", 4), ColonneEtat("Informé le", 2))
    lignes = tuple(
        (
            f"{oblige.nom} {oblige.prenom}".strip(),
            oblige.lien,
            oblige.adresse,
            f"{oblige.information_le:%d/%m/%Y}" if oblige.information_le else "non",
        )
        for oblige in obliges
    )
    return (Intertitre("Débiteurs d’aliments"), Tableau("Débiteurs d’aliments", colonnes, lignes))


def _observations(aide: DossierAideLegale) -> tuple[Intertitre | Paragraphe, ...]:
    return (Intertitre("Observations du CCAS"), paragraphe(aide.observations)) if aide.observations else ()
