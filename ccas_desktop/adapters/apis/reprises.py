"""When to ask again, and how long to wait: only what passes by itself is asked again (api.md 1.2, 1.3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from ccas_desktop.adapters.apis.reponses import ErreurService, ReponseLue

BUDGET = 10.0
# The limit of the service is counted by the minute, and the lock of an identical call lasts up to one minute.
_MINUTE = 60.0
_CONFLIT = (2.0, 3.0, 4.0)
_CROISSANT = (1.0, 2.0, 4.0)
_PASSAGERES_502 = ("008", "011", "501")
_DELAI_MAXIMUM = 24 * 3600.0


def delai_avant_reprise(
    lue: ReponseLue, entetes: Mapping[str, str], *, essai: int, maintenant: datetime
) -> float | None:
    """Return the seconds to wait before asking again, or None when asking again is of no use.

    `essai` counts the tries already made. What the service says always wins over our own steps.
    """
    annonce = delai_annonce(lue.erreur, entetes, maintenant)
    if lue.http == 429:
        return annonce if annonce is not None else _MINUTE
    if lue.http == 409:
        return _palier(_CONFLIT, essai) if lue.erreur and lue.erreur.code == "00015" else None
    if lue.http in (503, 504) or (lue.http == 502 and _est_passagere(lue.erreur)):
        return annonce if annonce is not None else _palier(_CROISSANT, essai)
    return None


def conseil(lue: ReponseLue, entetes: Mapping[str, str], maintenant: datetime) -> float | None:
    """Return the seconds after which the person may ask again, or None when waiting would not help."""
    if delai_avant_reprise(lue, entetes, essai=1, maintenant=maintenant) is None:
        return None
    annonce = delai_annonce(lue.erreur, entetes, maintenant)
    return annonce if annonce is not None else _MINUTE


def delai_annonce(erreur: ErreurService | None, entetes: Mapping[str, str], maintenant: datetime) -> float | None:
    """Return the seconds that the service asks to wait: `Retry-After`, `meta.retry_in`, or the end of its window."""
    # The hour of the service, when it gives it: that of a workstation may be wrong.
    heure = _instant(entetes.get("date", "")) or maintenant
    delais = (
        _retry_after(entetes.get("retry-after", ""), heure),
        erreur.retry_in if erreur else None,
        _fin_de_fenetre(entetes, heure),
    )
    annonce = next((d for d in delais if d is not None), None)
    return None if annonce is None else min(max(annonce, 0.0), _DELAI_MAXIMUM)


def _est_passagere(erreur: ErreurService | None) -> bool:
    """XX999, unknown to the service itself, comes back the same; a 502 without a body is a gateway's, and passes."""
    return erreur is None or erreur.finale in _PASSAGERES_502


def _palier(paliers: tuple[float, ...], essai: int) -> float | None:
    return paliers[essai - 1] if essai <= len(paliers) else None


def _retry_after(texte: str, heure: datetime) -> float | None:
    if texte.isascii() and texte.isdigit():
        return float(texte[:9])
    instant = _instant(texte)
    return None if instant is None else (instant - heure).total_seconds()


def _fin_de_fenetre(entetes: Mapping[str, str], heure: datetime) -> float | None:
    """RateLimit-Reset is an epoch; it counts when nothing remains in the window, which lasts a minute."""
    reset = entetes.get("ratelimit-reset", "")
    if entetes.get("ratelimit-remaining") != "0" or not (reset.isascii() and reset.isdigit() and len(reset) < 12):
        return None
    delai = int(reset) - heure.timestamp()
    return delai if 0 <= delai <= 2 * _MINUTE else None


def _instant(texte: str) -> datetime | None:
    try:
        instant = parsedate_to_datetime(texte)
    except ValueError:
        return None
    return instant.replace(tzinfo=instant.tzinfo or UTC)
