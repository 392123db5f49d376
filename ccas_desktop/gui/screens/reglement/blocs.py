"""The pieces that draw a form of the language and write what is typed in the table it is of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ccas_desktop.application.redaction_aides.formes import (
    Element,
    Entree,
    Forme,
    Genre,
    Selon,
    Table,
)
from ccas_desktop.gui.screens.reglement.champs import champ_de, montrer_valeur, valeur_du_champ
from ccas_desktop.gui.theme import theme_porte

LARGEUR_EN_LIGNE, LARGEUR_MAX_EN_LIGNE = 88, 132
_COURTS = (Genre.TEXTE, Genre.NOMBRE, Genre.ENTIER, Genre.DATE, Genre.OUI_NON, Genre.JOUR_DU_MOIS)


class Bloc(QWidget):
    """A piece of a form.

    Attributes:
        premier_controle: takes the focus first. Not a focus proxy: Tab would skip to it what is before.

    Signals:
        modifie: Emitted after each change, already written in the table.
        quitte: Emitted when a field is left, or something added or taken away: the draft is worth saving at once.
    """

    modifie = Signal()
    quitte = Signal()
    premier_controle: QWidget | None = None

    def montrer(self, fautes: Mapping[str, str]) -> None:
        """Show each fault (place, sentence) at its field."""

    def aller(self, chemin: str) -> bool:
        """Give the focus to the field of a place; return whether it is here."""
        raise NotImplementedError

    def suivre(self, bloc: Bloc) -> None:
        """Pass on what a piece inside says."""
        bloc.modifie.connect(self.modifie)
        bloc.quitte.connect(self.quitte)


class BlocEntree(Bloc):
    """One key in one field."""

    def __init__(self, entree: Entree, table: Table, chemin: str) -> None:
        super().__init__()
        self.entree = entree
        self._table = table
        self._chemin = sous(chemin, entree.cle)
        self.champ = champ_de(entree)
        montrer_valeur(entree, self.champ, table.get(entree.cle))
        ligne = QVBoxLayout(self)
        ligne.setContentsMargins(0, 0, 0, 0)
        ligne.addWidget(self.champ)
        self.premier_controle = self.champ.controle

        self.champ.modifie.connect(self._on_modifie)
        self.champ.quitte.connect(self.quitte)

    def montrer(self, fautes: Mapping[str, str]) -> None:
        dedans = (f"{self._chemin}[", f"{self._chemin}.")
        phrase = next((p for lieu, p in fautes.items() if lieu == self._chemin or lieu.startswith(dedans)), "")
        if not phrase:
            self.champ.effacer_erreur()
        elif phrase != self.champ.erreur:
            self.champ.montrer_erreur(phrase)

    def aller(self, chemin: str) -> bool:
        if chemin != self._chemin and not chemin.startswith((f"{self._chemin}[", f"{self._chemin}.")):
            return False
        self.champ.controle.setFocus()
        return True

    def _on_modifie(self) -> None:
        valeur = valeur_du_champ(self.entree, self.champ)
        if self.entree.facultative and valeur in ("", []):
            self._table.pop(self.entree.cle, None)
        else:
            self._table[self.entree.cle] = valeur
        self.modifie.emit()


class BlocForme(Bloc):
    """A whole form, two short fields a row; in a row of its own when each element of a list is one."""

    def __init__(self, forme: Forme, table: Table, chemin: str, *, en_ligne: bool = False) -> None:
        super().__init__()
        self.blocs: list[Bloc] = []
        self._chemin = chemin
        self._faute = QLabel()
        self._faute.setProperty("role", "erreur")
        self._faute.setWordWrap(True)
        self._faute.hide()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_porte().espaces["petit"])
        colonne.addWidget(self._faute)
        for element in forme:
            self._ajouter(element, table, en_ligne=en_ligne)
        colonne.addLayout(self._en_ligne() if en_ligne else self._en_grille(forme))

    def montrer(self, fautes: Mapping[str, str]) -> None:
        phrase = fautes.get(self._chemin, "") if self._chemin else ""
        self._faute.setText(phrase)
        self._faute.setVisible(bool(phrase))
        for bloc in self.blocs:
            bloc.montrer(fautes)

    def aller(self, chemin: str) -> bool:
        if any(bloc.aller(chemin) for bloc in self.blocs):
            return True
        if chemin != self._chemin or not self.blocs:
            return False
        self.premier().setFocus()
        return True

    def premier(self) -> QWidget:
        """Return what takes the focus first."""
        return self.blocs[0].premier_controle or self.blocs[0]

    def _ajouter(self, element: Element, table: Table, *, en_ligne: bool) -> None:
        bloc = bloc_de(element, table, self._chemin, en_ligne=en_ligne)
        if isinstance(element, Selon) and isinstance(bloc, BlocSelon):
            maitre = next(b for b in self.blocs if isinstance(b, BlocEntree) and b.entree.cle == element.cle)
            maitre.modifie.connect(bloc.actualiser)
        self.suivre(bloc)
        self.blocs.append(bloc)

    def _en_ligne(self) -> QHBoxLayout:
        ligne = QHBoxLayout()
        ligne.setSpacing(theme_porte().espaces["petit"])
        for bloc in self.blocs:
            ligne.addWidget(bloc)
        ligne.addStretch(1)
        return ligne

    def _en_grille(self, forme: Forme) -> QGridLayout:
        espaces = theme_porte().espaces
        grille = QGridLayout()
        grille.setHorizontalSpacing(espaces["moyen"])
        grille.setVerticalSpacing(espaces["moyen"])
        grille.setColumnStretch(0, 1)
        grille.setColumnStretch(1, 1)
        rangee, colonne = 0, 0
        for element, bloc in zip(forme, self.blocs, strict=True):
            court = isinstance(element, Entree) and element.genre in _COURTS
            if not court and colonne:
                rangee, colonne = rangee + 1, 0
            grille.addWidget(bloc, rangee, colonne, 1, 1 if court else 2)
            rangee, colonne = (rangee, 1) if court and not colonne else (rangee + 1, 0)
        return grille


class BlocSelon(Bloc):
    """What is asked for after the value of another field; made anew when that changes."""

    def __init__(self, selon: Selon, table: Table, chemin: str, *, en_ligne: bool) -> None:
        super().__init__()
        self._selon = selon
        self._table = table
        self._chemin = chemin
        self._en_ligne = en_ligne
        self._valeur = table.get(selon.cle)
        self._contenu: BlocForme | None = None
        self._colonne = QVBoxLayout(self)
        self._colonne.setContentsMargins(0, 0, 0, 0)
        self._dessiner()

    def actualiser(self) -> None:
        """Draw what goes with the value now chosen; what suited the former one only is dropped."""
        valeur = self._table.get(self._selon.cle)
        if valeur == self._valeur:
            return
        self._valeur = valeur
        for cle in self._selon.cles:
            self._table.pop(cle, None)
        self._dessiner()
        self.modifie.emit()

    def montrer(self, fautes: Mapping[str, str]) -> None:
        if self._contenu is not None:
            self._contenu.montrer({lieu: p for lieu, p in fautes.items() if lieu != self._chemin})

    def aller(self, chemin: str) -> bool:
        return self._contenu is not None and chemin != self._chemin and self._contenu.aller(chemin)

    def _dessiner(self) -> None:
        if self._contenu is not None:
            self._colonne.removeWidget(self._contenu)
            self._contenu.hide()
            self._contenu.deleteLater()
        self._contenu = None
        forme = self._selon.forme(self._valeur)
        # Never shown before it is in a page: it would be a window of its own.
        if self.parentWidget() is not None or not forme:
            self.setVisible(bool(forme))
        if forme:
            self._contenu = BlocForme(forme, self._table, self._chemin, en_ligne=self._en_ligne)
            self.suivre(self._contenu)
            self._colonne.addWidget(self._contenu)
            self._contenu.show()


def bloc_de(element: Element, table: Table, chemin: str, *, en_ligne: bool = False) -> Bloc:
    """Return the piece that draws an element."""
    bloc = _FABRIQUES[type(element)](element, table, chemin, en_ligne)
    if en_ligne and isinstance(element, Entree):
        bloc.setMinimumWidth(LARGEUR_EN_LIGNE)
        if element.genre in (Genre.NOMBRE, Genre.ENTIER):
            bloc.setMaximumWidth(LARGEUR_MAX_EN_LIGNE)
    return bloc


def dessiner_par(genre: type[Element], fabrique: Fabrique) -> None:
    """Say which piece draws a kind of element: those that hold other forms are above this module."""
    _FABRIQUES[genre] = fabrique


def sous(chemin: str, cle: str) -> str:
    """Return the place of a key in a table."""
    return f"{chemin}.{cle}" if chemin else cle


Fabrique = Callable[[Any, Table, str, bool], Bloc]
_FABRIQUES: dict[type[Element], Fabrique] = {
    Entree: lambda entree, table, chemin, _en_ligne: BlocEntree(entree, table, chemin),
    Selon: lambda selon, table, chemin, en_ligne: BlocSelon(selon, table, chemin, en_ligne=en_ligne),
}
