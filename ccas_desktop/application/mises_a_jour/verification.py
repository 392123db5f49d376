"""Look for a version: what is published is believed when one of our keys signed it, and only then."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from ccas_desktop.application.errors import ErreurPort
from ccas_desktop.application.mises_a_jour.reglage import chaque_jour, exiger_une_adresse
from ccas_desktop.application.ports.mises_a_jour import Annule, MisesAJour
from ccas_desktop.application.services import Services
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.mise_a_jour.acceptation import DejaVu, exiger_acceptable, ouvrir_manifeste
from ccas_desktop.domain.mise_a_jour.manifeste import Manifeste


def verifier_mise_a_jour(services: Services, *, annule: Annule) -> Manifeste:
    """Ask what is published, and remember it when it may be followed, why not when it may not.

    Raises RefusMetier, ErreurMiseAJour. Never touches the store.
    """
    maj, adresse = exiger_une_adresse(services)
    publie = maj.ouvrir(adresse).manifeste(annule=annule)
    maintenant = services.horloge.maintenant()
    try:
        manifeste = _accepter(maj, publie, maintenant)
    except RefusMetier as refus:
        motif = (refus.code, dict(refus.faits))
        maj.depot.modifier(lambda etat: replace(etat, verifie_le=maintenant, refus=motif))
        raise
    vu = DejaVu(manifeste.serie, manifeste.publie_le)
    maj.depot.modifier(lambda etat: replace(etat, vu=vu, publie=publie, verifie_le=maintenant, refus=None))
    return manifeste


def verification_due(services: Services) -> bool:
    """Tell whether the program may look by itself, and did not today."""
    try:
        maj, _adresse = exiger_une_adresse(services)
    except RefusMetier:
        return False
    return chaque_jour(services.preferences) and maj.depot.etat().essaye_le != services.horloge.aujourdhui()


def nouvelle_du_jour(services: Services, *, annule: Annule) -> Manifeste | None:
    """Look when it is due, in silence, and return the version to tell of, be it known since another day."""
    if verification_due(services):
        # Without a network, or refused: the settings say it to who asks.
        with suppress(ErreurPort, RefusMetier):
            _verifier_du_jour(services, annule)
    return a_mettre_en_avant(services)


def manifeste_retenu(maj: MisesAJour, maintenant: datetime) -> Manifeste | None:
    """Return the last manifest accepted, its signature and its dates checked again, or None."""
    publie = maj.depot.etat().publie
    try:
        return _accepter(maj, publie, maintenant) if publie else None
    except RefusMetier:
        return None


def version_proposee(maj: MisesAJour, maintenant: datetime) -> Manifeste | None:
    """Return the same when it is of a newer version than this one."""
    manifeste = manifeste_retenu(maj, maintenant)
    return manifeste if manifeste and manifeste.version > maj.programme.version else None


def a_mettre_en_avant(services: Services) -> Manifeste | None:
    """Return the newer version to tell of; not one that somebody came back from."""
    try:
        maj, _adresse = exiger_une_adresse(services)
    except RefusMetier:
        return None
    manifeste = version_proposee(maj, services.horloge.maintenant())
    return manifeste if manifeste and manifeste.version != maj.depot.etat().quittee else None


def exiger_proposee(maj: MisesAJour, maintenant: datetime) -> Manifeste:
    """Return the newer version. Raises RefusMetier `maj_rien_a_installer`."""
    manifeste = version_proposee(maj, maintenant)
    if manifeste is None:
        raise RefusMetier("maj_rien_a_installer")
    return manifeste


def _verifier_du_jour(services: Services, annule: Annule) -> None:
    maj, _adresse = exiger_une_adresse(services)
    jour = services.horloge.aujourdhui()
    maj.depot.modifier(lambda etat: replace(etat, essaye_le=jour))
    verifier_mise_a_jour(services, annule=annule)


def _accepter(maj: MisesAJour, publie: bytes, maintenant: datetime) -> Manifeste:
    manifeste = ouvrir_manifeste(publie, maj.cles, maj.verifier)
    exiger_acceptable(manifeste, maj.programme, maj.depot.etat().vu, maintenant)
    return manifeste
