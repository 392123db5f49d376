"""The list of schools: the directory of the ministry, brought in once a year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel

from ccas_desktop.application.messages.ecoles import EXPLICATION, phrase_import, phrase_liste
from ccas_desktop.application.ports.ecoles import AnnuaireLu, lire_annuaire
from ccas_desktop.application.vues import Reglages
from ccas_desktop.gui.notices import Avis, Gravite
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.widgets import Attente, Bouton, Carte, RoleBouton, Ton

FICHIER_ILLISIBLE = "Ce fichier ne peut pas être ouvert, ou la liste ne peut pas être écrite."
VERIFIER_FICHIER = "Vérifiez qu’il existe encore, qu’il n’est pas ouvert ailleurs, et qu’il reste de la place."


class CarteEcoles(Carte):
    """Says which list there is, and brings another in; a file that cannot be read changes nothing.

    Signals:
        enregistre: Emitted once a list was brought in.
    """

    enregistre = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__("La liste des écoles")
        self._poste = poste
        self.liste = QLabel()
        self.liste.setWordWrap(True)
        self.choisir = Bouton("Charger l’annuaire…", "document", RoleBouton.PRINCIPAL)
        self.attente = Attente(annulable=False)

        explication = QLabel(EXPLICATION)
        explication.setWordWrap(True)
        explication.setProperty("role", "secondaire")
        bas = QHBoxLayout()
        bas.addWidget(self.liste, 1)
        bas.addWidget(self.choisir)
        self.ajouter(explication, self.attente)
        self.contenu.addLayout(bas)

        self.choisir.clicked.connect(self._on_choisir)

    def montrer(self, _reglages: Reglages) -> None:
        """Say how many schools there are."""
        self._poste.jobs.lire(
            self._poste.services.ecoles.etat, then=self._on_etat, failed=self._poste.avis.erreur, owner=self
        )

    def importer(self, chemin: Path) -> None:
        """Bring in a file; it is read off the store, for it is long and may be on a slow share."""
        services = self._poste.services

        def importer() -> AnnuaireLu:
            lu = lire_annuaire(chemin.read_bytes())
            services.ecoles.remplacer(lu.ecoles, services.horloge.aujourdhui())
            return lu

        self.attente.montrer("Lecture de l’annuaire de l’éducation…")
        self.choisir.setEnabled(False)
        self._poste.jobs.travailler(importer, then=self._on_importe, failed=self._on_echec, owner=self)

    def _on_etat(self, etat: tuple[int, date | None]) -> None:
        nombre, le = etat
        jour = self._poste.services.horloge.aujourdhui()
        self.definir_etat("" if nombre else "Facultative", Ton.NEUTRE)
        self.liste.setText(phrase_liste(nombre, le, jour))

    def _on_choisir(self) -> None:
        chemin, _ = QFileDialog.getOpenFileName(self, "Charger l’annuaire de l’éducation", "", "Annuaire (*.csv)")
        if chemin:
            self.importer(Path(chemin))

    def _on_importe(self, lu: AnnuaireLu) -> None:
        self._finir()
        self._poste.avis.succes(phrase_import(len(lu.ecoles), lu.ecartees))
        self.enregistre.emit()

    def _on_echec(self, erreur: Exception) -> None:
        self._finir()
        if isinstance(erreur, OSError):
            self._poste.avis.montrer(
                Avis(FICHIER_ILLISIBLE, "Rien n’est changé.", VERIFIER_FICHIER, gravite=Gravite.ERREUR)
            )
        else:
            self._poste.avis.erreur(erreur)

    def _finir(self) -> None:
        self.attente.finir()
        self.choisir.setEnabled(True)
