from __future__ import annotations

import pytest

from ccas_desktop.adapters.apis.proxy import proxy_du_systeme


@pytest.fixture(autouse=True)
def _environnement(monkeypatch: pytest.MonkeyPatch) -> None:
    for nom in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(nom, raising=False)
        monkeypatch.delenv(nom.upper(), raising=False)


@pytest.mark.parametrize(
    ("regle", "attendu"),
    [("http://proxy.mairie:3128", "http://proxy.mairie:3128"), ("proxy.mairie:3128", "http://proxy.mairie:3128")],
)
def test_takes_the_proxy_of_the_system(monkeypatch: pytest.MonkeyPatch, regle: str, attendu: str) -> None:
    monkeypatch.setenv("https_proxy", regle)

    assert proxy_du_systeme("https://particulier.api.gouv.fr") == attendu


def test_goes_directly_where_the_system_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.mairie:3128")
    monkeypatch.setenv("no_proxy", "api.gouv.fr")

    assert proxy_du_systeme("https://particulier.api.gouv.fr") is None
    assert proxy_du_systeme("https://autre.fr") is not None
    assert proxy_du_systeme("http://particulier.fr") is None


def test_an_address_that_is_none_has_no_proxy() -> None:
    assert proxy_du_systeme("http://[") is None


def test_never_sends_the_loopback_through_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://proxy.mairie:3128")

    assert proxy_du_systeme("http://127.0.0.1:8000") is None
