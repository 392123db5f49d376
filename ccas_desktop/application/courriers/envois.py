"""Which letters of a list may be posted; the others are handed over, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.services import Services
from ccas_desktop.domain.courrier.courrier_produit import Courrier
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.dossiers.acheminement import Acheminement, Empechement, acheminement
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.personnes.foyer import Usager


@dataclass(frozen=True)
class EnvoiBloque:
    """A letter that may not be posted."""

    courrier: Courrier
    empechement: Empechement


@dataclass(frozen=True)
class TriEnvois:
    """A list of letters, in its order, shared between those to post and those to hand over."""

    postables: tuple[Courrier, ...]
    bloques: tuple[EnvoiBloque, ...]


def trier_envois(services: Services, courriers: Iterable[Courrier]) -> TriEnvois:
    """Share out a batch of letters before it is printed for the post, by what each dossier says today."""
    postables, bloques = [], []
    with services.base.lecture() as base:
        for courrier in courriers:
            empechement = _acheminement(services, base, courrier).empechement
            if empechement is None:
                postables.append(courrier)
            else:
                bloques.append(EnvoiBloque(courrier, empechement))
    return TriEnvois(tuple(postables), tuple(bloques))


def _acheminement(services: Services, base: Lecture, courrier: Courrier) -> Acheminement:
    demande = base.lire(Demande, courrier.demande_id)
    personne = base.lire(Usager, demande.demandeur_id)
    return acheminement(base.lire(Dossier, courrier.dossier_id), personne, services.horloge.aujourdhui())
