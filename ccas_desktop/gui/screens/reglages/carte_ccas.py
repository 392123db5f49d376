"""The CCAS as its letters and calls present it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel

from ccas_desktop.application.reglages import enregistrer_ccas, lire_logo
from ccas_desktop.application.vues import Reglages
from ccas_desktop.domain.ccas import Ccas
from ccas_desktop.gui.forms import Champ, ChampLong, ChampTelephone, GroupeChamps, LigneTexte
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie import Saisie
from ccas_desktop.gui.widgets import Bouton, Carte, RoleBouton

SANS_LOGO = "Aucun logo : seul le nom du CCAS est imprimé en tête des courriers."


class CarteCcas(Carte):
    """Edits the identity of the office.

    Signals:
        enregistre: Emitted once the settings are saved.
    """

    enregistre = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__("Le CCAS")
        self._poste = poste
        self._ccas = Ccas(id="ccas")
        self._logo = b""
        self._etat_logo = QLabel(SANS_LOGO)
        self.champs: dict[str, Champ] = {
            "nom": LigneTexte("Nom du CCAS", aide="En tête des courriers.", exemple="CCAS de Saint-Aubin-des-Prés"),
            "commune": LigneTexte("Commune"),
            "siret": LigneTexte("SIRET", aide="De l’organisme habilité : le CCAS ou la commune. 14 chiffres."),
            "adresse": ChampLong("Adresse", aide="Une ligne de l’adresse par ligne.", lignes=3),
            "telephone": ChampTelephone("Téléphone"),
            "courriel": LigneTexte("Courriel"),
            "horaires": LigneTexte("Horaires d’accueil"),
            "tribunal": LigneTexte(
                "Tribunal administratif de", aide="Nommé dans les voies de recours.", exemple="Caen"
            ),
            "tribunal_adresse": LigneTexte("Adresse du tribunal"),
            "dpo": LigneTexte("Délégué à la protection des données", aide="Courriel ou adresse où lui écrire."),
            "duree_active": LigneTexte("Durée de garde des dossiers actifs", aide="Imprimée dans la notice RGPD."),
            "api_url": LigneTexte("Adresse d’API Particulier", aide="Ou celle du relais de la commune."),
        }
        self.saisie = Saisie(poste, "reglages/ccas", self.champs, self)
        self.bouton = Bouton("Enregistrer le CCAS", "enregistrer", RoleBouton.PRINCIPAL)

        self._disposer()

        self.bouton.clicked.connect(self._on_enregistrer)

    def montrer(self, reglages: Reglages) -> None:
        """Show the saved settings, then what was being typed."""
        self._ccas = reglages.ccas
        self._definir_logo(self._ccas.logo)
        champs = {nom: getattr(self._ccas, nom) for nom in self.champs if nom != "adresse"}
        self.saisie.liaison.definir({**champs, "adresse": "\n".join(self._ccas.adresse)})
        self.saisie.brouillon.reprendre()

    def _disposer(self) -> None:
        champs, groupe = self.champs, GroupeChamps()
        groupe.ajouter(champs["nom"], champs["commune"], champs["siret"], parts=(2, 1, 1))
        groupe.ajouter(champs["adresse"], parts=(1,))
        groupe.ajouter(champs["telephone"], champs["courriel"], champs["horaires"])
        groupe.ajouter(champs["tribunal"], champs["tribunal_adresse"], parts=(1, 2))
        groupe.ajouter(champs["dpo"], champs["duree_active"], champs["api_url"])
        choisir = Bouton("Choisir un logo…", "document")
        retirer = Bouton("Retirer le logo", "supprimer", RoleBouton.DISCRET)
        choisir.clicked.connect(self._on_choisir_logo)
        retirer.clicked.connect(lambda: self._definir_logo(b""))
        logo = QHBoxLayout()
        logo.addWidget(self._etat_logo, 1)
        logo.addWidget(choisir)
        logo.addWidget(retirer)
        self.ajouter(groupe)
        self.contenu.addLayout(logo)
        bas = QHBoxLayout()
        bas.addStretch(1)
        bas.addWidget(self.bouton)
        self.contenu.addLayout(bas)

    def _on_choisir_logo(self) -> None:
        chemin, _ = QFileDialog.getOpenFileName(self, "Choisir un logo", "", "Images (*.png *.svg)")
        if chemin:
            self._poste.jobs.travailler(
                lambda: lire_logo(Path(chemin).read_bytes()),
                then=self._definir_logo,
                failed=self._poste.avis.erreur,
                owner=self,
            )

    def _definir_logo(self, logo: bytes) -> None:
        self._logo = logo
        self._etat_logo.setText(f"Logo enregistré ({len(logo) // 1024 + 1} Ko)." if logo else SANS_LOGO)

    def _on_enregistrer(self) -> None:
        services, auteur, avant, logo = self._poste.services, self._poste.auteur(), self._ccas, self._logo

        def enregistrer(valeurs: dict[str, Any]) -> Ccas:
            textes: dict[str, Any] = {nom: valeur or "" for nom, valeur in valeurs.items()}
            lignes = tuple(ligne.strip() for ligne in textes.pop("adresse").splitlines() if ligne.strip())
            return enregistrer_ccas(services, auteur, replace(avant, **textes, adresse=lignes, logo=logo))

        self.saisie.enregistrer(enregistrer, then=self._on_enregistre)

    def _on_enregistre(self, ccas: Ccas) -> None:
        self._ccas = ccas
        self._poste.avis.succes("Le CCAS est enregistré.")
        self.enregistre.emit()
