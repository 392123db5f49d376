"""The folder of the updates: what is received is checked, what is started is checked again, nothing old stays."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ccas_desktop.adapters.mises_a_jour import depot as module
from ccas_desktop.adapters.mises_a_jour.depot import DepotDuPoste
from ccas_desktop.application.errors import ErreurMiseAJour, InstallationAlteree, PlaceManquante, TelechargementCoupe
from ccas_desktop.application.ports.mises_a_jour import Flux
from ccas_desktop.domain.mise_a_jour.acceptation import DejaVu
from ccas_desktop.domain.mise_a_jour.etat import EtatMisesAJour
from tests.fakes.mises_a_jour import ANCIEN_SETUP, SETUP, installation

NOUVELLE, ANCIENNE = installation(), installation(ANCIEN_SETUP, "9.0.0")


@pytest.fixture
def depot(tmp_path: Path) -> DepotDuPoste:
    """Return an empty one."""
    return DepotDuPoste(tmp_path / "mises_a_jour")


def _flux(contenu: bytes, debut: int = 0) -> Flux:
    return Flux(debut, (contenu[rang : rang + 100_000] for rang in range(0, len(contenu), 100_000)))


def _fichiers(tmp_path: Path) -> set[str]:
    return {fichier.name for fichier in tmp_path.rglob("*") if fichier.is_file()}


def test_what_was_received_whole_is_ready_and_may_be_started(depot: DepotDuPoste) -> None:
    avances: list[int] = []

    depot.recevoir(NOUVELLE, _flux(SETUP), avances.append)

    assert avances == sorted(avances)
    assert avances[-1] == len(SETUP) == depot.deja_recu(NOUVELLE)
    assert depot.est_prete(NOUVELLE)
    with depot.tenir(NOUVELLE) as fichier:
        assert fichier.read_bytes() == SETUP
        assert fichier.name == NOUVELLE.fichier


def test_a_cut_download_goes_on_from_where_it_stopped(depot: DepotDuPoste) -> None:
    def coupe() -> Iterator[bytes]:
        yield SETUP[:250_000]
        raise TelechargementCoupe("tronquee")

    with pytest.raises(TelechargementCoupe):
        depot.recevoir(NOUVELLE, Flux(0, coupe()), lambda _octets: None)
    assert depot.deja_recu(NOUVELLE) == 250_000
    assert not depot.est_prete(NOUVELLE)

    depot.recevoir(NOUVELLE, _flux(SETUP[250_000:], 250_000), lambda _octets: None)
    assert depot.est_prete(NOUVELLE)


def test_a_service_that_starts_again_overwrites(depot: DepotDuPoste) -> None:
    with pytest.raises(TelechargementCoupe):
        depot.recevoir(NOUVELLE, _flux(b"x" * 250_000), lambda _octets: None)

    depot.recevoir(NOUVELLE, _flux(SETUP), lambda _octets: None)

    assert depot.est_prete(NOUVELLE)


@pytest.mark.parametrize("recu", [b"y" * len(SETUP), SETUP + b"z", SETUP[:-1] + b"z"])
def test_another_content_or_a_longer_one_is_erased(recu: bytes, depot: DepotDuPoste, tmp_path: Path) -> None:
    with pytest.raises(InstallationAlteree):
        depot.recevoir(NOUVELLE, _flux(recu), lambda _octets: None)

    assert _fichiers(tmp_path) == set()
    assert depot.deja_recu(NOUVELLE) == 0


def test_a_file_without_end_is_not_read_to_its_end(depot: DepotDuPoste) -> None:
    lus = []

    def sans_fin() -> Iterator[bytes]:
        while True:
            lus.append(1)
            yield b"x" * 1_000_000

    with pytest.raises(InstallationAlteree):
        depot.recevoir(NOUVELLE, Flux(0, sans_fin()), lambda _octets: None)

    assert len(lus) == 2


def test_a_setup_changed_since_is_not_started(depot: DepotDuPoste, tmp_path: Path) -> None:
    depot.recevoir(NOUVELLE, _flux(SETUP), lambda _octets: None)
    fichier = next(tmp_path.rglob("*.exe"))
    fichier.write_bytes(SETUP[:-1] + b"!")
    lances: list[Path] = []

    with pytest.raises(InstallationAlteree), depot.tenir(NOUVELLE) as tenu:
        lances.append(tenu)

    assert lances == []
    assert _fichiers(tmp_path) == set()


def test_a_setup_beside_a_library_is_not_started(depot: DepotDuPoste, tmp_path: Path) -> None:
    depot.recevoir(NOUVELLE, _flux(SETUP), lambda _octets: None)
    (next(tmp_path.rglob("*.exe")).parent / "version.dll").write_bytes(b"MZ")

    with pytest.raises(InstallationAlteree), depot.tenir(NOUVELLE):
        pass


def test_a_setup_that_is_gone_or_that_cannot_be_opened(depot: DepotDuPoste, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InstallationAlteree), depot.tenir(NOUVELLE):
        pass

    def refuser(_fichier: Path) -> Iterator[object]:
        raise PermissionError(errno.EACCES, "tenu")

    monkeypatch.setattr(module, "tenir_ouvert", refuser)
    with pytest.raises(ErreurMiseAJour), depot.tenir(NOUVELLE):
        pass


def test_a_full_disk_is_said_and_the_rest_may_come_later(depot: DepotDuPoste, monkeypatch: pytest.MonkeyPatch) -> None:
    def plein(_descripteur: int) -> None:
        raise OSError(errno.ENOSPC, "plein")

    with monkeypatch.context() as disque:
        disque.setattr(os, "fsync", plein)
        with pytest.raises(PlaceManquante):
            depot.recevoir(NOUVELLE, _flux(SETUP), lambda _octets: None)
        with pytest.raises(PlaceManquante):
            depot.modifier(lambda etat: replace(etat, vu=DejaVu(9)))
    assert depot.etat() == EtatMisesAJour()

    depot.recevoir(NOUVELLE, _flux(b"", depot.deja_recu(NOUVELLE)), lambda _octets: None)
    assert depot.est_prete(NOUVELLE)


def test_what_is_known_outlives_the_program(depot: DepotDuPoste, tmp_path: Path) -> None:
    ecrit = depot.modifier(lambda etat: replace(etat, vu=DejaVu(7), quittee=NOUVELLE.version))

    assert DepotDuPoste(tmp_path / "mises_a_jour").etat() == ecrit == depot.etat()


@pytest.mark.parametrize("contenu", [b"", b"\xff\xfe", b"{", b"[" * 100_000])
def test_a_torn_story_is_no_story(contenu: bytes, depot: DepotDuPoste, tmp_path: Path) -> None:
    depot.modifier(lambda etat: replace(etat, vu=DejaVu(7)))
    (tmp_path / "mises_a_jour" / "etat.json").write_bytes(contenu)

    assert depot.etat() == EtatMisesAJour()


def test_only_what_serves_is_kept(depot: DepotDuPoste, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    depot.menage((), ())
    for une, contenu in ((NOUVELLE, SETUP), (ANCIENNE, ANCIEN_SETUP)):
        depot.recevoir(une, _flux(contenu), lambda _octets: None)
    depot.copie("gardee.db").parent.mkdir()
    for nom in ("gardee.db", "vieille.db"):
        depot.copie(nom).write_bytes(b"x")

    depot.menage({ANCIENNE}, {"gardee.db"})
    assert _fichiers(tmp_path) == {ANCIENNE.fichier, "gardee.db"}

    def tenu(_fichier: Path, *, missing_ok: bool) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", tenu)
    depot.menage({ANCIENNE}, ())
    assert _fichiers(tmp_path) == {ANCIENNE.fichier, "gardee.db"}
