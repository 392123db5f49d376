"""The Base Adresse Nationale, by the search of the Géoplateforme (GET /search, GeoJSON answer).

Documentation: geoservices.ign.fr, « Service Géoplateforme de géocodage » (same answer as the former API Adresse).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from ccas_desktop.adapters.apis.transport import Delais, EchecTransport, ResoudreProxy, Simulation, Transport
from ccas_desktop.domain.personnes.adresse import Adresse

# Someone is typing: a late answer is of no use.
DELAIS = Delais(connexion=2.0, lecture=2.0, total=3.0)
LIMITE = 6
TEXTE_MAXIMUM = 100
STATUT_OK = 200
_LIEU_DIT = "locality"
_TYPES = ("housenumber", "street", _LIEU_DIT)


class ClientBaseAdresse:
    """Asks the service; whatever it does, slow, down or garbled, the answer is then that there is nothing."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def chercher(self, texte: str, *, annule: Callable[[], bool]) -> tuple[Adresse, ...]:
        """Return the addresses that look like what is typed, best first."""
        parametres = (("q", texte[:TEXTE_MAXIMUM]), ("limit", str(LIMITE)), ("autocomplete", "1"))
        try:
            reponse = self._transport.obtenir("/search", parametres, annule=annule)
        except EchecTransport:
            return ()
        return lire_adresses(reponse.corps) if reponse.statut == STATUT_OK else ()


class ClientsBaseAdresse:
    """Gives the client of an address of the service, the same each time."""

    def __init__(self, *, proxy: ResoudreProxy, simulation: Simulation | None = None) -> None:
        self._proxy = proxy
        self._simulation = simulation
        self.ouvrir = cache(self._nouveau)

    def _nouveau(self, url: str) -> ClientBaseAdresse:
        return ClientBaseAdresse(Transport(url, proxy=self._proxy, delais=DELAIS, simulation=self._simulation))


def lire_adresses(corps: bytes) -> tuple[Adresse, ...]:
    """Return the addresses of an answer, none of what is not one."""
    try:
        untrusted_reponse = json.loads(corps)
    except ValueError:
        return ()
    untrusted_lieux = untrusted_reponse.get("features") if isinstance(untrusted_reponse, Mapping) else None
    if not isinstance(untrusted_lieux, list):
        return ()
    return tuple(dict.fromkeys(adresse for lieu in untrusted_lieux for adresse in _adresse(lieu)))


def _adresse(untrusted_lieu: object) -> Iterator[Adresse]:
    proprietes = untrusted_lieu.get("properties") if isinstance(untrusted_lieu, Mapping) else None
    if not isinstance(proprietes, Mapping) or proprietes.get("type") not in _TYPES:
        return
    nom, code_postal, commune = (_texte(proprietes.get(champ)) for champ in ("name", "postcode", "city"))
    if not (nom and code_postal.isdigit() and len(code_postal) == 5 and commune):
        return
    lieu_dit = proprietes["type"] == _LIEU_DIT
    yield Adresse(
        voie="" if lieu_dit else nom, lieu_dit=nom if lieu_dit else "", code_postal=code_postal, commune=commune
    )


def _texte(untrusted: object) -> str:
    texte = " ".join(untrusted.split()) if isinstance(untrusted, str) else ""
    return texte if len(texte) <= TEXTE_MAXIMUM and texte.isprintable() else ""
