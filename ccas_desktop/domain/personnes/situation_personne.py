"""What a règlement may ask of a person: family, work, travel. No field says anything of health (domain.md 5.2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SituationFamiliale(StrEnum):
    """Family situation (features.md D5)."""

    CELIBATAIRE = "celibataire"
    MARIE = "marie"
    PACSE = "pacse"
    CONCUBIN = "concubin"
    SEPARE = "separe"
    DIVORCE = "divorce"
    VEUF = "veuf"
    AUTRE = "autre"


class SituationProfessionnelle(StrEnum):
    """Situation at work (features.md D3). « Arrêt maladie » and « invalidité » are health: left out."""

    SALARIE = "salarie"
    SALARIE_PRECAIRE = "salarie_precaire"
    APPRENTI = "apprenti"
    INDEPENDANT = "independant"
    DEMANDEUR_EMPLOI = "demandeur_emploi"
    SANS_EMPLOI = "sans_emploi"
    AU_FOYER = "au_foyer"
    ETUDIANT = "etudiant"
    SCOLAIRE = "scolaire"
    STAGIAIRE = "stagiaire"
    RETRAITE = "retraite"
    AUTRE = "autre"


class Mobilite(StrEnum):
    """How a person travels (features.md D6)."""

    AUCUN = "aucun"
    TRANSPORTS = "transports"
    PERMIS_VEHICULE = "permis_vehicule"
    PERMIS_SANS_VEHICULE = "permis_sans_vehicule"
    PERMIS_EN_COURS = "permis_en_cours"
    PERMIS_SUSPENDU = "permis_suspendu"
    SANS_PERMIS = "sans_permis"
    VELO = "velo"


class CaisseRetraite(StrEnum):
    """Who pays the base pension (features.md D6): a CCAS turns to it before it helps a pensioner itself."""

    CARSAT = "carsat"
    MSA = "msa"
    CNRACL = "cnracl"
    ETAT = "etat"
    INDEPENDANTS = "independants"
    CIPAV = "cipav"
    ENERGIE = "energie"
    MINES = "mines"
    AUTRE = "autre"


class CaisseComplementaire(StrEnum):
    """Who pays the complementary pension (features.md D6)."""

    AGIRC_ARRCO = "agirc_arrco"
    AG2R = "ag2r"
    IRCANTEC = "ircantec"
    KLESIA = "klesia"
    MALAKOFF_HUMANIS = "malakoff_humanis"
    PRO_BTP = "pro_btp"
    AUTRE = "autre"


@dataclass(frozen=True)
class SituationPersonne:
    """The situation of one person; each part is None while not known."""

    familiale: SituationFamiliale | None = None
    professionnelle: SituationProfessionnelle | None = None
    employeur: str = ""
    mobilite: Mobilite | None = None
    retraite: CaisseRetraite | None = None
    complementaire: CaisseComplementaire | None = None
