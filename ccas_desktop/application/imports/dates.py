"""Dates as spreadsheets hold them: typed in any way, cut to two digits of year, or bare day numbers.

A civil date never shifts: an instant that a program wrote in universal time (« 1987-06-26T22:00:00Z ») is the day it
was in France.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from ccas_desktop.application.classeur import Cellule, texte_de
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.identite import DateNaissance, cle_de_comparaison

AGE_D_ADULTE = 15
AGE_MAXIMAL = 110
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]00:?00)?)?")
# Of the hour that a program wrote after the day, nothing is kept.
_HEURE = re.compile(r"\s+(?:à\s+)?\d{1,2}\s?[:hH]\s?\d{2}(?::\d{2}(?:[.,]\d+)?)?")
_RANG = re.compile(r"\d{5}", re.ASCII)
_SEPARATEURS = re.compile(r"[\s./\\\-,]+")
_JOUR_DE_SEMAINE = re.compile(r"^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+")
_AVANT_LA_DATE = re.compile(r"^(?:nee?s?|ne\(e\)|le|du|ddn|date)\s*:?\s*(?:le\s+)?")
_MOIS_ENTIERS = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
_MOIS_COUPES = "janv fevr mars avr mai juin juil aout sept oct nov dec"
_MOIS = {nom: rang for texte in (_MOIS_ENTIERS, _MOIS_COUPES) for rang, nom in enumerate(texte.split(), start=1)} | {
    "jan": 1,
    "fev": 2,
    "avri": 4,
    "jui": 6,
    "jul": 7,
    "sep": 9,
}
_EXCEL_1900, _EXCEL_1904 = date(1899, 12, 30), date(1904, 1, 1)
# Excel believes that 29 February 1900 was a day: below it, its numbers are one behind.
_JOUR_FICTIF = 60


@dataclass(frozen=True)
class DateLue:
    """A date read, and why it should be looked at."""

    valeur: DateNaissance
    doute: str = ""

    @property
    def jour(self) -> date:
        """Return the civil date. Raises RefusMetier `date_incomplete` when the day or the month is unknown."""
        if self.valeur.mois is None or self.valeur.jour is None:
            raise RefusMetier("date_incomplete", champ="date")
        return date(self.valeur.annee, self.valeur.mois, self.valeur.jour)


@dataclass(frozen=True)
class Epoque:
    """What tells the century of « 03/05/20 » and the origin of a bare number.

    Attributes:
        aujourdhui: the day of the import.
        enfant: the person is a child of the foyer; None when the date is not a birth.
        depart_1904: see Classeur.
    """

    aujourdhui: date
    enfant: bool | None = None
    depart_1904: bool = False


@lru_cache(maxsize=8192)
def lire_date(cellule: Cellule, epoque: Epoque) -> DateLue:
    """Return the date of a cell, whole or partial.

    Raises RefusMetier `date_illisible`, `date_impossible` or, for a birth to come, `date_future`.
    """
    lue = _lire(cellule, epoque)
    if epoque.enfant is not None and lue.valeur.bornes[0] > epoque.aujourdhui:
        raise RefusMetier("date_future", champ="date")
    return lue


def _lire(cellule: Cellule, epoque: Epoque) -> DateLue:
    if isinstance(cellule, datetime | date):
        return DateLue(DateNaissance(cellule.year, cellule.month, cellule.day))
    if isinstance(cellule, int | float) and not isinstance(cellule, bool):
        return _du_nombre(cellule, epoque)
    texte = texte_de(cellule)
    iso = _ISO.fullmatch(texte)
    if iso:
        return _de_l_iso(iso)
    if _RANG.fullmatch(texte):
        return _du_nombre(int(texte), epoque)
    heure = _HEURE.search(texte)
    return _du_texte(texte[: heure.start()] if heure and heure.end() == len(texte) else texte, epoque)


def _de_l_iso(iso: re.Match[str]) -> DateLue:
    annee, mois, jour = (int(iso.group(rang)) for rang in (1, 2, 3))
    valeur = _date(annee, mois, jour)
    # Midnight in Paris is 22:00 or 23:00 of the day before in universal time.
    if iso.group(6) and iso.group(4) in ("22", "23") and iso.group(5) == "00":
        lendemain = date(annee, mois, jour) + timedelta(days=1)
        return DateLue(_date(lendemain.year, lendemain.month, lendemain.day), "date_en_temps_universel")
    return DateLue(valeur)


def _du_nombre(nombre: int | float, epoque: Epoque) -> DateLue:
    entier = int(nombre)
    if nombre < 1 or nombre > 31129999:
        raise RefusMetier("date_illisible", champ="date")
    if 1880 <= nombre <= epoque.aujourdhui.year and nombre == entier and epoque.enfant is not None:
        return DateLue(DateNaissance(entier))
    serie = _du_rang_excel(entier, depart_1904=epoque.depart_1904)
    if serie is not None and _plausible(serie, epoque):
        return DateLue(_date(serie.year, serie.month, serie.day))
    chiffres = str(entier)
    if len(chiffres) in (5, 7):
        chiffres = f"0{chiffres}"
    return _du_texte(chiffres, epoque)


def _du_rang_excel(rang: int, *, depart_1904: bool) -> date | None:
    """Return the day of a bare number of a spreadsheet, or None above the year 2200."""
    if rang > 110_000 or (rang == _JOUR_FICTIF and not depart_1904):
        return None
    if depart_1904:
        return _EXCEL_1904 + timedelta(days=rang)
    return _EXCEL_1900 + timedelta(days=rang + (rang < _JOUR_FICTIF))


def _plausible(jour: date, epoque: Epoque) -> bool:
    ecart = epoque.aujourdhui.year - jour.year
    return 0 <= ecart <= AGE_MAXIMAL + 10 if epoque.enfant is not None else -5 <= ecart <= 60


def _du_texte(texte: str, epoque: Epoque) -> DateLue:
    parties = _parties(texte)
    if not parties:
        raise RefusMetier("date_illisible", champ="date")
    if len(parties) == 1:
        return DateLue(_date(_annee_entiere(parties[0])))
    if len(parties) == 2:
        return DateLue(_date(_annee_entiere(parties[1]), int(parties[0])))
    jour, mois, annee = parties
    doute = ""
    if len(annee) == 2:
        entiere, doute = _siecle(int(annee), epoque)
        return DateLue(_date(entiere, int(mois), int(jour)), doute)
    return DateLue(_date(int(annee), int(mois), int(jour)))


def _parties(texte: str) -> list[str]:
    """Return day, month and year as digits, fewer for a partial date, empty when they cannot be told apart."""
    cle = _AVANT_LA_DATE.sub("", _JOUR_DE_SEMAINE.sub("", _sans_accents(texte)))
    parties = [p for p in _SEPARATEURS.split(cle) if p]
    parties = [str(_MOIS[p]) if p in _MOIS else p.removesuffix("er") if p == "1er" else p for p in parties]
    if not parties or not all(p.isascii() and p.isdigit() for p in parties):
        return []
    if len(parties) == 1:
        parties = _decouper(parties[0])
    if len(parties) > 1 and len(parties[0]) == 4:
        parties.reverse()
    if not parties or len(parties) > 3 or any(len(p) > 2 for p in parties[:-1]):
        return []
    # « 00/00/1962 » says that only the year is known.
    while len(parties) > 1 and int(parties[0]) == 0:
        parties = parties[1:]
    return parties if len(parties[-1]) == 4 or (len(parties) == 3 and len(parties[-1]) == 2) else []


def _sans_accents(texte: str) -> str:
    mots = texte.replace("/", " / ").replace("-", " - ").replace(".", " . ")
    return " ".join(cle_de_comparaison(mot) or mot for mot in mots.split())


def _decouper(chiffres: str) -> list[str]:
    if len(chiffres) == 8 and chiffres[:2] in ("19", "20") and 1 <= int(chiffres[4:6]) <= 12:
        return [chiffres[6:], chiffres[4:6], chiffres[:4]]
    if len(chiffres) == 8:
        return [chiffres[:2], chiffres[2:4], chiffres[4:]]
    if len(chiffres) == 6:
        return [chiffres[:2], chiffres[2:4], chiffres[4:]]
    return [chiffres] if len(chiffres) == 4 else []


def _siecle(annee: int, epoque: Epoque) -> tuple[int, str]:
    """Return the year of two digits, and a doubt when both centuries are possible."""
    cette_annee = epoque.aujourdhui.year
    recente = cette_annee // 100 * 100 + annee
    if epoque.enfant is None:
        return (recente, "") if recente <= cette_annee + 5 else (recente - 100, "")
    if recente > cette_annee:
        return recente - 100, ""
    if epoque.enfant or cette_annee - recente >= AGE_D_ADULTE:
        return recente, ""
    # An adult said to be born « en 20 »: a person of a hundred and more, or a child taken for an adult.
    return recente, "siecle_incertain"


def _annee_entiere(texte: str) -> int:
    return int(texte)


def _date(annee: int, mois: int | None = None, jour: int | None = None) -> DateNaissance:
    if not 1850 <= annee <= 2200:
        raise RefusMetier("date_impossible", champ="date")
    try:
        return DateNaissance(annee, mois, jour)
    except ValueError:
        raise RefusMetier("date_impossible", champ="date") from None
