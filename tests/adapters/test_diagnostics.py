from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from ccas_desktop.adapters.diagnostics import Diagnostics, Poste
from ccas_desktop.adapters.secrets import SecretsEnMemoire
from ccas_desktop.application.diagnostic import Constat, Gravite, examiner
from ccas_desktop.application.errors import BaseAbsente, BaseOccupee, CleRefusee, TrousseauIndisponible
from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.services import NOM_ENTETE_RELAIS, NOM_JETON, Services
from ccas_desktop.application.vues import Reglages
from ccas_desktop.domain.ccas import Ccas

BON, ATTENTION, DEFAUT = Gravite.BON, Gravite.ATTENTION, Gravite.DEFAUT


def leve(erreur: Exception) -> AbstractContextManager[Services]:
    raise erreur


@pytest.fixture
def poste(tmp_path: Path) -> Poste:
    return Poste(
        base=tmp_path / "ccas.db",
        ouvrir=lambda: leve(BaseAbsente("absente")),
        secrets=SecretsEnMemoire(),
        trousseau=lambda: "Trousseau d’essai",
        proxy=lambda _: None,
        url="http://127.0.0.1:1",
    )


def constat(poste: Poste, nom: str) -> Constat:
    return next(c for c in examiner(e for e in Diagnostics(poste).examens() if e[0] == nom))


@contextmanager
def service(date: str, statut: str = "200 OK", *, recus: list[bytes] | None = None) -> Iterator[str]:
    """A service of one answer, at the hour it is told; what it was asked goes in `recus`."""
    corps = f"HTTP/1.1 {statut}\r\nDate: {date}\r\nContent-Length: 0\r\n\r\n".encode()
    with socket.create_server(("127.0.0.1", 0)) as ecoute:

        def servir() -> None:
            with ecoute.accept()[0] as liaison:
                recu = liaison.recv(65536)
                if recus is not None:
                    recus.append(recu)
                liaison.sendall(corps)

        fil = threading.Thread(target=servir)
        fil.start()
        yield f"http://127.0.0.1:{ecoute.getsockname()[1]}"
        fil.join()


def il_y_a(secondes: int) -> str:
    return format_datetime(datetime.now(UTC) - timedelta(seconds=secondes))


@pytest.mark.network
def test_looks_at_every_part_whatever_fails(poste: Poste) -> None:
    constats = list(examiner(Diagnostics(poste).examens()))

    assert [c.nom for c in constats] == [
        *("versions", "base", "trousseau", "jeton", "proxy", "certificats", "service", "horloge"),
    ]
    assert all(c.detail for c in constats)


def test_tells_the_versions(poste: Poste) -> None:
    assert "httpx 0." in constat(poste, "versions").detail


def test_a_base_not_made_yet_is_no_defect(poste: Poste) -> None:
    assert constat(poste, "base").gravite is ATTENTION


@pytest.mark.parametrize(
    ("erreur", "gravite"), [(BaseOccupee("verrou"), ATTENTION), (CleRefusee("cle_refusee"), DEFAUT)]
)
def test_a_base_that_does_not_open_is_said(poste: Poste, erreur: Exception, gravite: Gravite) -> None:
    poste.base.write_bytes(b"x")

    assert constat(replace(poste, ouvrir=lambda: leve(erreur)), "base").gravite is gravite


def test_a_base_that_opens_gives_the_address_of_its_settings(poste: Poste) -> None:
    poste.base.write_bytes(b"x" * 3 * 1024 * 1024)
    reglages = Reglages(Ccas(id="1", api_url="https://relais.invalid"))
    services = nullcontext(_ServicesDeReglages(reglages))
    regle = replace(poste, url=None, ouvrir=lambda: services, proxy=lambda url: f"http://moi:secret@proxy:3128/{url}")  # type: ignore[arg-type,return-value]

    assert constat(regle, "base").gravite is BON
    assert "3\u00a0Mo" in constat(regle, "base").detail
    assert constat(regle, "proxy").detail == "Le service est joint par proxy:3128."


