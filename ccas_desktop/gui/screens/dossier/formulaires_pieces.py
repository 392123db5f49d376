"""The forms of the papers that a legal aid waits for: those asked for, and what became of one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from ccas_desktop.application.demandes.pieces_attendues import PieceADemander, SaisieDemandeDePieces
from ccas_desktop.application.messages.suites import SORTS
from ccas_desktop.domain.demandes.aides_legales import DossierAideLegale
from ccas_desktop.domain.demandes.pieces_attendues import SortAttendue
from ccas_desktop.gui.forms import ChampChoix, ChampDate, ChampLong
from ccas_desktop.gui.screens.dossier.formulaires_aides import Formulaire

JOURS_LAISSES = 15


class FormulairePiecesLegales(Formulaire):
    """Asks for papers, one a line, until a day."""

    def __init__(self, aides: tuple[DossierAideLegale, ...], aujourdhui: date) -> None:
        self._aides, self._aujourdhui = {aide.id: aide for aide in aides}, aujourdhui
        choix = [(aide.id, f"{aide.libelle}, {aide.depose_le:%d/%m/%Y}") for aide in aides]
        super().__init__(
            {
                "pieces": ChampLong("Pièces à apporter", obligatoire=True, aide="Une par ligne.", lignes=4),
                "aide_legale_id": ChampChoix("Pour le dossier", choix, obligatoire=True),
                "le": ChampDate("Demandées le", obligatoire=True),
                "avant": ChampDate("À apporter avant le", obligatoire=True),
            },
            (("pieces",), ("aide_legale_id",), ("le", "avant")),
        )
        self.montrer()

    def montrer(self) -> None:
        """Show an empty form, for the latest aid, with the time usually left."""
        avant = self._aujourdhui + timedelta(days=JOURS_LAISSES)
        self.definir({"aide_legale_id": next(iter(self._aides), None), "le": self._aujourdhui, "avant": avant})

    def aide(self, valeurs: Mapping[str, Any]) -> DossierAideLegale:
        """Return the aid that waits for them."""
        return self._aides[valeurs["aide_legale_id"]]

    def saisie(self, valeurs: Mapping[str, Any]) -> SaisieDemandeDePieces:
        """Return what these values ask for."""
        lignes = (ligne.strip() for ligne in (valeurs["pieces"] or "").splitlines())
        pieces = tuple(PieceADemander(ligne) for ligne in lignes if ligne)
        return SaisieDemandeDePieces(pieces, valeurs["le"], valeurs["avant"])


class FormulaireSort(Formulaire):
    """Says what became of a paper, and when."""

    def __init__(self, aujourdhui: date) -> None:
        self._aujourdhui = aujourdhui
        sorts = [(sort.value, mot.texte) for sort, mot in SORTS.items() if sort is not SortAttendue.ATTENDUE]
        super().__init__(
            {
                "sort": ChampChoix("Cette pièce est", sorts, obligatoire=True),
                "le": ChampDate("Le", obligatoire=True),
            },
            (("sort", "le"),),
        )
        self.montrer()

    def montrer(self) -> None:
        """Show the usual answer: received today."""
        self.definir({"sort": SortAttendue.RECUE.value, "le": self._aujourdhui})
