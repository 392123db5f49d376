"""How French is written in a letter: dates, elisions, lists, sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ccas_desktop.domain.montant import ESPACE_INSECABLE

_MOIS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_CONTRACTIONS = {"le": "du", "les": "des"}
_VOYELLES = "aeiouyàâäéèêëîïôöùûüœæAEIOUYÀÂÄÉÈÊËÎÏÔÖÙÛÜŒÆ"


def date_longue(jour: date) -> str:
    """Return « 1er décembre 2026 »: a month in letters cannot be mistaken by someone who reads with difficulty."""
    rang = "1er" if jour.day == 1 else str(jour.day)
    return f"{rang}{ESPACE_INSECABLE}{_MOIS[jour.month - 1]}{ESPACE_INSECABLE}{jour.year}"


def article_en_minuscule(texte: str) -> str:
    """Return « la commission » for « La commission », and leave a person's name as it is."""
    return minuscule(texte) if texte.startswith(("Le ", "La ", "Les ", "L’")) else texte


def minuscule(texte: str) -> str:
    """Return the text fit for the middle of a sentence; an acronym such as « FSL » keeps its capitals."""
    return texte if texte[1:2].isupper() else texte[:1].lower() + texte[1:]


def majuscule(texte: str) -> str:
    """Return the text fit for the start of a sentence."""
    return texte[:1].upper() + texte[1:]


def de(nom: str) -> str:
    """Return the name after « de »: « d’Alençon », « du Mans », « des Ulis », « de la CAF », « de secours »."""
    article, _, reste = nom.partition(" ")
    if reste and article.lower() in _CONTRACTIONS:
        return f"{_CONTRACTIONS[article.lower()]} {reste}"
    return f"d’{nom}" if nom[:1] in _VOYELLES and nom else f"de {nom}"


def article(reference: str) -> str:
    """Return « article 3 » for « 3 » as for « Article 3 »."""
    texte = minuscule(reference.strip())
    return texte if texte.startswith("art") else f"article {texte}"


def deliberation(reference: str) -> str:
    """Return « délibération n° 2026-04 » for a bare number, and any other reference as it is written."""
    texte = reference.strip()
    return f"délibération n° {texte}" if texte[:1].isdigit() else texte


def phrase(texte: str) -> str:
    """Return the text closed by a full stop, if nothing closes it yet."""
    ferme = texte.rstrip()
    return ferme if not ferme or ferme[-1] in ".!?…" else f"{ferme}."


def enumeration(elements: Sequence[str]) -> str:
    """Return « le logement, la famille et les ressources »."""
    *premiers, dernier = elements or ("",)
    return f"{', '.join(premiers)} et {dernier}" if premiers else dernier
