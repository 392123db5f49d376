"""Where one starts: a file to bring in, the batches of the past, everything to take out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ccas_desktop.application.imports.lots import lister_imports
from ccas_desktop.application.imports.page import LigneImport, lignes_imports
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.imports.carte_export import CarteExport
from ccas_desktop.gui.tables import Colonne, TableSimple
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Bouton, Carte, EtatVide, RoleBouton

FORMATS = ";;".join(("Tableaux (*.xlsx *.xls *.xlsm *.ods *.csv *.txt)", "Tous les fichiers (*)"))
EXPLICATION = (
    "Votre liste Excel, LibreOffice ou CSV\u00a0: une ligne par personne, par famille ou par aide donnée. L’export de "
    "DomiFa est reconnu. Rien n’est écrit avant que vous l’ayez vu, et tout l’import se défait d’un geste."
)


def _moment(valeur: datetime) -> str:
    return f"{valeur:%d/%m/%Y %H:%M}"


COLONNES = (
    Colonne[LigneImport]("Date", lambda i: i.quand, ecrire=_moment),
    Colonne[LigneImport]("Fichier", lambda i: i.fichier, extensible=True),
    Colonne[LigneImport]("Agent", lambda i: i.auteur),
    Colonne[LigneImport]("État", lambda i: i.etat, image=lambda i: (i.image, "texte_secondaire")),
    Colonne[LigneImport]("Ce qui a été écrit", lambda i: i.compte, extensible=True),
)


class Depart(QWidget):
    """The first page of « Import et export ».

    Signals:
        fichier_choisi: Emitted with the file to bring in.
        import_choisi: Emitted with the Import whose report is asked for.
    """

    fichier_choisi = Signal(object)
    import_choisi = Signal(object)

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self.choisir = Bouton("Choisir un fichier…", "document", RoleBouton.PRINCIPAL, raccourci="Ctrl+O")
        self.export = CarteExport(poste)
        self.table = TableSimple(
            "Imports passés",
            COLONNES,
            vide=EtatVide(
                "document", "Aucun import pour l’instant.", suite="Vous pouvez aussi déposer un fichier ici."
            ),
        )

        self._disposer()
        self.setAcceptDrops(True)
        self.premier = self.choisir
        self.choisir.clicked.connect(self._on_choisir)
        self.table.ligne_activee.connect(lambda ligne: self.import_choisi.emit(ligne.batch))

    def actualiser(self) -> None:
        """Read the batches again."""
        services = self._poste.services
        self._poste.jobs.lire(
            lambda: lignes_imports(services, lister_imports(services)),
            then=self.table.definir,
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.fichier_choisi.emit(Path(event.mimeData().urls()[0].toLocalFile()))

    def _on_choisir(self) -> None:
        dialogue = QFileDialog(self, "Choisir la liste à importer")
        dialogue.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialogue.setNameFilter(FORMATS)
        dialogue.fileSelected.connect(lambda chemin: self.fichier_choisi.emit(Path(chemin)))
        dialogue.finished.connect(dialogue.deleteLater)
        dialogue.open()

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        explication = QLabel(EXPLICATION)
        explication.setWordWrap(True)
        importer = Carte("Importer une liste")
        importer.ajouter(explication)
        boutons = QHBoxLayout()
        boutons.addWidget(self.choisir)
        boutons.addStretch(1)
        importer.contenu.addLayout(boutons)
        importer.contenu.addStretch(1)
        cartes = QHBoxLayout()
        cartes.setSpacing(espaces["grand"])
        cartes.addWidget(importer, 1)
        cartes.addWidget(self.export, 1)
        titre, aide = QLabel("Imports passés"), QLabel("Entrée\u00a0: voir le compte rendu, ou annuler l’import.")
        titre.setProperty("role", "sous_titre")
        aide.setProperty("role", "petit")
        passes = QHBoxLayout()
        passes.addWidget(titre)
        passes.addStretch(1)
        passes.addWidget(aide)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(espaces["moyen"])
        page.addLayout(cartes)
        page.addLayout(passes)
        page.addWidget(self.table, 1)
