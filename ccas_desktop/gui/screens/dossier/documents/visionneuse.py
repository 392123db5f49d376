"""A paper shown inside: never written in clear on the disk to be looked at."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPixmap, QTransform, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QGraphicsPixmapItem,
    QGraphicsScene,
    QGraphicsView,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ccas_desktop.domain.dossiers.document import TypeFichier
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Bouton, RoleBouton

ZOOM_PAS = 1.25
ZOOM_MIN, ZOOM_MAX = 0.1, 8.0
QUART_DE_TOUR = 90
HAUTEUR_MIN = 380


class VueImage(QGraphicsView):
    """Shows a picture, turned and zoomed; it fits the view until it is zoomed."""

    def __init__(self) -> None:
        super().__init__()
        self.setScene(QGraphicsScene(self))
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self._element: QGraphicsPixmapItem | None = None
        self._image = QImage()
        self.angle = 0
        self.ajustee = True

    def montrer(self, image: QImage) -> None:
        """Show a picture from its start."""
        self._image, self.angle, self.ajustee = image, 0, True
        self._dessiner()

    def tourner(self) -> None:
        """Turn it a quarter to the right."""
        self.angle = (self.angle + QUART_DE_TOUR) % 360
        self._dessiner()

    def zoomer(self, facteur: float) -> None:
        """Show it larger or smaller."""
        voulu = self.transform().m11() * facteur
        if ZOOM_MIN <= voulu <= ZOOM_MAX:
            self.ajustee = False
            self.scale(facteur, facteur)

    def ajuster(self) -> None:
        """Show the whole of it."""
        self.ajustee = True
        if self._element is not None:
            self.fitInView(self._element, Qt.AspectRatioMode.KeepAspectRatio)

    def _dessiner(self) -> None:
        tournee = self._image.transformed(QTransform().rotate(self.angle)) if self.angle else self._image
        self.scene().clear()
        self._element = self.scene().addPixmap(QPixmap.fromImage(tournee))
        self._element.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.scene().setSceneRect(self._element.boundingRect())
        self.ajuster()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        if self.ajustee:
            self.ajuster()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomer(ZOOM_PAS if event.angleDelta().y() > 0 else 1 / ZOOM_PAS)
        else:
            super().wheelEvent(event)


class Visionneuse(QWidget):
    """Shows the file of a paper, PDF or picture; `fermer` forgets it."""

    def __init__(self) -> None:
        super().__init__()
        self.document = QPdfDocument(self)
        self._tampon = QBuffer(self)
        self.pdf = QPdfView(self)
        self.image = VueImage()
        self._vues = QStackedWidget()
        self.plus = Bouton("Plus grand", "ajouter", RoleBouton.DISCRET, raccourci="Ctrl++")
        self.moins = Bouton("Plus petit", "fleche_bas", RoleBouton.DISCRET, raccourci="Ctrl+-")
        self.entier = Bouton("Page entière", "document", RoleBouton.DISCRET, raccourci="Ctrl+0")
        self.tourner = Bouton("Tourner", "actualiser", RoleBouton.DISCRET, raccourci="Ctrl+R")

        self._disposer()

        self.plus.clicked.connect(lambda: self._zoomer(ZOOM_PAS))
        self.moins.clicked.connect(lambda: self._zoomer(1 / ZOOM_PAS))
        self.entier.clicked.connect(self._ajuster)
        self.tourner.clicked.connect(self.image.tourner)

    @property
    def est_un_pdf(self) -> bool:
        """Tell whether a PDF is shown."""
        return self._vues.currentWidget() is self.pdf

    def montrer(self, genre: TypeFichier, contenu: bytes, titre: str) -> None:
        """Show a file."""
        self.fermer()
        if genre is TypeFichier.PDF:
            self._tampon.setData(QByteArray(contenu))
            self._tampon.open(QIODevice.OpenModeFlag.ReadOnly)
            self.document.load(self._tampon)
            self._vues.setCurrentWidget(self.pdf)
        else:
            self.image.montrer(QImage.fromData(QByteArray(contenu)))
            self._vues.setCurrentWidget(self.image)
        self.tourner.setVisible(not self.est_un_pdf)
        self._ajuster()
        for vue in (self.pdf, self.image):
            vue.setAccessibleName(f"Document\u00a0: {titre}")

    def fermer(self) -> None:
        """Forget what was shown: nothing of it stays in memory for the next."""
        self.document.close()
        self._tampon.close()
        self._tampon.setData(QByteArray())
        self.image.montrer(QImage())

    def _zoomer(self, facteur: float) -> None:
        if self.est_un_pdf:
            self.pdf.setZoomMode(QPdfView.ZoomMode.Custom)
            self.pdf.setZoomFactor(min(ZOOM_MAX, max(ZOOM_MIN, self.pdf.zoomFactor() * facteur)))
        else:
            self.image.zoomer(facteur)

    def _ajuster(self) -> None:
        self.pdf.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.image.ajuster()

    def _disposer(self) -> None:
        self.pdf.setDocument(self.document)
        self.pdf.setPageMode(QPdfView.PageMode.MultiPage)
        for vue in (self.pdf, self.image):
            vue.setMinimumHeight(HAUTEUR_MIN)
            self._vues.addWidget(vue)
        barre = QHBoxLayout()
        barre.setSpacing(theme_porte().espaces["serre"])
        for bouton in (self.plus, self.moins, self.entier, self.tourner):
            barre.addWidget(bouton)
        barre.addStretch(1)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.addLayout(barre)
        colonne.addWidget(self._vues, 1)
