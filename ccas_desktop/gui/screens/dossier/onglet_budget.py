"""The tab of the budget: its totals, the four blocks of its sheet, and the budgets frozen."""

from __future__ import annotations

from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.domain.dossiers.budget import BlocBudget, Sens
from ccas_desktop.gui.screens.dossier.carte_budget import CarteBloc, CarteTotaux
from ccas_desktop.gui.screens.dossier.carte_instantanes import CarteInstantanes
from ccas_desktop.gui.screens.dossier.colonnes import DROITE, GAUCHE
from ccas_desktop.gui.screens.dossier.onglets import ContexteDossier, OngletDossier
from ccas_desktop.gui.screens.dossier.reprise import ligne_de_la_cle
from ccas_desktop.gui.screens.dossier.retraits import Retraits
from ccas_desktop.gui.screens.dossier.sujets_budget import SujetsBudget


class OngletBudget(OngletDossier):
    """What comes in at the left, what goes out at the right."""

    PAGE_AIDE = "dossier#Le budget"

    def __init__(self, contexte: ContexteDossier) -> None:
        self.totaux = CarteTotaux(avec_lien=False)
        self.blocs = {bloc: CarteBloc(bloc) for bloc in BlocBudget}
        self.instantanes = CarteInstantanes(contexte.poste, contexte.dossier_id)
        entrees = [(carte, GAUCHE if bloc.sens is Sens.RESSOURCE else DROITE) for bloc, carte in self.blocs.items()]
        super().__init__(((self.totaux, GAUCHE), *entrees, (self.instantanes, GAUCHE)))
        self._retraits = Retraits(contexte.poste, self)
        self._contexte = contexte
        sujets = self._sujets = SujetsBudget(contexte.poste, contexte.page, self._retraits)

        for bloc, carte in self.blocs.items():
            carte.ajout_voulu.connect(lambda b=bloc: contexte.ouvrir(sujets.nouvelle(b)))
            carte.modification_voulue.connect(lambda ligne: contexte.ouvrir(sujets.ligne(ligne)))
            carte.retrait_voulu.connect(self._retraits.ligne)
        self._retraits.fait.connect(contexte.relire)
        self.setFocusProxy(self.blocs[BlocBudget.REVENUS].ajout)

    def montrer(self, page: PageDossier) -> None:
        """Show the budget as read, and read the frozen ones."""
        self.totaux.montrer(page)
        for carte in self.blocs.values():
            carte.montrer(page)
        self.instantanes.montrer(page)

    def rouvrir(self, cle: str) -> None:
        """Open again the line of that key."""
        sujet = ligne_de_la_cle(self._sujets, self._contexte.page(), cle)
        if sujet is not None:
            self._contexte.ouvrir(sujet)
