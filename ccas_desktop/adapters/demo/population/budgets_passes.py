"""The budgets frozen at the past demandes of the demonstration: not quite those of today."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from ccas_desktop.domain.dossiers.budget import BlocBudget, LigneBudget

EURO = Decimal(1)
# What energy and rent cost then, compared with now.
_HIER = {"loyer": Decimal("0.97"), "electricite": Decimal("0.88"), "gaz": Decimal("0.85"), "eau": Decimal("0.95")}


def budget_d_alors(lignes: tuple[LigneBudget, ...], *, en_cours: bool) -> tuple[LigneBudget, ...]:
    """Return the budget that a request was deposited with: that of today for one that waits for its decision."""
    return lignes if en_cours else _hier(lignes)


def _hier(lignes: tuple[LigneBudget, ...]) -> tuple[LigneBudget, ...]:
    """Return the lines of that time: cheaper energy and rent, and no debt yet."""
    gardees = (ligne for ligne in lignes if ligne.bloc is not BlocBudget.DETTES_CREDITS)
    return tuple(
        replace(ligne, montant=(ligne.montant * _HIER.get(ligne.nature, EURO)).quantize(EURO, ROUND_HALF_UP))
        for ligne in gardees
    )
