"""Where to fill in what is missing: a fact of the calculation, or a mention of a letter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ccas_desktop.application.donnees.lignes_donnees import LigneDonnee
from ccas_desktop.domain.certifie.impot import CHIFFRES_DE_L_AVIS
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur, Origine, est_libre


class Lieu(StrEnum):
    """A place of the application where something is typed."""

    ETAPE_DEMANDE = "demande"
    ETAPE_DONNEES = "donnees"
    ETAPE_DECISION = "decision"
    DOSSIER = "dossier"
    REGLAGES_CCAS = "ccas"
    REGLAGES_AGENTS = "agents"
    REGLAGES_DELEGATIONS = "delegations"
    REGLAGES_REGLEMENT = "reglement"

    @property
    def est_un_reglage(self) -> bool:
        """Tell whether it is a section of the settings, named by its value."""
        return self in (
            Lieu.REGLAGES_CCAS,
            Lieu.REGLAGES_AGENTS,
            Lieu.REGLAGES_DELEGATIONS,
            Lieu.REGLAGES_REGLEMENT,
        )


@dataclass(frozen=True)
class AFaire:
    """One thing to fill in: what, said to the agent, and where; `code` is that of the fact, when it is one."""

    libelle: str
    consigne: str
    lieu: Lieu
    code: str = ""


_DE_LA_DEMANDE = ("reside_commune", "montant_facture", "montant_demande")

_MENTIONS: dict[str, tuple[str, Lieu]] = {
    "expediteur.nom": ("Le nom du CCAS", Lieu.REGLAGES_CCAS),
    "expediteur.adresse": ("L’adresse du CCAS", Lieu.REGLAGES_CCAS),
    "agent.prenom": ("Le prénom de l’agent", Lieu.REGLAGES_AGENTS),
    "agent.nom": ("Le nom de l’agent", Lieu.REGLAGES_AGENTS),
    "agent.qualite": ("La qualité de l’agent", Lieu.REGLAGES_AGENTS),
    "agent.telephone": ("Le téléphone de l’agent ou du CCAS", Lieu.REGLAGES_CCAS),
    "destinataire.nom_famille": ("Le nom de la personne", Lieu.DOSSIER),
    "fondement.deliberation": ("Le numéro de la délibération", Lieu.REGLAGES_REGLEMENT),
    "fondement.article": ("L’article de la délibération", Lieu.REGLAGES_REGLEMENT),
    "motivation.fait": ("Le motif de fait", Lieu.ETAPE_DECISION),
    "motivation.droit": ("Le motif de droit", Lieu.ETAPE_DECISION),
    "organe.libelle": ("Qui a décidé", Lieu.ETAPE_DECISION),
    "organe.delegation": ("La délégation de qui décide en urgence", Lieu.REGLAGES_DELEGATIONS),
    "urgence": ("Le motif de l’urgence", Lieu.ETAPE_DEMANDE),
    "ajournement.motif": ("Le motif de l’ajournement", Lieu.ETAPE_DECISION),
    "attestation.naissance": ("La date de naissance de la personne", Lieu.DOSSIER),
    "signataire.prenom": ("Le prénom du signataire", Lieu.REGLAGES_AGENTS),
    "signataire.nom": ("Le nom du signataire", Lieu.REGLAGES_AGENTS),
    "signataire.qualite": ("La qualité du signataire", Lieu.REGLAGES_AGENTS),
    "recours.tribunal": ("Le tribunal administratif", Lieu.REGLAGES_CCAS),
    "recours.tribunal_adresse": ("L’adresse du tribunal", Lieu.REGLAGES_CCAS),
    "recours.recours_gracieux": ("L’adresse du CCAS, pour le recours gracieux", Lieu.REGLAGES_CCAS),
    "algorithme.contact": ("Le téléphone ou l’adresse électronique du CCAS", Lieu.REGLAGES_CCAS),
    "rgpd.dpo": ("Comment joindre le délégué à la protection des données (DPO)", Lieu.REGLAGES_CCAS),
    "rgpd.duree_active": ("La durée de conservation des dossiers", Lieu.REGLAGES_CCAS),
    "information.donnees": ("Les données que la délibération prévoit pour cette aide", Lieu.REGLAGES_REGLEMENT),
    "information.administrations": ("Les données que la délibération prévoit pour cette aide", Lieu.REGLAGES_REGLEMENT),
}


def faits_a_renseigner(manquants: Iterable[Indicateur], lignes: Iterable[LigneDonnee]) -> tuple[AFaire, ...]:
    """Return where to fill in each fact that the calculation lacks."""
    codes = {ligne.indicateur.code for ligne in lignes}
    return tuple(AFaire(m.libelle, m.question, _lieu_du_fait(m, codes), m.code) for m in manquants)


def mentions_a_renseigner(champs: Iterable[str]) -> tuple[AFaire, ...]:
    """Return where to fill in each field that a letter lacks; an unknown one is named as it is."""
    places = dict.fromkeys(_MENTIONS.get(champ, (champ, Lieu.ETAPE_DECISION)) for champ in champs)
    return tuple(AFaire(libelle, "", lieu) for libelle, lieu in places)


def _lieu_du_fait(indicateur: Indicateur, codes_des_lignes: set[str]) -> Lieu:
    if indicateur.code in (*codes_des_lignes, *CHIFFRES_DE_L_AVIS):
        return Lieu.ETAPE_DONNEES
    de_l_aide = est_libre(indicateur) or indicateur.origine is Origine.SAISI
    return Lieu.ETAPE_DEMANDE if de_l_aide or indicateur.code in _DE_LA_DEMANDE else Lieu.DOSSIER
