"""A statement as it will be printed, with the printer beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccas_desktop.application.messages.lettres import alerte_des_caracteres
from ccas_desktop.domain.courrier.produite import LettreProduite
from ccas_desktop.gui.aide import Dialogue
from ccas_desktop.gui.choix_imprimante import ChoixImprimante
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.enregistrement import demander_fichier, ecrire_fichier
from ccas_desktop.gui.travaux.impression import Tirage, imprimer
from ccas_desktop.gui.travaux.jobs import Annulation
from ccas_desktop.gui.widgets import Attente, Bandeau, Bouton, RoleBouton, Ton

TAILLE = QSize(980, 640)


@dataclass(frozen=True)
class EtatAMontrer:
    """A statement composed.

    Attributes:
        titre: what it is called; also the name of the work in the queue of the printer, never that of a person.
        nom: of its file, without its ending; the printer used last is remembered under it.
    """

    titre: str
    nom: str
    produite: LettreProduite


class ApercuEtat(Dialogue):
    """Shows a statement, prints it and saves its file; closing it gives up a printing.

    Signals:
        imprime: Emitted once the printer took every page.
    """

    imprime = Signal()

    def __init__(self, poste: Poste, etat: EtatAMontrer, parent: QWidget) -> None:
        super().__init__(parent)
        self._poste = poste
        self._etat = etat
        self._impression: Annulation | None = None
        self.document = QPdfDocument(self)
        self._tampon = QBuffer(self)
        self.vue = QPdfView(self)
        self.alerte = Bandeau(alerte_des_caracteres(etat.produite.caracteres_remplaces), Ton.ALERTE)
        self.imprimantes = ChoixImprimante(poste, etat.nom)
        self.imprimer = Bouton("Imprimer", "imprimer", RoleBouton.PRINCIPAL)
        self.imprimer.setToolTip("Imprimer (Ctrl+P)")
        self.enregistrer = Bouton("Enregistrer le PDF…", "telecharger")
        self.fermer = Bouton("Fermer (Échap)", "fermer")
        self.attente = Attente()

        self._disposer()
        self._charger()

        self.imprimer.clicked.connect(self._on_imprimer)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.imprimer.click)
        self.enregistrer.clicked.connect(self._on_enregistrer)
        self.fermer.clicked.connect(self.close)
        self.finished.connect(self._on_ferme)
        self.attente.annulation_demandee.connect(self._abandonner)
        self.imprimantes.connues.connect(self._on_imprimantes)
        self.imprimantes.chercher()

    def _on_imprimantes(self) -> None:
        self.imprimer.setEnabled(self.imprimantes.offertes)

    def _charger(self) -> None:
        self._tampon.setData(QByteArray(self._etat.produite.pdf))
        self._tampon.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._tampon)
        self.vue.setDocument(self.document)
        self.alerte.setVisible(bool(self._etat.produite.caracteres_remplaces))

    def _on_imprimer(self) -> None:
        imprimante = self.imprimantes.choisie()
        if imprimante is None:
            return
        tirage, annulation = Tirage(self._etat.produite.pdf, self._etat.titre, imprimante), Annulation()
        self._impression = annulation
        self.imprimer.setEnabled(False)
        self.attente.montrer(f"Impression\u00a0: {self._etat.produite.pages} pages…")
        retenir = self.imprimantes.retenir

        def travailler() -> bool:
            retenir(imprimante)
            return imprimer(tirage, annule=lambda: annulation.annulee, avancer=lambda _faites, _nombre: None)

        self._poste.jobs.travailler(
            travailler, then=self._on_imprime, failed=self._on_echec, owner=self, annulation=annulation
        )

    def _on_imprime(self, tout: bool) -> None:
        self._finir()
        if tout:
            self._poste.avis.succes(f"{self._etat.titre}\u00a0: envoyé à l’imprimante.")
            self.imprime.emit()

    def _on_echec(self, erreur: Exception) -> None:
        self._finir()
        self._poste.avis.erreur(erreur)

    def _abandonner(self) -> None:
        if self._impression is not None:
            self._impression.annuler()
        self._finir()

    def _finir(self) -> None:
        self._impression = None
        self.attente.finir()
        self.imprimer.setEnabled(True)

    def _on_enregistrer(self) -> None:
        demander_fichier(self, f"{self._etat.nom}.pdf", "Document PDF (*.pdf)", self._on_fichier)

    def _on_fichier(self, fichier: Path) -> None:
        pdf = self._etat.produite.pdf
        self._poste.jobs.travailler(
            lambda: ecrire_fichier(fichier, pdf),
            then=lambda _: self._poste.avis.succes(f"PDF enregistré\u00a0: {fichier.name}"),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_ferme(self) -> None:
        self._abandonner()
        self.document.close()
        self.deleteLater()

    def _disposer(self) -> None:
        self.setWindowTitle(self._etat.titre)
        self.dimensionner(TAILLE)
        self.setModal(True)
        self.vue.setPageMode(QPdfView.PageMode.MultiPage)
        self.vue.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.vue.setAccessibleName(f"Aperçu\u00a0: {self._etat.titre}")
        self.imprimer.setEnabled(False)
        pied = QHBoxLayout()
        pied.setSpacing(12)
        pied.addWidget(self.imprimantes, 1)
        for bouton in (self.imprimer, self.enregistrer, self.fermer):
            pied.addWidget(bouton)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(16, 12, 16, 12)
        colonne.setSpacing(10)
        colonne.addWidget(self.alerte)
        colonne.addWidget(self.vue, 1)
        colonne.addWidget(self.attente)
        colonne.addLayout(pied)
