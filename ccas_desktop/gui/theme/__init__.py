"""The look of the application: tokens as data, one palette, one style sheet, one set of icons."""

from ccas_desktop.gui.theme.aspect import Aspect, ChoixTheme, couleur, marquer, theme_porte
from ccas_desktop.gui.theme.icones import icone
from ccas_desktop.gui.theme.jetons import RESSOURCES, THEMES, Theme, lire_theme
from ccas_desktop.gui.theme.preparation import preparer_application

__all__ = [
    "RESSOURCES",
    "THEMES",
    "Aspect",
    "ChoixTheme",
    "Theme",
    "couleur",
    "icone",
    "lire_theme",
    "marquer",
    "preparer_application",
    "theme_porte",
]
