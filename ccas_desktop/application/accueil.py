"""What the first page shows: recent dossiers, requests that wait, settings still to fill in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ccas_desktop.application.demandes import echeance_implicite
from ccas_desktop.application.errors import ReglementIllisible
from ccas_desktop.application.reglages import Manque, manques, reglement_en_vigueur
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import Reglages, ResultatRecherche, ResumeDemande
from ccas_desktop.domain.delais import jours_restants


@dataclass(frozen=True)
class DemandeEnAttente:
    """One request not decided yet; no name: the list stays on the screen while people stand at the counter.

    Attributes:
        echeance: day on which silence rejects it.
        jours_restants: negative once that day is past.
    """

    demande_id: str
    numero: str
    aide: str
    echeance: date
    jours_restants: int


@dataclass(frozen=True)
class Accueil:
    """The first page, read at one moment; requests by deadline."""

    recents: tuple[ResultatRecherche, ...]
    demandes: tuple[DemandeEnAttente, ...]
    manques: tuple[Manque, ...]


def lire_accueil(services: Services) -> Accueil:
    """Return what the first page shows."""
    aujourdhui = services.horloge.aujourdhui()
    with services.base.lecture() as base:
        reglages = base.reglages()
        recents, resumes = base.recents(), base.demandes_en_instruction()
    libelles = _libelles(services, reglages)
    attentes = (_en_attente(resume, libelles, aujourdhui) for resume in resumes)
    return Accueil(recents, tuple(sorted(attentes, key=lambda d: d.echeance)), manques(reglages))


def _libelles(services: Services, reglages: Reglages) -> dict[str, str]:
    """Names of the aids; a règlement that cannot be read any more hides no request."""
    try:
        reglement = reglement_en_vigueur(services, reglages)
    except ReglementIllisible:
        return {}
    return {aide.code: aide.libelle for aide in reglement.aides} if reglement else {}


def _en_attente(resume: ResumeDemande, libelles: dict[str, str], aujourdhui: date) -> DemandeEnAttente:
    demande = resume.demande
    echeance = echeance_implicite(demande, aujourdhui=aujourdhui)
    return DemandeEnAttente(
        demande_id=demande.id,
        numero=demande.numero,
        aide=libelles.get(demande.aide, demande.aide),
        echeance=echeance,
        jours_restants=jours_restants(echeance, aujourdhui=aujourdhui),
    )
