"""A letter that was produced: kept with its file, reprinted as a duplicata."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ccas_desktop.domain.enregistrement import Enregistrement


@dataclass(frozen=True, kw_only=True)
class Courrier(Enregistrement):
    """One letter.

    Attributes:
        modele: code of the letter (`accord`, `refus`…).
        contenu: the data it was made from, as JSON, so that a duplicata says the same.
        caracteres_remplaces: characters that no font could write, announced to the agent.
        impressions: how many times it was sent to a printer; from the second, the paper says DUPLICATA.
    The PDF itself is read apart (`Lecture.pdf_du_courrier`): lists never load it.
    """

    dossier_id: str
    demande_id: str
    modele: str
    produit_le: datetime
    contenu: str
    decision_id: str | None = None
    caracteres_remplaces: tuple[str, ...] = ()
    impressions: int = 0
