"""One list: each line is one thing to do, without a name, and says where it is done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ccas_desktop.domain.guichet.rappel import Rappel


class Groupe(StrEnum):
    """Why a line is there, the most pressing first."""

    REJETS = "rejets"
    IMPORTS = "imports"
    RAPPELS = "rappels"
    PIECES = "pieces"
    AIDES_LEGALES = "aides_legales"
    RESEAU = "reseau"
    DONNEES = "donnees"
    AIDES = "aides"
    ACCES = "acces"
    EN_COURS = "en_cours"


class Genre(StrEnum):
    """What a line opens."""

    DEMANDE = "demande"
    SUIVI = "suivi"
    AIDE_LEGALE = "aide_legale"
    RAPPEL_LIBRE = "rappel_libre"
    IMPORTS = "imports"
    REGLAGES = "reglages"


@dataclass(frozen=True)
class LigneAFaire:
    """One thing to do.

    Attributes:
        cible: id of what is opened, or section of the settings; empty for a free reminder or an import.
        numero: of the request or dossier; empty when it is about none.
        jour: its day, None when it has none.
        depuis: since which day it has been so, for what has no day to come.
        restants: days left before it, negative once it is past.
        dossier_id: whose référent it is for.
        explication: what there is to know and to do, told in full when the line is pointed at or read aloud.
        agent_id: who must see to it, None for whoever is there.
    """

    groupe: Groupe
    genre: Genre
    cible: str
    texte: str
    numero: str = ""
    jour: date | None = None
    depuis: date | None = None
    restants: int = 0
    dossier_id: str | None = None
    agent_id: str | None = None
    explication: str = ""
    rappel: Rappel | None = None


@dataclass(frozen=True)
class AFaire:
    """The lines of a day, by group.

    Attributes:
        tronques: groups that have more lines than were read.
    """

    lignes: tuple[LigneAFaire, ...] = ()
    tronques: frozenset[Groupe] = frozenset()

    @property
    def groupes(self) -> tuple[tuple[Groupe, tuple[LigneAFaire, ...]], ...]:
        """Return each group that has lines, the most pressing first."""
        par_groupe = ((groupe, tuple(ligne for ligne in self.lignes if ligne.groupe is groupe)) for groupe in Groupe)
        return tuple((groupe, lignes) for groupe, lignes in par_groupe if lignes)

    def pour(self, agent_id: str | None) -> AFaire:
        """Return what an agent must see to: hers, and what is for whoever is there."""
        return replace(self, lignes=tuple(ligne for ligne in self.lignes if ligne.agent_id in (None, agent_id)))
