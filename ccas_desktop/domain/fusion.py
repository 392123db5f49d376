"""Two dossiers made one: the dossier kept, and the number that led to the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ccas_desktop.domain.enregistrement import Enregistrement


@dataclass(frozen=True, kw_only=True)
class DossierFusionne(Enregistrement):
    """A dossier that is no more, its contents moved to the one kept: its number still leads there.

    Attributes:
        ancien_id: id it had, under which the journal tells what was done on it.
    """

    dossier_id: str
    ancien_id: str
    ancien_numero: str
    fusionne_le: datetime
