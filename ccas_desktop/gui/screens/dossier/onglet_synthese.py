"""The first tab: who lives there, what is asked, what they live on, where to write."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.gui.screens.dossier.carte_budget import CarteTotaux
from ccas_desktop.gui.screens.dossier.carte_demandes import CarteDemandes
from ccas_desktop.gui.screens.dossier.carte_foyer import CarteFoyer
from ccas_desktop.gui.screens.dossier.carte_reprises import CarteReprises
from ccas_desktop.gui.screens.dossier.cartes_simples import CarteAdresse, NoteEpinglee
from ccas_desktop.gui.screens.dossier.colonnes import DROITE, GAUCHE
from ccas_desktop.gui.screens.dossier.onglets import ContexteDossier, OngletDossier
from ccas_desktop.gui.screens.dossier.reprise import sujet_de_la_cle
from ccas_desktop.gui.screens.dossier.retraits import Retraits
from ccas_desktop.gui.screens.dossier.suivi.carte_passage import CartePassage
from ccas_desktop.gui.screens.dossier.sujets import Sujets
from ccas_desktop.gui.theme import theme_porte


class OngletSynthese(OngletDossier):
    """What an agent needs with the person in front of her."""

    PAGE_AIDE = "dossier"

    def __init__(self, contexte: ContexteDossier) -> None:
        self.foyer = CarteFoyer()
        self.demandes = CarteDemandes()
        self.reprises = CarteReprises()
        self.passage = CartePassage(contexte.poste, contexte.dossier_id)
        self.budget = CarteTotaux(avec_lien=True)
        self.adresse = CarteAdresse()
        self.note = NoteEpinglee()
        super().__init__(self._cartes(), haut=_empiler(self.note, self.passage))
        self._contexte = contexte
        self._retraits = Retraits(contexte.poste, self)
        self._sujets = Sujets(contexte.poste, contexte.page, self._retraits, contexte.dossier_voulu)

        self._relier()
        self.setFocusProxy(self.demandes.table)

    def montrer(self, page: PageDossier) -> None:
        """Show the cards of the dossier."""
        for carte in (self.foyer, self.demandes, self.reprises, self.passage, self.budget, self.adresse, self.note):
            carte.montrer(page)

    def rouvrir(self, cle: str) -> None:
        """Open again the panel of that key."""
        sujet = sujet_de_la_cle(self._sujets, self._contexte.page(), cle)
        if sujet is not None:
            self._contexte.ouvrir(sujet)

    def editer_la_note(self) -> None:
        """Edit the note pinned on the dossier."""
        self._contexte.ouvrir(self._sujets.note())

    def _cartes(self) -> tuple[tuple[QWidget, int], ...]:
        return (
            (self.foyer, GAUCHE),
            (self.demandes, DROITE),
            (self.reprises, DROITE),
            (self.budget, GAUCHE),
            (self.adresse, DROITE),
        )

    def _relier(self) -> None:
        sujets, ouvrir = self._sujets, self._contexte.ouvrir
        self.demandes.demande_voulue.connect(self._contexte.demande_voulue)
        self.demandes.simulation_voulue.connect(lambda: self._contexte.onglet_voulu("quelles_aides"))
        self.foyer.ajout_voulu.connect(lambda: ouvrir(sujets.membre()))
        self.foyer.modification_voulue.connect(lambda usager: ouvrir(sujets.usager(usager)))
        self.foyer.retrait_voulu.connect(self._retraits.usager)
        self.budget.detail_voulu.connect(lambda: self._contexte.onglet_voulu("budget"))
        self._retraits.fait.connect(self._contexte.relire)
        self.adresse.modification_voulue.connect(lambda: ouvrir(sujets.adresse()))
        self.note.modification_voulue.connect(self.editer_la_note)


def _empiler(*widgets: QWidget) -> QWidget:
    """Return these widgets under each other."""
    pile = QWidget()
    colonne = QVBoxLayout(pile)
    colonne.setContentsMargins(0, 0, 0, 0)
    colonne.setSpacing(theme_porte().espaces["petit"])
    for widget in widgets:
        colonne.addWidget(widget)
    return pile
