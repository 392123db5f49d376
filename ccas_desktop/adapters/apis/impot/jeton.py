"""The access token of the gateway (OAuth2 client credentials), in memory until it expires."""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from ccas_desktop.adapters.apis.attente import PAS, Annule
from ccas_desktop.adapters.apis.impot.appels import AppelInterrompu, Echange, insister
from ccas_desktop.adapters.apis.impot.reponses import lire_erreur
from ccas_desktop.adapters.apis.particulier import Rythme
from ccas_desktop.adapters.apis.reponses import ErreurService, ReponseLue, lire_json
from ccas_desktop.adapters.apis.requetes import jeton_envoyable
from ccas_desktop.adapters.apis.transport import ReponseBrute, Transport
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel
from ccas_desktop.domain.certifie.impot import CauseImpot

# Nothing public says how long a token lives: without `expires_in`, a short life only costs one more call.
DUREE_PAR_DEFAUT = 300.0
MARGE = 30.0
_DUREE_MAXIMUM = 24 * 3600.0
_HORS_DROITS = ("invalid_scope", "unauthorized_client")

LireCle = Callable[[], str | None]


@dataclass(frozen=True)
class Identifiants:
    """Who asks for the token; the key is read from the keyring at each request and kept nowhere."""

    client_id: str
    scope: str
    lire_cle: LireCle = field(repr=False)


class JetonRefuse(Exception):
    """The gateway answered, and gave no token."""

    def __init__(self, echange: Echange) -> None:
        super().__init__(echange.lue.etat)
        self.echange = echange


class JetonsImpot:
    """Gives the token of the moment; one request at a time, whatever the number of threads."""

    def __init__(
        self, transport: Transport, identifiants: Identifiants, *, rythme: Rythme, entetes: dict[str, str]
    ) -> None:
        self._transport = transport
        self._identifiants = identifiants
        self._rythme = rythme
        self._entetes = entetes
        self._jeton = ""
        self._fin = float("-inf")
        self._verrou = threading.Lock()

    def jeton(self, annule: Annule) -> str:
        """Return a token that is good for some time yet.

        Raises AppelInterrompu, JetonRefuse, and TrousseauIndisponible when the key cannot be read.
        """
        while not self._verrou.acquire(timeout=PAS):
            if annule():
                raise AppelInterrompu(CauseAppel.ANNULE)
        try:
            if self._rythme.attente.monotone() >= self._fin:
                self._renouveler(annule)
            return self._jeton
        finally:
            self._verrou.release()

    def oublier(self, refuse: str) -> None:
        """Forget a token that the service refused, unless another thread has already renewed it."""
        with self._verrou:
            if self._jeton == refuse:
                self._fin = float("-inf")

    def _renouveler(self, annule: Annule) -> None:
        autorisation = self._autorisation()
        depart = self._rythme.attente.monotone()

        def appeler() -> ReponseBrute:
            formulaire = (("grant_type", "client_credentials"), ("scope", self._identifiants.scope))
            return self._transport.poster("", formulaire, {**self._entetes, **autorisation}, annule=annule)

        echange = insister(appeler, _lire_reponse_jeton, rythme=self._rythme, annule=annule)
        donnees = echange.lue.donnees
        if echange.lue.etat is not EtatAppel.CERTIFIE or donnees is None:
            raise JetonRefuse(echange)
        self._jeton = str(donnees["access_token"])
        self._fin = depart + _duree(donnees.get("expires_in"))

    def _autorisation(self) -> dict[str, str]:
        cle = self._identifiants.lire_cle()
        if not (self._identifiants.client_id and cle):
            raise AppelInterrompu(CauseImpot.IDENTIFIANTS_ABSENTS)
        paire = base64.b64encode(f"{self._identifiants.client_id}:{cle}".encode()).decode()
        return {"Authorization": f"Basic {paire}", "Accept": "application/json"}


def _lire_reponse_jeton(brute: ReponseBrute) -> ReponseLue:
    """A refusal here is about the access of the CCAS, never about the person."""
    statut = brute.statut
    untrusted, cause = lire_json(brute)
    if statut == 200:
        jeton = untrusted.get("access_token") if untrusted is not None else None
        if untrusted is not None and isinstance(jeton, str) and jeton and jeton_envoyable(jeton):
            return ReponseLue(EtatAppel.CERTIFIE, statut, donnees=untrusted)
        return ReponseLue(EtatAppel.REPONSE_ILLISIBLE, statut, cause=cause or CauseAppel.SANS_DONNEES)
    if 300 <= statut < 400:
        return ReponseLue(EtatAppel.REPONSE_ILLISIBLE, statut, cause=CauseAppel.REDIRECTION)
    if statut == 407:
        return ReponseLue(EtatAppel.INDISPONIBLE, statut, cause=CauseAppel.PROXY_IDENTIFICATION)
    erreur = lire_erreur(untrusted)
    etat = _etat(statut, erreur, code_oauth=untrusted.get("error") if untrusted is not None else None)
    illisible = cause if etat is EtatAppel.REPONSE_ILLISIBLE else None
    return ReponseLue(etat, statut, erreur=erreur, cause=illisible)


def _etat(statut: int, erreur: ErreurService | None, *, code_oauth: object) -> EtatAppel:
    if statut == 429:
        return EtatAppel.LIMITE_ATTEINTE
    if statut >= 500:
        return EtatAppel.INDISPONIBLE
    # A bare 403 or 404 may be a filter or a wrong address: only the words of the gateway are a refusal.
    if statut == 401 or (statut in (400, 403) and erreur is not None):
        return EtatAppel.DROITS_INSUFFISANTS if code_oauth in _HORS_DROITS else EtatAppel.JETON_REFUSE
    return EtatAppel.REPONSE_ILLISIBLE


def _duree(untrusted: object) -> float:
    """Return the seconds during which a token serves; a margin covers the time of a call."""
    if isinstance(untrusted, str) and untrusted.isascii() and untrusted.isdigit():
        untrusted = int(untrusted[:9])
    if not isinstance(untrusted, int) or isinstance(untrusted, bool) or untrusted < 0:
        return DUREE_PAR_DEFAUT
    return max(0.0, min(float(min(untrusted, 10**9)), _DUREE_MAXIMUM) - MARGE)
