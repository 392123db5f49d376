"""The paper chosen, shown inside, with what can be done of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from ccas_desktop.application.dossiers.documents import PageDocuments, fichier_du_document
from ccas_desktop.application.messages.documents import GENRES, THEMES, fichier_en_mots, phrase_vu
from ccas_desktop.domain.dossiers.document import Document, TypeFichier
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.enregistrement import demander_fichier, ecrire_fichier
from ccas_desktop.gui.screens.dossier.documents.visionneuse import Visionneuse
from ccas_desktop.gui.travaux.jobs import Annulation
from ccas_desktop.gui.widgets import Attente, Bouton, Carte, RoleBouton

INVITE = "Choisissez un document dans la liste pour le voir."
_SUFFIXES = {TypeFichier.PDF: "pdf", TypeFichier.JPEG: "jpg", TypeFichier.PNG: "png"}
_FILTRES = {
    TypeFichier.PDF: "Document PDF (*.pdf)",
    TypeFichier.JPEG: "Image JPEG (*.jpg)",
    TypeFichier.PNG: "Image PNG (*.png)",
}


class CarteApercu(Carte):
    """Shows a paper; its file leaves the base only when the agent exports it.

    Signals:
        modification_voulue: Emitted with the Document.
        retrait_voulu: Emitted with the Document.
    """

    modification_voulue = Signal(object)
    retrait_voulu = Signal(object)

    def __init__(self, poste: Poste) -> None:
        super().__init__("Aperçu")
        self._poste = poste
        self._lecture: Annulation | None = None
        self.document: Document | None = None
        self._contenu = b""
        self.precision = QLabel(INVITE)
        self.visionneuse = Visionneuse()
        self.attente = Attente()
        self.modifier = Bouton("Modifier", "modifier", RoleBouton.DISCRET)
        self.exporter = Bouton("Exporter…", "telecharger", RoleBouton.DISCRET)
        self.retirer = Bouton("Retirer", "supprimer", RoleBouton.DISCRET)

        self._disposer()
        self.montrer(None, None)

        self.modifier.clicked.connect(lambda: self.modification_voulue.emit(self.document))
        self.retirer.clicked.connect(lambda: self.retrait_voulu.emit(self.document))
        self.exporter.clicked.connect(self._on_exporter)

    def montrer(self, document: Document | None, page: PageDocuments | None) -> None:
        """Show a paper, or the invitation to choose one; a paper already shown stays as it is."""
        meme_fichier = document is not None and self.document is not None and document.id == self.document.id
        self.document = document
        for bouton in (self.modifier, self.retirer):
            bouton.setVisible(document is not None)
        self.definir_titre(document.titre if document else "Aperçu")
        self.precision.setText(_precision(document, page) if document and page else INVITE)
        if not meme_fichier:
            self._charger(document)

    def _charger(self, document: Document | None) -> None:
        if self._lecture is not None:
            self._lecture.annuler()
        self.visionneuse.fermer()
        self.visionneuse.hide()
        self.exporter.hide()
        self._contenu = b""
        if document is None or not document.est_conserve:
            return
        services = self._poste.services
        self.attente.montrer("Ouverture du document…")
        self._lecture = self._poste.jobs.lire(
            lambda: fichier_du_document(services, document),
            then=lambda contenu: self._on_lu(document, contenu),
            failed=self._on_echec,
            owner=self,
        )

    def _on_lu(self, document: Document, contenu: bytes) -> None:
        self.attente.finir()
        self._contenu = contenu
        self.visionneuse.show()
        self.visionneuse.montrer(document.type, contenu, document.titre)
        self.exporter.show()

    def _on_echec(self, erreur: Exception) -> None:
        self.attente.finir()
        self._poste.avis.erreur(erreur)

    def _on_exporter(self) -> None:
        document, contenu = self.document, self._contenu
        if document is None:
            return
        # The name of a file says nothing of a person.
        nom = f"document-{document.ajoute_le:%Y%m%d}.{_SUFFIXES[document.type]}"
        demander_fichier(self, nom, _FILTRES[document.type], lambda chemin: self._exporter(chemin, contenu))

    def _exporter(self, fichier: Path, contenu: bytes) -> None:
        self._poste.jobs.travailler(
            lambda: ecrire_fichier(fichier, contenu),
            then=lambda _: self._poste.avis.succes(
                f"Copie en clair enregistrée\u00a0: {fichier.name}. Effacez-la dès qu’elle ne sert plus."
            ),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _disposer(self) -> None:
        self.precision.setWordWrap(True)
        self.precision.setProperty("role", "secondaire")
        boutons = QHBoxLayout()
        for bouton in (self.modifier, self.exporter, self.retirer):
            boutons.addWidget(bouton)
        boutons.addStretch(1)
        self.ajouter(self.precision)
        self.contenu.addLayout(boutons)
        self.ajouter(self.attente, self.visionneuse)


def _precision(document: Document, page: PageDocuments) -> str:
    quand = document.ajoute_le.astimezone()
    if not document.est_conserve:
        return phrase_vu(document, quand)
    numero = page.numero_de(document)
    parties = (
        GENRES[document.genre],
        THEMES[document.theme] if document.theme else "",
        f"demande {numero}" if numero else "",
        f"pièce\u00a0: {document.piece}" if document.piece else "",
        fichier_en_mots(document),
        f"ajouté par {document.agent} le {quand:%d/%m/%Y}",
    )
    return " · ".join(partie for partie in parties if partie)
