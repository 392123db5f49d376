"""A letter as it will be printed, with the printer beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccas_desktop.application.courriers.lettres_de_la_demande import nom_de_fichier
from ccas_desktop.application.courriers.signature import exiger_premiere_signature
from ccas_desktop.application.messages.lettres import alerte_des_caracteres
from ccas_desktop.application.messages.refus_de_lettre import refus_de_lettre
from ccas_desktop.domain.courrier.courrier_produit import Courrier
from ccas_desktop.domain.courrier.modeles import FICHES, Modele
from ccas_desktop.gui.aide import Dialogue
from ccas_desktop.gui.choix_imprimante import ChoixImprimante
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.enregistrement import demander_fichier, ecrire_fichier
from ccas_desktop.gui.screens.demande.elements import boutons
from ccas_desktop.gui.travaux.atelier import Atelier, LettreAMontrer
from ccas_desktop.gui.travaux.impression import Tirage
from ccas_desktop.gui.widgets import Attente, Bandeau, Bouton, RoleBouton, Ton

TAILLE = QSize(880, 630)
DEJA = "Cette lettre a déjà été imprimée\u00a0: le prochain tirage portera la mention DUPLICATA."


class Apercu(Dialogue):
    """Shows a letter, prints it and saves its file.

    Signals of the workshop bring the progress here; closing this window stops nothing.
    """

    PAGE_AIDE = "courriers#Préparer et imprimer"

    def __init__(self, poste: Poste, lettre: LettreAMontrer, parent: QWidget) -> None:
        super().__init__(parent)
        self._poste = poste
        self.lettre = lettre
        self.atelier = Atelier.de(poste.services, poste.jobs)
        self._intitule = FICHES[Modele(lettre.courrier.modele)].intitule
        self.document = QPdfDocument(self)
        self._tampon = QBuffer(self)
        self.vue = QPdfView(self)
        self.alerte = Bandeau(ton=Ton.ALERTE)
        self.deja = Bandeau(DEJA, Ton.INFORMATION)
        self.imprimantes = ChoixImprimante(poste, lettre.courrier.modele)
        self.imprimer = Bouton("Imprimer (Ctrl+P)", "imprimer", RoleBouton.PRINCIPAL)
        self.enregistrer = Bouton("Enregistrer le PDF…", "telecharger")
        self.fermer = Bouton("Fermer (Échap)", "fermer")
        self.attente = Attente()
        self._progres = (0, 0)

        self._disposer()
        self._charger()

        self.imprimer.clicked.connect(self._on_imprimer)
        # Not the shortcut of the button, which loses it each time its words change.
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.imprimer.click)
        self.enregistrer.clicked.connect(self._on_enregistrer)
        self.fermer.clicked.connect(self.close)
        self.attente.annulation_demandee.connect(lambda: self.atelier.annuler_impression(self.lettre.courrier.id))
        self.atelier.avance.connect(self._on_avance)
        self.atelier.imprimee.connect(self._on_imprimee)
        self.atelier.abandonnee.connect(self._on_abandonnee)
        self.atelier.refusee.connect(self._on_refusee)
        self.imprimantes.connues.connect(self._on_imprimantes)
        self.imprimantes.chercher()

    def _charger(self) -> None:
        self._tampon.setData(QByteArray(self.lettre.pdf))
        self._tampon.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._tampon)
        self.vue.setDocument(self.document)
        self._montrer_courrier(self.lettre.courrier)

    def _montrer_courrier(self, courrier: Courrier) -> None:
        alerte = alerte_des_caracteres(courrier.caracteres_remplaces)
        self.alerte.definir(alerte, Ton.ALERTE)
        self.alerte.setVisible(bool(alerte))
        self.deja.setVisible(courrier.impressions > 0)
        self.imprimer.setText("Imprimer un duplicata (Ctrl+P)" if courrier.impressions else "Imprimer (Ctrl+P)")

    def _on_imprimantes(self) -> None:
        self.imprimer.setEnabled(self.imprimantes.offertes and not self.atelier.imprime(self.lettre.courrier.id))

    def _on_imprimer(self) -> None:
        imprimante = self.imprimantes.choisie()
        if imprimante is None:
            return
        self.imprimer.setEnabled(False)
        self.attente.montrer("Impression…")
        titre = nom_de_fichier(self.lettre.courrier)
        tirage = Tirage(self.lettre.pdf, titre, imprimante)
        self.atelier.imprimer(self._poste.auteur(), self.lettre, tirage)
        self._poste.jobs.travailler(lambda: self.imprimantes.retenir(imprimante))

    def _on_avance(self, courrier_id: str, faites: int, nombre: int) -> None:
        if courrier_id == self.lettre.courrier.id:
            self.attente.montrer(f"Impression\u00a0: page {faites} sur {nombre}…")

    def _on_imprimee(self, courrier: Courrier) -> None:
        if courrier.id == self.lettre.courrier.id:
            self.lettre = LettreAMontrer(courrier, self.lettre.pdf)
            self._montrer_courrier(courrier)
            self._fin_de_l_impression()
            self._poste.avis.succes(f"{self._intitule}\u00a0: envoyé à l’imprimante.")

    def _on_abandonnee(self, courrier_id: str) -> None:
        if courrier_id == self.lettre.courrier.id:
            self._fin_de_l_impression()

    def _on_refusee(self, demande_id: str, _modele: Modele | None, erreur: Exception) -> None:
        """The page says why and where it is mended; a refusal is read here too, over the page."""
        if demande_id != self.lettre.courrier.demande_id:
            return
        self._fin_de_l_impression()
        self._dire_le_refus(erreur)

    def _dire_le_refus(self, erreur: Exception) -> bool:
        refus = refus_de_lettre(erreur)
        if refus is not None:
            self.alerte.definir(refus.phrase, Ton.ALERTE)
            self.alerte.show()
        return refus is not None

    def _fin_de_l_impression(self) -> None:
        self.attente.finir()
        self.imprimer.setEnabled(True)

    def _on_enregistrer(self) -> None:
        """Ask where, once it is known that the letter may still be signed: its file is printed elsewhere."""
        services, courrier = self._poste.services, self.lettre.courrier
        self._poste.jobs.lire(
            lambda: exiger_premiere_signature(services, courrier),
            then=lambda _: self._demander_ou(),
            failed=self._on_non_enregistree,
            owner=self,
        )

    def _on_non_enregistree(self, erreur: Exception) -> None:
        if not self._dire_le_refus(erreur):
            self._poste.avis.erreur(erreur)

    def _demander_ou(self) -> None:
        nom = f"{nom_de_fichier(self.lettre.courrier)}.pdf"
        demander_fichier(self, nom, "Lettre PDF (*.pdf)", self._on_fichier)

    def _on_fichier(self, fichier: Path) -> None:
        pdf = self.lettre.pdf
        self._poste.jobs.travailler(
            lambda: ecrire_fichier(fichier, pdf),
            then=lambda _: self._poste.avis.succes(f"PDF enregistré\u00a0: {fichier.name}"),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _disposer(self) -> None:
        self.setWindowTitle(self._intitule)
        self.dimensionner(TAILLE)
        self.setModal(True)
        self.vue.setPageMode(QPdfView.PageMode.MultiPage)
        self.vue.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.vue.setAccessibleName(f"Aperçu\u00a0: {self._intitule}")
        self.imprimer.setEnabled(False)
        pied = QHBoxLayout()
        pied.setSpacing(16)
        pied.addWidget(self.imprimantes, 1)
        pied.addWidget(boutons(self.imprimer, self.enregistrer, self.fermer), 2)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(16, 12, 16, 12)
        colonne.setSpacing(10)
        colonne.addWidget(self.alerte)
        colonne.addWidget(self.deja)
        colonne.addWidget(self.vue, 1)
        colonne.addWidget(self.attente)
        colonne.addLayout(pied)
        self.imprimer.setFocus()
