"""The views of a list, each with how many rows it holds; the one chosen is pressed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ccas_desktop.application.listes.phrases import nombre_en_mots
from ccas_desktop.application.listes.vues import Vue
from ccas_desktop.gui.forms import LigneTexte
from ccas_desktop.gui.widgets import Bouton, DispositionFlux, RoleBouton, placer_avant

_MARGES = 30


class BarreVues(QFrame):
    """One button a view, then what keeps the present filter as one more.

    Signals:
        choisie: Emitted with the Vue chosen.
        a_garder: Emitted with the name under which the present filter is to be kept.
        a_retirer: Emitted with the Vue of the office to forget.
    """

    choisie = Signal(object)
    a_garder = Signal(str)
    a_retirer = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Vues")
        self.boutons: dict[str, Bouton] = {}
        self._vues: dict[str, Vue] = {}
        self._nombres: dict[str, int] = {}
        self._choisie = ""
        self.garder = Bouton("Garder cette vue…", "ajouter", RoleBouton.DISCRET)
        self.retirer = Bouton("Retirer cette vue", "supprimer", RoleBouton.DISCRET)
        self.nom = LigneTexte("Nom de la vue", exemple="Énergie, ce trimestre")
        self.enregistrer = Bouton("Garder pour tout le CCAS")
        self.abandonner = Bouton("Abandonner", role=RoleBouton.DISCRET)
        self.saisie = QWidget()

        self._flux = DispositionFlux(self, espace=6)
        for widget in (self.garder, self.retirer, self.saisie):
            self._flux.addWidget(widget)
        ligne = QHBoxLayout(self.saisie)
        ligne.setContentsMargins(0, 0, 0, 0)
        for widget in (self.nom, self.enregistrer, self.abandonner):
            ligne.addWidget(widget)
        self.nom.setMinimumWidth(240)
        self.saisie.hide()
        self.retirer.hide()

        self.garder.clicked.connect(self._on_garder)
        self.retirer.clicked.connect(lambda: self.a_retirer.emit(self._vues[self._choisie]))
        self.enregistrer.clicked.connect(lambda: self.a_garder.emit(self.nom.brouillon()))
        self.nom.ligne.returnPressed.connect(lambda: self.a_garder.emit(self.nom.brouillon()))
        self.abandonner.clicked.connect(self.fermer)

    def definir(self, vues: Sequence[Vue], choisie: str) -> None:
        """Offer these views; the one that had the focus keeps it."""
        quittee = next((code for code, bouton in self.boutons.items() if bouton.hasFocus()), "")
        for bouton in self.boutons.values():
            self._flux.removeWidget(bouton)
            bouton.setParent(None)
            bouton.deleteLater()
        self._vues = {vue.code: vue for vue in vues}
        self.boutons = {vue.code: self._bouton(rang, vue) for rang, vue in enumerate(vues)}
        placer_avant(self.garder, self.boutons.values())
        self.montrer(choisie)
        self.compter(self._nombres)
        if quittee in self.boutons:
            self.boutons[quittee].setFocus()

    def montrer(self, choisie: str) -> None:
        """Show which view the list is; an unknown one is none of them."""
        self._choisie = choisie if choisie in self._vues else ""
        for code, bouton in self.boutons.items():
            bouton.setChecked(code == self._choisie)
        vue = self._vues.get(self._choisie)
        self.retirer.setVisible(vue is not None and vue.gardee is not None)

    def compter(self, nombres: Mapping[str, int]) -> None:
        """Show how many rows each view holds."""
        self._nombres.update(nombres)
        for code, bouton in self.boutons.items():
            nom = self._vues[code].nom.replace("&", "&&")
            nombre = self._nombres.get(code)
            bouton.setText(nom if nombre is None else f"{nom} ({nombre_en_mots(nombre)})")
            # The view chosen is bold: the place for it is kept, so that nothing moves.
            gras = QFont(bouton.font())
            gras.setBold(True)
            bouton.setMinimumWidth(QFontMetrics(gras).horizontalAdvance(bouton.text()) + _MARGES)

    def fermer(self) -> None:
        """Ask for a name no more."""
        self.saisie.hide()
        self.garder.show()
        self.garder.setFocus()

    def _bouton(self, rang: int, vue: Vue) -> Bouton:
        bouton = Bouton(vue.nom)
        bouton.setCheckable(True)
        bouton.setProperty("role", "segment")
        bouton.setProperty("place", "seul")
        bouton.clicked.connect(lambda _coche=False: self._on_choisie(vue))
        self._flux.inserer(rang, bouton)
        return bouton

    def _on_choisie(self, vue: Vue) -> None:
        self.montrer(vue.code)
        self.choisie.emit(vue)

    def _on_garder(self) -> None:
        vue = self._vues.get(self._choisie)
        self.nom.restaurer(vue.nom if vue is not None and vue.gardee is not None else "")
        self.garder.hide()
        self.saisie.show()
        self.nom.ligne.setFocus()
