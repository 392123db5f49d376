"""The setting of the proxy: kept, read back, and which hosts it leaves alone."""

from __future__ import annotations

import pytest

from ccas_desktop.application.ports.proxy import (
    EssaiProxy,
    ModeProxy,
    ReglageProxy,
    adresse_du_proxy,
    est_excepte,
    proxy_regle,
    retenir_proxy,
    sans_compte,
    sans_essai,
)
from ccas_desktop.application.preferences import PreferencesVolatiles

REGLAGE = ReglageProxy(ModeProxy.MANUEL, "proxy.ville.fr", 3128, ("intranet.ville.fr", "*.local", ".agglo.fr", "10.*"))


def test_a_new_workstation_follows_the_system() -> None:
    assert proxy_regle(PreferencesVolatiles()) == ReglageProxy(ModeProxy.SYSTEME)


@pytest.mark.parametrize("reglage", [REGLAGE, ReglageProxy(ModeProxy.AUCUN), ReglageProxy()])
def test_what_is_kept_is_read_back(reglage: ReglageProxy) -> None:
    preferences = PreferencesVolatiles()

    retenir_proxy(preferences, reglage)

    assert proxy_regle(preferences) == reglage


def test_what_cannot_be_read_is_the_system() -> None:
    preferences = PreferencesVolatiles()
    preferences.ecrire("proxy_mode", "socks")
    preferences.ecrire("proxy_port", "trois")

    assert proxy_regle(preferences) == ReglageProxy(ModeProxy.SYSTEME)


@pytest.mark.parametrize(
    ("hote", "excepte"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("Intranet.Ville.fr", True),
        ("autre.ville.fr", False),
        ("poste.local", True),
        ("relais.agglo.fr", True),
        ("agglo.fr", True),
        ("fausseagglo.fr", False),
        ("10.1.2.3", True),
        ("110.1.2.3", False),
        ("serveur", False),
    ],
)
def test_the_exceptions_are_reached_directly(hote: str, *, excepte: bool) -> None:
    assert est_excepte(REGLAGE, hote) is excepte


@pytest.mark.parametrize(("hote", "excepte"), [("serveur", True), ("serveur.ville.fr", False), ("fe80::1", False)])
def test_the_names_without_a_dot_may_be_left_alone_together(hote: str, *, excepte: bool) -> None:
    assert est_excepte(ReglageProxy(exceptions=("<local>",)), hote) is excepte


@pytest.mark.parametrize(
    ("reglage", "adresse"),
    [
        (ReglageProxy(ModeProxy.MANUEL, "proxy", 3128), "http://proxy:3128"),
        (ReglageProxy(ModeProxy.MANUEL, "fe80::2", 8080), "http://[fe80::2]:8080"),
        (
            ReglageProxy(ModeProxy.MANUEL, "proxy", 3128, compte="V\\dupont"),
            "http://V%5Cdupont:m%40t%2Fp%3A%C3%A9@proxy:3128",
        ),
        (ReglageProxy(ModeProxy.MANUEL), None),
        (ReglageProxy(ModeProxy.MANUEL, "proxy", 3128, ("*.gouv.fr",)), None),
    ],
)
def test_the_address_carries_the_account(reglage: ReglageProxy, adresse: str | None) -> None:
    assert adresse_du_proxy(reglage, "m@t/p:é", "https://particulier.api.gouv.fr/api") == adresse


@pytest.mark.parametrize("url", ["http://[", "pas une adresse"])
def test_an_address_that_is_none_has_no_proxy(url: str) -> None:
    assert adresse_du_proxy(REGLAGE, "", url) is None


def test_what_is_shown_of_a_proxy_has_no_account() -> None:
    assert sans_compte("http://dupont:secret@proxy:3128") == "proxy:3128"
    assert sans_compte("http://proxy:3128") == "proxy:3128"


def test_without_a_network_nothing_is_tried() -> None:
    assert sans_essai("https://api.invalid", REGLAGE, "") is None
    assert EssaiProxy("proxy:3128").cause is None
