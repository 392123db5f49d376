"""API Particulier simulated in process for the fictitious persons: same paths, parameters, codes and headers.

It plays the part of the network: the client under it is the real one (transport_simule in adapters/apis/transport).
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from ccas_desktop.adapters.apis.transport import Parametres, ReponseBrute
from ccas_desktop.adapters.demo.api import hors_caisse
from ccas_desktop.adapters.demo.api.controle import IDENTIFIANT, Refus, blocs_ouverts, controler, scopes_du_jeton
from ccas_desktop.adapters.demo.api.registre import Echec, Registre
from ccas_desktop.adapters.demo.api.reponses import donnees
from ccas_desktop.adapters.demo.population.fiction import DossierFictif
from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.certifie.habilitation import SCOPES
from ccas_desktop.domain.provenance import Mois
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS

LIMITE_PAR_MINUTE = 250
_CHEMINS = {requete.chemin: (source, requete) for source, d in DESCRIPTIONS.items() for requete in d.requetes}
_NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")


def sans_attendre(_secondes: float) -> None:
    """Answer at once."""


class ApiSimulee:
    """Answers for a population; always the same thing to the same question on the same day.

    Attributes:
        maintenant: the instant of a call, UTC; the quotient is that of its month.
        attendre: called with the seconds that a real caisse might take for that person.
    """

    def __init__(
        self,
        dossiers: Iterable[DossierFictif],
        *,
        maintenant: Callable[[], datetime],
        attendre: Callable[[float], None] = sans_attendre,
    ) -> None:
        self._registre = Registre(dossiers)
        self._maintenant = maintenant
        self._attendre = attendre

    def repondre(self, chemin: str, parametres: Parametres, entetes: Mapping[str, str]) -> ReponseBrute:
        """Return the answer to one GET; fits `transport_simule`."""
        instant, question = self._maintenant(), f"{chemin}?{parametres}"
        try:
            statut, corps = 200, self._corps(chemin, parametres, entetes, instant)
        except Refus as refus:
            statut, corps = refus.statut, refus.corps
        return ReponseBrute(statut, _entetes(question, instant), json.dumps(corps, ensure_ascii=False).encode())

    def _corps(
        self, chemin: str, parametres: Parametres, entetes: Mapping[str, str], instant: datetime
    ) -> dict[str, object]:
        if chemin.endswith(("/ping", "/pings")):
            return {"status": "ok", "last_update": instant.isoformat(timespec="seconds")}
        scopes = scopes_du_jeton(entetes, instant)
        if chemin == "/api/introspect":
            return {"_id": IDENTIFIANT, "name": "Démonstration", "scopes": sorted(scopes)}
        if chemin not in _CHEMINS:
            raise Refus(404, "00404", "Non trouvé", "L'URL demandée n'existe pas")
        source, requete = _CHEMINS[chemin]
        ouverts = blocs_ouverts(source, scopes)
        envoi = _regrouper(parametres)
        controler(envoi, requete)
        self._attendre(_duree(envoi))
        rendues = self._interroger(source, envoi, instant.date())
        masques = SCOPES[source].keys() - ouverts
        return {"data": {nom: v for nom, v in rendues.items() if nom not in masques}, "links": {}, "meta": {}}

    def _interroger(self, source: Source, envoi: Mapping[str, list[str]], jour: date) -> dict[str, object]:
        trouve = self._registre.trouver(envoi)
        if source in hors_caisse.FOURNISSEURS:
            if isinstance(trouve, Echec):
                raise hors_caisse.sans_reponse(source)
            return hors_caisse.donnees(trouve, source, envoi, jour)
        prefixe = "35" if source is Source.QUOTIENT_FAMILIAL else "36"
        fournisseur = "CNAF" if source is Source.QUOTIENT_FAMILIAL else "CNAV"
        if trouve is Echec.INCONNUE:
            detail = "L'identité transmise n'est pas reconnue par le fournisseur de données."
            raise Refus(422, f"{prefixe}560", "Identité non reconnue", detail, fournisseur=fournisseur)
        if isinstance(trouve, Echec):
            detail = "Plusieurs personnes correspondent à l'identité transmise."
            raise Refus(422, f"{prefixe}563", "Identité ambiguë", detail, fournisseur=fournisseur)
        return donnees(trouve, source, _mois(envoi), jour)


def _regrouper(parametres: Parametres) -> dict[str, list[str]]:
    envoi: dict[str, list[str]] = {}
    for nom, valeur in parametres:
        envoi.setdefault(nom, []).append(valeur)
    return envoi


def _mois(envoi: Mapping[str, list[str]]) -> Mois | None:
    """Return the month asked for, None for the current one. Raises Refus."""
    if "annee" not in envoi and "mois" not in envoi:
        return None
    try:
        return Mois.lire(f"{envoi['annee'][0]}-{int(envoi['mois'][0]):02d}")
    except (KeyError, ValueError):
        raise Refus(422, "00354", "Entité non traitable", "La période demandée n'est pas lisible.", "mois") from None


def _duree(envoi: Mapping[str, list[str]]) -> float:
    """Between 0.2 and 1.1 s, always the same for a name."""
    designation = (*envoi.get("nomNaissance", ()), *envoi.get("identifiant", ()), *envoi.get("ine", ()))
    return 0.2 + sum(map(ord, "".join(designation))) % 10 / 10


def _entetes(question: str, instant: datetime) -> dict[str, str]:
    minute = int(instant.timestamp()) // 60 * 60 + 60
    return {
        "content-type": "application/vnd.api+json; charset=utf-8",
        "x-request-id": str(uuid.uuid5(_NAMESPACE, question)),
        "ratelimit-limit": str(LIMITE_PAR_MINUTE),
        "ratelimit-remaining": str(LIMITE_PAR_MINUTE - 1),
        "ratelimit-reset": str(minute),
    }
