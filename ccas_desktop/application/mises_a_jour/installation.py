"""Replace the program, and come back; the base is copied first, and the next start says how it ended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from ccas_desktop.application.errors import (
    BaseIllisible,
    CopieDeBaseAbsente,
    DisquePlein,
    ErreurMiseAJour,
    PlaceManquante,
)
from ccas_desktop.application.mises_a_jour.reglage import exiger_permises, exiger_une_adresse
from ccas_desktop.application.mises_a_jour.telechargement import installation_de_cette_version
from ccas_desktop.application.mises_a_jour.verification import exiger_proposee, version_proposee
from ccas_desktop.application.ports.mises_a_jour import Depot, MisesAJour
from ccas_desktop.application.services import Services
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.mise_a_jour.etat import Copie, EtatMisesAJour, Passage, Precedente, Sens
from ccas_desktop.domain.mise_a_jour.manifeste import Installation
from ccas_desktop.domain.mise_a_jour.version import Version


@dataclass(frozen=True)
class RetourPossible:
    """What coming back would mean.

    Attributes:
        entrees_depuis: how many entries of the journal would not be in the base put back.
    """

    precedente: Precedente
    entrees_depuis: int


@dataclass(frozen=True)
class Bilan:
    """How the replacement that was under way ended.

    Attributes:
        ici: the version that runs.
    """

    passage: Passage
    ici: Version

    @property
    def reussi(self) -> bool:
        """Tell whether the version wanted is the one that runs."""
        return self.passage.vers == self.ici


def installer_mise_a_jour(services: Services) -> None:
    """Copy the base, then start the setup, checked and held; to be followed by the end of this program.

    Raises RefusMetier, ErreurPort: nothing is then changed. To be called on the thread that writes, once what is
    being typed is kept.
    """
    maj, _adresse = exiger_une_adresse(services)
    manifeste = exiger_proposee(maj, services.horloge.maintenant())
    ancienne = installation_de_cette_version(maj, manifeste)
    gardee = ancienne if ancienne and maj.depot.est_prete(ancienne) else None
    copie = _copier_la_base(services, maj)
    passage = Passage(Sens.MISE_A_JOUR, maj.programme.version, manifeste.installation, copie, ancienne=gardee)
    try:
        _lancer(maj, passage)
    except ErreurMiseAJour:
        _ranger(maj, copie.le)
        raise


def retour_possible(services: Services) -> RetourPossible | None:
    """Return the version one may come back to, and what it would cost, or None."""
    maj = services.mises_a_jour
    precedente = _precedente(maj, services.horloge.maintenant()) if maj else None
    if precedente is None:
        return None
    return RetourPossible(precedente, _entrees(services) - precedente.copie.entrees)


def revenir(services: Services) -> None:
    """Start the former setup; the former version will put its base back when it starts, before opening it.

    Until then nothing is changed: should the setup fail, this version goes on with its base.
    Raises RefusMetier `maj_sans_retour`, ErreurPort. To be called as `installer_mise_a_jour`.
    """
    maj = exiger_permises(services)
    maintenant = services.horloge.maintenant()
    precedente = _precedente(maj, maintenant)
    if precedente is None:
        raise RefusMetier("maj_sans_retour")
    try:
        services.base.eprouver_copie(maj.depot.copie(precedente.copie.fichier))
    except BaseIllisible as erreur:
        raise CopieDeBaseAbsente(*erreur.args) from erreur
    ici = maj.programme.version
    ecartee = Copie(_nom("ecartee", ici, maintenant), maintenant, _entrees(services))
    _lancer(maj, Passage(Sens.RETOUR, ici, precedente.installation, precedente.copie, ecartee=ecartee))


def oublier_la_precedente(services: Services) -> None:
    """Erase the former setup and the copies of the base: one may no longer come back."""
    maj = exiger_permises(services)
    maj.depot.modifier(lambda etat: replace(etat, precedente=None, ecartee=None))
    _ranger(maj, services.horloge.maintenant())


def base_a_remettre(depot: Depot, version: Version) -> Passage | None:
    """Return the return that this version has to end before it opens the base, or None."""
    passage = depot.etat().passage
    attendu = passage is not None and passage.sens is Sens.RETOUR and passage.vers == version
    return passage if passage and attendu and not passage.remise else None


def noter_la_remise(depot: Depot) -> None:
    """Remember that the base was put back: it is not done twice."""
    depot.modifier(lambda etat: replace(etat, passage=etat.passage and replace(etat.passage, remise=True)))


def bilan_au_demarrage(services: Services) -> Bilan | None:
    """Tell how the replacement under way ended, if there was one, and forget what no longer serves."""
    maj = services.mises_a_jour
    if maj is None:
        return None
    passage = maj.depot.etat().passage
    bilan = Bilan(passage, maj.programme.version) if passage else None
    maintenant = services.horloge.maintenant()
    maj.depot.modifier(lambda etat: (_apres(etat, bilan) if bilan else etat).sans_les_vieilles(maintenant))
    _ranger(maj, maintenant)
    return bilan


def _apres(etat: EtatMisesAJour, bilan: Bilan) -> EtatMisesAJour:
    """Return what is remembered once a replacement ended, well or not."""
    passage = bilan.passage
    if not bilan.reussi:
        return replace(etat, passage=None)
    if passage.sens is Sens.RETOUR:
        return replace(
            etat,
            passage=None,
            installee=passage.installation,
            precedente=None,
            ecartee=passage.ecartee,
            quittee=passage.de,
        )
    precedente = Precedente(passage.ancienne, passage.copie) if passage.ancienne else None
    return replace(etat, passage=None, installee=passage.installation, precedente=precedente, quittee=None)


def _lancer(maj: MisesAJour, passage: Passage) -> None:
    """Tell what is going to happen, then start it; what did not start is no longer told."""
    try:
        with maj.depot.tenir(passage.installation) as setup:
            maj.depot.modifier(lambda etat: replace(etat, passage=passage))
            maj.lancer(setup)
    except ErreurMiseAJour:
        maj.depot.modifier(lambda etat: replace(etat, passage=None))
        raise


def _copier_la_base(services: Services, maj: MisesAJour) -> Copie:
    maintenant = services.horloge.maintenant()
    copie = Copie(_nom("avant", maj.programme.version, maintenant), maintenant, _entrees(services))
    try:
        services.base.copier(maj.depot.copie(copie.fichier))
    except DisquePlein as erreur:
        raise PlaceManquante(*erreur.args) from erreur
    return copie


def _precedente(maj: MisesAJour, maintenant: datetime) -> Precedente | None:
    precedente = maj.depot.etat().sans_les_vieilles(maintenant).precedente
    return precedente if precedente and maj.depot.est_prete(precedente.installation) else None


def _ranger(maj: MisesAJour, maintenant: datetime) -> None:
    """Remove the setups and the copies that no longer serve."""
    etat, proposee = maj.depot.etat(), version_proposee(maj, maintenant)
    gardees: set[Installation] = etat.installations()
    if proposee:
        gardees |= {proposee.installation, *filter(None, [installation_de_cette_version(maj, proposee)])}
    maj.depot.menage(gardees, etat.copies())


def _entrees(services: Services) -> int:
    with services.base.lecture() as lecture:
        return lecture.entrees_du_journal()


def _nom(genre: str, version: Version, instant: datetime) -> str:
    return f"{instant:%Y%m%dT%H%M%SZ}_{genre}_{version}.db"
