"""A time that passes only when slept, and a network in process that answers what it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from ccas_desktop.adapters.apis.attente import Attente
from ccas_desktop.adapters.apis.limiteur import Limiteur
from ccas_desktop.adapters.apis.particulier import ClientApiParticulier, Rythme
from ccas_desktop.adapters.apis.transport import Parametres, ReponseBrute, Transport, transport_simule
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, LieuNaissance, Sexe

DEBUT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SIRET = "13002526500013"
PERSONNE = Identite(
    nom_famille="ROUX",
    prenoms=("JEANNE", "STEPHANIE"),
    sexe=Sexe.FEMININ,
    date_naissance=DateNaissance(1987, 6, 27),
    lieu_naissance=LieuNaissance("99100", commune="08480"),
)


class TempsFictif:
    """Counts the seconds slept; shared by the clock, the waits and the limiter of a client."""

    def __init__(self) -> None:
        self.ecoule = 0.0
        self._verrou = threading.Lock()

    def monotone(self) -> float:
        with self._verrou:
            return self.ecoule

    def dormir(self, secondes: float) -> None:
        with self._verrou:
            self.ecoule += secondes

    def maintenant(self) -> datetime:
        return DEBUT + timedelta(seconds=self.monotone())

    @property
    def attente(self) -> Attente:
        return Attente(self.monotone, self.dormir)

    @property
    def rythme(self) -> Rythme:
        return Rythme(self.attente, Limiteur(self.attente), maintenant=self.maintenant)


class ReseauFictif:
    """Answers the calls in order, the last answer for ever, and remembers what was asked; pings apart."""

    def __init__(self, *reponses: ReponseBrute, ping: ReponseBrute | None = None) -> None:
        self.appels: list[tuple[str, Parametres, Mapping[str, str]]] = []
        self.pings: list[tuple[str, Parametres, Mapping[str, str]]] = []
        self._ping = ping or ReponseBrute(200)
        self._reponses = list(reponses)
        self._verrou = threading.Lock()

    def __call__(self, chemin: str, parametres: Parametres, entetes: Mapping[str, str]) -> ReponseBrute:
        with self._verrou:
            if chemin.endswith("/ping"):
                self.pings.append((chemin, parametres, entetes))
                return self._ping
            self.appels.append((chemin, parametres, entetes))
            return self._reponses.pop(0) if len(self._reponses) > 1 else self._reponses[0]


def succes(donnees: object, **entetes: str) -> ReponseBrute:
    return ReponseBrute(200, _entetes(entetes), json.dumps({"data": donnees, "links": {}, "meta": {}}).encode())


def erreur(
    statut: int,
    code: str,
    *,
    detail: str = "",
    parametre: str | None = None,
    entetes: Mapping[str, str] | None = None,
    **meta: object,
) -> ReponseBrute:
    source = {"parameter": parametre} if parametre else None
    objet = {"code": code, "title": "Titre", "detail": detail, "source": source, "meta": meta}
    return ReponseBrute(statut, _entetes(dict(entetes or {})), json.dumps({"errors": [objet]}).encode())


def client(
    repondre: Callable[[str, Parametres, Mapping[str, str]], ReponseBrute],
    temps: TempsFictif | None = None,
    jeton: Callable[[], str | None] = lambda: "jeton",
) -> ClientApiParticulier:
    transport = Transport("https://api.invalid", simulation=transport_simule(repondre))
    return ClientApiParticulier(transport, siret=SIRET, jeton=jeton, rythme=(temps or TempsFictif()).rythme)


def _entetes(autres: Mapping[str, str]) -> dict[str, str]:
    return {"content-type": "application/vnd.api+json", **{nom.replace("_", "-"): v for nom, v in autres.items()}}
