"""Proxies as Qt resolves them."""

import pytest
from PySide6.QtNetwork import QNetworkProxy

from ccas_desktop.gui.systeme.proxy import adresse_du_proxy, proxy_de_qt

HTTP = QNetworkProxy(QNetworkProxy.ProxyType.HttpProxy, "proxy.mairie.example", 3128)
SOCKS = QNetworkProxy(QNetworkProxy.ProxyType.Socks5Proxy, "socks.mairie.example", 1080)
DIRECT = QNetworkProxy(QNetworkProxy.ProxyType.NoProxy)


@pytest.mark.parametrize(
    ("proxies", "adresse"),
    [
        ([HTTP], "http://proxy.mairie.example:3128"),
        ([SOCKS, HTTP], "http://proxy.mairie.example:3128"),
        ([DIRECT, HTTP], None),
        ([SOCKS], None),
        ([], None),
    ],
)
def test_takes_the_first_way_the_client_knows(proxies: list[QNetworkProxy], adresse: str | None) -> None:
    assert adresse_du_proxy(proxies) == adresse


def test_this_machine_is_reached_directly() -> None:
    assert proxy_de_qt("http://127.0.0.1:8000") is None


def test_the_proxy_of_the_session_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.mairie.example:3128")
    monkeypatch.setenv("http_proxy", "http://proxy.mairie.example:3128")
    assert proxy_de_qt("https://particulier.api.gouv.fr") == "http://proxy.mairie.example:3128"
