"""The pages of the duplicates, made when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ccas_desktop.application.rapprochements.doublons import PairePossible
    from ccas_desktop.application.rapprochements.fusion import Fusion
    from ccas_desktop.gui.fenetre.fil import Etape
    from ccas_desktop.gui.fenetre.navigation import Navigation
    from ccas_desktop.gui.screens.dossier import EcranDossier


class EcransDoublons:
    """Makes the list of the duplicates and the preview of a merge; `Ecrans` gives the rest."""

    _fenetre: Navigation

    def dossier(self, dossier_id: str, onglet: str = "", volet: str = "") -> EcranDossier:
        """Return the page of a dossier, at one of its tabs."""
        raise NotImplementedError

    def _situer(self, etapes: tuple[Etape, ...], ici: str) -> None:
        raise NotImplementedError

    def doublons(self, dossier_id: str = "") -> QWidget:
        """Return the likely duplicates, of all or of one dossier."""
        from ccas_desktop.gui.screens.doublons import EcranDoublons

        ecran, pages = EcranDoublons(self._fenetre.poste, dossier_id), self._fenetre.pages
        ecran.fusion_voulue.connect(lambda paire: pages.aller(lambda: self.fusion(paire)))
        ecran.reunion_voulue.connect(lambda garde, autre: pages.aller(lambda: self.reunion(garde, autre)))
        self._situer((), "Doublons possibles")
        return ecran

    def fusion(self, paire: PairePossible) -> QWidget:
        """Return the preview of the merge of two dossiers with a likely duplicate."""
        premier, second = paire.premier.usager, paire.second.usager
        return self.reunion(premier.dossier_id, second.dossier_id, frozenset((premier.id, second.id)))

    def reunion(self, garde_id: str, autre_id: str, couple: frozenset[str] = frozenset()) -> QWidget:
        """Return the preview of a merge; the dossier kept takes its place."""
        from ccas_desktop.gui.screens.doublons import EcranFusion

        ecran = EcranFusion(self._fenetre.poste, garde_id, autre_id, couple)
        pages = self._fenetre.pages
        ecran.retour_voulu.connect(pages.revenir)
        ecran.fusionnes.connect(lambda fusion: pages.remplacer(lambda: self._fusionne(fusion)))
        self._situer((("Doublons possibles", lambda: self._fenetre.ouvrir_rubrique("doublons")),), "Réunir")
        return ecran

    def _fusionne(self, fusion: Fusion) -> QWidget:
        from ccas_desktop.gui.annulations import Annulations

        ecran = self.dossier(fusion.dossier_id)
        annulations = Annulations(self._fenetre.poste, ecran)
        annulations.fait.connect(ecran.actualiser)
        annulations.proposer(fusion.lot, fusion.phrase)
        return ecran
