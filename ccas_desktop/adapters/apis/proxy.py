"""The proxy of the system, where there is no window to ask Qt for it: environment, or the registry on Windows."""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

_BOUCLE_LOCALE = ("127.0.0.1", "::1", "localhost")


def proxy_du_systeme(url: str) -> str | None:
    """Return the address of the proxy to reach this URL through, or None for a direct way."""
    try:
        parties = urlsplit(url)
    except ValueError:
        return None
    if not parties.hostname or parties.hostname in _BOUCLE_LOCALE or proxy_bypass(parties.hostname):
        return None
    proxies = getproxies()
    adresse = proxies.get(parties.scheme) or proxies.get("all")
    if not adresse:
        return None
    return adresse if "://" in adresse else f"http://{adresse}"
