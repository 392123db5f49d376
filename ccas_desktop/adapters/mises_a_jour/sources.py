"""Where the updates are published: a folder of the web, or a folder of a share for offices without the Internet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO

from ccas_desktop.adapters.apis.transport import (
    CorpsEnCours,
    Delais,
    EchecTransport,
    ResoudreProxy,
    Simulation,
    Transport,
)
from ccas_desktop.application.errors import (
    ErreurMiseAJour,
    ManifesteAbsent,
    SourceInjoignable,
    SourceRenvoieAilleurs,
    TelechargementCoupe,
)
from ccas_desktop.application.mises_a_jour.reglage import est_https
from ccas_desktop.application.ports.mises_a_jour import Annule, Flux, Source
from ccas_desktop.domain.certifie.certifie import CauseAppel
from ccas_desktop.domain.mise_a_jour.manifeste import MANIFESTE_MAXIMUM, NOM_DU_MANIFESTE

MORCEAU = 256 * 1024
DELAIS = Delais(connexion=5.0, lecture=20.0, total=30.0)
_ABSENTS = (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


class SourceHttps:
    """A folder of the web. A redirect is never followed: what is signed says its name, not where it lies."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def manifeste(self, *, annule: Annule) -> bytes:
        """Return the manifest, its first bytes when it is far too long."""
        with self._lire(NOM_DU_MANIFESTE, {}, annule) as corps:
            _exiger_un_corps(corps.statut)
            recus = bytearray()
            for morceau in _jusqu_au_bout(corps.morceaux):
                recus += morceau
                if len(recus) > MANIFESTE_MAXIMUM:
                    break
            return bytes(recus)

    @contextmanager
    def installation(self, fichier: str, *, depuis: int, annule: Annule) -> Iterator[Flux]:
        """Read a file beside the manifest, from a byte on when the service can."""
        entetes = {"Range": f"bytes={depuis}-"} if depuis else {}
        with self._lire(fichier, entetes, annule) as corps:
            if depuis and corps.statut == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                yield Flux(depuis, iter(()))
                return
            reprise = depuis and corps.statut == HTTPStatus.PARTIAL_CONTENT and _commence_a(corps, depuis)
            if not reprise:
                _exiger_un_corps(corps.statut)
            yield Flux(depuis if reprise else 0, _jusqu_au_bout(corps.morceaux))

    @contextmanager
    def _lire(self, fichier: str, entetes: dict[str, str], annule: Annule) -> Iterator[CorpsEnCours]:
        try:
            with self._transport.lire(f"/{fichier}", entetes, annule=annule) as corps:
                yield corps
        except EchecTransport as echec:
            raise SourceInjoignable(echec.cause.value) from None


class SourceDossier:
    """A folder, most often on a share."""

    def __init__(self, dossier: Path) -> None:
        self._dossier = dossier

    def manifeste(self, *, annule: Annule) -> bytes:  # noqa: ARG002
        """Return the manifest, its first bytes when it is far too long."""
        with self._ouvrir(NOM_DU_MANIFESTE) as fichier:
            return _lire_ou_couper(fichier, MANIFESTE_MAXIMUM + 1)

    @contextmanager
    def installation(self, fichier: str, *, depuis: int, annule: Annule) -> Iterator[Flux]:
        """Read a file beside the manifest, from a byte on."""
        with self._ouvrir(fichier) as ouvert:
            ouvert.seek(depuis)
            yield Flux(depuis, _par_morceaux(ouvert, annule))

    @contextmanager
    def _ouvrir(self, nom: str) -> Iterator[BinaryIO]:
        try:
            ouvert = (self._dossier / nom).open("rb")
        except FileNotFoundError:
            raise (ManifesteAbsent if self._dossier.is_dir() else SourceInjoignable)("absent") from None
        except OSError as erreur:
            raise SourceInjoignable(erreur.strerror or "") from None
        with ouvert:
            yield ouvert


def ouvrir_source(adresse: str, proxy: ResoudreProxy, *, simulation: Simulation | None = None) -> Source:
    """Return the source of an address: the web when it says so, else a folder."""
    if est_https(adresse):
        return SourceHttps(Transport(adresse, proxy=proxy, delais=DELAIS, simulation=simulation))
    return SourceDossier(Path(adresse))


def _exiger_un_corps(statut: int) -> None:
    if statut == HTTPStatus.OK:
        return
    if HTTPStatus.MULTIPLE_CHOICES <= statut < HTTPStatus.BAD_REQUEST:
        raise SourceRenvoieAilleurs(str(statut))
    raise (ManifesteAbsent if statut in _ABSENTS else SourceInjoignable)(str(statut))


def _commence_a(corps: CorpsEnCours, depuis: int) -> bool:
    return corps.entetes.get("content-range", "").startswith(f"bytes {depuis}-")


def _jusqu_au_bout(morceaux: Iterator[bytes]) -> Iterator[bytes]:
    try:
        yield from morceaux
    except EchecTransport as echec:
        raise _coupure(echec) from None


def _coupure(echec: EchecTransport) -> ErreurMiseAJour:
    return TelechargementCoupe(CauseAppel(echec.cause).value)


def _par_morceaux(fichier: BinaryIO, annule: Annule) -> Iterator[bytes]:
    while morceau := _lire_ou_couper(fichier, MORCEAU):
        if annule():
            raise TelechargementCoupe("annule")
        yield morceau


def _lire_ou_couper(fichier: BinaryIO, octets: int) -> bytes:
    try:
        return fichier.read(octets)
    except OSError as erreur:
        raise TelechargementCoupe(erreur.strerror or "") from None
