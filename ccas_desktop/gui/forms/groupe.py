"""A titled section of a form."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ccas_desktop.gui.theme import theme_porte


class GroupeChamps(QWidget):
    """Shows fields under a title, one or several a row; the form reads as a list of questions."""

    def __init__(self, titre: str = "", *, explication: str = "") -> None:
        super().__init__()
        espaces = theme_porte().espaces
        self._colonne = QVBoxLayout(self)
        self._colonne.setContentsMargins(0, 0, 0, 0)
        self._colonne.setSpacing(espaces["moyen"])

        for texte, role in ((titre, "sous_titre"), (explication, "secondaire")):
            if texte:
                etiquette = QLabel(texte)
                etiquette.setProperty("role", role)
                etiquette.setWordWrap(True)
                self._colonne.addWidget(etiquette)
        self.setAccessibleName(titre)

    def ajouter(self, *widgets: QWidget, parts: tuple[int, ...] = ()) -> None:
        """Add a row of fields; `parts` are their shares of the width (equal when not given)."""
        ligne = QHBoxLayout()
        ligne.setSpacing(theme_porte().espaces["grand"])
        for rang, widget in enumerate(widgets):
            ligne.addWidget(widget, parts[rang] if parts else 1)
        self._colonne.addLayout(ligne)
