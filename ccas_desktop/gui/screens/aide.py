"""The manual, inside the application: works with no network."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from ccas_desktop.gui.theme import RESSOURCES, theme_porte

MANUEL = RESSOURCES / "manuel"
_NOM = Qt.ItemDataRole.UserRole


class EcranAide(QWidget):
    """Shows the pages of the manual; `page` is the name of its file, without its ending."""

    def __init__(self, page: str = "") -> None:
        super().__init__()
        self.sommaire = QListWidget()
        self.sommaire.setAccessibleName("Sommaire du manuel")
        self.sommaire.setMaximumWidth(280)
        self.texte = QTextBrowser()
        self.texte.setAccessibleName("Page du manuel")
        self.texte.setSearchPaths([str(MANUEL)])
        self.texte.setOpenExternalLinks(False)

        espaces = theme_porte().espaces
        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(espaces["grand"], espaces["petit"], espaces["grand"], espaces["grand"])
        ligne.setSpacing(espaces["grand"])
        ligne.addWidget(self.sommaire)
        ligne.addWidget(self.texte, 1)

        for fichier in sorted(MANUEL.glob("*.md")):
            article = QListWidgetItem(titre_de(fichier.read_text("utf-8")))
            article.setData(_NOM, fichier.stem)
            self.sommaire.addItem(article)
        self.sommaire.currentItemChanged.connect(self._on_page)
        self.sommaire.setCurrentRow(self._rang(page))
        self.setFocusProxy(self.sommaire)

    def _rang(self, page: str) -> int:
        noms = [self.sommaire.item(rang).data(_NOM) for rang in range(self.sommaire.count())]
        return next((rang for rang, nom in enumerate(noms) if nom.partition("-")[2] == page), 0)

    def _on_page(self, article: QListWidgetItem | None) -> None:
        if article is not None:
            self.texte.setSource(QUrl(f"{article.data(_NOM)}.md"))


def titre_de(texte: str) -> str:
    """Return the title of a page, its first line."""
    return texte.partition("\n")[0].lstrip("# ")
