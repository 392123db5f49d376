"""How API Particulier is reached: straight from this workstation, or through the relay of the commune."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from ccas_desktop.application.donnees.connexion import SaisieConnexion, enregistrer_connexion
from ccas_desktop.application.vues import Reglages
from ccas_desktop.domain.ccas import Ccas
from ccas_desktop.gui.forms import Champ, ChampSecret, ChampSegments, GroupeChamps, LigneTexte
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.screens.reglages.pied import Pied
from ccas_desktop.gui.widgets import Carte, Ton

DIRECTE, RELAIS = "directe", "relais"
CONDITIONS = (
    "Les conditions d’utilisation disent que l’API s’appelle «\u00a0uniquement depuis des serveurs\u00a0» que le CCAS "
    "contrôle. Un poste de guichet n’est pas un serveur. Avec un relais, le jeton reste sur un serveur de la commune "
    "et ce poste ne parle qu’au relais. Sans relais, demandez d’abord l’accord écrit de la DINUM "
    "(api-particulier@api.gouv.fr)."
)
GARDEE = "Laissez vide pour garder celle qui est dans le coffre de ce poste."


class CarteConnexion(Carte):
    """Chooses the way, and what the relay wants; the value of its header is never shown again.

    Signals:
        enregistre: Emitted once the connection is saved.
    """

    enregistre = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__("La connexion à API Particulier")
        self._poste = poste
        self._ccas: Ccas | None = None
        self.champs: dict[str, Champ] = {
            "voie": ChampSegments(
                "Les appels partent", ((DIRECTE, "De ce poste"), (RELAIS, "Du relais de la commune"))
            ),
            "api_url": LigneTexte("Adresse du relais", exemple="https://relais.commune.fr/api-particulier"),
            "relais_entete": LigneTexte("Nom de l’en-tête", aide="S’il en veut un.", exemple="X-Cle-Relais"),
            "relais_valeur": ChampSecret("Valeur de l’en-tête", aide=GARDEE),
        }
        self.saisie = Saisie(poste, "reglages/connexion", self.champs, self)
        self.pied = Pied(self.saisie, "Enregistrer la connexion")
        self._relais = GroupeChamps(explication="Ces trois réponses vous sont données par qui tient le relais.")

        self._disposer()

        self.champs["voie"].modifie.connect(self._montrer_le_relais)
        self.saisie.brouillon.repris.connect(self._montrer_le_relais)
        self.saisie.conflit.connect(self.enregistre)
        self.pied.enregistrement_voulu.connect(self._on_enregistrer)
        self.pied.abandon_voulu.connect(self._on_abandonner)
        for champ in self.champs.values():
            if isinstance(champ, LigneTexte):
                champ.ligne.returnPressed.connect(self._on_enregistrer)

    def montrer(self, reglages: Reglages) -> None:
        """Show the saved connection, then what was being typed; later, only what another save changed."""
        premiere, self._ccas = self._ccas is None, reglages.ccas
        self._dire_l_etat(reglages.ccas)
        if premiere:
            self._remplir()
            self.saisie.brouillon.reprendre()

    def _disposer(self) -> None:
        conditions = QLabel(CONDITIONS)
        conditions.setWordWrap(True)
        conditions.setProperty("role", "secondaire")
        champs = self.champs
        self._relais.ajouter(champs["api_url"])
        self._relais.ajouter(champs["relais_entete"], champs["relais_valeur"], parts=(1, 2))
        self.ajouter(conditions, champs["voie"], self._relais, self.pied)

    def _remplir(self) -> None:
        ccas = self._ccas or Ccas(id="ccas")
        par_relais = ccas.passe_par_un_relais
        self.saisie.liaison.definir(
            {
                "voie": RELAIS if par_relais else DIRECTE,
                "api_url": ccas.api_url if par_relais else None,
                "relais_entete": ccas.relais_entete,
                "relais_valeur": None,
            }
        )
        self._montrer_le_relais()
        self.pied.solder()

    def _dire_l_etat(self, ccas: Ccas) -> None:
        self.definir_etat("Par un relais" if ccas.passe_par_un_relais else "Directe", Ton.INFORMATION)

    def _montrer_le_relais(self) -> None:
        self._relais.setVisible(self.champs["voie"].valeur() == RELAIS)

    def _on_abandonner(self) -> None:
        self.saisie.liaison.vider()
        self.saisie.brouillon.oublier()
        self._remplir()

    def _on_enregistrer(self) -> None:
        services, auteur, avant = self._poste.services, self._poste.auteur(), self._ccas
        if avant is None:
            return

        def enregistrer(valeurs: dict[str, Any]) -> Ccas:
            saisie = SaisieConnexion(
                relais=valeurs["voie"] == RELAIS,
                url=valeurs["api_url"] or "",
                entete=valeurs["relais_entete"] or "",
                valeur=valeurs["relais_valeur"] or "",
            )
            return enregistrer_connexion(services, auteur, avant, saisie)

        self.saisie.enregistrer(enregistrer, then=self._on_enregistre)

    def _on_enregistre(self, ccas: Ccas) -> None:
        self._ccas = ccas
        self._remplir()
        self._poste.avis.succes("La connexion est enregistrée.")
        self.enregistre.emit()
