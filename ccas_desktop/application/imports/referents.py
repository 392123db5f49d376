"""The agents that a file names as referent: found by their name, else kept in the note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ccas_desktop.application.imports.fiche import Fiche
from ccas_desktop.domain.demandes.decision import Agent
from ccas_desktop.domain.personnes.identite import cle_de_comparaison


def donner_les_referents(fiches: Sequence[Fiche], agents: Sequence[Agent]) -> tuple[Fiche, ...]:
    """Return the families with the agent that each names; a name that is none, or that two bear, goes to the note."""
    connus = {nom: _agent(nom, agents) for nom in {fiche.suivi.referent for fiche in fiches} if nom}
    return tuple(_avec(fiche, connus[fiche.suivi.referent]) if fiche.suivi.referent else fiche for fiche in fiches)


def _avec(fiche: Fiche, agent: Agent | None) -> Fiche:
    if agent is None:
        note = f"Référent\u00a0: {fiche.suivi.referent}"
        return fiche if note in fiche.notes else replace(fiche, notes=(*fiche.notes, note))
    return replace(fiche, suivi=replace(fiche.suivi, referent_id=agent.id))


def _agent(texte: str, agents: Sequence[Agent]) -> Agent | None:
    """Return the agent of « Mme MARTIN », « J. Martin » or « Jeanne MARTIN », when only one can be meant."""
    mots = set(cle_de_comparaison(texte).split()) - {"m", "mme", "mlle", "monsieur", "madame", "mr"}
    memes = [agent for agent in agents if set(cle_de_comparaison(agent.nom).split()) <= mots and agent.nom]
    trouves = [agent for agent in memes if _prenom_possible(agent, mots)]
    return trouves[0] if len(trouves) == 1 else None


def _prenom_possible(agent: Agent, mots: set[str]) -> bool:
    prenom = cle_de_comparaison(agent.prenom)
    reste = mots - set(cle_de_comparaison(agent.nom).split())
    return not reste or reste <= {*prenom.split(), prenom[:1]}
