"""The numéro fiscal: typed for one call, in no draft, never copied, gone as soon as it is taken."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ccas_desktop.domain.certifie.impot import Spi
from ccas_desktop.gui.forms.secret import ChampSecret


class ChampSpi(ChampSecret):
    """Shows the digits while they are typed, hides them after; Qt copies nothing out of a hidden field."""

    def __init__(self, libelle: str, *, aide: str = "") -> None:
        super().__init__(libelle, aide=aide)
        self.ligne.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self.ligne.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhDigitsOnly
        )
        self.ligne.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.ligne.setMaximumWidth(190)

    def prendre(self) -> Spi:
        """Return the number and empty the field; what cannot be one stays to be corrected. Raises RefusMetier."""
        spi = Spi(self.ligne.text())
        self.vider()
        return spi

    def vider(self) -> None:
        """Forget what is typed."""
        self.restaurer("")


class LigneSansBrouillon(ChampSecret):
    """A line that is shown but in no draft: a numéro fiscal typed there by mistake is refused, and kept nowhere."""

    def __init__(self, libelle: str, *, aide: str = "") -> None:
        super().__init__(libelle, aide=aide)
        self.ligne.setEchoMode(QLineEdit.EchoMode.Normal)

    def _lire(self, texte: str) -> str:
        # Its verb refuses any such number, and says which: many a numéro fiscal has the form of a NIR.
        return texte
