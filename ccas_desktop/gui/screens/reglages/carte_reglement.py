"""The règlement of the aids: the file brought in, and what it holds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel

from ccas_desktop.application.errors import ReglementIllisible
from ccas_desktop.application.reglages import importer_fichier_reglement, reglement_en_vigueur
from ccas_desktop.application.vues import Reglages
from ccas_desktop.domain.reglement.model import Aide, Reglement
from ccas_desktop.gui.notices import Avis, Gravite
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.tables import Colonne, TableSimple
from ccas_desktop.gui.widgets import Bouton, Carte, EtatVide, RoleBouton, Ton

COLONNES = (
    Colonne[Aide]("Aide", lambda a: a.libelle, extensible=True),
    Colonne[Aide]("Délibération", lambda a: a.deliberation.intitule, extensible=True),
    Colonne[Aide]("Article", lambda a: a.deliberation.article),
    Colonne[Aide]("En vigueur le", lambda a: a.deliberation.effet, ecrire=lambda jour: f"{jour:%d/%m/%Y}"),
)
HAUTEUR_TABLE = 220
FICHIER_ILLISIBLE = "Ce fichier ne peut pas être lu : vérifiez qu’il existe et qu’il n’est pas ouvert ailleurs."


class CarteReglement(Carte):
    """Brings in the file of the règlement; one that cannot be read changes nothing.

    Signals:
        enregistre: Emitted once a règlement is in force.
    """

    enregistre = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__("Le règlement des aides")
        self._poste = poste
        self._origine = QLabel()
        self._origine.setWordWrap(True)
        self._fautes = QLabel()
        self._fautes.setWordWrap(True)
        self._fautes.setAccessibleName("Erreurs du fichier")
        self._fautes.hide()
        vide = EtatVide("document", "Aucun règlement chargé.", suite="Chargez le fichier de votre règlement.")
        self.table = TableSimple("Aides du règlement", COLONNES, vide=vide)
        self.table.setFixedHeight(HAUTEUR_TABLE)
        self.choisir = Bouton("Charger un règlement…", "document", RoleBouton.PRINCIPAL)

        self.ajouter(self._origine, self.table, self._fautes)
        bas = QHBoxLayout()
        bas.addStretch(1)
        bas.addWidget(self.choisir)
        self.contenu.addLayout(bas)

        self.choisir.clicked.connect(self._on_choisir)

    def montrer(self, reglages: Reglages) -> None:
        """Show the règlement in force."""
        importe = reglages.reglement
        self.definir_etat("" if importe else "À charger", Ton.ALERTE)
        if importe is None:
            self._origine.setText("Le règlement voté par le conseil d’administration, en un fichier texte (.toml).")
            self.table.definir(())
            return
        jour = self._poste.services.horloge.jour_de(importe.importe_le)
        self._origine.setText(f"Fichier « {importe.nom_fichier} », chargé le {jour:%d/%m/%Y}.")
        services = self._poste.services
        self._poste.jobs.lire(
            lambda: reglement_en_vigueur(services, reglages),
            then=self._on_lu,
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def importer(self, chemin: Path) -> None:
        """Bring in a file."""
        services, auteur = self._poste.services, self._poste.auteur()
        self._poste.jobs.ecrire(
            lambda: importer_fichier_reglement(services, auteur, chemin.read_bytes(), nom_fichier=chemin.name),
            then=self._on_importe,
            failed=self._on_echec,
            owner=self,
        )

    def _on_lu(self, reglement: Reglement | None) -> None:
        self.table.definir(reglement.aides if reglement else ())

    def _on_choisir(self) -> None:
        chemin, _ = QFileDialog.getOpenFileName(self, "Charger un règlement", "", "Règlement (*.toml)")
        if chemin:
            self.importer(Path(chemin))

    def _on_importe(self, reglement: Reglement) -> None:
        self._fautes.hide()
        self._poste.avis.succes(f"Règlement chargé : {len(reglement.aides)} aides.")
        self.enregistre.emit()

    def _on_echec(self, erreur: Exception) -> None:
        if isinstance(erreur, OSError):
            self._poste.avis.montrer(Avis(FICHIER_ILLISIBLE, "Rien n’est changé.", gravite=Gravite.ERREUR))
            return
        self._poste.avis.erreur(erreur)
        if isinstance(erreur, ReglementIllisible):
            lignes = "\n".join(f"• {lieu} : {phrase}" for lieu, phrase in erreur.fautes[:20])
            self._fautes.setText(f"Ce fichier n’a pas été chargé ; le règlement précédent reste en vigueur.\n{lignes}")
            self._fautes.show()
