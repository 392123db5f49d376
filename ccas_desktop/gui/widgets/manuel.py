"""The manual, inside the application: works with no network."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from ccas_desktop.gui.theme import RESSOURCES, theme_porte

MANUEL = RESSOURCES / "manuel"
MARGE = 20
LARGEUR_LISIBLE = 1000
# Its longest title, beside the scroll bar.
LARGEUR_SOMMAIRE = 275
INTERLIGNE = 118
_NOM = Qt.ItemDataRole.UserRole


class Manuel(QWidget):
    """Shows the pages of the manual; `sujet` is « page », or « page#section » to start at one of its titles.

    The page is named by its file, without its number and its ending.
    """

    def __init__(self, sujet: str = "") -> None:
        super().__init__()
        self.sommaire = QListWidget()
        self.sommaire.setAccessibleName("Sommaire du manuel")
        self.sommaire.setFixedWidth(LARGEUR_SOMMAIRE)
        self.sommaire.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.texte = QTextBrowser()
        self.texte.setAccessibleName("Page du manuel")
        self.texte.setSearchPaths([str(MANUEL)])
        self.texte.setOpenLinks(False)
        self.texte.setMaximumWidth(LARGEUR_LISIBLE)
        self.texte.document().setDocumentMargin(MARGE)

        espaces = theme_porte().espaces
        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(espaces["grand"], espaces["petit"], espaces["grand"], espaces["grand"])
        ligne.setSpacing(espaces["grand"])
        ligne.addWidget(self.sommaire)
        ligne.addWidget(self.texte, 1000)
        ligne.addStretch(1)

        for fichier in sorted(MANUEL.glob("*.md")):
            article = QListWidgetItem(titre_de(fichier.read_text("utf-8")))
            article.setData(_NOM, fichier.stem)
            self.sommaire.addItem(article)
        self.sommaire.currentItemChanged.connect(self._on_page)
        self.texte.anchorClicked.connect(lambda lien: self.suivre(lien.toString()))
        page, _, section = sujet.partition("#")
        self.sommaire.setCurrentRow(self._rang(page))
        self.setFocusProxy(self.sommaire)
        # Once the text is laid out at the width it is shown in.
        QTimer.singleShot(0, self, lambda: self.montrer_section(section))

    def suivre(self, lien: str) -> None:
        """Go to another page of the manual; an address of the web opens in the browser of the system."""
        if lien.startswith("https://"):
            QDesktopServices.openUrl(QUrl(lien))
            return
        self.sommaire.setCurrentRow(self._rang(lien.removesuffix(".md").partition("-")[2]))

    def montrer_section(self, titre: str) -> None:
        """Put a title of the page at the top; nothing for one that is not in it."""
        bloc = next((bloc for bloc in _titres(self.texte.document()) if bloc.text() == titre), None)
        if bloc is not None:
            self.texte.setTextCursor(QTextCursor(bloc))
            haut = self.texte.document().documentLayout().blockBoundingRect(bloc).top()
            self.texte.verticalScrollBar().setValue(round(haut))

    def _rang(self, page: str) -> int:
        noms = [self.sommaire.item(rang).data(_NOM) for rang in range(self.sommaire.count())]
        return next((rang for rang, nom in enumerate(noms) if nom.partition("-")[2] == page), 0)

    def _on_page(self, article: QListWidgetItem | None) -> None:
        if article is not None:
            self.texte.setSource(QUrl(f"{article.data(_NOM)}.md"))
            _aerer(self.texte.document())


def titre_de(texte: str) -> str:
    """Return the title of a page, its first line."""
    return texte.partition("\n")[0].lstrip("# ")


def _titres(document: QTextDocument) -> Iterator[QTextBlock]:
    bloc = document.begin()
    while bloc.isValid():
        if bloc.blockFormat().headingLevel():
            yield bloc
        bloc = bloc.next()


def _aerer(document: QTextDocument) -> None:
    """Leave air between the paragraphs: Qt sets none in a text read from Markdown."""
    bloc = document.begin()
    while bloc.isValid():
        titre, dans_liste = bloc.blockFormat().headingLevel(), bloc.textList() is not None
        forme = QTextBlockFormat()
        forme.setLineHeight(INTERLIGNE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        forme.setTopMargin(14 if titre else 0)
        forme.setBottomMargin(6 if titre else 3 if dans_liste else 8)
        if QTextCursor(bloc).currentTable() is None:
            QTextCursor(bloc).mergeBlockFormat(forme)
        bloc = bloc.next()
