"""What the first page shows: recent dossiers, requests that wait, settings still to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ccas_desktop.application.demandes import echeance_implicite
from ccas_desktop.application.echeance_jeton import EcheanceJeton, echeance_du_jeton
from ccas_desktop.application.libelles_aides import libelles_aides
from ccas_desktop.application.reglages import Manque, manques
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import ResultatRecherche, ResumeDemande
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
    """The first page, read at one moment; requests by deadline.

    Attributes:
        jeton: what to warn of, when the token ends soon or ended.
    """

    recents: tuple[ResultatRecherche, ...]
    demandes: tuple[DemandeEnAttente, ...]
    manques: tuple[Manque, ...]
    jeton: EcheanceJeton | None = None


def lire_accueil(services: Services) -> Accueil:
    """Return what the first page shows."""
    aujourdhui = services.horloge.aujourdhui()
    with services.base.lecture() as base:
        reglages = base.reglages()
        recents, resumes = base.recents(), base.demandes_en_instruction()
    libelles = libelles_aides(services, reglages) if resumes else {}
    jeton = echeance_du_jeton(reglages.jeton_expire_le, aujourdhui=aujourdhui)
    attentes = (_en_attente(resume, libelles, aujourdhui) for resume in resumes)
    return Accueil(recents, tuple(sorted(attentes, key=lambda d: d.echeance)), manques(reglages), jeton)


def _en_attente(resume: ResumeDemande, libelles: Mapping[str, str], aujourdhui: date) -> DemandeEnAttente:
    demande = resume.demande
    echeance = echeance_implicite(demande, resume.pieces, aujourdhui=aujourdhui)
    return DemandeEnAttente(
        demande_id=demande.id,
        numero=demande.numero,
        aide=libelles.get(demande.aide, demande.aide),
        echeance=echeance,
        jours_restants=jours_restants(echeance, aujourdhui=aujourdhui),
    )
