"""What `doctor` looks at: the machine and its way to the service. No name, no number, no secret is read out."""

from __future__ import annotations

import platform
import secrets as alea
import shutil
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ccas_desktop import __version__
from ccas_desktop.adapters.apis.requetes import CHEMIN_PINGS
from ccas_desktop.adapters.apis.transport import EchecTransport, ReponseBrute, ResoudreProxy, Transport
from ccas_desktop.application.diagnostic import Constat, Examen, Gravite
from ccas_desktop.application.donnees.connexion import acces_api
from ccas_desktop.application.errors import BaseOccupee, ErreurPort, TrousseauIndisponible
from ccas_desktop.application.messages.sans_reponse import phrase_cause
from ccas_desktop.application.ports import AccesApi, Secrets
from ccas_desktop.application.ports.proxy import sans_compte
from ccas_desktop.application.reglages import lire_reglages
from ccas_desktop.application.services import NOM_JETON, Services
from ccas_desktop.domain.ccas import API_PARTICULIER
from ccas_desktop.domain.certifie.certifie import CauseAppel
from ccas_desktop.domain.errors import RefusMetier

BIBLIOTHEQUES = ("httpx", "truststore", "keyring", "sqlcipher3", "sqlite-utils", "typst", "PySide6-Essentials")
ECART_GENANT, ECART_GRAVE = 30, 300
PLACE_MINIMUM = 500 * 1024 * 1024
_NOM_ESSAI = "essai_doctor"


@dataclass(frozen=True)
class Poste:
    """Where to look.

    Attributes:
        base: file of the store, which may not exist yet.
        ouvrir: opens the store and all that works on it; raises ErreurPort.
        trousseau: gives the name of the keyring of the system.
        url: address of the service, in the place of the one of the settings.
    """

    base: Path
    ouvrir: Callable[[], AbstractContextManager[Services]]
    secrets: Secrets
    trousseau: Callable[[], str]
    proxy: ResoudreProxy
    url: str | None = None


