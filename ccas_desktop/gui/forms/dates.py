"""Dates as an agent types them: 23/11/2026, 23.11.26, 231126; and birth dates of which a part is unknown."""

from __future__ import annotations

import re
from datetime import date

from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.identite import DateNaissance

_SEPARATEURS = re.compile(r"[\s./\-]+")
# A two-digit year up to 69 is of this century, as POSIX strptime reads it; the agent sees the four digits at once.
_PIVOT = 69


def lire_date(texte: str, *, champ: str = "date") -> date:
    """Return the date of « 23/11/2026 », « 23.11.26 », « 231126 » or « 2026-11-23 ».

    Raises RefusMetier `date_illisible` or `date_impossible` (31 February).
    """
    parties = _parties(texte)
    if len(parties) != 3:
        raise RefusMetier("date_illisible", champ=champ, texte=texte)
    jour, mois, annee = parties
    if len(annee) == 2:
        annee = f"{20 if int(annee) <= _PIVOT else 19}{annee}"
    return _date(jour, mois, annee, texte=texte, champ=champ)


def ecrire_date(jour: date) -> str:
    """Return « 23/11/2026 »."""
    return f"{jour.day:02d}/{jour.month:02d}/{jour.year:04d}"


def lire_date_naissance(texte: str, *, aujourdhui: date, champ: str = "date_naissance") -> DateNaissance:
    """Return the birth date of « 27/06/1987 », « 270687 », « 06/1987 » or « 1987 ».

    Raises RefusMetier `date_illisible`, `date_impossible`, or `annee_sur_quatre_chiffres` when two digits may mean
    a child or a person of a hundred years.
    """
    parties = _parties(texte, partielle=True)
    if not parties or (len(parties) < 3 and len(parties[-1]) != 4):
        raise RefusMetier("date_illisible", champ=champ, texte=texte)
    annee = _annee_de_naissance(parties[-1], aujourdhui, champ)
    jour, mois = ([None] * 2 + [*parties[:-1]])[-2:]
    controlee = _date(jour or "01", mois or "01", annee, texte=texte, champ=champ)
    return DateNaissance(controlee.year, int(mois) if mois else None, int(jour) if jour else None)


def _annee_de_naissance(annee: str, aujourdhui: date, champ: str) -> str:
    if len(annee) == 4:
        return annee
    if int(annee) <= aujourdhui.year % 100:
        raise RefusMetier("annee_sur_quatre_chiffres", champ=champ, annee=annee)
    return f"{aujourdhui.year // 100 - 1}{annee}"


def _parties(texte: str, *, partielle: bool = False) -> list[str]:
    """Return the digits as day, month, year; fewer for a partial date; empty when they cannot be told apart."""
    parties = [p for p in _SEPARATEURS.split(texte.strip()) if p]
    if not all(p.isascii() and p.isdigit() for p in parties):
        return []
    if len(parties) == 1:
        parties = _decouper(parties[0], partielle=partielle)
    if parties and len(parties[0]) == 4 and len(parties) > 1:
        parties.reverse()
    if not parties or len(parties) > 3 or len(parties[-1]) not in (2, 4) or any(len(p) > 2 for p in parties[:-1]):
        return []
    return parties


def _decouper(chiffres: str, *, partielle: bool) -> list[str]:
    if len(chiffres) == 8:
        return [chiffres[:2], chiffres[2:4], chiffres[4:]]
    # « 061987 » cannot be day 06 of month 19: it is a month and a year.
    if partielle and len(chiffres) == 6 and chiffres[2:4] in ("18", "19", "20"):
        return [chiffres[:2], chiffres[2:]]
    if len(chiffres) == 6:
        return [chiffres[:2], chiffres[2:4], chiffres[4:]]
    return [chiffres] if partielle and len(chiffres) == 4 else []


def _date(jour: str, mois: str, annee: str, *, texte: str, champ: str) -> date:
    try:
        return date(int(annee), int(mois), int(jour))
    except ValueError:
        raise RefusMetier("date_impossible", champ=champ, texte=texte) from None
