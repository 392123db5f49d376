"""Whom the search does not know: what was typed to find the person starts her dossier."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ccas_desktop.application.imports.noms import lire_nom

_TELEPHONE = re.compile(r"(?<!\d)0\d(?:[ .]?\d\d){4}(?!\d)")
_DATE = re.compile(r"(?<!\d)(?:\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2}(?:\d{2})?|\d{8})(?!\d)")


@dataclass(frozen=True)
class PersonneCherchee:
    """What a search says of a person, each text as its field takes it; empty for what it does not say."""

    nom: str = ""
    prenoms: tuple[str, ...] = ()
    naissance: str = ""
    telephone: str = ""


def personne_cherchee(texte: str) -> PersonneCherchee:
    """Return the person that a search describes: « NOM Prénom » in either order, a birth date, a phone number.

    Capitals tell the name from the first names; without any, the name is the first word, as registers put it.
    Other figures (the number of a dossier, or one that may not be kept) are nobody's name.
    """
    telephone, reste = _prendre(_TELEPHONE, texte)
    naissance, reste = _prendre(_DATE, reste)
    mots = " ".join(mot for mot in reste.split() if not any(c.isdigit() for c in mot))
    lu = lire_nom(mots)
    nom = lu.nom.upper() if lu.nom.islower() else lu.nom
    return PersonneCherchee(nom, tuple(_en_prenom(prenom) for prenom in lu.prenoms), naissance, telephone)


def _prendre(motif: re.Pattern[str], texte: str) -> tuple[str, str]:
    """Return what is found, and the text without it."""
    trouve = motif.search(texte)
    return (trouve.group(), motif.sub(" ", texte, count=1)) if trouve else ("", texte)


def _en_prenom(mot: str) -> str:
    return "-".join(partie.capitalize() for partie in mot.split("-")) if mot.islower() else mot
