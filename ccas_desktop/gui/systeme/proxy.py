"""What Qt knows of the proxies of the system: automatic configuration (PAC) and its exceptions included."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

# httpx would need one more package for SOCKS; offices use HTTP proxies.
_TYPES_HTTP = (QNetworkProxy.ProxyType.HttpProxy, QNetworkProxy.ProxyType.HttpCachingProxy)
_DIRECTS = (QNetworkProxy.ProxyType.NoProxy, QNetworkProxy.ProxyType.DefaultProxy)


def proxy_de_qt(url: str) -> str | None:
    """Return the address of the proxy to reach this URL through, or None for a direct way.

    A PAC file may be long to answer: to be called off the GUI thread, as the calls are.
    """
    return adresse_du_proxy(QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(QUrl(url))))


def adresse_du_proxy(proxies: list[QNetworkProxy]) -> str | None:
    """Return the first way that the network layer can take."""
    for proxy in proxies:
        if proxy.type() in _DIRECTS:
            return None
        if proxy.type() in _TYPES_HTTP and proxy.hostName():
            return f"http://{proxy.hostName()}:{proxy.port()}"
    return None
