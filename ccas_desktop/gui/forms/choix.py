"""Fields where one picks: a list, a few words side by side, yes or no."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ccas_desktop.gui.forms.champ import Champ
from ccas_desktop.gui.widgets import ListeDeroulante

Choix = Sequence[tuple[str, str]]


class ChampChoix(Champ):
    """One of a list: typing its first letters selects it. `valeur` is the code."""

    def __init__(
        self, libelle: str, choix: Choix, *, aide: str = "", obligatoire: bool = False, invite: str = "Choisir…"
    ) -> None:
        self.liste = ListeDeroulante()
        super().__init__(libelle, self.liste, aide=aide, obligatoire=obligatoire)
        self._invite = invite
        self.definir_choix(choix)

        self.liste.activated.connect(self._on_modifie)

    def definir_choix(self, choix: Choix) -> None:
        """Offer another list; the value is kept when it is still in it."""
        valeur = self.valeur()
        self.liste.clear()
        for code, texte in (("", self._invite), *choix):
            self.liste.addItem(texte, code)
        self.definir_valeur(valeur)

    def valeur(self) -> str | None:
        return self.liste.currentData() or None

    def definir_valeur(self, valeur: str | None) -> None:
        self.restaurer(valeur or "")

    def brouillon(self) -> str:
        return self.valeur() or ""

    def restaurer(self, texte: str) -> None:
        self.liste.setCurrentIndex(max(0, self.liste.findData(texte)))
        self.effacer_erreur()


class BoutonsSegmentes(QWidget):
    """A few words side by side of which one is chosen; the arrows move between them.

    Signals:
        choisi: Emitted with the code when the person chooses.
    """

    choisi = Signal(str)

    def __init__(self, choix: Choix) -> None:
        super().__init__()
        self._groupe = QButtonGroup(self)
        self.boutons = {code: QPushButton(texte) for code, texte in choix}

        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(0, 0, 0, 0)
        ligne.setSpacing(0)
        for rang, bouton in enumerate(self.boutons.values()):
            self._ajouter(bouton, rang)
            ligne.addWidget(bouton)
        ligne.addStretch(1)

        self._groupe.buttonClicked.connect(lambda _bouton: self.choisi.emit(self.code or ""))
        self.setFocusProxy(next(iter(self.boutons.values())))
        # Qt stops there for Tab because of its proxy, and moves in the order of Tab only what may have the focus.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def code(self) -> str | None:
        """Return the code chosen, or None."""
        return next((code for code, bouton in self.boutons.items() if bouton.isChecked()), None)

    def choisir(self, code: str | None) -> None:
        """Check the button of that code, or none."""
        self._groupe.setExclusive(False)
        for connu, bouton in self.boutons.items():
            bouton.setChecked(connu == code)
        self._groupe.setExclusive(True)
        self.setFocusProxy(self.boutons.get(code or "") or next(iter(self.boutons.values())))

    def _ajouter(self, bouton: QPushButton, rang: int) -> None:
        bouton.setCheckable(True)
        bouton.setProperty("role", "segment")
        dernier = rang == len(self.boutons) - 1
        bouton.setProperty("place", "debut" if rang == 0 else "fin" if dernier else "milieu")
        # The checked word is bold: the place for it is kept, so that nothing moves.
        gras = QFont(bouton.font())
        gras.setBold(True)
        bouton.setMinimumWidth(QFontMetrics(gras).horizontalAdvance(bouton.text()) + 32)
        self._groupe.addButton(bouton)


class ChampSegments(Champ):
    """A choice of two to four words, all visible. `valeur` is the code."""

    def __init__(self, libelle: str, choix: Choix, *, aide: str = "", obligatoire: bool = False) -> None:
        self.segments = BoutonsSegmentes(choix)
        super().__init__(libelle, self.segments, aide=aide, obligatoire=obligatoire)

        self.segments.choisi.connect(self._on_modifie)

    def valeur(self) -> object:
        return self.segments.code

    def definir_valeur(self, valeur: object) -> None:
        self.restaurer("" if valeur is None else str(valeur))

    def brouillon(self) -> str:
        return self.segments.code or ""

    def restaurer(self, texte: str) -> None:
        self.segments.choisir(texte or None)
        self.effacer_erreur()

    def _controles_marques(self) -> tuple[QWidget, ...]:
        return tuple(self.segments.boutons.values())

    def _nommer(self) -> None:
        super()._nommer()
        for bouton in self.segments.boutons.values():
            bouton.setAccessibleName(f"{self.libelle} : {bouton.text()}")

    def _decrire(self) -> None:
        super()._decrire()
        for bouton in self.segments.boutons.values():
            bouton.setAccessibleDescription(self.segments.accessibleDescription())


class ChampOuiNon(ChampSegments):
    """Yes, no, or not known. `valeur` is True, False or None."""

    def __init__(
        self, libelle: str, *, aide: str = "", obligatoire: bool = False, inconnu: str = "Ne sait pas"
    ) -> None:
        super().__init__(
            libelle, (("oui", "Oui"), ("non", "Non"), ("inconnu", inconnu)), aide=aide, obligatoire=obligatoire
        )

    def valeur(self) -> bool | None:
        return {"oui": True, "non": False}.get(self.segments.code or "")

    def definir_valeur(self, valeur: object) -> None:
        self.restaurer({True: "oui", False: "non"}.get(valeur, "") if isinstance(valeur, bool) else "")
