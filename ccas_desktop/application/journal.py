"""Who did what, when, on which dossier: what each write leaves behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True)
class Auteur:
    """The agent at work. `id` is None for the program itself (first start, command line)."""

    nom: str
    id: str | None = None


class Action(StrEnum):
    """What a journal entry tells."""

    CREATION = "creation"
    MODIFICATION = "modification"
    SUPPRESSION = "suppression"
    IMPRESSION = "impression"
    APPEL_API = "appel_api"
    PURGE = "purge"
    COMPROMISSION = "compromission"
    EXPORT = "export"


# What an undo can turn back: an act that wrote a record.
ECRITURES = frozenset({Action.CREATION, Action.MODIFICATION, Action.SUPPRESSION})


@dataclass(frozen=True)
class EntreeJournal:
    """One line of the journal.

    Attributes:
        numero: rank in the journal; the version of the record it wrote.
        objet: kind of record, such as `usager` or `decision`.
        avant, apres: the record as JSON before and after; empty for a creation, a removal or an act.
        lot: what it was done with, one id for a whole unit of work; None for the entries of the first versions.
        annule: the lot that it undoes, record by record.
    """

    numero: int
    instant: datetime
    auteur: Auteur
    action: Action
    objet: str
    objet_id: str
    dossier_id: str | None
    avant: str = ""
    apres: str = ""
    lot: str | None = None
    annule: str | None = None
