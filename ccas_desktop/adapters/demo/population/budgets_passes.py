"""The budgets frozen at the past demandes of the demonstration: not quite those of today."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from ccas_desktop.application.dossiers.instantanes import figer_budget
from ccas_desktop.application.ports import Ecriture
from ccas_desktop.domain.dossiers.budget import BlocBudget, LigneBudget
from ccas_desktop.domain.dossiers.dossier import DossierComplet
from ccas_desktop.domain.dossiers.instantanes import Occasion

EURO = Decimal(1)
# What energy and rent cost then, compared with now.
_HIER = {"loyer": Decimal("0.97"), "electricite": Decimal("0.88"), "gaz": Decimal("0.85"), "eau": Decimal("0.95")}


def figer_le_passe(base: Ecriture, complet: DossierComplet) -> None:
    """Freeze a budget at each demande already deposited; only the latest is that of today."""
    resumes = base.demandes_du_dossier(complet.dossier.id)
    for rang, resume in enumerate(resumes):
        budget = complet.budget if rang == 0 and resume.demande.est_en_instruction else _hier(complet.budget)
        jour, depot = resume.demande.deposee_le, Occasion.DEPOT
        figer_budget(base, replace(complet, budget=budget), jour, depot, demande_id=resume.demande.id)


def _hier(lignes: tuple[LigneBudget, ...]) -> tuple[LigneBudget, ...]:
    """Return the lines of that time: cheaper energy and rent, and no debt yet."""
    gardees = (ligne for ligne in lignes if ligne.bloc is not BlocBudget.DETTES_CREDITS)
    return tuple(
        replace(ligne, montant=(ligne.montant * _HIER.get(ligne.nature, EURO)).quantize(EURO, ROUND_HALF_UP))
        for ligne in gardees
    )
