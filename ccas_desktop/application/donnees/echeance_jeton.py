"""When the token ends, and from when on the office is told (api.md 4.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ccas_desktop.application.jeton import MOIS_DE_VALIDITE
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.reglages import lire_reglages
from ccas_desktop.application.services import Services
from ccas_desktop.domain.demandes.delais import ajouter_mois, jours_restants
from ccas_desktop.domain.errors import RefusMetier

# The days on which the service itself writes to the demandeur, but for the last week, which is one warning here.
SEUILS = (15, 30, 60, 90)
EXPIRE = 0


@dataclass(frozen=True)
class EcheanceJeton:
    """A token, or a certificate, whose end is near or past.

    Attributes:
        jours: days left, negative once the day is past.
        seuil: the warning it is in, 90, 60, 30 or 15 days; `EXPIRE` once the day is past.
    """

    expire_le: date
    jours: int
    seuil: int


def echeance_du_jeton(expire_le: date | None, *, aujourdhui: date) -> EcheanceJeton | None:
    """Return what to warn of, or None while the end is far or not known."""
    if expire_le is None:
        return None
    jours = jours_restants(expire_le, aujourdhui=aujourdhui)
    if jours < 0:
        return EcheanceJeton(expire_le, jours, EXPIRE)
    seuil = next((s for s in SEUILS if jours <= s), None)
    return None if seuil is None else EcheanceJeton(expire_le, jours, seuil)


def corriger_fin_du_jeton(services: Services, auteur: Auteur, fin: date) -> None:
    """Keep the end that the account shows: an extended token still bears its first date.

    Raises RefusMetier `fin_du_jeton_trop_loin`.
    """
    if fin > ajouter_mois(services.horloge.aujourdhui(), MOIS_DE_VALIDITE):
        raise RefusMetier("fin_du_jeton_trop_loin", champ="expire_le")
    scopes = lire_reglages(services).scopes
    with services.base.ecriture(auteur) as base:
        base.retenir_scopes(scopes, expire_le=fin)
