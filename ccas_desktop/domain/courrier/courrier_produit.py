"""A letter that was produced: kept with its file, reprinted as a duplicata."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ccas_desktop.domain.enregistrement import Enregistrement


class ModeRemise(StrEnum):
    """How a letter reached the person."""

    MAIN_PROPRE = "main_propre"
    POSTE = "poste"


class EtatCourrier(StrEnum):
    """What is still to be done with a letter."""

    A_IMPRIMER = "a_imprimer"
    A_REMETTRE = "a_remettre"
    REMIS = "remis"

    @classmethod
    def de(cls, impressions: int, *, remis: bool) -> EtatCourrier:
        """Return the state of a letter; one that was handed over needs no printing any more."""
        if remis:
            return cls.REMIS
        return cls.A_REMETTRE if impressions else cls.A_IMPRIMER


@dataclass(frozen=True, kw_only=True)
class Courrier(Enregistrement):
    """One letter.

    Attributes:
        modele: code of the letter (`accord`, `refus`…).
        contenu: the data it was made from, as JSON, so that a duplicata says the same.
        caracteres_remplaces: characters that no font could write, announced to the agent.
        impressions: how many times it was sent to a printer; from the second, the paper says DUPLICATA.
        remis_le, mode_remise: civil day it was handed over or posted, and how; None as long as it was not.
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
    remis_le: date | None = None
    mode_remise: ModeRemise | None = None

    @property
    def deja_signe(self) -> bool:
        """Tell whether it was put on paper or handed over, so signed: what is printed next is only a copy of it."""
        return self.impressions > 0 or self.remis_le is not None
