"""Note what is to be done on a day, say it is done, or put it off."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.services import Services
from ccas_desktop.domain.errors import ErreurChamp, SaisieInvalide
from ccas_desktop.domain.guichet.rappel import Rappel
from ccas_desktop.domain.personnes.nir import refuser_nir

DEMAIN, DANS_UNE_SEMAINE = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True)
class SaisieRappel:
    """What an agent types of a reminder; `agent_id` is None for all."""

    jour: date
    texte: str
    agent_id: str | None = None
    demande_id: str | None = None


def ajouter_rappel(
    services: Services, auteur: Auteur, saisie: SaisieRappel, *, dossier_id: str | None = None
) -> Rappel:
    """Add a reminder about a dossier, or a free one. Raises SaisieInvalide."""
    _verifier(saisie)
    rappel = Rappel(
        id=nouvel_id(),
        jour=saisie.jour,
        texte=saisie.texte.strip(),
        agent_id=saisie.agent_id,
        dossier_id=dossier_id,
        demande_id=saisie.demande_id,
    )
    return _enregistrer(services, auteur, rappel)


def modifier_rappel(services: Services, auteur: Auteur, rappel: Rappel, saisie: SaisieRappel) -> Rappel:
    """Save a reminder as corrected. Raises SaisieInvalide, ConflitDeVersion."""
    _verifier(saisie)
    modifie = replace(
        rappel,
        jour=saisie.jour,
        texte=saisie.texte.strip(),
        agent_id=saisie.agent_id,
        demande_id=saisie.demande_id,
    )
    return _enregistrer(services, auteur, modifie)


def terminer_rappel(services: Services, auteur: Auteur, rappel: Rappel) -> str:
    """Say that a reminder is done today; return the lot to undo. Raises ConflitDeVersion."""
    return _ecrire(services, auteur, replace(rappel, fait_le=services.horloge.aujourdhui()))


def reporter_rappel(services: Services, auteur: Auteur, rappel: Rappel, duree: timedelta) -> str:
    """Put a reminder off by that long, from today when it is late; return the lot. Raises ConflitDeVersion."""
    depart = max(rappel.jour, services.horloge.aujourdhui())
    return _ecrire(services, auteur, replace(rappel, jour=depart + duree, fait_le=None))


def reporter_au(services: Services, auteur: Auteur, rappel: Rappel, jour: date) -> str:
    """Put a reminder off to a day; return the lot to undo. Raises ConflitDeVersion."""
    return _ecrire(services, auteur, replace(rappel, jour=jour, fait_le=None))


def retirer_rappel(services: Services, auteur: Auteur, rappel: Rappel) -> str:
    """Take a reminder away, and return the lot to undo. Raises ConflitDeVersion."""
    with services.base.ecriture(auteur) as base:
        base.supprimer(rappel)
        return base.lot


def rappels_du_dossier(lecture: Lecture, dossier_id: str) -> tuple[Rappel, ...]:
    """Return the reminders of a dossier: what is left to do by day, then what is done, latest first."""
    rappels = lecture.du_dossier(Rappel, dossier_id)
    dus = sorted((r for r in rappels if not r.est_fait), key=lambda r: (r.jour, r.id))
    faits = sorted((r for r in rappels if r.est_fait), key=lambda r: (str(r.fait_le), r.id), reverse=True)
    return (*dus, *faits)


def _enregistrer(services: Services, auteur: Auteur, rappel: Rappel) -> Rappel:
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(rappel)


def _ecrire(services: Services, auteur: Auteur, rappel: Rappel) -> str:
    with services.base.ecriture(auteur) as base:
        base.enregistrer(rappel)
        return base.lot


def _verifier(saisie: SaisieRappel) -> None:
    refuser_nir({"texte": saisie.texte})
    if not saisie.texte.strip():
        raise SaisieInvalide((ErreurChamp("texte", "obligatoire"),))
