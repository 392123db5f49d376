"""The proxy of this workstation: the one of the system, none, or one that somebody typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from urllib.parse import quote, urlsplit

from ccas_desktop.application.preferences import Preferences
from ccas_desktop.domain.certifie.certifie import CauseAppel

NOM_MOT_DE_PASSE_PROXY = "mot_de_passe_proxy"
PORT_MAXIMUM = 65535
_BOUCLE_LOCALE = ("127.0.0.1", "::1", "localhost")
_SANS_POINT = "<local>"


class ModeProxy(StrEnum):
    """Which way the calls leave this workstation."""

    SYSTEME = "systeme"
    AUCUN = "aucun"
    MANUEL = "manuel"


@dataclass(frozen=True)
class ReglageProxy:
    """What is remembered of the proxy; never its password.

    Attributes:
        exceptions: hosts reached directly, as « intranet.ville.fr », « *.ville.fr », « 10.* », or « <local> » for the
            names without a dot.
        compte: account that the proxy wants, or an empty text.
    """

    mode: ModeProxy = ModeProxy.SYSTEME
    hote: str = ""
    port: int = 0
    exceptions: tuple[str, ...] = ()
    compte: str = ""

    @property
    def lieu(self) -> tuple[str, int, str]:
        """Return whom the password is for: it never follows to another by itself."""
        return self.hote, self.port, self.compte


@dataclass(frozen=True)
class EssaiProxy:
    """How a call that asks nothing of anybody ended.

    Attributes:
        par: host and port of the proxy it went through; empty for a direct way.
        cause: why the service did not answer, or None when it did.
    """

    par: str
    cause: CauseAppel | None = None


# Gets the address of the service, the setting and the password; None where there is no network at all.
EssayerProxy = Callable[[str, ReglageProxy, str], EssaiProxy | None]


def sans_essai(_url: str, _reglage: ReglageProxy, _mot_de_passe: str) -> EssaiProxy | None:
    """Call nothing: the demonstration has no network."""
    return None


def proxy_regle(preferences: Preferences) -> ReglageProxy:
    """Return the setting of this workstation; what cannot be read is that of the system."""
    mode, port = preferences.lire("proxy_mode"), preferences.lire("proxy_port")
    return ReglageProxy(
        ModeProxy(mode) if mode in tuple(ModeProxy) else ModeProxy.SYSTEME,
        preferences.lire("proxy_hote"),
        int(port) if port.isdecimal() else 0,
        tuple(preferences.lire("proxy_exceptions").split()),
        preferences.lire("proxy_compte"),
    )


def retenir_proxy(preferences: Preferences, reglage: ReglageProxy) -> None:
    """Remember a setting; the way itself last, so that no call leaves by half of it."""
    preferences.ecrire("proxy_hote", reglage.hote)
    preferences.ecrire("proxy_port", str(reglage.port or ""))
    preferences.ecrire("proxy_exceptions", " ".join(reglage.exceptions))
    preferences.ecrire("proxy_compte", reglage.compte)
    preferences.ecrire("proxy_mode", reglage.mode.value)


def est_excepte(reglage: ReglageProxy, hote: str) -> bool:
    """Tell whether a host is reached directly: this machine always is."""
    nom = hote.lower()
    return nom in _BOUCLE_LOCALE or any(_designe(motif.lower(), nom) for motif in reglage.exceptions)


def _designe(motif: str, nom: str) -> bool:
    if motif == _SANS_POINT:
        return "." not in nom and ":" not in nom
    if motif.startswith("."):
        return nom.endswith(motif) or nom == motif[1:]
    return fnmatchcase(nom, motif)


def adresse_du_proxy(reglage: ReglageProxy, mot_de_passe: str, url: str) -> str | None:
    """Return the address of the proxy typed here, its account in it, or None for a direct way."""
    try:
        hote = urlsplit(url).hostname
    except ValueError:
        return None
    if not (hote and reglage.hote) or est_excepte(reglage, hote):
        return None
    serveur = f"[{reglage.hote}]" if ":" in reglage.hote else reglage.hote
    return f"http://{_compte(reglage.compte, mot_de_passe)}{serveur}:{reglage.port}"


def _compte(compte: str, mot_de_passe: str) -> str:
    return f"{quote(compte, safe='')}:{quote(mot_de_passe, safe='')}@" if compte else ""


def sans_compte(proxy: str) -> str:
    """Return the host and the port of the address of a proxy, to be shown."""
    return urlsplit(proxy).netloc.rpartition("@")[2]
