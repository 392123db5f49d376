"""Words of health that have no place in a note (domain.md 5.2): told beside it, never forbidden.

The list is short on purpose: each beginning of a word stands for its forms; a longer one would cry wolf.
"""

from __future__ import annotations

import re
import unicodedata

# Beginnings of words, without accents, in the order they are looked for.
DEBUTS = (
    *("alcool", "addict", "toxicoman", "cancer", "depressi", "psychiatr", "psychotrop", "schizophren", "bipolair"),
    *("diabet", "epilep", "alzheimer", "parkinson", "seropositi", "hepatit", "chimiotherap", "tumeur", "suicid"),
    *("handicap", "invalidite", "hospitalis", "maladie", "malade", "medicament", "grossesse", "enceinte"),
)
# Names of aids or of papers that hold one of these words and say nothing of the person's health.
_NEUTRES = (
    "assurance maladie",
    "allocation aux adultes handicapés",
    "allocation adulte handicapé",
    "éducation de l’enfant handicapé",
    "maison départementale des personnes handicapées",
    "pension d’invalidité",
)
_MOTS = re.compile(rf"\b(?:{'|'.join(DEBUTS)})\w*")


def mots_a_risque(texte: str) -> tuple[str, ...]:
    """Return the words of a text that tell of health, as typed, each once, in the order they come."""
    nu = _nu(texte)
    for neutre in map(_nu, _NEUTRES):
        nu = nu.replace(neutre, " " * len(neutre))
    trouves = (texte[m.start() : m.end()] for m in _MOTS.finditer(nu))
    return tuple(dict.fromkeys(trouves))


def _nu(texte: str) -> str:
    """Return the text in lower case without accents, each character in its place."""
    return "".join(_sans_accent(caractere) for caractere in texte).replace("’", " ").replace("'", " ")


def _sans_accent(caractere: str) -> str:
    base = unicodedata.normalize("NFD", caractere)[0].lower()
    return base if len(base) == 1 else caractere
