"""The tab that tells who did what on this dossier, and when."""

from __future__ import annotations

from ccas_desktop.application.page_dossier import PageDossier
from ccas_desktop.gui.screens.dossier.carte_historique import CarteHistorique
from ccas_desktop.gui.screens.dossier.colonnes import GAUCHE
from ccas_desktop.gui.screens.dossier.onglets import ContexteDossier, OngletDossier


class OngletHistorique(OngletDossier):
    """Shows the journal of the dossier, read when the tab is."""

    def __init__(self, contexte: ContexteDossier) -> None:
        self.historique = CarteHistorique(contexte.poste, contexte.dossier_id)
        super().__init__(((self.historique, GAUCHE),))
        self.setFocusProxy(self.historique.table)

    def montrer(self, _page: PageDossier) -> None:
        """Read the journal again."""
        self.historique.lire()
