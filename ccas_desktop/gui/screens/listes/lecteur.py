"""Reads one list off the GUI thread: its first page at once, then all its ranks, then its counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from ccas_desktop.application.listes.lecture import LigneListe, lire_contexte, lire_lignes
from ccas_desktop.application.listes.modele import ContexteListe, Liste
from ccas_desktop.application.listes.vues import Vue, compter_vues, vues_de_la_liste
from ccas_desktop.application.ports.listes import CompteListe, RequeteListe
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.tables.modele_pages import LIGNES_PAR_PAGE
from ccas_desktop.gui.travaux.jobs import Annulation

# The whole order is read once the person stops typing: the first page of the next key does not wait for it.
PAUSE_MS = 120


T = TypeVar("T")


class LecteurListe(QObject):
    """Answers the last request only.

    Signals:
        pret: Emitted with the ContexteListe and the views, once.
        premieres: Emitted with the rows of the first page.
        rangs: Emitted with the ranks of every row.
        compte: Emitted with the CompteListe of the request.
        vues: Emitted with the views, when those of the office changed.
        nombres: Emitted with the number of rows of each view, by code.
    """

    pret = Signal(object, object)
    premieres = Signal(object)
    rangs = Signal(object)
    compte = Signal(object)
    vues = Signal(object)
    nombres = Signal(object)

    def __init__(self, poste: Poste, liste: Liste, parent: QObject) -> None:
        super().__init__(parent)
        self._poste = poste
        self.liste = liste
        self._requete: RequeteListe | None = None
        self._vues: Sequence[Vue] = ()
        self._contexte: ContexteListe | None = None
        self._annulations: list[Annulation] = []
        self._suite = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._suite.timeout.connect(self._lire_tout)

    def ouvrir(self) -> None:
        """Read what the list needs besides its rows."""
        services, liste = self._poste.services, self.liste
        self._lire(lambda: (lire_contexte(services, liste), vues_de_la_liste(services, liste)), self._on_pret)

    def demander(self, requete: RequeteListe) -> None:
        """Read the rows of a request; what was being read for another is given up."""
        self.abandonner()
        self._requete = requete
        services, annulation = self._poste.services, Annulation()

        def lire() -> Sequence[LigneListe]:
            with services.base.lecture() as base:
                rangs = base.rangs_de_liste(requete, limite=LIGNES_PAR_PAGE, annule=lambda: annulation.annulee)
            return self.lignes(rangs)

        self._lire(lire, self._on_premieres, annulation)

    def relire_les_vues(self) -> None:
        """Read the views again, and count their rows."""
        services, liste = self._poste.services, self.liste
        self._lire(lambda: vues_de_la_liste(services, liste), self._on_vues)

    def lignes(self, rangs: Sequence[int]) -> tuple[LigneListe, ...]:
        """Return the rows of these ranks; to be called off the GUI thread."""
        assert self._contexte is not None  # noqa: S101  rows are asked for once `pret`
        return lire_lignes(self._poste.services, self.liste, self._contexte, rangs)

    def abandonner(self) -> None:
        """Give up what is being read."""
        self._suite.stop()
        for annulation in self._annulations:
            annulation.annuler()
        self._annulations.clear()

    def _on_pret(self, lus: tuple[ContexteListe, Sequence[Vue]]) -> None:
        self._contexte, self._vues = lus
        self.pret.emit(*lus)

    def _on_premieres(self, lignes: Sequence[LigneListe]) -> None:
        self.premieres.emit(lignes)
        self._suite.start()

    def _lire_tout(self) -> None:
        requete, services, annulation = self._requete, self._poste.services, Annulation()
        if requete is None:
            return

        def lire() -> Sequence[int]:
            with services.base.lecture() as base:
                return base.rangs_de_liste(requete, annule=lambda: annulation.annulee)

        self._lire(lire, self._on_rangs, annulation)

    def _on_rangs(self, rangs: Sequence[int]) -> None:
        self.rangs.emit(rangs)
        requete, services = self._requete, self._poste.services
        if requete is None:
            return

        def compter() -> CompteListe:
            with services.base.lecture() as base:
                return base.compter_liste(requete)

        self._lire(compter, self._on_compte)

    def _on_compte(self, compte: CompteListe) -> None:
        self.compte.emit(compte)
        self._compter_les_vues()

    def _on_vues(self, vues: Sequence[Vue]) -> None:
        self._vues = vues
        self.vues.emit(vues)
        self._compter_les_vues()

    def _compter_les_vues(self) -> None:
        services, contexte, vues, annulation = self._poste.services, self._contexte, self._vues, Annulation()
        if contexte is None:
            return
        self._lire(
            lambda: compter_vues(services, self.liste, contexte, vues, lambda: annulation.annulee),
            self.nombres.emit,
            annulation,
        )

    def _lire(
        self, travail: Callable[[], T], ensuite: Callable[[T], None], annulation: Annulation | None = None
    ) -> None:
        self._annulations.append(
            self._poste.jobs.lire(
                travail, then=ensuite, failed=self._poste.avis.erreur, owner=self, annulation=annulation
            )
        )
