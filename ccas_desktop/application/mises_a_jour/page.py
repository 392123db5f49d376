"""What the page of the updates shows: where things stand, and what may be done next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ccas_desktop.application.mises_a_jour.installation import RetourPossible, retour_possible
from ccas_desktop.application.mises_a_jour.reglage import (
    adresse_reglee,
    chaque_jour,
    exiger_permises,
    exiger_une_adresse,
)
from ccas_desktop.application.mises_a_jour.telechargement import (
    a_recevoir,
    est_telechargee,
    installation_de_cette_version,
)
from ccas_desktop.application.mises_a_jour.verification import version_proposee
from ccas_desktop.application.ports.mises_a_jour import MisesAJour
from ccas_desktop.application.services import Services
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.mise_a_jour.manifeste import Manifeste


class Avancement(StrEnum):
    """Where things stand."""

    IMPOSSIBLE = "impossible"
    JAMAIS_VERIFIE = "jamais_verifie"
    REFUSEE = "refusee"
    A_JOUR = "a_jour"
    DISPONIBLE = "disponible"
    PRETE = "prete"


@dataclass(frozen=True)
class Proposition:
    """The newer version.

    Attributes:
        octets: how much of it is still to be received.
        sans_retour: it could not be left again for the version that runs.
    """

    manifeste: Manifeste
    octets: int
    sans_retour: bool


@dataclass(frozen=True)
class PageMisesAJour:
    """Everything the page shows.

    Attributes:
        ici: the version that runs.
        refus: why nothing can be done, or why what was last received is refused.
        installee_a_la_main: no update of this program brought the version that runs: none was kept before it.
        reglable: the address is chosen here, rather than by the IT department or not at all.
    """

    avancement: Avancement
    ici: str = ""
    refus: RefusMetier | None = None
    proposition: Proposition | None = None
    verifie_le: datetime | None = None
    retour: RetourPossible | None = None
    installee_a_la_main: bool = True
    adresse: str = ""
    reglable: bool = False
    chaque_jour: bool = True


def lire_page(services: Services) -> PageMisesAJour:
    """Return what the page shows. To be called on a thread that may read the store."""
    try:
        maj = exiger_permises(services)
    except RefusMetier as interdit:
        return PageMisesAJour(Avancement.IMPOSSIBLE, refus=interdit)
    etat, proposition = maj.depot.etat(), _proposition(services, maj)
    refus = _empechement(services) or (RefusMetier(etat.refus[0], **etat.refus[1]) if etat.refus else None)
    return PageMisesAJour(
        avancement=_avancement(services, maj, proposition),
        ici=str(maj.programme.version),
        refus=refus,
        proposition=proposition,
        verifie_le=etat.verifie_le,
        retour=retour_possible(services),
        installee_a_la_main=not etat.installee or etat.installee.version != maj.programme.version,
        adresse=adresse_reglee(services),
        reglable=bool(maj.cles) and not maj.politique().adresse,
        chaque_jour=chaque_jour(services.preferences),
    )


def _empechement(services: Services) -> RefusMetier | None:
    try:
        exiger_une_adresse(services)
    except RefusMetier as refus:
        return refus
    return None


def _proposition(services: Services, maj: MisesAJour) -> Proposition | None:
    manifeste = version_proposee(maj, services.horloge.maintenant())
    if manifeste is None or _empechement(services):
        return None
    sans_retour = installation_de_cette_version(maj, manifeste) is None
    return Proposition(manifeste, a_recevoir(maj, manifeste), sans_retour)


def _avancement(services: Services, maj: MisesAJour, proposition: Proposition | None) -> Avancement:
    etat = maj.depot.etat()
    if _empechement(services):
        return Avancement.IMPOSSIBLE
    if proposition:
        return Avancement.PRETE if est_telechargee(maj, proposition.manifeste) else Avancement.DISPONIBLE
    if etat.refus:
        return Avancement.REFUSEE
    return Avancement.A_JOUR if etat.verifie_le else Avancement.JAMAIS_VERIFIE
