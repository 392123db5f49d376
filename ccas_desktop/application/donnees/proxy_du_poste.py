"""Set the proxy of this workstation, and try it: its password is in the keyring only."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from ipaddress import ip_address

from ccas_desktop.application.ports.proxy import (
    NOM_MOT_DE_PASSE_PROXY,
    PORT_MAXIMUM,
    EssaiProxy,
    ModeProxy,
    ReglageProxy,
    proxy_regle,
    retenir_proxy,
)
from ccas_desktop.application.services import Services
from ccas_desktop.domain.errors import ErreurChamp, SaisieInvalide

SECRET_MAX = 500
_HOTE = re.compile(r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?", re.IGNORECASE)
_EXCEPTION = re.compile(r"<local>|[a-z0-9.:*_-]+", re.IGNORECASE)
_ADRESSE = re.compile(r"(?:https?://)?(?P<hote>[^/:\[\]]+|\[[^\]]*\])(?::(?P<port>\d+))?/?", re.IGNORECASE)


@dataclass(frozen=True)
class SaisieProxy:
    """What is typed; a server written « http://proxy.ville.fr:3128 » gives its port too.

    Attributes:
        mot_de_passe: a secret; empty to keep the one already in the keyring.
    """

    mode: ModeProxy
    hote: str = ""
    port: str = ""
    exceptions: str = ""
    compte: str = ""
    mot_de_passe: str = field(default="", repr=False)


def enregistrer_proxy(services: Services, saisie: SaisieProxy) -> ReglageProxy:
    """Remember the proxy of this workstation; the calls follow it from the next one.

    Raises SaisieInvalide, TrousseauIndisponible: nothing is then changed.
    """
    reglage = _verifie(services, saisie)
    if not reglage.compte:
        services.secrets.effacer(NOM_MOT_DE_PASSE_PROXY)
    elif saisie.mot_de_passe:
        services.secrets.ecrire(NOM_MOT_DE_PASSE_PROXY, saisie.mot_de_passe)
    retenir_proxy(services.preferences, reglage)
    return reglage


def essayer_proxy(services: Services, saisie: SaisieProxy, url: str) -> EssaiProxy | None:
    """Call the service as typed, asking nothing of anybody; None where there is no network to try.

    Raises SaisieInvalide, TrousseauIndisponible.
    """
    reglage = _verifie(services, saisie)
    garde = services.secrets.lire(NOM_MOT_DE_PASSE_PROXY) if reglage.compte and not saisie.mot_de_passe else None
    return services.essayer_proxy(url, reglage, saisie.mot_de_passe or garde or "")


def _verifie(services: Services, saisie: SaisieProxy) -> ReglageProxy:
    """Return the setting that is typed. Raises SaisieInvalide, TrousseauIndisponible."""
    if saisie.mode is not ModeProxy.MANUEL:
        return ReglageProxy(saisie.mode)
    reglage, port = _lu(saisie)
    if erreurs := _fautes(reglage, port) or _fautes_du_compte(services, reglage, saisie.mot_de_passe):
        raise SaisieInvalide(erreurs)
    return replace(reglage, port=int(port))


def _lu(saisie: SaisieProxy) -> tuple[ReglageProxy, str]:
    hote, port = saisie.hote.strip(), saisie.port.strip()
    if adresse := _ADRESSE.fullmatch(hote):
        hote, port = adresse["hote"].strip("[]"), port or adresse["port"] or ""
    exceptions = tuple(re.split(r"[\s,;]+", saisie.exceptions.strip())) if saisie.exceptions.strip(" ,;") else ()
    lu = ReglageProxy(
        ModeProxy.MANUEL,
        hote,
        int(port) if port.isdecimal() else 0,
        tuple(filter(None, exceptions)),
        saisie.compte.strip(),
    )
    return lu, port


def _fautes(reglage: ReglageProxy, port: str) -> tuple[ErreurChamp, ...]:
    fautes = []
    if not reglage.hote:
        fautes.append(ErreurChamp("hote", "obligatoire"))
    elif not _est_un_hote(reglage.hote):
        fautes.append(ErreurChamp("hote", "serveur_illisible"))
    if not port:
        fautes.append(ErreurChamp("port", "obligatoire"))
    elif not 0 < reglage.port <= PORT_MAXIMUM:
        fautes.append(ErreurChamp("port", "port_illisible"))
    for exception in reglage.exceptions:
        if not _EXCEPTION.fullmatch(exception):
            fautes.append(ErreurChamp("exceptions", "exception_illisible", {"exception": exception}))
            break
    return tuple(fautes)


def _est_un_hote(hote: str) -> bool:
    try:
        return bool(_HOTE.fullmatch(hote) or ip_address(hote))
    except ValueError:
        return False


def _fautes_du_compte(services: Services, reglage: ReglageProxy, mot_de_passe: str) -> tuple[ErreurChamp, ...]:
    """A password kept for one proxy never follows to another by itself."""
    if not reglage.compte:
        return (ErreurChamp("compte", "obligatoire"),) if mot_de_passe else ()
    if ":" in reglage.compte or not reglage.compte.isprintable() or len(reglage.compte) > SECRET_MAX:
        return (ErreurChamp("compte", "compte_illisible"),)
    if mot_de_passe:
        trop = len(mot_de_passe) > SECRET_MAX or not mot_de_passe.isprintable()
        return (ErreurChamp("mot_de_passe", "mot_de_passe_impossible"),) if trop else ()
    if services.secrets.lire(NOM_MOT_DE_PASSE_PROXY) is None:
        return (ErreurChamp("mot_de_passe", "obligatoire"),)
    if reglage.lieu != proxy_regle(services.preferences).lieu:
        return (ErreurChamp("mot_de_passe", "mot_de_passe_a_redonner"),)
    return ()
