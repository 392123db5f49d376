"""Parts of one page, one shown at a time, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ccas_desktop.gui.theme import theme_porte

Fabrique = Callable[[], QWidget]


class Onglets(QWidget):
    """A bar of tabs and the part shown; Ctrl+Page suivante and Ctrl+Page précédente go from one to the next.

    Attributes:
        barre: the bar, reached by Tab; the arrows move in it.

    Signals:
        choisi: Emitted with the code of the tab once its part is shown.
    """

    choisi = Signal(str)

    def __init__(self, nom: str, onglets: Sequence[tuple[str, str, Fabrique]], *, choisi: str = "") -> None:
        super().__init__()
        self._codes = [code for code, _titre, _fabrique in onglets]
        self._fabriques = {code: fabrique for code, _titre, fabrique in onglets}
        self._parties: dict[str, QWidget] = {}
        self.barre = QTabBar()
        self.barre.setAccessibleName(nom)
        self.barre.setUsesScrollButtons(True)
        self.barre.setExpanding(False)
        self._pile = QStackedWidget()

        for _code, titre, _fabrique in onglets:
            self.barre.addTab(titre.replace("&", "&&"))
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(0)
        ligne = QHBoxLayout()
        ligne.setContentsMargins(theme_porte().espaces["petit"], 0, 0, 0)
        ligne.addWidget(self.barre, 1)
        colonne.addLayout(ligne)
        colonne.addWidget(self._pile, 1)
        # The first part made is the one wanted: none is made to be left at once.
        premier = self._codes.index(choisi) if choisi in self._codes else 0
        self.barre.setCurrentIndex(premier)
        self._montrer(premier)

        self.barre.currentChanged.connect(self._montrer)
        QShortcut(QKeySequence("Ctrl+PgDown"), self, lambda: self._avancer(1))
        QShortcut(QKeySequence("Ctrl+PgUp"), self, lambda: self._avancer(-1))

    def sujet_d_aide(self) -> str:
        """Return what the manual has on the part shown, when it says so."""
        return str(getattr(self.page(), "PAGE_AIDE", ""))

    @property
    def code(self) -> str:
        """Return the code of the tab shown."""
        return self._codes[self.barre.currentIndex()]

    def page(self) -> QWidget:
        """Return the part shown."""
        return self._parties[self.code]

    def choisir(self, code: str) -> None:
        """Show a tab; an unknown code changes nothing."""
        if code in self._codes:
            self.barre.setCurrentIndex(self._codes.index(code))

    def definir_titre(self, code: str, titre: str) -> None:
        """Say something else on a tab, such as how many things it holds."""
        self.barre.setTabText(self._codes.index(code), titre.replace("&", "&&"))

    def _avancer(self, pas: int) -> None:
        self.barre.setCurrentIndex((self.barre.currentIndex() + pas) % self.barre.count())

    def _montrer(self, rang: int) -> None:
        code = self._codes[rang]
        if code not in self._parties:
            self._parties[code] = self._fabriques[code]()
            self._pile.addWidget(self._parties[code])
        self._pile.setCurrentWidget(self._parties[code])
        self.choisi.emit(code)
