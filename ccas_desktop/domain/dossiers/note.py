"""A dated note of a dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ccas_desktop.domain.enregistrement import Enregistrement


@dataclass(frozen=True, kw_only=True)
class Note(Enregistrement):
    """What an agent wrote of a dossier, and when; the person may ask to read it."""

    dossier_id: str
    ecrite_le: datetime
    auteur: str
    texte: str
