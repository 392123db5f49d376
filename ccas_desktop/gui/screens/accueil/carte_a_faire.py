"""The list of what is to be done today, its filter, and the reminders of the office."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel

from ccas_desktop.application.guichet.a_faire.lignes import AFaire, Genre, Groupe, LigneAFaire
from ccas_desktop.domain.demandes.decision import Agent
from ccas_desktop.gui.forms.choix import BoutonsSegmentes
from ccas_desktop.gui.guichet.rappels import BarreRappel
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.accueil.liste import ListeAFaire
from ccas_desktop.gui.screens.accueil.rappel_libre import RappelLibre
from ccas_desktop.gui.widgets import Bouton, Carte, RoleBouton

TITRE = "À faire aujourd’hui"
POUR_MOI, TOUS = "moi", "tous"
PREFERENCE = "a_faire"
TOUCHES = "Alt+A"


class CarteAFaire(Carte):
    """Lists what is to be done, one action a line.

    Signals:
        voulue: Emitted with the LigneAFaire to open.
        change: Emitted once a reminder was added, done or put off.
    """

    PAGE_AIDE = "accueil#À faire aujourd’hui"
    voulue = Signal(object)
    change = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__(TITRE)
        self._poste = poste
        self._a_faire = AFaire()
        self.filtre = BoutonsSegmentes(((POUR_MOI, "Pour moi"), (TOUS, "Tous")))
        self.filtre.choisir(poste.services.preferences.lire(PREFERENCE) or TOUS)
        self.filtre.setAccessibleName("Ce qui est montré")
        self._actions.addWidget(self.filtre)
        self.nouveau = self.ajouter_action(Bouton("Rappel", "ajouter", RoleBouton.DISCRET, raccourci="Alt+R"))
        self.nouveau.setToolTip("Nouveau rappel, qui ne porte sur aucun dossier (Alt+R)")
        self.liste = ListeAFaire()
        self.rappel = RappelLibre(poste)
        self.barre = BarreRappel(poste)
        self.rien = QLabel("Rien à faire aujourd’hui.")
        self.rien.setProperty("role", "secondaire")
        self.ajouter(self.rappel, self.rien, self.liste, self.barre)
        for widget in (self.rappel, self.rien, self.barre):
            widget.hide()

        self.filtre.choisi.connect(self._on_filtre)
        self.nouveau.clicked.connect(lambda: self.rappel.ouvrir(None))
        self.liste.ligne_activee.connect(self._on_activee)
        self.liste.ligne_choisie.connect(self._on_choisie)
        self.rappel.enregistre.connect(self._on_change)
        self.rappel.ferme.connect(self.liste.setFocus)
        self.barre.fait.connect(self._on_rappel_fait)
        QShortcut(QKeySequence(TOUCHES), self, self.prendre)
        defaire = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.barre.annuler)
        defaire.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def prendre(self) -> None:
        """Take the focus."""
        self.liste.setFocus()

    def montrer(self, a_faire: AFaire, agents: tuple[Agent, ...]) -> None:
        """Show what is to be done."""
        self._a_faire = a_faire
        self.rappel.proposer(agents)
        self._filtrer()

    def ajouter_ligne(self, ligne: LigneAFaire) -> None:
        """Show one thing more, known later than the rest."""
        self._a_faire = AFaire((*self._a_faire.lignes, ligne), self._a_faire.tronques)
        self._filtrer()

    def _filtrer(self) -> None:
        pour_moi = self.filtre.code == POUR_MOI
        montre = self._a_faire.pour(self._poste.auteur().id) if pour_moi else self._a_faire
        self.liste.definir(montre)
        nombre = sum(ligne.groupe is not Groupe.EN_COURS for ligne in montre.lignes)
        self.definir_titre(f"{TITRE} ({nombre})" if nombre else TITRE)
        self.rien.setVisible(not montre.lignes)
        self.liste.setVisible(bool(montre.lignes))

    def _on_filtre(self, code: str) -> None:
        self._poste.services.preferences.ecrire(PREFERENCE, code)
        self._filtrer()

    def _on_choisie(self, ligne: LigneAFaire | None) -> None:
        rappel = ligne.rappel if ligne else None
        self.barre.definir(rappel)
        self.barre.setVisible(rappel is not None)

    def _on_activee(self, ligne: LigneAFaire) -> None:
        if ligne.genre is Genre.RAPPEL_LIBRE:
            self.rappel.ouvrir(ligne.rappel)
        else:
            self.voulue.emit(ligne)

    def _on_rappel_fait(self) -> None:
        # The bar goes with its reminder: the keyboard stays in the list, unless it has left the card meanwhile.
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.liste.setFocus()
        self.change.emit()

    def _on_change(self) -> None:
        self.liste.setFocus()
        self.change.emit()
