"""The papers of a dossier, where files are dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLabel

from ccas_desktop.application.dossiers.documents import BASE_LOURDE_OCTETS, PageDocuments
from ccas_desktop.application.messages.documents import (
    BASE_LOURDE,
    GENRES,
    fichier_en_mots,
    phrase_de_la_taille,
    phrase_des_retires,
)
from ccas_desktop.domain.dossiers.document import Document
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier.documents.jauge import JaugeDeTaille
from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.widgets import Bandeau, Bouton, Carte, EtatVide, RoleBouton, Ton

FILTRE = "Documents (*.pdf *.jpg *.jpeg *.png)"
VIDE = "Aucun document. Déposez ici un PDF, une image ou un fichier du scanner."


def _colonnes() -> tuple[Colonne[Document], ...]:
    return (
        Colonne[Document]("Titre", lambda d: d.titre, extensible=True),
        Colonne[Document]("Genre", lambda d: GENRES[d.genre]),
        Colonne[Document]("Ajouté le", lambda d: d.ajoute_le, ecrire=lambda i: f"{i.astimezone():%d/%m/%Y}"),
        Colonne[Document]("Fichier", fichier_en_mots),
    )


class CarteListe(Carte):
    """Lists the papers; a file may be dropped on it, chosen or pasted.

    Signals:
        fichier_voulu: Emitted with the Path of a file to add.
        image_voulue: Emitted with the QImage pasted.
        vu_voulu: Emitted to note a paper seen and not kept.
        choisi: Emitted with the Document of the current row, or None.
        modification_voulue: Emitted with the Document of a row opened.
        retrait_voulu: Emitted with the Document to remove.
    """

    fichier_voulu = Signal(object)
    image_voulue = Signal(object)
    vu_voulu = Signal()
    choisi = Signal(object)
    modification_voulue = Signal(object)
    retrait_voulu = Signal(object)

    def __init__(self, poste: Poste) -> None:
        super().__init__("Documents")
        self._poste = poste
        self.setAcceptDrops(True)
        self.vu = self.ajouter_action(Bouton("Vu, non conservé…", "fait", RoleBouton.DISCRET))
        self.ajouter_fichier = self.ajouter_action(
            Bouton("Ajouter un fichier…", "ajouter", raccourci="Ctrl+O", raccourci_dit=True)
        )
        self.table = TableAjustee("Documents du dossier", _colonnes(), vide=EtatVide("document", VIDE), visibles=12)
        self.aide = QLabel("Déposer un fichier ici, ou coller (Ctrl+V) une image copiée.")
        self.alerte = Bandeau(BASE_LOURDE, Ton.ALERTE)
        self.jauge = JaugeDeTaille()
        self.retires = QLabel()
        self._choix: QFileDialog | None = None

        self._disposer()

        self.ajouter_fichier.clicked.connect(self._choisir)
        self.vu.clicked.connect(self.vu_voulu)
        self.table.ligne_choisie.connect(self.choisi)
        self.table.ligne_activee.connect(self.modification_voulue)
        self.table.retrait_voulu.connect(self.retrait_voulu)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self._coller).setContext(
            Qt.ShortcutContext.WidgetWithChildrenShortcut
        )

    def montrer(self, page: PageDocuments) -> None:
        """Show the papers and what they weigh."""
        self.table.definir(page.documents)
        self.jauge.montrer(page.taille, phrase_de_la_taille(page.taille))
        self.retires.setText(phrase_des_retires(page.taille))
        self.retires.setVisible(bool(page.taille.nombre_retires))
        self.alerte.setVisible(page.taille.base > BASE_LOURDE_OCTETS)
        self.choisi.emit(self.table.choisie())

    def _disposer(self) -> None:
        for etiquette in (self.aide, self.retires):
            etiquette.setProperty("role", "secondaire")
            etiquette.setWordWrap(True)
        self.ajouter(self.alerte, self.table, self.aide, self.jauge, self.retires)
        self.alerte.hide()

    def _choisir(self) -> None:
        dialogue = QFileDialog(self, "Ajouter un document")
        dialogue.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialogue.setNameFilter(FILTRE)
        dialogue.fileSelected.connect(lambda chemin: self.fichier_voulu.emit(Path(chemin)))
        dialogue.finished.connect(dialogue.deleteLater)
        dialogue.open()
        self._choix = dialogue

    def _coller(self) -> None:
        if not self._recevoir(QGuiApplication.clipboard().mimeData()):
            self._poste.avis.erreur(RefusMetier("rien_a_coller"))

    def _recevoir(self, donnees: QMimeData | None) -> bool:
        """Take the file or the picture of a drop or of the clipboard."""
        fichier = _premier_fichier(donnees)
        if fichier is not None:
            self.fichier_voulu.emit(fichier)
            return True
        image = donnees.imageData() if donnees is not None and donnees.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            self.image_voulue.emit(image)
            return True
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        donnees = event.mimeData()
        if _premier_fichier(donnees) is not None or donnees.hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._recevoir(event.mimeData()):
            event.acceptProposedAction()


def _premier_fichier(donnees: QMimeData | None) -> Path | None:
    if donnees is None or not donnees.hasUrls():
        return None
    return next((Path(url.toLocalFile()) for url in donnees.urls() if url.isLocalFile()), None)
