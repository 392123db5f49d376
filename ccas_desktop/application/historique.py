"""The journal of a dossier as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ccas_desktop.application.messages.historique import phrase_de_l_entree
from ccas_desktop.application.services import Services


@dataclass(frozen=True)
class LigneHistorique:
    """One act: when, by whom, and what in words."""

    instant: datetime
    auteur: str
    texte: str


def lire_historique(services: Services, dossier_id: str) -> tuple[LigneHistorique, ...]:
    """Return what was done on a dossier, latest first."""
    with services.base.lecture() as base:
        entrees = base.journal(dossier_id)
    return tuple(LigneHistorique(e.instant, e.auteur.nom, phrase_de_l_entree(e)) for e in entrees)
