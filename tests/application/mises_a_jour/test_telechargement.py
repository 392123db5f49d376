"""Receive a version: resumed, checked, with the one that runs beside it, by which one may come back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from ccas_desktop.adapters.mises_a_jour.sources import SourceDossier
from ccas_desktop.application.errors import InstallationAlteree, TelechargementCoupe
from ccas_desktop.application.mises_a_jour.telechargement import (
    a_recevoir,
    est_telechargee,
    installation_de_cette_version,
    telecharger,
)
from ccas_desktop.application.mises_a_jour.verification import verifier_mise_a_jour
from ccas_desktop.application.ports.mises_a_jour import Annule, Flux
from ccas_desktop.application.services import Services
from ccas_desktop.domain.errors import RefusMetier
from tests.fakes.mises_a_jour import ANCIEN_SETUP, SETUP, installation, manifeste
from tests.fakes.poste_a_jour import PosteAJour

NOUVELLE, ANCIENNE = installation(), installation(ANCIEN_SETUP, "9.0.0")


def _trouver(services: Services) -> None:
    verifier_mise_a_jour(services, annule=lambda: False)


def _telecharger(services: Services) -> list[tuple[int, int]]:
    avances: list[tuple[int, int]] = []
    telecharger(services, progres=lambda recus, total: avances.append((recus, total)), annule=lambda: False)
    return avances


def test_both_setups_are_received_and_counted_together(services: Services, poste: PosteAJour) -> None:
    poste.publier()
    _trouver(services)
    total = len(SETUP) + len(ANCIEN_SETUP)
    ports = poste.ports()
    assert (a_recevoir(ports, manifeste()), est_telechargee(ports, manifeste())) == (total, False)

    avances = _telecharger(services)

    assert avances == sorted(avances)
    assert avances[-1] == (total, total)
    assert (a_recevoir(ports, manifeste()), est_telechargee(ports, manifeste())) == (0, True)
    assert poste.depot.est_prete(ANCIENNE)
    assert _telecharger(services) == []


def test_the_setup_this_version_came_by_is_preferred_to_a_published_one(services: Services, poste: PosteAJour) -> None:
    par_ou = installation(b"MZ another build", "9.0.0")
    poste.depot.modifier(lambda etat: replace(etat, installee=par_ou))

    assert installation_de_cette_version(poste.ports(), manifeste()) == par_ou
    assert installation_de_cette_version(poste.ports("9.0.1"), manifeste()) is None


def test_without_the_former_setup_the_new_one_is_received_all_the_same(services: Services, poste: PosteAJour) -> None:
    poste.publier()
    (poste.publie / ANCIENNE.fichier).unlink()
    _trouver(services)

    _telecharger(services)

    assert est_telechargee(poste.ports(), manifeste())
    assert not poste.depot.est_prete(ANCIENNE)


def test_a_version_that_publishes_no_former_one_is_received(services: Services, poste: PosteAJour) -> None:
    poste.publier(manifeste(anterieures=()))
    _trouver(services)

    assert _telecharger(services)[-1] == (len(SETUP), len(SETUP))


@pytest.mark.parametrize("setup", [SETUP[:-1] + b"!", SETUP + b"!"])
def test_another_file_than_the_one_published_is_refused_and_erased(
    setup: bytes, services: Services, poste: PosteAJour
) -> None:
    poste.publier(setup=setup)
    _trouver(services)

    with pytest.raises(InstallationAlteree):
        _telecharger(services)

    assert poste.depot.deja_recu(NOUVELLE) == 0


def test_a_shorter_file_is_a_cut_download(services: Services, poste: PosteAJour) -> None:
    poste.publier(setup=SETUP[:-1])
    _trouver(services)

    with pytest.raises(TelechargementCoupe):
        _telecharger(services)


class Coupee(SourceDossier):
    """A share that goes away after the first piece, once."""

    restantes = 1

    @contextmanager
    def installation(self, fichier: str, *, depuis: int, annule: Annule) -> Iterator[Flux]:
        """Read a part, then fail."""
        with super().installation(fichier, depuis=depuis, annule=annule) as flux:
            if not self.restantes:
                yield flux
                return
            self.restantes -= 1

            def coupe() -> Iterator[bytes]:
                yield next(flux.morceaux)
                raise TelechargementCoupe("coupe")

            yield Flux(flux.debut, coupe())


def test_a_cut_download_goes_on_next_time_and_asks_only_for_the_rest(services: Services, poste: PosteAJour) -> None:
    poste.publier()
    source = Coupee(Path(poste.publie))
    branches = replace(services, mises_a_jour=poste.ports(ouvrir=lambda _adresse: source))
    _trouver(branches)
    with pytest.raises(TelechargementCoupe):
        _telecharger(branches)
    deja = poste.depot.deja_recu(NOUVELLE)
    assert 0 < deja < len(SETUP)
    assert a_recevoir(poste.ports(), manifeste()) == len(SETUP) + len(ANCIEN_SETUP) - deja

    _telecharger(branches)

    assert est_telechargee(poste.ports(), manifeste())


def test_who_gives_up_keeps_what_came(services: Services, poste: PosteAJour) -> None:
    poste.publier()
    _trouver(services)

    with pytest.raises(TelechargementCoupe):
        telecharger(services, progres=lambda _recus, _total: None, annule=lambda: True)

    assert not est_telechargee(poste.ports(), manifeste())


def test_nothing_is_received_of_what_is_not_offered(services: Services, poste: PosteAJour) -> None:
    with pytest.raises(RefusMetier, match="maj_rien_a_installer"):
        _telecharger(services)
