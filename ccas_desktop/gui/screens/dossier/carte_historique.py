"""Who did what on this dossier, and when."""

from __future__ import annotations

from datetime import datetime

from ccas_desktop.application.historique import LigneHistorique, lire_historique
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.widgets import Carte


def _instant(instant: datetime) -> str:
    """Return the instant at the time of the office, that of the machine."""
    return f"{instant.astimezone():%d/%m/%Y %H:%M}"


COLONNES = (
    Colonne[LigneHistorique]("Le", lambda h: h.instant, ecrire=_instant),
    Colonne[LigneHistorique]("Par", lambda h: h.auteur),
    Colonne[LigneHistorique]("Ce qui a été fait", lambda h: h.texte, extensible=True),
)


class CarteHistorique(Carte):
    """Shows the journal of a dossier."""

    def __init__(self, poste: Poste, dossier_id: str) -> None:
        super().__init__("Historique")
        self._poste = poste
        self._dossier_id = dossier_id
        self.table = TableAjustee("Historique du dossier", COLONNES, visibles=24)
        self.ajouter(self.table)

    def lire(self) -> None:
        """Read the journal and show it."""
        services, dossier_id = self._poste.services, self._dossier_id
        self._poste.jobs.lire(
            lambda: lire_historique(services, dossier_id),
            then=self.table.definir,
            failed=self._poste.avis.erreur,
            owner=self,
        )
