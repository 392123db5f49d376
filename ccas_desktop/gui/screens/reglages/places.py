"""Where each setting is: its section, and its field when one is meant."""

from __future__ import annotations

from enum import StrEnum

from ccas_desktop.application.donnees.ou_renseigner import Lieu
from ccas_desktop.application.reglages import Manque


class Section(StrEnum):
    """The sections, in the order of their list."""

    MANQUES = "manques"
    CCAS = "ccas"
    AGENTS = "agents"
    DELEGATIONS = "delegations"
    REGLEMENT = "reglement"
    NATURES = "natures"
    DELAIS = "delais"
    CONNEXION = "connexion"
    JETON = "jeton"
    IMPOTS = "impots"
    ECOLES = "ecoles"
    APPELS = "appels"
    DOCUMENTS = "documents"
    ADRESSES = "adresses"
    INTERNET = "internet"
    APPARENCE = "apparence"
    MISES_A_JOUR = "mises_a_jour"
    A_PROPOS = "a_propos"

    @property
    def titre(self) -> str:
        """Return its words in the list, which are its title in the manual too."""
        return _TITRES[self]


_TITRES = {
    Section.MANQUES: "À compléter",
    Section.CCAS: "Le CCAS",
    Section.AGENTS: "Agents et élus",
    Section.DELEGATIONS: "Délégations",
    Section.REGLEMENT: "Règlement des aides",
    Section.NATURES: "Natures du budget",
    Section.DELAIS: "Délais et jours fériés",
    Section.CONNEXION: "Connexion",
    Section.JETON: "Jeton d’API Particulier",
    Section.IMPOTS: "API Impôt particulier",
    Section.ECOLES: "Liste des écoles",
    Section.APPELS: "Appels aux administrations",
    Section.DOCUMENTS: "Documents",
    Section.ADRESSES: "Adresses",
    Section.INTERNET: "Accès à Internet",
    Section.APPARENCE: "Apparence",
    Section.MISES_A_JOUR: "Mises à jour",
    Section.A_PROPOS: "À propos",
}
_PLACES: dict[str, tuple[Section, str]] = {
    Manque.CCAS: (Section.CCAS, "nom"),
    Manque.TRIBUNAL: (Section.CCAS, "tribunal"),
    Manque.DPO: (Section.CCAS, "dpo"),
    Manque.SIRET: (Section.CCAS, "siret"),
    Manque.AGENT: (Section.AGENTS, "prenom"),
    Manque.DELEGATION: (Section.DELEGATIONS, "agent_id"),
    Manque.REGLEMENT: (Section.REGLEMENT, ""),
    Manque.JETON: (Section.JETON, ""),
    Lieu.REGLAGES_AGENTS: (Section.AGENTS, ""),
    Lieu.REGLAGES_DELEGATIONS: (Section.DELEGATIONS, ""),
    Section.NATURES: (Section.NATURES, "libelle"),
    Section.DELAIS: (Section.DELAIS, "territoire"),
    Section.CONNEXION: (Section.CONNEXION, ""),
    Section.IMPOTS: (Section.IMPOTS, ""),
    Section.ECOLES: (Section.ECOLES, ""),
    Section.APPELS: (Section.APPELS, ""),
    Section.DOCUMENTS: (Section.DOCUMENTS, ""),
    Section.ADRESSES: (Section.ADRESSES, ""),
    Section.INTERNET: (Section.INTERNET, ""),
    Section.APPARENCE: (Section.APPARENCE, ""),
    Section.MISES_A_JOUR: (Section.MISES_A_JOUR, ""),
    Section.A_PROPOS: (Section.A_PROPOS, ""),
}


def place(nom: str) -> tuple[Section, str]:
    """Return the section and the field of something missing, of a place or of a section; the first one otherwise."""
    return _PLACES.get(nom, (Section.MANQUES, ""))


def section_du_manque(manque: Manque) -> Section:
    """Return where something missing is filled in."""
    return place(manque)[0]
