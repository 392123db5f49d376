"""Reads the pages that a long list shows, off the GUI thread, and gives up those that are no more in view."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from ccas_desktop.gui.tables.table_pages import TablePages
from ccas_desktop.gui.travaux.jobs import Annulation, Jobs

LireTextes = Callable[[Sequence[int]], Sequence[tuple[int, Sequence[str]]]]


class LecturePages(QObject):
    """Fills a table; `lire` returns the rank and the texts of each row asked for that still exists."""

    def __init__(self, table: TablePages, jobs: Jobs, echec: Callable[[Exception], None]) -> None:
        super().__init__(table)
        self._table = table
        self._jobs = jobs
        self._echec = echec
        self._lire: LireTextes | None = None
        self._en_cours: dict[int, Annulation] = {}

        table.modele.page_voulue.connect(self._on_page_voulue)
        table.modele.modelAboutToBeReset.connect(self.abandonner)

    def definir(self, lire: LireTextes) -> None:
        """Read the rows by this from now on."""
        self._lire = lire

    def abandonner(self) -> None:
        """Give up what is being read."""
        for page in list(self._en_cours):
            self._abandonner(page)

    def _on_page_voulue(self, page: int) -> None:
        vues = self._table.pages_en_vue()
        for ancienne in [p for p in self._en_cours if p not in vues]:
            self._abandonner(ancienne)
        rangs, lire = list(self._table.modele.rangs_de_la_page(page)), self._lire
        if lire is None:
            return
        self._en_cours[page] = self._jobs.lire(
            lambda: lire(rangs),
            then=lambda lues: self._on_lues(page, rangs, dict(lues)),
            failed=lambda erreur: self._on_echec(page, erreur),
            owner=self,
        )

    def _on_lues(self, page: int, rangs: Sequence[int], lues: dict[int, Sequence[str]]) -> None:
        self._en_cours.pop(page, None)
        vides = [""] * len(self._table.modele.colonnes)
        self._table.modele.recevoir(page, rangs, [lues.get(rang, vides) for rang in rangs])

    def _on_echec(self, page: int, erreur: Exception) -> None:
        self._en_cours.pop(page, None)
        self._echec(erreur)

    def _abandonner(self, page: int) -> None:
        self._en_cours.pop(page).annuler()
        self._table.modele.oublier(page)