def test_the_name_of_the_account_is_left_out(poste: Poste, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))

    assert str(tmp_path) not in constat(poste, "base").detail


def test_the_keyring_is_tried_and_left_as_it_was(poste: Poste) -> None:
    assert constat(poste, "trousseau").gravite is BON
    assert poste.secrets.lire("essai_doctor") is None


class SecretsOublieux(SecretsEnMemoire):
    def ecrire(self, nom: str, valeur: str) -> None:
        pass


class SecretsVerrouilles(SecretsEnMemoire):
    def lire(self, nom: str) -> str | None:
        raise TrousseauIndisponible("verrouille")


@pytest.mark.parametrize("secrets", [SecretsOublieux(), SecretsVerrouilles()])
def test_a_keyring_that_fails_is_a_defect(poste: Poste, secrets: SecretsEnMemoire) -> None:
    assert constat(replace(poste, secrets=secrets), "trousseau").gravite is DEFAUT


def test_tells_that_a_token_is_there_and_not_which(poste: Poste) -> None:
    avec = constat(replace(poste, secrets=SecretsEnMemoire({NOM_JETON: "JETONSECRET"})), "jeton")

    assert avec.gravite is BON
    assert "JETONSECRET" not in avec.detail
    assert constat(poste, "jeton").gravite is ATTENTION


@pytest.mark.network
@pytest.mark.parametrize(("ecart", "gravite"), [(0, BON), (90, ATTENTION), (-90, ATTENTION), (3600, DEFAUT)])
def test_compares_the_clock_with_that_of_the_service(poste: Poste, ecart: int, gravite: Gravite) -> None:
    with service(il_y_a(ecart)) as url:
        assert constat(replace(poste, url=url), "horloge").gravite is gravite


@pytest.mark.network
def test_a_service_without_an_hour_says_nothing_of_the_clock(poste: Poste) -> None:
    with service("hier") as url:
        assert constat(replace(poste, url=url), "horloge").gravite is ATTENTION


@pytest.mark.network
@pytest.mark.parametrize(("statut", "gravite"), [("200 OK", BON), ("502 Bad Gateway", DEFAUT)])
def test_says_whether_the_service_answers(poste: Poste, statut: str, gravite: Gravite) -> None:
    with service(il_y_a(0), statut) as url:
        assert constat(replace(poste, url=url), "service").gravite is gravite


@pytest.mark.network
def test_says_why_the_service_is_not_reached(poste: Poste) -> None:
    vu = constat(poste, "service")

    assert vu.gravite is DEFAUT
    assert "Service injoignable" in vu.detail
    assert constat(poste, "certificats").gravite is ATTENTION


@pytest.mark.network
def test_certificates_are_not_judged_without_an_answer(poste: Poste) -> None:
    assert "Non vérifiés" in constat(replace(poste, url="https://127.0.0.1:1"), "certificats").detail


@pytest.mark.network
@pytest.mark.parametrize("donnee", [False, True])
def test_the_relay_is_told_by_its_header_and_no_other_address_is(poste: Poste, donnee: bool) -> None:
    recus: list[bytes] = []
    with service(il_y_a(0), recus=recus) as url:
        ccas = Ccas(id="1", api_url="https://relais.invalid" if donnee else url, relais_entete="X-Cle")
        services = nullcontext(_ServicesDeReglages(Reglages(ccas)))
        regle = replace(poste, url=url if donnee else None, ouvrir=lambda: services)  # type: ignore[arg-type,return-value]

        assert constat(regle, "service").gravite is BON

    assert (b"x-cle: valeur" in recus[0].lower()) is not donnee


class _ServicesDeReglages:
    """Services of which only the settings are read."""

    def __init__(self, reglages: Reglages) -> None:
        self._reglages = reglages
        self.base = self
        self.secrets = SecretsEnMemoire({NOM_ENTETE_RELAIS: "valeur"})

    def lecture(self) -> AbstractContextManager[Lecture]:
        return nullcontext(self)  # type: ignore[arg-type]

    def reglages(self) -> Reglages:
        return self._reglages
