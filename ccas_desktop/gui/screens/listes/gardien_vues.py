"""Keeps the views of the office and forgets them, each with the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from ccas_desktop.application.listes.modele import Liste
from ccas_desktop.application.listes.vues import TOUTES, Vue, garder_vue, retirer_vue
from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.gui.annulations import Annulations
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.listes.barre_vues import BarreVues


class GardienVues(QObject):
    """Does what the bar of the views asks; `presente` gives the filter, the order and the columns as they are now.

    Signals:
        change: Emitted with the code of the view to show, once the views of the office are others.
    """

    change = Signal(str)

    def __init__(self, poste: Poste, liste: Liste, barre: BarreVues, presente: Callable[[], Vue]) -> None:
        super().__init__(barre)
        self._poste = poste
        self._liste = liste
        self._barre = barre
        self._presente = presente
        self._annulations = Annulations(poste, self)

        barre.a_garder.connect(self._on_garder)
        barre.a_retirer.connect(self._on_retirer)
        self._annulations.fait.connect(lambda: self.change.emit(TOUTES))

    def _on_garder(self, nom: str) -> None:
        services, auteur, liste = self._poste.services, self._poste.auteur(), self._liste
        vue = replace(self._presente(), nom=nom)
        self._poste.jobs.ecrire(
            lambda: garder_vue(services, auteur, liste, vue),
            then=self._on_gardee,
            failed=self._on_echec,
            owner=self,
        )

    def _on_gardee(self, vue: Vue) -> None:
        self._barre.fermer()
        self._poste.avis.succes(f"Vue «\u00a0{vue.nom}\u00a0» gardée pour tout le CCAS.")
        self.change.emit(vue.code)

    def _on_echec(self, erreur: Exception) -> None:
        if isinstance(erreur, RefusMetier):
            self._barre.nom.montrer_erreur(phrase_refus(erreur.code, erreur.faits))
            self._barre.nom.ligne.setFocus()
        else:
            self._poste.avis.erreur(erreur)

    def _on_retirer(self, vue: Vue) -> None:
        services, auteur, gardee = self._poste.services, self._poste.auteur(), vue.gardee
        if gardee is None:
            return
        self._poste.jobs.ecrire(
            lambda: retirer_vue(services, auteur, gardee),
            then=lambda lot: self._on_retiree(vue, lot),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_retiree(self, vue: Vue, lot: str) -> None:
        self._annulations.proposer(lot, f"Vue «\u00a0{vue.nom}\u00a0» retirée pour tout le CCAS.")
        self.change.emit(TOUTES)
