"""What one column becomes, written as a short code: « nom », « conjoint.prenom », « membre2.date_naissance »."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ccas_desktop.application.imports.champ import Champ, Famille
from ccas_desktop.application.imports.champs import CHAMP_PAR_CODE, CHAMPS, IGNORER, INTERDIT, MEMBRES_MAX, NOTE

CONJOINT = "conjoint"
_CIBLE = re.compile(r"(?:(conjoint|membre(\d{1,2}))\.)?([a-z_]+)")


@dataclass(frozen=True)
class Cible:
    """A field, and of whom: rank 0 is the demandeur, 1 the partner, 2 and above the other members."""

    champ: Champ
    rang: int = 0

    @property
    def code(self) -> str:
        """Return the code kept in a saved mapping."""
        return f"{_prefixe(self.rang)}{self.champ.code}"

    @property
    def libelle(self) -> str:
        """Return what the agent reads."""
        if self.rang == 0:
            return self.champ.libelle
        qui = "Conjoint" if self.rang == 1 else f"Membre {self.rang - 1}"
        return f"{qui}\u00a0: {self.champ.libelle[0].lower()}{self.champ.libelle[1:]}"


def cible_de(code: str) -> Cible | None:
    """Return the target of a code, or None for a column that fills no field."""
    trouve = _CIBLE.fullmatch(code)
    if trouve is None or code in (IGNORER, NOTE, INTERDIT):
        return None
    champ = CHAMP_PAR_CODE.get(trouve.group(3))
    if champ is None:
        return None
    rang = 0 if trouve.group(1) is None else 1 if trouve.group(1) == CONJOINT else int(trouve.group(2)) + 1
    return Cible(champ, rang) if rang == 0 or champ.par_membre else None


@cache
def code_de(champ: str, rang: int) -> str:
    """Return the code of a field of the person of that rank."""
    return f"{_prefixe(rang)}{champ}"


def choix_de_cibles(membres: int) -> tuple[tuple[str, str], ...]:
    """Return every target and its words, the members up to that number."""
    seuls = [Cible(champ) for champ in CHAMPS]
    autres = [
        Cible(champ, rang) for rang in range(1, min(membres, MEMBRES_MAX) + 2) for champ in CHAMPS if champ.par_membre
    ]
    ordre = [cible for famille in Famille for cible in seuls if cible.champ.famille is famille]
    return tuple((cible.code, cible.libelle) for cible in (*ordre, *autres))


def _prefixe(rang: int) -> str:
    return "" if rang == 0 else f"{CONJOINT}." if rang == 1 else f"membre{rang - 1}."
