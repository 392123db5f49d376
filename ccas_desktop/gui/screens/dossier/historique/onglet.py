"""The tab that tells who did what on this dossier, and when."""

from __future__ import annotations

from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.gui.screens.dossier.colonnes import DROITE, GAUCHE
from ccas_desktop.gui.screens.dossier.historique.carte import CarteHistorique
from ccas_desktop.gui.screens.dossier.historique.detail import CarteDetail
from ccas_desktop.gui.screens.dossier.onglets import ContexteDossier, OngletDossier


class OngletHistorique(OngletDossier):
    """Shows the journal of the dossier, read when the tab is."""

    PAGE_AIDE = "dossier#L’historique"

    def __init__(self, contexte: ContexteDossier) -> None:
        self.historique = CarteHistorique(contexte.poste, contexte.dossier_id)
        self.detail = CarteDetail(contexte.poste)
        super().__init__(((self.historique, GAUCHE), (self.detail, DROITE)))
        self.setFocusProxy(self.historique.table)

        self.historique.choisie.connect(self.detail.montrer)
        self.historique.activee.connect(lambda _ligne: self.detail.annuler.setFocus())
        self.detail.annulee.connect(contexte.relire)

    def montrer(self, _page: PageDossier) -> None:
        """Read the journal again."""
        self.historique.lire()
