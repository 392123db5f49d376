"""The paper that says a person came to the CCAS on a day (domain.md 1.3, step 1): for an employer, a school."""

from __future__ import annotations

from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.services import Services
from ccas_desktop.domain.courrier.destinataires import CIVILITES
from ccas_desktop.domain.courrier.document import paragraphe
from ccas_desktop.domain.courrier.etat import Etat
from ccas_desktop.domain.demandes.decision import Agent
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.guichet.passage import Passage
from ccas_desktop.domain.personnes.identite import Identite

TITRE = "Attestation de passage"
NBSP = "\u00a0"


def attestation_de_passage(services: Services, auteur: Auteur, passage: Passage) -> Etat:
    """Return the attestation of a passage, signed by the agent at work. Raises RefusMetier `passage_ailleurs`.

    Why the person came is not in it: it is nobody else's business.
    """
    if not passage.est_au_ccas:
        raise RefusMetier("passage_ailleurs")
    with services.base.lecture() as base:
        identite = base.dossier(passage.dossier_id).demandeur.identite
        reglages = base.reglages()
    ccas, jour = reglages.ccas, services.horloge.aujourdhui()
    signataire = next((agent for agent in reglages.agents if agent.id == auteur.id), None)
    lieu = f"à {ccas.commune}, " if ccas.commune else ""
    phrases = (
        f"{ccas.nom or 'Le CCAS'} atteste que {_personne(identite)} s’est présenté·e dans ses locaux "
        f"le {passage.jour:%d/%m/%Y}.",
        "Attestation remise à sa demande, pour servir et valoir ce que de droit.",
        f"Fait {lieu}le {jour:%d/%m/%Y}.",
        f"{_signature(signataire, auteur)}",
        f"Signature et cachet{NBSP}:",
    )
    return Etat(
        titre=TITRE,
        emetteur=ccas.nom or "CCAS",
        date=jour,
        resume=tuple(ccas.adresse),
        parties=tuple(paragraphe(phrase) for phrase in phrases),
        pied=TITRE,
    )


def _personne(identite: Identite) -> str:
    civilite = CIVILITES[identite.sexe] if identite.sexe else ""
    naissance = f", né·e le {identite.date_naissance.en_francais}," if identite.date_naissance else ""
    return f"{civilite} {identite.nom_affiche}{naissance}".strip()


def _signature(agent: Agent | None, auteur: Auteur) -> str:
    """Return who signs, with the quality that the law wants (CRPA L111-2)."""
    return ", ".join(filter(None, (agent.nom_complet, agent.qualite))) if agent else auteur.nom
