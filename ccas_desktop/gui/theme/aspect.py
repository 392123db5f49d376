"""The theme worn by the application, chosen by the person or following the system."""

from __future__ import annotations

from enum import StrEnum
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from ccas_desktop.gui.theme.feuille import feuille_de, palette_de
from ccas_desktop.gui.theme.jetons import Theme, lire_theme

_PROPRIETE = "theme"


class ChoixTheme(StrEnum):
    """What the person asks for: `auto` follows the system."""

    AUTO = "auto"
    CLAIR = "clair"
    SOMBRE = "sombre"


_SCHEMAS = {
    ChoixTheme.AUTO: Qt.ColorScheme.Unknown,
    ChoixTheme.CLAIR: Qt.ColorScheme.Light,
    ChoixTheme.SOMBRE: Qt.ColorScheme.Dark,
}


class Aspect(QObject):
    """Dresses the application, and again when the choice or the system changes.

    Signals:
        theme_change: Emitted with the Theme once it is worn.
    """

    theme_change = Signal(object)

    def __init__(self, application: QApplication, choix: ChoixTheme = ChoixTheme.AUTO) -> None:
        super().__init__(application)
        self._application = application
        self._choix = choix

        application.styleHints().colorSchemeChanged.connect(self._on_schema_change)
        self.choisir(choix)

    @property
    def choix(self) -> ChoixTheme:
        """Return what the person asked for."""
        return self._choix

    def choisir(self, choix: ChoixTheme) -> None:
        """Wear the chosen theme; the window frame of the system follows."""
        self._choix = choix
        self._application.styleHints().setColorScheme(_SCHEMAS[choix])
        self._habiller()

    def _on_schema_change(self) -> None:
        self._habiller()

    def _habiller(self) -> None:
        theme = lire_theme(self._nom())
        if self._application.property(_PROPRIETE) is theme:
            return
        self._application.setProperty(_PROPRIETE, theme)
        self._application.setPalette(palette_de(theme))
        self._application.setStyleSheet(feuille_de(theme))
        self.theme_change.emit(theme)

    def _nom(self) -> str:
        if self._choix is not ChoixTheme.AUTO:
            return self._choix.value
        return "sombre" if self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark else "clair"


def theme_porte() -> Theme:
    """Return the theme the application wears; it lives on the QApplication, as its palette and font do."""
    application = QApplication.instance()
    theme = application.property(_PROPRIETE) if application else None
    return cast(Theme, theme) if theme else lire_theme("clair")


def couleur(jeton: str) -> QColor:
    """Return a colour of the theme worn now."""
    return QColor(theme_porte().couleurs[jeton])


def marquer(widget: QWidget, propriete: str, valeur: str | bool) -> None:
    """Set a property that the style sheet looks at, and restyle the widget when it changed."""
    if widget.property(propriete) == valeur:
        return
    widget.setProperty(propriete, valeur)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
