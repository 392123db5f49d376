"""What the « Suivi » tab of a dossier shows: its passages and its reminders, read at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ccas_desktop.application.guichet.passages import passages_du_dossier
from ccas_desktop.application.guichet.rappels import rappels_du_dossier
from ccas_desktop.application.services import Services
from ccas_desktop.domain.demandes.decision import Agent
from ccas_desktop.domain.guichet.passage import Passage
from ccas_desktop.domain.guichet.rappel import Rappel

POUR_TOUS = "Tous"


@dataclass(frozen=True)
class PageSuivi:
    """The follow-up of a dossier, on one day.

    Attributes:
        passages: latest first.
        rappels: those to do first, by day.
        agents: who a reminder may be for.
        demandes: id and number of each request that a reminder may be about, latest first.
    """

    dossier_id: str
    jour: date
    passages: tuple[Passage, ...]
    rappels: tuple[Rappel, ...]
    agents: tuple[Agent, ...]
    demandes: tuple[tuple[str, str], ...]

    @property
    def a_faire(self) -> int:
        """Return how many reminders are left to do."""
        return sum(not rappel.est_fait for rappel in self.rappels)

    def nom_agent(self, agent_id: str | None) -> str:
        """Return who a reminder is for."""
        if agent_id is None:
            return POUR_TOUS
        return next((agent.nom_complet for agent in self.agents if agent.id == agent_id), POUR_TOUS)

    def numero(self, demande_id: str | None) -> str:
        """Return the number of the request that a reminder is about, empty for the dossier itself."""
        return dict(self.demandes).get(demande_id or "", "")


def lire_suivi(services: Services, dossier_id: str) -> PageSuivi:
    """Return the follow-up of a dossier."""
    with services.base.lecture() as base:
        return PageSuivi(
            dossier_id=dossier_id,
            jour=services.horloge.aujourdhui(),
            passages=passages_du_dossier(base, dossier_id),
            rappels=rappels_du_dossier(base, dossier_id),
            agents=base.reglages().agents,
            demandes=tuple((r.demande.id, r.demande.numero) for r in base.demandes_du_dossier(dossier_id)),
        )


def dernier_passage(services: Services, dossier_id: str) -> Passage | None:
    """Return the latest passage of a dossier."""
    with services.base.lecture() as base:
        return next(iter(passages_du_dossier(base, dossier_id)), None)
