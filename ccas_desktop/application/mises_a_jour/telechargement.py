"""Receive the setup that a manifest names, and the one of this version, by which one may come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ccas_desktop.application.errors import InstallationAlteree, ManifesteAbsent
from ccas_desktop.application.mises_a_jour.reglage import exiger_une_adresse
from ccas_desktop.application.mises_a_jour.verification import exiger_proposee
from ccas_desktop.application.ports.mises_a_jour import Annule, MisesAJour, Source
from ccas_desktop.application.services import Services
from ccas_desktop.domain.mise_a_jour.manifeste import Installation, Manifeste

Progres = Callable[[int, int], None]


@dataclass(frozen=True)
class _Reception:
    """Who reads from where, and who is told how far it is."""

    maj: MisesAJour
    source: Source
    annule: Annule
    avancer: Callable[[int], None]

    def recevoir(self, installation: Installation) -> None:
        """Receive one setup, from where it stopped."""
        depot = self.maj.depot
        if depot.est_prete(installation):
            return
        deja = depot.deja_recu(installation)
        with self.source.installation(installation.fichier, depuis=deja, annule=self.annule) as flux:
            depot.recevoir(installation, flux, self.avancer)


def telecharger(services: Services, *, progres: Progres, annule: Annule) -> None:
    """Receive what the version offered needs; what is here already is not asked again.

    Raises RefusMetier, ErreurMiseAJour. Never touches the store.
    """
    maj, adresse = exiger_une_adresse(services)
    manifeste = exiger_proposee(maj, services.horloge.maintenant())
    source, recus = maj.ouvrir(adresse), 0
    ancienne = installation_de_cette_version(maj, manifeste)
    total = manifeste.installation.taille + (ancienne.taille if ancienne else 0)
    reception = _Reception(maj, source, annule, lambda octets: progres(recus + octets, total))
    reception.recevoir(manifeste.installation)
    recus = manifeste.installation.taille
    if ancienne:
        _recevoir_si_elle_y_est(reception, ancienne)


def installation_de_cette_version(maj: MisesAJour, manifeste: Manifeste) -> Installation | None:
    """Return the setup of the version that runs: the one it came by, else one that is still published."""
    connues = (maj.depot.etat().installee, *manifeste.anterieures)
    return next((connue for connue in connues if connue and connue.version == maj.programme.version), None)


def est_telechargee(maj: MisesAJour, manifeste: Manifeste) -> bool:
    """Tell whether the version offered only waits to be installed."""
    return maj.depot.est_prete(manifeste.installation)


def a_recevoir(maj: MisesAJour, manifeste: Manifeste) -> int:
    """Return how many bytes are still to come."""
    installations = (manifeste.installation, installation_de_cette_version(maj, manifeste))
    manquantes = [une for une in installations if une and not maj.depot.est_prete(une)]
    return sum(une.taille - maj.depot.deja_recu(une) for une in manquantes)


def _recevoir_si_elle_y_est(reception: _Reception, ancienne: Installation) -> None:
    """Without the former setup one may not come back, which is said; the update is not held back by it."""
    try:
        reception.recevoir(ancienne)
    except (ManifesteAbsent, InstallationAlteree):
        return
