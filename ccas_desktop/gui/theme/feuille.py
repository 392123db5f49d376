"""The palette and the style sheet made from the tokens of a theme."""

from __future__ import annotations

from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QPalette

from ccas_desktop.gui.theme.jetons import RESSOURCES, Theme

_ROLES = {
    QPalette.ColorRole.Window: "fond",
    QPalette.ColorRole.WindowText: "texte",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface_alternee",
    QPalette.ColorRole.Text: "texte",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "texte",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "sur_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent_texte",
    QPalette.ColorRole.LinkVisited: "accent_texte",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "texte",
    QPalette.ColorRole.PlaceholderText: "texte_secondaire",
    QPalette.ColorRole.Mid: "bordure",
    QPalette.ColorRole.Dark: "bordure_controle",
    QPalette.ColorRole.Light: "surface",
}
_TEXTES = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def palette_de(theme: Theme) -> QPalette:
    """Return the palette of the theme, for what the style sheet does not reach."""
    palette = QPalette()
    for role, jeton in _ROLES.items():
        palette.setColor(role, QColor(theme.couleurs[jeton]))
    for role in _TEXTES:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.couleurs["texte_desactive"]))
    return palette


def feuille_de(theme: Theme, ressources: Path = RESSOURCES) -> str:
    """Return the style sheet of the application: resources/themes/feuille.qss with the tokens put in."""
    modele = Template((ressources / "themes" / "feuille.qss").read_text(encoding="utf-8"))
    return modele.substitute(
        **theme.couleurs,
        **{nom: str(valeur) for nom, valeur in (*theme.formes.items(), *theme.espaces.items())},
        **{f"taille_{nom}": str(valeur) for nom, valeur in theme.tailles.items()},
        images=(ressources / "themes" / theme.nom).as_posix(),
    )
