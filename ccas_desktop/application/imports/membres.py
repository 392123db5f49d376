"""The children named in one cell: « Léa 12/03/2015, Tom (05/06/2018) »."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ccas_desktop.application.imports.dates import Epoque, lire_date
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.identite import DateNaissance

_DATE = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\b\d{1,2}/\d{4}\b|\b(?:19|20)\d{2}\b")
_ENTRE = re.compile(r"\s*(?:[;,\n+]|\bet\b|\s/\s)\s*")
_BRUIT = re.compile(r"\b(?:n[ée]e?s?|le|en|du|ans?|mois)\b|[():–]|(?<!\w)-|-(?!\w)", re.IGNORECASE)
# « 3 enfants » names nobody.
_NOMBRE = re.compile(r"\b\d{0,2}\s*(?:enfants?|garçons?|filles?)\b\s*:?", re.IGNORECASE)
_AGE = re.compile(r"\b\d{1,2}\s*(?:ans?|mois)\b", re.IGNORECASE)


@dataclass(frozen=True)
class EnfantLu:
    """A first name, and a birth date when one was written; `nom` when another family name was written in capitals."""

    prenom: str
    naissance: DateNaissance | None = None
    nom: str = ""


def separer_date(texte: str) -> tuple[str, str]:
    """Return a text without the first date in it, and that date."""
    date = _DATE.search(texte)
    if date is None:
        return texte, ""
    reste = texte[: date.start()] + " " + texte[date.end() :]
    return " ".join(_BRUIT.sub(" ", reste).split()), date.group()


def dates_de(texte: str) -> tuple[str, ...]:
    """Return every date written in a cell, in their order."""
    return tuple(_DATE.findall(texte))


def lire_enfants(texte: str, epoque: Epoque) -> tuple[EnfantLu, ...]:
    """Return the children named in a cell. Raises RefusMetier `enfants_illisibles`, or that of a date."""
    enfants: list[EnfantLu] = []
    # « Léa (12/03/2015, 6e) »: what is between brackets belongs to the name before.
    for morceau in _ENTRE.split(_NOMBRE.sub(" ", _AGE.sub(" ", texte))):
        nom, date = separer_date(morceau)
        mots = [mot for mot in nom.split() if any(c.isalpha() for c in mot)]
        if not mots and date and enfants and enfants[-1].naissance is None:
            enfants[-1] = EnfantLu(enfants[-1].prenom, _naissance(date, epoque), enfants[-1].nom)
            continue
        if not mots:
            continue
        capitales = [m for m in mots if len(m) > 1 and m.isupper()]
        prenoms = [m for m in mots if m not in capitales] or mots
        nom_propre = " ".join(capitales) if len(prenoms) < len(mots) else ""
        enfants.append(EnfantLu(" ".join(prenoms), _naissance(date, epoque) if date else None, nom_propre))
    if not enfants or any(len(e.prenom) > 40 for e in enfants):
        raise RefusMetier("enfants_illisibles", champ="enfants")
    return tuple(enfants)


def _naissance(texte: str, epoque: Epoque) -> DateNaissance:
    return lire_date(texte, epoque).valeur
