"""What the rules of a request want the data to be of: the month and the income years to ask an administration for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ccas_desktop.application.demandes.precisions import MOIS_GARDES
from ccas_desktop.domain.certifie.impot import annees_de_revenus
from ccas_desktop.domain.provenance import Mois, Provenance
from ccas_desktop.domain.reglement.faits.donnees_datees import datees_lues
from ccas_desktop.domain.reglement.modele.definitions import DonneeDatee, Moment
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement
from ccas_desktop.domain.reglement.modele.periodes import AnneesAvant, PeriodeVoulue, recule


@dataclass(frozen=True)
class PeriodesVoulues:
    """The periods that the rules of one request want, by code of the fact of the catalogue; none for most rules.

    Attributes:
        aujourdhui: the day an administration would be asked.
        voulues: each with the day it is counted from.
    """

    aujourdhui: date
    voulues: Mapping[str, tuple[tuple[PeriodeVoulue, date], ...]] = field(default_factory=dict)

    def mois_a_demander(self, code: str) -> Mois | None:
        """Return the past month to ask for; None when the present one serves, or that wanted can no longer be had."""
        present = Mois(self.aujourdhui.year, self.aujourdhui.month)
        voulus = (periode.mois_du(jour) for periode, jour in self.voulues.get(code, ()))
        possibles = (mois for mois in voulus if mois and recule(present, MOIS_GARDES) <= mois < present)
        return next(possibles, None)

    @property
    def annees_a_demander(self) -> tuple[int, ...]:
        """Return the income years to ask the DGFIP for, the likeliest first; those of any avis when no rule says."""
        usuelles, voulues = annees_de_revenus(self.aujourdhui), self._annees
        autres = sorted(voulues.difference(usuelles), reverse=True)
        return (*(annee for annee in usuelles if not voulues or annee in voulues), *autres)

    def convient(self, code: str, provenance: Provenance) -> bool:
        """Tell whether a value serves one rule at least; any does when no rule wants a period."""
        voulues = self.voulues.get(code, ())
        return not voulues or any(periode.convient(provenance, jour) for periode, jour in voulues)

    def en_mots(self, code: str) -> str:
        """Return what is wanted of a fact: « mois de janvier 2026 »; empty when any period serves."""
        return " et ".join(dict.fromkeys(p.en_mots(jour) for p, jour in self.voulues.get(code, ())))

    @property
    def _annees(self) -> set[int]:
        voulues = (v for periodes in self.voulues.values() for v in periodes)
        return {a for periode, jour in voulues if isinstance(periode, AnneesAvant) for a in periode.annees_du(jour)}


def periodes_voulues(aide: Aide, reglement: Reglement, *, depot: date | None, aujourdhui: date) -> PeriodesVoulues:
    """Return what the rules of an aid want, counted from the deposit or from the decision."""
    voulues: dict[str, list[tuple[PeriodeVoulue, date]]] = {}
    for datee in datees_lues(aide.indicateurs, reglement.definitions_par_code):
        jour = depot if depot is not None and datee.moment is Moment.DEPOT else aujourdhui
        for code in _bruts(datee):
            voulues.setdefault(code, []).append((datee.periode, jour))
    return PeriodesVoulues(aujourdhui, {code: tuple(dict.fromkeys(lues)) for code, lues in voulues.items()})


def _bruts(datee: DonneeDatee) -> tuple[str, ...]:
    return PAR_CODE[datee.de.code].depend_de or (datee.de.code,)
