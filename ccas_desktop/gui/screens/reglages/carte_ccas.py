"""The CCAS as its letters and calls present it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from ccas_desktop.application.reglages import enregistrer_ccas, lire_logo
from ccas_desktop.application.vues import Reglages
from ccas_desktop.domain.ccas import Ccas
from ccas_desktop.gui.forms import Champ, ChampLong, ChampTelephone, GroupeChamps, LigneTexte
from ccas_desktop.gui.notices import Avis, Gravite
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.screens.reglages.pied import Pied
from ccas_desktop.gui.widgets import Bouton, Carte, RoleBouton

AJOUTER_LOGO, CHANGER_LOGO = "Ajouter un logo…", "Changer le logo…"
LOGO_ILLISIBLE = "Cette image ne peut pas être lue."


class CarteCcas(Carte):
    """Edits the identity of the office.

    Signals:
        enregistre: Emitted once the settings are saved.
    """

    enregistre = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__("Le CCAS")
        self._poste = poste
        self._ccas: Ccas | None = None
        self._logo = b""
        self.choisir = self.ajouter_action(Bouton(AJOUTER_LOGO, "document"))
        self.retirer = self.ajouter_action(Bouton("Retirer le logo", "supprimer", RoleBouton.DISCRET))
        self.champs = _champs()
        self.saisie = Saisie(poste, "reglages/ccas", self.champs, self)
        self.pied = Pied(self.saisie, "Enregistrer le CCAS")

        self._disposer()

        self.pied.enregistrement_voulu.connect(self._on_enregistrer)
        self.pied.abandon_voulu.connect(self._on_abandonner)
        self.saisie.conflit.connect(self.enregistre)
        self.choisir.clicked.connect(self._on_choisir_logo)
        self.retirer.clicked.connect(lambda: self._on_logo(b""))
        for champ in self.champs.values():
            if isinstance(champ, LigneTexte):
                champ.ligne.returnPressed.connect(self._on_enregistrer)

    def montrer(self, reglages: Reglages) -> None:
        """Show the saved settings, then what was being typed; later, only what another save changed."""
        premiere, self._ccas = self._ccas is None, reglages.ccas
        if premiere:
            self._remplir()
            self.saisie.brouillon.reprendre()

    def importer_logo(self, chemin: Path) -> None:
        """Take an image; it is saved with the rest."""
        self._poste.jobs.travailler(
            lambda: lire_logo(chemin.read_bytes()), then=self._on_logo, failed=self._on_echec_logo, owner=self
        )

    def _disposer(self) -> None:
        champs, groupe, joindre = self.champs, GroupeChamps(), GroupeChamps()
        groupe.ajouter(champs["nom"], champs["commune"], champs["siret"], parts=(2, 1, 1))
        joindre.ajouter(champs["telephone"], champs["courriel"], parts=(1, 2))
        joindre.ajouter(champs["horaires"])
        groupe.ajouter(champs["adresse"], joindre, parts=(2, 3))
        groupe.ajouter(champs["tribunal"], champs["tribunal_adresse"], parts=(1, 2))
        groupe.ajouter(champs["dpo"], champs["duree_active"])
        self.choisir.setToolTip("PNG ou SVG, imprimé en tête des courriers")
        self.ajouter(groupe, self.pied)

    def _remplir(self) -> None:
        ccas = self._ccas or Ccas(id="ccas")
        champs = {nom: getattr(ccas, nom) for nom in self.champs if nom != "adresse"}
        self.saisie.liaison.definir({**champs, "adresse": "\n".join(ccas.adresse)})
        self._definir_logo(ccas.logo)
        self.pied.solder()

    def _definir_logo(self, logo: bytes) -> None:
        self._logo = logo
        self.choisir.setText(CHANGER_LOGO if logo else AJOUTER_LOGO)
        self.retirer.setVisible(bool(logo))

    def _on_choisir_logo(self) -> None:
        chemin, _ = QFileDialog.getOpenFileName(self, "Choisir un logo", "", "Images (*.png *.svg)")
        if chemin:
            self.importer_logo(Path(chemin))

    def _on_logo(self, logo: bytes) -> None:
        self._definir_logo(logo)
        self.pied.signaler()

    def _on_echec_logo(self, erreur: Exception) -> None:
        if isinstance(erreur, OSError):
            self._poste.avis.montrer(Avis(LOGO_ILLISIBLE, "Rien n’est changé.", gravite=Gravite.ERREUR))
        else:
            self._poste.avis.erreur(erreur)

    def _on_abandonner(self) -> None:
        self.saisie.liaison.vider()
        self.saisie.brouillon.oublier()
        self._remplir()

    def _on_enregistrer(self) -> None:
        services, auteur, logo = self._poste.services, self._poste.auteur(), self._logo
        avant = self._ccas
        if avant is None:
            return

        def enregistrer(valeurs: dict[str, Any]) -> Ccas:
            textes: dict[str, Any] = {nom: valeur or "" for nom, valeur in valeurs.items()}
            lignes = tuple(ligne.strip() for ligne in textes.pop("adresse").splitlines() if ligne.strip())
            return enregistrer_ccas(services, auteur, replace(avant, **textes, adresse=lignes, logo=logo))

        self.saisie.enregistrer(enregistrer, then=self._on_enregistre)

    def _on_enregistre(self, ccas: Ccas) -> None:
        self._ccas = ccas
        self._remplir()
        self._poste.avis.succes("Le CCAS est enregistré.")
        self.enregistre.emit()


def _champs() -> dict[str, Champ]:
    return {
        "nom": LigneTexte("Nom du CCAS", aide="En tête des courriers.", exemple="CCAS de Saint-Aubin-des-Prés"),
        "commune": LigneTexte("Commune"),
        "siret": LigneTexte("SIRET", aide="14 chiffres, de l’organisme habilité."),
        "adresse": ChampLong("Adresse", aide="Sans le nom du CCAS ; une ligne par ligne.", lignes=3),
        "telephone": ChampTelephone("Téléphone"),
        "courriel": LigneTexte("Courriel"),
        "horaires": LigneTexte("Horaires d’accueil", exemple="du lundi au vendredi, de 9 h à 12 h"),
        "tribunal": LigneTexte("Tribunal administratif de", exemple="Caen"),
        "tribunal_adresse": LigneTexte("Adresse du tribunal"),
        "dpo": LigneTexte("Délégué à la protection des données", aide="Courriel ou adresse où lui écrire."),
        "duree_active": LigneTexte("Durée de garde des dossiers actifs", aide="Imprimée sur l’information remise."),
    }
