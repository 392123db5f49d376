"""What this program is, what it is made of, under which licences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPlainTextEdit

from ccas_desktop import __version__
from ccas_desktop.application.messages.licences import distributeur, phrase_du_distributeur
from ccas_desktop.gui.theme import RESSOURCES
from ccas_desktop.gui.widgets import Bouton, Carte

LICENCES = RESSOURCES / "licences"
OFFRE, DISTRIBUTEUR = "OFFRE-DE-SOURCE.txt", "distributeur.json"
LIBRE = "logiciel libre, sous licence MIT. © 2026 les contributeurs de CCAS Desktop."
QT = (
    "Ce programme utilise Qt et PySide6 sous la licence LGPL, version 3. Leurs bibliothèques sont des fichiers à part, "
    "que vous pouvez remplacer\u00a0; leurs sources, et où les demander, sont dites à la ligne «\u00a0Qt\u00a0»."
)
HAUTEUR_LISTE, HAUTEUR_TEXTE = 130, 164
# What the style adds around a line, which Qt leaves out of its height.
ENTRE_LES_LIGNES = 5
_TEXTES = Qt.ItemDataRole.UserRole


class CarteAPropos(Carte):
    """Says the version and the licence, then shows the licence of each component."""

    def __init__(self) -> None:
        super().__init__("À propos de CCAS Desktop")
        self.version = QLabel(f"Version {__version__}, {LIBRE}")
        self.composants = QListWidget()
        self.composants.setAccessibleName("Composants et leurs licences")
        self.composants.setSpacing(ENTRE_LES_LIGNES)
        self.composants.setFixedHeight(HAUTEUR_LISTE)
        self.texte = QPlainTextEdit()
        self.texte.setAccessibleName("Texte de la licence")
        self.texte.setReadOnly(True)
        self.texte.setTabChangesFocus(True)
        self.texte.setFixedHeight(HAUTEUR_TEXTE)
        self.dossier = Bouton("Ouvrir le dossier des licences", "dossier")

        for composant in _composants():
            article = QListWidgetItem(f"{composant['nom']} {composant['version']} — {composant['licence']}")
            article.setData(_TEXTES, composant["textes"])
            self.composants.addItem(article)
        qt = QLabel(QT)
        qt.setWordWrap(True)
        bas = QHBoxLayout()
        bas.addWidget(self.dossier)
        bas.addStretch(1)
        self.ajouter(self.version, qt, self.composants, self.texte)
        self.contenu.addLayout(bas)

        self.composants.currentItemChanged.connect(self._on_composant)
        # The offer of source is read first: it is what the licence of Qt wants said.
        self.composants.setCurrentItem(self.composants.findItems("Qt ", Qt.MatchFlag.MatchStartsWith)[0])
        self.dossier.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(LICENCES))))

    def _on_composant(self, article: QListWidgetItem | None) -> None:
        if article is not None:
            self.texte.setPlainText("\n\n\n".join(map(_texte, article.data(_TEXTES))))


def _texte(nom: str) -> str:
    texte = (LICENCES / nom).read_text("utf-8")
    if nom != OFFRE:
        return texte
    return f"{phrase_du_distributeur(lire_distributeur(LICENCES / DISTRIBUTEUR))}\n\n{texte}"


def lire_distributeur(fichier: Path) -> str:
    """Return who hands this program over, as whoever built it wrote; nobody when the file says nothing readable."""
    try:
        return distributeur(json.loads(fichier.read_text("utf-8")))
    except (OSError, ValueError):
        return ""


def _composants() -> list[dict[str, Any]]:
    lus: list[dict[str, Any]] = json.loads((LICENCES / "composants.json").read_text("utf-8"))
    return lus