class Diagnostics:
    """Looks at a workstation; the network is asked once."""

    def __init__(self, poste: Poste) -> None:
        self._poste = poste

    def examens(self) -> tuple[tuple[str, Examen], ...]:
        """Return what can be looked at, in the order to read it."""
        return (
            ("versions", self._versions),
            ("base", self._base),
            ("trousseau", self._trousseau),
            ("jeton", self._jeton),
            ("proxy", self._proxy),
            ("certificats", self._certificats),
            ("service", self._service),
            ("horloge", self._horloge),
        )

    def _versions(self) -> Constat:
        systeme = f"{platform.system()} {platform.release()} ({platform.machine()})"
        parties = [f"CCAS Desktop {__version__}", f"Python {platform.python_version()}", systeme]
        return _bon("versions", ", ".join([*parties, *map(_version, BIBLIOTHEQUES)]))

    def _base(self) -> Constat:
        base = _sans_le_compte(self._poste.base)
        if not self._poste.base.exists():
            return Constat("base", Gravite.ATTENTION, f"Pas encore de base à {base}\u00a0: ouvrez l’application.")
        if isinstance(self._acces_regle, BaseOccupee):
            return Constat("base", Gravite.ATTENTION, f"{base} est ouverte par l’application\u00a0: non vérifiée.")
        if isinstance(self._acces_regle, ErreurPort):
            raise self._acces_regle
        libre = shutil.disk_usage(self._poste.base.parent).free
        detail = f"{base}, {_taille(self._poste.base.stat().st_size)}, {_taille(libre)} libres sur le disque."
        return Constat("base", Gravite.BON if libre >= PLACE_MINIMUM else Gravite.ATTENTION, detail)

    def _trousseau(self) -> Constat:
        """A text is written, read and removed: a keyring that only seems to answer loses keys."""
        essai = alea.token_hex(16)
        self._poste.secrets.ecrire(_NOM_ESSAI, essai)
        relu = self._poste.secrets.lire(_NOM_ESSAI)
        self._poste.secrets.effacer(_NOM_ESSAI)
        if relu != essai:
            return Constat("trousseau", Gravite.DEFAUT, f"{self._poste.trousseau()} ne rend pas ce qu’il a gardé.")
        return _bon("trousseau", f"{self._poste.trousseau()} garde et rend un secret.")

    def _jeton(self) -> Constat:
        if self._poste.secrets.lire(NOM_JETON) is None:
            return Constat("jeton", Gravite.ATTENTION, "Aucun jeton d’accès n’est enregistré sur ce poste.")
        return _bon("jeton", "Un jeton d’accès est enregistré sur ce poste.")

    def _proxy(self) -> Constat:
        proxy = self._poste.proxy(self._url)
        return _bon("proxy", f"Le service est joint par {sans_compte(proxy)}." if proxy else "Accès direct.")

    def _certificats(self) -> Constat:
        if not self._url.startswith("https:"):
            return Constat("certificats", Gravite.ATTENTION, "L’adresse réglée n’est pas chiffrée (http).")
        if self._reponse is CauseAppel.CERTIFICAT:
            return Constat("certificats", Gravite.DEFAUT, phrase_cause(self._reponse))
        if isinstance(self._reponse, CauseAppel):
            return Constat("certificats", Gravite.ATTENTION, "Non vérifiés\u00a0: le service n’a pas été joint.")
        return _bon("certificats", "Le système reconnaît le certificat du service.")

    def _service(self) -> Constat:
        if isinstance(self._reponse, CauseAppel):
            return Constat("service", Gravite.DEFAUT, f"{self._url}\u00a0: {phrase_cause(self._reponse)}")
        gravite = Gravite.BON if self._reponse.statut == 200 else Gravite.DEFAUT
        return Constat("service", gravite, f"{self._url} répond ({self._reponse.statut}).")

    def _horloge(self) -> Constat:
        ecart = None if isinstance(self._reponse, CauseAppel) else _ecart(self._reponse.entetes.get("date", ""))
        if ecart is None:
            return Constat("horloge", Gravite.ATTENTION, "Non vérifiée\u00a0: le service n’a pas donné son heure.")
        detail = f"Écart de {abs(ecart):.0f} s avec le service."
        if abs(ecart) < ECART_GENANT:
            return _bon("horloge", detail)
        gravite = Gravite.ATTENTION if abs(ecart) < ECART_GRAVE else Gravite.DEFAUT
        return Constat("horloge", gravite, f"{detail} Réglez l’heure du poste.")

    @cached_property
    def _acces_regle(self) -> AccesApi | ErreurPort:
        """How the settings reach the service, or why the base could not be opened."""
        try:
            with self._poste.ouvrir() as services:
                ccas = lire_reglages(services).ccas
                try:
                    return acces_api(services, ccas)
                except (RefusMetier, TrousseauIndisponible):
                    return AccesApi(ccas.siret, ccas.api_url, relais=True)
        except ErreurPort as erreur:
            return erreur

    @cached_property
    def _url(self) -> str:
        if self._poste.url:
            return self._poste.url
        return self._acces_regle.url if isinstance(self._acces_regle, AccesApi) else API_PARTICULIER

    @property
    def _entetes(self) -> dict[str, str]:
        """What the relay of the commune wants, for it alone."""
        acces = self._acces_regle
        return dict(acces.entetes) if isinstance(acces, AccesApi) and acces.url == self._url else {}

    @cached_property
    def _reponse(self) -> ReponseBrute | CauseAppel:
        transport = Transport(self._url, proxy=self._poste.proxy)
        try:
            return transport.obtenir(CHEMIN_PINGS, entetes=self._entetes)
        except EchecTransport as echec:
            return echec.cause
        finally:
            transport.fermer()


def _bon(nom: str, detail: str) -> Constat:
    return Constat(nom, Gravite.BON, detail)


def _version(bibliotheque: str) -> str:
    try:
        return f"{bibliotheque} {version(bibliotheque)}"
    except PackageNotFoundError:
        # A bundle may not carry the metadata of what it holds.
        return f"{bibliotheque} {'incluse' if getattr(sys, 'frozen', False) else 'absente'}"


def _taille(octets: int) -> str:
    return f"{octets / 1024 / 1024:.0f}\u00a0Mo"


def _sans_le_compte(chemin: Path) -> str:
    """The folder of the account bears the name of the agent."""
    try:
        return str(Path("~") / chemin.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(chemin)


def _ecart(date_http: str) -> float | None:
    try:
        return (datetime.now(UTC) - parsedate_to_datetime(date_http)).total_seconds()
    except (ValueError, TypeError):
        return None
