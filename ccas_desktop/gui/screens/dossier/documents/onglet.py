"""The tab of the documents: the list on the left, the paper chosen on the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QImage

from ccas_desktop.application.dossiers.documents import PageDocuments, lire_documents, retirer_document
from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.domain.dossiers.document import Document, FichierAdmis
from ccas_desktop.gui.annulations import Annulations
from ccas_desktop.gui.screens.dossier.colonnes import DROITE, GAUCHE
from ccas_desktop.gui.screens.dossier.documents.carte_apercu import CarteApercu
from ccas_desktop.gui.screens.dossier.documents.carte_liste import CarteListe
from ccas_desktop.gui.screens.dossier.documents.examen import examiner_fichier, examiner_image
from ccas_desktop.gui.screens.dossier.documents.sujets import sujet_document, sujet_nouveau
from ccas_desktop.gui.screens.dossier.onglets import ContexteDossier, OngletDossier


class OngletDocuments(OngletDossier):
    """Shows the papers of the dossier, read when the tab is."""

    PAGE_AIDE = "dossier#Les documents"

    def __init__(self, contexte: ContexteDossier) -> None:
        self._contexte = contexte
        self.liste = CarteListe(contexte.poste)
        self.apercu = CarteApercu(contexte.poste)
        super().__init__(((self.liste, GAUCHE), (self.apercu, DROITE)))
        self.page: PageDocuments | None = None
        self._annulations = Annulations(contexte.poste, self)
        self.setFocusProxy(self.liste.table)

        self._relier()

    def montrer(self, _page: PageDossier) -> None:
        """Read the papers again."""
        poste, dossier_id = self._contexte.poste, self._contexte.dossier_id
        poste.jobs.lire(
            lambda: lire_documents(poste.services, dossier_id),
            then=self._montrer_documents,
            failed=poste.avis.erreur,
            owner=self,
        )

    def _relier(self) -> None:
        self.liste.fichier_voulu.connect(self._on_fichier)
        self.liste.image_voulue.connect(self._on_image)
        self.liste.vu_voulu.connect(lambda: self._ouvrir(None))
        self.liste.choisi.connect(lambda document: self.apercu.montrer(document, self.page))
        for carte in (self.liste, self.apercu):
            carte.modification_voulue.connect(self._modifier)
            carte.retrait_voulu.connect(self._retirer)
        self._annulations.fait.connect(self._contexte.relire)

    def _montrer_documents(self, page: PageDocuments) -> None:
        self.page = page
        self.liste.montrer(page)

    def _on_fichier(self, chemin: Path) -> None:
        self._examiner(lambda limite: examiner_fichier(chemin, limite))

    def _on_image(self, image: QImage) -> None:
        self._examiner(lambda limite: examiner_image(image, limite))

    def _examiner(self, examen: Callable[[int], FichierAdmis]) -> None:
        """Check a file away from the window; the panel opens once it may be kept."""
        if self.page is None:
            return
        limite = self.page.limite_mo
        self.apercu.attente.montrer("Vérification du fichier…")
        self._contexte.poste.jobs.travailler(
            lambda: examen(limite), then=self._on_examine, failed=self._on_refuse, owner=self
        )

    def _on_examine(self, fichier: FichierAdmis) -> None:
        self.apercu.attente.finir()
        self._ouvrir(fichier)

    def _on_refuse(self, erreur: Exception) -> None:
        self.apercu.attente.finir()
        self._contexte.poste.avis.erreur(erreur)

    def _ouvrir(self, fichier: FichierAdmis | None) -> None:
        if self.page is not None:
            poste, dossier_id = self._contexte.poste, self._contexte.dossier_id
            self._contexte.ouvrir(sujet_nouveau(poste, dossier_id, self.page, fichier))

    def _modifier(self, document: Document) -> None:
        if self.page is not None:
            self._contexte.ouvrir(sujet_document(self._contexte.poste, self.page, document, self._retirer))

    def _retirer(self, document: Document) -> None:
        poste = self._contexte.poste
        services, auteur = poste.services, poste.auteur()
        poste.jobs.ecrire(
            lambda: retirer_document(services, auteur, document),
            then=lambda lot: self._on_retire(lot, document),
            failed=poste.avis.erreur,
            owner=self,
        )

    def _on_retire(self, lot: str, document: Document) -> None:
        self._annulations.proposer(lot, f"{document.titre}\u00a0: retiré des documents.")
        self._contexte.relire()
