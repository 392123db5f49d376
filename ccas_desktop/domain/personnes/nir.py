"""The social security number (NIR), found in what is typed so that it is refused.

A CCAS is in none of the categories that décret 2019-341 of 19 April 2019 lets use it for its facultative aids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ccas_desktop.domain.errors import ErreurChamp, SaisieInvalide

LONGUEUR_AVEC_CLE = 15
LONGUEUR_SANS_CLE = 13
MODULO = 97
# A number is written with these between its parts; « / » is left to the dates.
_SUITE = re.compile(
    r"(?<![0-9A-Za-z])[0-9]+[ABab]?[0-9]*(?:[ \u00a0\u202f.\-_]{1,2}[0-9]+[ABab]?[0-9]*)*(?![0-9A-Za-z])"
)
_GROUPE = re.compile(r"[^ \u00a0\u202f.\-_]+")
# Sex, year, month (20 and more when not known), département or 99, commune or country, rank (INSEE).
_FORME = re.compile(
    r"[1-478][0-9]{2}(?:0[1-9]|1[0-2]|[2-9][0-9])(?:0[1-9]|[1-8][0-9]|9[0-9]|2[AB])(?!000)[0-9]{3}(?!000)[0-9]{3}"
)
# Without its key, only the months of a year and the sexes of civil status: other long numbers are common.
_FORME_COURANTE = re.compile(r"[12][0-9]{2}(?:0[1-9]|1[0-2])")
_PARTS = ((1, 2, 2, 2, 3, 3), (1, 2, 2, 5, 3), (LONGUEUR_SANS_CLE,))
# In Corsica the letter is replaced before the key is worked out (INSEE).
_CORSE = {"2A": "19", "2B": "18"}


def contient_nir(texte: str) -> bool:
    """Tell whether a text holds a social security number, whatever the spaces, dots and hyphens in it.

    With its key (15 characters) the key must be right; without it (13), the number must be written in one piece or
    cut as on the carte Vitale, so that an invoice number is not taken for one.
    """
    return any(True for _place in _places(texte))


def sans_nir(texte: str, marque: str = "") -> str:
    """Return the text with each social security number replaced by a mark; told as `contient_nir` does."""
    if len(texte) < LONGUEUR_SANS_CLE:
        return texte
    rendu, suite = [], 0
    for debut, fin in _places(texte):
        if debut >= suite:
            rendu += [texte[suite:debut], marque]
            suite = fin
    return "".join([*rendu, texte[suite:]])


def erreurs_de_nir(textes: Mapping[str, str]) -> tuple[ErreurChamp, ...]:
    """Return an error `nir_interdit` for each field whose text holds a social security number."""
    return tuple(ErreurChamp(champ, "nir_interdit") for champ, texte in textes.items() if contient_nir(texte))


def refuser_nir(textes: Mapping[str, str]) -> None:
    """Raise SaisieInvalide, an error `nir_interdit` for each field whose text holds a social security number."""
    if erreurs := erreurs_de_nir(textes):
        raise SaisieInvalide(erreurs)


def _places(texte: str) -> Iterator[tuple[int, int]]:
    """Yield where each number found begins and ends."""
    if len(texte) < LONGUEUR_SANS_CLE:
        return
    for suite in _SUITE.finditer(texte):
        if len(suite.group()) >= LONGUEUR_SANS_CLE:
            yield from _places_de_la_suite(suite.group(), suite.start())


def _places_de_la_suite(suite: str, depart: int) -> Iterator[tuple[int, int]]:
    """Try each run of groups of digits that has the length of a number."""
    groupes = list(_GROUPE.finditer(suite.upper()))
    for premier, groupe in enumerate(groupes):
        longueur, fins = 0, []
        for dernier in range(premier, len(groupes)):
            longueur += len(groupes[dernier].group())
            if longueur in (LONGUEUR_SANS_CLE, LONGUEUR_AVEC_CLE):
                fins.append(dernier)
        # With its key first: without it, the key would be left alone in the text.
        for dernier in reversed(fins):
            if _est_un_nir(tuple(g.group() for g in groupes[premier : dernier + 1])):
                yield depart + groupe.start(), depart + groupes[dernier].end()
                break


def _est_un_nir(parts: tuple[str, ...]) -> bool:
    numero = "".join(parts)
    corps, cle = numero[:LONGUEUR_SANS_CLE], numero[LONGUEUR_SANS_CLE:]
    if not _FORME.fullmatch(corps):
        return False
    if cle:
        return cle.isdigit() and int(cle) == cle_du_nir(corps)
    return _FORME_COURANTE.match(corps) is not None and tuple(len(part) for part in parts) in _PARTS


def cle_du_nir(corps: str) -> int:
    """Return the key of the 13 characters: 97 less their remainder by 97 (INSEE)."""
    departement = corps[5:7]
    chiffres = corps[:5] + _CORSE.get(departement, departement) + corps[7:]
    return MODULO - int(chiffres) % MODULO
