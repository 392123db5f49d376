"""A folder of the web, on the loopback, and a folder of a share: read, resumed, cut, misled."""

from __future__ import annotations

import errno
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccas_desktop.adapters.apis.transport import Transport
from ccas_desktop.adapters.mises_a_jour.sources import SourceDossier, SourceHttps, ouvrir_source
from ccas_desktop.application.errors import (
    ManifesteAbsent,
    SourceInjoignable,
    SourceRenvoieAilleurs,
    TelechargementCoupe,
)
from ccas_desktop.application.ports.mises_a_jour import Flux, Source
from ccas_desktop.domain.mise_a_jour.manifeste import MANIFESTE_MAXIMUM, NOM_DU_MANIFESTE
from tests.fakes.mises_a_jour import SETUP, installation, publier
from tests.fakes.serveur_maj import Conduite, publier_sur_la_boucle

NOM = installation().fichier


def _jamais() -> bool:
    return False


def _lire(source: Source, depuis: int = 0) -> tuple[int, bytes]:
    with source.installation(NOM, depuis=depuis, annule=_jamais) as flux:
        return flux.debut, b"".join(flux.morceaux)


@pytest.fixture
def publie(tmp_path: Path) -> Path:
    """Return a folder where a version is published."""
    publier(tmp_path / "publie")
    return tmp_path / "publie"


@pytest.fixture
def web(publie: Path) -> Iterator[tuple[SourceHttps, Conduite]]:
    """Give that folder as the web serves it."""
    with publier_sur_la_boucle(publie) as (adresse, conduite):
        transport = Transport(adresse)
        yield SourceHttps(transport), conduite
        transport.fermer()


pytestmark = pytest.mark.network


def test_both_give_the_same_bytes(web: tuple[SourceHttps, Conduite], publie: Path) -> None:
    for source in (web[0], SourceDossier(publie)):
        assert source.manifeste(annule=_jamais) == (publie / NOM_DU_MANIFESTE).read_bytes()
        assert _lire(source) == (0, SETUP)
        assert _lire(source, 1000) == (1000, SETUP[1000:])


def test_a_setup_that_is_whole_already_is_not_read_again(web: tuple[SourceHttps, Conduite], publie: Path) -> None:
    for source in (web[0], SourceDossier(publie)):
        assert _lire(source, len(SETUP)) == (len(SETUP), b"")


def test_a_service_that_does_not_resume_starts_again(web: tuple[SourceHttps, Conduite]) -> None:
    source, conduite = web
    conduite.reprend = False

    assert _lire(source, 1000) == (0, SETUP)
    assert conduite.demandes[-1] == (f"/ccas/{NOM}", "bytes=1000-")


def test_a_redirect_is_never_followed(web: tuple[SourceHttps, Conduite]) -> None:
    source, conduite = web
    conduite.vers = "https://ailleurs.invalid/ccas"

    with pytest.raises(SourceRenvoieAilleurs):
        source.manifeste(annule=_jamais)
    with pytest.raises(SourceRenvoieAilleurs):
        _lire(source)
    assert len(conduite.demandes) == 2


@pytest.mark.parametrize(
    ("statut", "erreur"), [(404, ManifesteAbsent), (403, ManifesteAbsent), (500, SourceInjoignable)]
)
def test_a_service_that_has_nothing_or_fails(
    statut: int, erreur: type[Exception], web: tuple[SourceHttps, Conduite]
) -> None:
    source, conduite = web
    conduite.statut = statut

    with pytest.raises(erreur):
        source.manifeste(annule=_jamais)


def test_a_manifest_without_end_is_not_read_to_its_end(web: tuple[SourceHttps, Conduite]) -> None:
    source, conduite = web
    conduite.sans_fin = 40 * MANIFESTE_MAXIMUM

    lu = source.manifeste(annule=_jamais)

    assert MANIFESTE_MAXIMUM < len(lu) < 10 * MANIFESTE_MAXIMUM


def test_a_huge_file_in_place_of_a_manifest_is_read_no_further(publie: Path) -> None:
    (publie / NOM_DU_MANIFESTE).write_bytes(b"x" * 3 * MANIFESTE_MAXIMUM)

    assert len(SourceDossier(publie).manifeste(annule=_jamais)) == MANIFESTE_MAXIMUM + 1


def test_a_cut_download_says_so_once_what_came_was_given(web: tuple[SourceHttps, Conduite]) -> None:
    source, conduite = web
    conduite.coupe_apres = 300_000
    recu = bytearray()

    with source.installation(NOM, depuis=0, annule=_jamais) as flux, pytest.raises(TelechargementCoupe):
        _retenir(flux, recu)

    assert bytes(recu) == SETUP[:300_000]


def _retenir(flux: Flux, recu: bytearray) -> None:
    for morceau in flux.morceaux:
        recu += morceau


def test_who_gives_up_is_obeyed_within_a_piece(web: tuple[SourceHttps, Conduite], publie: Path) -> None:
    for source in (web[0], SourceDossier(publie)):
        with (
            source.installation(NOM, depuis=0, annule=lambda: True) as flux,
            pytest.raises(TelechargementCoupe),
        ):
            next(flux.morceaux)


def test_nobody_at_that_address(publie: Path) -> None:
    with publier_sur_la_boucle(publie) as (adresse, _conduite):
        pass

    with pytest.raises(SourceInjoignable):
        SourceHttps(Transport(adresse)).manifeste(annule=_jamais)


def test_a_share_that_is_away_an_empty_one_and_one_that_fails(tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()
    with pytest.raises(SourceInjoignable):
        SourceDossier(tmp_path / "absent").manifeste(annule=_jamais)
    with pytest.raises(ManifesteAbsent):
        SourceDossier(tmp_path / "vide").manifeste(annule=_jamais)
    # A folder in place of the file: it cannot be opened.
    (tmp_path / "vide" / NOM_DU_MANIFESTE).mkdir()
    with pytest.raises(SourceInjoignable):
        SourceDossier(tmp_path / "vide").manifeste(annule=_jamais)


def test_a_share_that_goes_away_while_it_is_read(publie: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Perdu(io.BytesIO):
        def read(self, _octets: int | None = -1) -> bytes:
            raise OSError(errno.EIO, "perdu")

    monkeypatch.setattr(Path, "open", lambda _chemin, _mode: Perdu())

    with pytest.raises(TelechargementCoupe):
        SourceDossier(publie).manifeste(annule=_jamais)


def test_the_web_is_read_by_https_alone_the_rest_is_a_folder() -> None:
    def proxy(_url: str) -> str | None:
        return None

    assert isinstance(ouvrir_source("https://maj.invalid/ccas", proxy), SourceHttps)
    assert isinstance(ouvrir_source("http://maj.invalid/ccas", proxy), SourceDossier)
    assert isinstance(ouvrir_source("/mnt/maj", proxy), SourceDossier)
