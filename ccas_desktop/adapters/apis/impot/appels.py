"""One call at the pace of the office, asked again as long as its answer may pass by itself."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass

from ccas_desktop.adapters.apis.attente import Annule
from ccas_desktop.adapters.apis.impot.certificat import CertificatRefuse
from ccas_desktop.adapters.apis.limiteur import AttenteAnnulee, LimiteAtteinte
from ccas_desktop.adapters.apis.particulier import Rythme
from ccas_desktop.adapters.apis.reponses import ReponseLue
from ccas_desktop.adapters.apis.reprises import conseil, delai_avant_reprise
from ccas_desktop.adapters.apis.transport import EchecTransport, ReponseBrute
from ccas_desktop.domain.certifie.certifie import CauseAppel
from ccas_desktop.domain.certifie.impot import CauseImpot

Appeler = Callable[[], ReponseBrute]
Lire = Callable[[ReponseBrute], ReponseLue]

# A missing certificate is a handshake failure in TLS 1.2.
_ALERTES_DE_CERTIFICAT = ("CERTIFICATE", "UNKNOWN_CA", "HANDSHAKE_FAILURE", "ACCESS_DENIED")


class AppelInterrompu(Exception):
    """No answer of the service came, or none was asked for."""

    def __init__(self, cause: CauseAppel | CauseImpot, reessayer_dans: int | None = None) -> None:
        super().__init__(cause)
        self.cause = cause
        self.reessayer_dans = reessayer_dans


@dataclass(frozen=True)
class Echange:
    """An answer that stands, and the seconds after which asking again may help."""

    lue: ReponseLue
    reessayer_dans: int | None


def insister(appeler: Appeler, lire: Lire, *, rythme: Rythme, annule: Annule) -> Echange:
    """Call until an answer that stands, or until the waits would pass the budget. Raises AppelInterrompu."""
    fin = math.inf
    for essai in itertools.count(1):
        brute = _appeler(appeler, rythme, annule)
        lue, instant = lire(brute), rythme.maintenant()
        delai = delai_avant_reprise(lue, brute.entetes, essai=essai, maintenant=instant)
        if delai is not None and lue.http == 429:
            rythme.limiteur.suspendre(delai)
        maintenant = rythme.attente.monotone()
        fin = min(fin, maintenant + rythme.budget)
        if delai is None or maintenant + delai > fin:
            attente = conseil(lue, brute.entetes, instant)
            return Echange(lue, None if attente is None else math.ceil(attente))
        if not rythme.attente.attendre(delai, annule):
            break
    raise AppelInterrompu(CauseAppel.ANNULE)


def _appeler(appeler: Appeler, rythme: Rythme, annule: Annule) -> ReponseBrute:
    try:
        with rythme.limiteur.voie(rythme.budget, annule):
            return appeler()
    except EchecTransport as echec:
        # The gateway wants another certificate than the one shown, or any at all.
        refuse = any(mot in echec.alerte for mot in _ALERTES_DE_CERTIFICAT)
        interruption = AppelInterrompu(CauseImpot.CERTIFICAT_REFUSE if refuse else echec.cause)
    except CertificatRefuse as refus:
        interruption = AppelInterrompu(refus.cause)
    except LimiteAtteinte as limite:
        interruption = AppelInterrompu(CauseAppel.LIMITE_DU_BUREAU, math.ceil(limite.dans))
    except AttenteAnnulee:
        interruption = AppelInterrompu(CauseAppel.ANNULE)
    raise interruption
