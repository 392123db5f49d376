"""The top of the window: search, agent at work, settings, help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from ccas_desktop.application.journal import Auteur
from ccas_desktop.gui.theme import icone
from ccas_desktop.gui.widgets import Bouton, EtiquetteCoupee, ListeDeroulante, RoleBouton

if TYPE_CHECKING:
    from ccas_desktop.domain.demandes.decision import Agent

LARGEUR_AGENT_MAX, LARGEUR_AGENT_PLIE = 220, 170
PERSONNE = Auteur("Agent non désigné")
_WIDGET = Qt.ShortcutContext.WidgetShortcut


class Entete(QFrame):
    """Stays on every page.

    Signals:
        recherche_voulue: Emitted with the text after each keystroke.
        premier_voulu: Emitted when Enter is pressed in the search field.
        liste_voulue: Emitted when the down arrow is pressed in it.
        agent_choisi: Emitted with the id of the agent.
        reglages_voulus, aide_voulue, masque_voulu, nouveau_voulu: Emitted by their buttons and shortcuts.
    """

    recherche_voulue = Signal(str)
    premier_voulu = Signal()
    liste_voulue = Signal()
    agent_choisi = Signal(str)
    nouveau_voulu = Signal()
    masque_voulu = Signal()
    reglages_voulus = Signal()
    aide_voulue = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "entete")
        self._nom = EtiquetteCoupee("CCAS Desktop")
        self._nom.setProperty("role", "sous_titre")
        self.recherche = ChampRecherche()
        self._agents: dict[str, Agent] = {}
        self.liste_agents = ListeDeroulante()
        self.liste_agents.setAccessibleName("Agent au guichet")
        self.liste_agents.setSizeAdjustPolicy(ListeDeroulante.SizeAdjustPolicy.AdjustToContents)
        self.liste_agents.setMaximumWidth(LARGEUR_AGENT_MAX)
        self.liste_agents.setToolTip("Agent au guichet : son nom est imprimé sur les courriers")
        self._muette = False

        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(16, 8, 16, 8)
        ligne.setSpacing(10)
        ligne.addWidget(self._nom)
        ligne.addSpacing(12)
        ligne.addWidget(self.recherche, 1)
        nouveau = Bouton("Nouveau dossier", "ajouter", RoleBouton.PRINCIPAL, raccourci="Ctrl+N")
        masquer = Bouton("Masquer", "cadenas", RoleBouton.DISCRET, raccourci="Ctrl+L")
        reglages = Bouton("Réglages", "reglages", RoleBouton.DISCRET, raccourci="Ctrl+,")
        aide = Bouton("Aide", "aide", RoleBouton.DISCRET, raccourci="F1")
        for widget in (nouveau, self.liste_agents, masquer, reglages, aide):
            ligne.addWidget(widget)
        self._pliables = (nouveau, masquer, reglages, aide)
        self._a_venir = (nouveau, self.liste_agents, reglages, aide)
        for widget in self._a_venir:
            widget.setEnabled(False)

        nouveau.clicked.connect(self.nouveau_voulu)
        masquer.clicked.connect(self.masque_voulu)
        reglages.clicked.connect(self.reglages_voulus)
        aide.clicked.connect(self.aide_voulue)
        self.recherche.textChanged.connect(self._on_texte)
        self.recherche.returnPressed.connect(self._on_entree)
        self.recherche.liste_voulue.connect(self.liste_voulue)
        self.liste_agents.activated.connect(lambda _rang: self.agent_choisi.emit(self.liste_agents.currentData()))
        QShortcut(QKeySequence("Ctrl+F"), self, self.recherche.prendre)

    def plier(self, plie: bool) -> None:
        """On a small screen, leave the room to the search: pictures without words, and no name of the office."""
        for bouton in self._pliables:
            bouton.plier(plie)
        self._nom.setVisible(not plie)
        self.liste_agents.setMaximumWidth(LARGEUR_AGENT_PLIE if plie else LARGEUR_AGENT_MAX)

    def auteur(self) -> Auteur:
        """Return who is at work."""
        agent = self._agents.get(self.liste_agents.currentData() or "")
        return Auteur(agent.nom_complet, agent.id) if agent else PERSONNE

    def definir_pret(self) -> None:
        """Open what needs the base; the search may be typed before."""
        for widget in self._a_venir:
            widget.setEnabled(True)

    def definir(self, nom: str, agents: Sequence[Agent], choisi: str) -> None:
        """Show the name of the CCAS and its agents, one of them at work."""
        self._nom.setText(nom or "CCAS Desktop")
        self._agents = {agent.id: agent for agent in agents if agent.actif}
        self.liste_agents.clear()
        for agent in self._agents.values():
            self.liste_agents.addItem(agent.nom_complet, agent.id)
        self.liste_agents.setCurrentIndex(max(0, self.liste_agents.findData(choisi)))
        self.liste_agents.setVisible(bool(self._agents))

    def vider_recherche(self) -> None:
        """Empty the field without searching for nothing."""
        self._muette = True
        self.recherche.clear()
        self._muette = False

    def sur_une_page(self, page: QWidget) -> None:
        """Forget what was searched once the page of the results is left: the next person does not read it."""
        if getattr(page, "PAGE_AIDE", "") != "accueil":
            self.vider_recherche()

    def _on_texte(self, texte: str) -> None:
        # At once: the search runs beside the painting of the key, and a newer one drops it.
        if not self._muette:
            self.recherche_voulue.emit(texte)

    def _on_entree(self) -> None:
        if self.recherche.text().strip():
            self.premier_voulu.emit()


class ChampRecherche(QLineEdit):
    """The field of the search; Escape empties it.

    Signals:
        liste_voulue: Emitted when the person goes down into the results.
    """

    liste_voulue = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Rechercher un dossier (Ctrl+F)")
        self.setToolTip("Nom, prénom, date de naissance, téléphone ou numéro de dossier, dans n’importe quel ordre")
        self.setAccessibleName("Rechercher un dossier")
        self.setClearButtonEnabled(True)
        self.addAction(icone("recherche", "texte_secondaire"), QLineEdit.ActionPosition.LeadingPosition)
        QShortcut(QKeySequence("Down"), self, self.liste_voulue.emit).setContext(_WIDGET)
        QShortcut(QKeySequence("Escape"), self, self.clear).setContext(_WIDGET)

    def prendre(self) -> None:
        """Take the focus, ready to type over."""
        self.setFocus()
        self.selectAll()
