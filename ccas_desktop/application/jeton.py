"""The token of API Particulier: its shape and its end, read without any call."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime

from ccas_desktop.domain.demandes.delais import ajouter_mois
from ccas_desktop.domain.errors import RefusMetier

MOIS_DE_VALIDITE = 18


@dataclass(frozen=True)
class JetonLu:
    """A token as pasted, cleaned; `expire_le` is a hint, the service alone knows (api.md 4.2)."""

    texte: str
    expire_le: date | None


def lire_jeton(colle: str) -> JetonLu:
    """Return the token of a pasted text, without « Bearer », blanks or line ends. Raises `jeton_illisible`."""
    texte = "".join(colle.split()).removeprefix("Bearer")
    parties = texte.split(".")
    if len(parties) != 3 or not texte.isascii():
        raise RefusMetier("jeton_illisible", champ="jeton")
    try:
        untrusted_claims = json.loads(base64.urlsafe_b64decode(parties[1] + "=" * (-len(parties[1]) % 4)))
    except (binascii.Error, ValueError):
        raise RefusMetier("jeton_illisible", champ="jeton") from None
    return JetonLu(texte, _fin(untrusted_claims))


def _fin(untrusted_claims: object) -> date | None:
    """Tokens live 18 months from `iat` (api.md 4.2); their `exp` may be stale after an extension."""
    emis = untrusted_claims.get("iat") if isinstance(untrusted_claims, dict) else None
    if not isinstance(emis, int) or not 0 < emis < 32503680000:
        return None
    return ajouter_mois(datetime.fromtimestamp(emis, UTC).date(), MOIS_DE_VALIDITE)
