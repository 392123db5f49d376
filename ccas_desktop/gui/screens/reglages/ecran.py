"""The page of the settings: one card a subject, one way to each of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccas_desktop.application.messages.manques import phrase_manque
from ccas_desktop.application.reglages import Manque, lire_reglages, manques
from ccas_desktop.application.vues import Reglages
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.reglages.carte_agents import CarteAgents
from ccas_desktop.gui.screens.reglages.carte_apparence import CarteApparence
from ccas_desktop.gui.screens.reglages.carte_ccas import CarteCcas
from ccas_desktop.gui.screens.reglages.carte_delegations import CarteDelegations
from ccas_desktop.gui.screens.reglages.carte_jeton import CarteJeton
from ccas_desktop.gui.screens.reglages.carte_reglement import CarteReglement
from ccas_desktop.gui.widgets import Bandeau, Bouton, Carte, EnTete, RoleBouton, Ton, ZoneDefilante

SECTIONS = {
    "ccas": "CCAS",
    "agent": "Agents et élus",
    "delegation": "Délégations",
    "jeton": "Jeton",
    "reglement": "Règlement",
    "apparence": "Apparence",
}
_CARTE_DU_MANQUE = {Manque.TRIBUNAL: "ccas", Manque.DPO: "ccas", Manque.SIRET: "ccas"}


class EcranReglages(QWidget):
    """Shows all the settings; `section` is the card, or what is missing, to go to.

    Signals:
        reglages_changes: Emitted once a setting is saved.
        theme_choisi: Emitted with the ChoixTheme to wear.
    """

    PAGE_AIDE = "reglages"
    reglages_changes = Signal()
    theme_choisi = Signal(object)

    def __init__(self, poste: Poste, section: str = "") -> None:
        super().__init__()
        self._poste = poste
        self._section = section
        self.ccas = CarteCcas(poste)
        self.agents = CarteAgents(poste)
        self.delegations = CarteDelegations(poste)
        self.jeton = CarteJeton(poste)
        self.reglement = CarteReglement(poste)
        self.apparence = CarteApparence(poste)
        self._zone = ZoneDefilante()
        self._a_completer = Bandeau()
        self._a_completer.hide()

        self._disposer()

        for carte in (self.ccas, self.agents, self.delegations, self.jeton, self.reglement):
            carte.enregistre.connect(self._on_enregistre)
        self.apparence.theme_choisi.connect(self.theme_choisi)
        self._lire()

    def aller_a(self, section: str) -> None:
        """Scroll to a card and put the focus in its first control."""
        carte = self._cartes().get(_carte(section))
        if carte is not None:
            self._zone.ensureWidgetVisible(carte, 0, 0)
            suivant = carte.nextInFocusChain()
            while suivant is not None and not (carte.isAncestorOf(suivant) and suivant.focusPolicy().value & 1):
                suivant = suivant.nextInFocusChain()
                if suivant is carte:
                    return
            if suivant is not None:
                suivant.setFocus()

    def _cartes(self) -> dict[str, Carte]:
        return {
            "ccas": self.ccas,
            "agent": self.agents,
            "delegation": self.delegations,
            "jeton": self.jeton,
            "reglement": self.reglement,
            "apparence": self.apparence,
        }

    def _disposer(self) -> None:
        sommaire = QHBoxLayout()
        sommaire.setContentsMargins(16, 0, 16, 0)
        for section, nom in SECTIONS.items():
            bouton = Bouton(nom, role=RoleBouton.DISCRET)
            bouton.clicked.connect(lambda _coche=False, s=section: self.aller_a(s))
            sommaire.addWidget(bouton)
        sommaire.addStretch(1)
        self._zone.ajouter(EnTete("Réglages", precision="Ce que le CCAS saisit une fois pour toutes."))
        self._zone.ajouter(self._a_completer, *self._cartes().values())
        self._zone.contenu.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addLayout(sommaire)
        page.addWidget(self._zone, 1)

    def _lire(self) -> None:
        services = self._poste.services
        self._poste.jobs.lire(
            lambda: lire_reglages(services), then=self._montrer, failed=self._poste.avis.erreur, owner=self
        )

    def _montrer(self, reglages: Reglages) -> None:
        self.ccas.montrer(reglages)
        self.agents.montrer(reglages)
        self.delegations.montrer(reglages)
        self.jeton.montrer(reglages)
        self.reglement.montrer(reglages)
        restants = manques(reglages)
        self._a_completer.definir("\n".join(phrase_manque(manque) for manque in restants), Ton.ALERTE)
        self._a_completer.setVisible(bool(restants))
        if self._section:
            section, self._section = self._section, ""
            self.aller_a(section)

    def _on_enregistre(self) -> None:
        self._lire()
        self.reglages_changes.emit()


def _carte(section: str) -> str:
    """Return the card where something missing is filled in."""
    manque = Manque(section) if section in list(Manque) else None
    return _CARTE_DU_MANQUE.get(manque, section) if manque else section
