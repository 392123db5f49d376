"""Where a datum comes from: declared by the person, seen on a paper, or certified by an administration."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class NatureProvenance(StrEnum):
    """The three origins of a datum, weakest first (domain.md, fact 30)."""

    DECLARE = "declare"
    VU_SUR_PIECE = "vu_sur_piece"
    CERTIFIE = "certifie"


@dataclass(frozen=True, order=True)
class Mois:
    """A month of the calendar, such as the one a quotient familial applies to."""

    annee: int
    mois: int

    def __str__(self) -> str:
        return f"{self.annee:04d}-{self.mois:02d}"

    @classmethod
    def lire(cls, texte: str) -> Mois:
        """Return the month of « 2026-05 ». Raises ValueError on anything else."""
        annee, _, mois = texte.partition("-")
        if len(annee) != 4 or len(mois) != 2 or not (annee + mois).isdigit() or not 1 <= int(mois) <= 12:
            raise ValueError(texte)
        return cls(int(annee), int(mois))


@dataclass(frozen=True)
class Provenance:
    """The origin of one datum, kept beside it for ever.

    Attributes:
        source: API source (`quotient_familial`…) when certified.
        fournisseur: the body that really answered (CNAF, MSA, RNCPS…).
        mois: month the value applies to.
        instant: UTC moment of the call, or of the entry.
        requete_id: request id given by the service, for its support.
        piece: the paper seen by the agent, when `vu_sur_piece`.
        a_certifier: entered in degraded mode, to be certified when the service answers again.
        motif: why the declared value was kept against a certified one.
        annee_revenus: income year of what an avis d’imposition says.
        personne: name of whom it is about, for a source that may be asked about several members of a foyer.
    """

    nature: NatureProvenance
    source: str | None = None
    fournisseur: str | None = None
    mois: Mois | None = None
    instant: datetime | None = None
    requete_id: str | None = None
    piece: str | None = None
    a_certifier: bool = False
    motif: str | None = None
    annee_revenus: int | None = None
    personne: str | None = None


DECLARE = Provenance(NatureProvenance.DECLARE)
