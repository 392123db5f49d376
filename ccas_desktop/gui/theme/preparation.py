"""What the QApplication needs before the first widget: style, font, French, theme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from ccas_desktop.gui.systeme.contournements import proteger_les_constantes
from ccas_desktop.gui.systeme.ramassage import Ramasseur
from ccas_desktop.gui.theme.aspect import Aspect, ChoixTheme
from ccas_desktop.gui.theme.jetons import RESSOURCES, lire_theme

_POLICE = "Noto Sans"
_SUBSTITUTS = ["Segoe UI", "DejaVu Sans", "sans-serif"]


def preparer_application(application: QApplication, choix: ChoixTheme = ChoixTheme.AUTO) -> Aspect:
    """Give the application its language, font and theme, and return the Aspect that can change the theme."""
    proteger_les_constantes()
    Ramasseur(application)
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    _traduire(application)
    application.setWindowIcon(QIcon(str(RESSOURCES / "application.svg")))
    application.setStyle("Fusion")
    application.setFont(_police(RESSOURCES / "fonts"))
    return Aspect(application, choix)


def _traduire(application: QApplication) -> None:
    traduction = QTranslator(application)
    dossier = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if traduction.load("qtbase_fr", dossier):
        application.installTranslator(traduction)


def _police(dossier: Path) -> QFont:
    for fichier in sorted(dossier.glob("NotoSans-*.ttf")):
        QFontDatabase.addApplicationFont(str(fichier))
    police = QFont([_POLICE, *_SUBSTITUTS])
    police.setPixelSize(lire_theme("clair").tailles["texte"])
    return police
