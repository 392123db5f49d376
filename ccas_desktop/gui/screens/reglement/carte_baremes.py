"""The reference scales: their values with their source, the warning when they are old, the file that renews them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel

from ccas_desktop.application.errors import BaremesIllisibles
from ccas_desktop.application.redaction_aides.page_baremes import (
    LigneBareme,
    PageBaremes,
    importer_fichier_baremes,
    lire_baremes,
)
from ccas_desktop.domain.reglement.modele.baremes import Baremes
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.widgets import Bandeau, Bouton, EtatVide, Ton, ZoneDefilante

COLONNES = (
    Colonne[LigneBareme]("Barème", lambda ligne: ligne.libelle, extensible=True, part=5),
    Colonne[LigneBareme]("Valeur", lambda ligne: ligne.valeur, extensible=True, part=3),
    Colonne[LigneBareme](
        "Depuis le", lambda ligne: ligne.effet, ecrire=lambda jour: f"{jour:%d/%m/%Y}" if jour else ""
    ),
    Colonne[LigneBareme](
        "État",
        lambda ligne: ligne.etat,
        image=lambda ligne: ("alerte", "alerte") if ligne.perime else ("succes", "succes"),
    ),
    Colonne[LigneBareme]("Source", lambda ligne: ligne.source, extensible=True, part=4),
)
FAUTES_MONTREES = 12
REFUS = "Ce fichier n’a pas été chargé\u00a0; les barèmes d’avant restent. À corriger\u00a0:"
A_JOUR = "Tous les barèmes sont à jour."


class CarteBaremes(ZoneDefilante):
    """Shows the scales; a file brought in completes them and never takes a past value away."""

    PAGE_AIDE = "reglement#Les barèmes"

    def __init__(self, poste: Poste) -> None:
        super().__init__(largeur_max=1600)
        self._poste = poste
        self.etat = Bandeau(A_JOUR, Ton.SUCCES)
        self.refus = Bandeau(REFUS, Ton.DANGER)
        self.fautes = QLabel()
        self.fautes.setTextFormat(Qt.TextFormat.PlainText)
        self.fautes.setWordWrap(True)
        self.fichier = QLabel()
        self.fichier.setWordWrap(True)
        self.fichier.setProperty("role", "secondaire")
        self.charger = Bouton("Charger un fichier de barèmes…", "document")
        self.table = TableAjustee("Barèmes", COLONNES, vide=EtatVide("euro", "Aucun barème."), visibles=14)
        self.dialogue: QFileDialog | None = None
        haut = QHBoxLayout()
        haut.addWidget(self.fichier, 1)
        haut.addWidget(self.charger)
        self.ajouter(self.etat, self.refus, self.fautes)
        self.contenu.addLayout(haut)
        self.ajouter(self.table)
        self.contenu.addStretch(1)
        for widget in (self.refus, self.fautes):
            widget.hide()
        self.charger.clicked.connect(self._on_charger)
        self.lire()

    def lire(self) -> None:
        """Read the scales again."""
        services = self._poste.services
        self._poste.jobs.lire(lambda: lire_baremes(services), then=self._montrer, failed=self._on_echec, owner=self)

    def importer(self, chemin: Path) -> None:
        """Bring in a file, read off the store."""
        self._poste.jobs.travailler(
            chemin.read_bytes,
            then=lambda contenu: self._on_contenu(contenu, chemin.name),
            failed=self._on_echec,
            owner=self,
        )

    def _montrer(self, page: PageBaremes) -> None:
        self.table.definir(page.lignes)
        self.fichier.setText(page.fichier)
        nombre = page.perimes
        phrase = f"{nombre} barème{'s' if nombre > 1 else ''} à mettre à jour ou à vérifier."
        self.etat.definir(phrase if nombre else A_JOUR, Ton.ALERTE if nombre else Ton.SUCCES)

    def _on_contenu(self, contenu: bytes, nom: str) -> None:
        services, auteur = self._poste.services, self._poste.auteur()
        self._poste.jobs.ecrire(
            lambda: importer_fichier_baremes(services, auteur, contenu, nom_fichier=nom),
            then=self._on_importes,
            failed=self._on_echec,
            owner=self,
        )

    def _on_importes(self, lus: Baremes) -> None:
        self._montrer_fautes(())
        nombre = len(lus.par_code)
        self._poste.avis.succes(f"{nombre} barème{'s' if nombre > 1 else ''} chargé{'s' if nombre > 1 else ''}.")
        self.lire()

    def _on_echec(self, erreur: Exception) -> None:
        self._poste.avis.erreur(erreur)
        if isinstance(erreur, BaremesIllisibles):
            self._montrer_fautes(erreur.fautes)

    def _montrer_fautes(self, fautes: tuple[tuple[str, str], ...]) -> None:
        self.fautes.setText("\n".join(f"• {lieu}\u00a0: {phrase}" for lieu, phrase in fautes[:FAUTES_MONTREES]))
        for widget in (self.refus, self.fautes):
            widget.setVisible(bool(fautes))

    def _on_charger(self) -> None:
        self.dialogue = QFileDialog(self, "Charger un fichier de barèmes")
        self.dialogue.setNameFilters(["Barèmes (*.toml)"])
        self.dialogue.fileSelected.connect(lambda chemin: self.importer(Path(chemin)))
        self.dialogue.finished.connect(self.dialogue.deleteLater)
        self.dialogue.open()
