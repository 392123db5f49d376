"""From the values of a filter to what the store is asked, and to words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta

from ccas_desktop.application.listes.modele import ContexteListe, Critere, GenreCritere, Liste
from ccas_desktop.application.ports import Horloge
from ccas_desktop.application.ports.listes import SEPARATEUR, RequeteListe

RELATIF = "jours:"
Filtre = Mapping[str, str]


def requete(
    liste: Liste, filtre: Filtre, contexte: ContexteListe, *, tri: str = "", decroissant: bool | None = None
) -> RequeteListe:
    """Return what the store is asked for these values; what a list does not know is left out."""
    criteres = tuple(paire for critere in liste.criteres for paire in _resolus(critere, filtre, contexte))
    triable = tri in {colonne.code for colonne in liste.colonnes if colonne.triable}
    return RequeteListe(
        liste.code,
        criteres,
        tri if triable else liste.tri,
        (liste.decroissant if not triable else False) if decroissant is None else decroissant,
    )


def nettoyer(liste: Liste, filtre: Filtre) -> dict[str, str]:
    """Return the values that a list knows, without the empty ones: a view kept by another version still opens."""
    connues = {cle for critere in liste.criteres for cle in critere.cles}
    return {cle: valeur for cle, valeur in filtre.items() if cle in connues and valeur.strip()}


def sans_texte(liste: Liste, filtre: Filtre) -> dict[str, str]:
    """Return the same filter without the words typed, which may name somebody."""
    textes = {critere.code for critere in liste.criteres if critere.genre is GenreCritere.TEXTE}
    return {cle: valeur for cle, valeur in filtre.items() if cle not in textes}


def en_mots(liste: Liste, filtre: Filtre, contexte: ContexteListe) -> str:
    """Return « Statut : Déposée ; Déposée le : du 01/10/2026 au 31/10/2026 »; « sans filtre » when there is none."""
    phrases = (_phrase(critere, filtre, contexte) for critere in liste.criteres)
    return "\u00a0; ".join(phrase for phrase in phrases if phrase) or "sans filtre"


def jour_du_filtre(valeur: str, jour: date) -> date | None:
    """Return the day of a value, « 2026-10-01 » or « jours:30 » counted from today; None when it is neither."""
    try:
        if valeur.startswith(RELATIF):
            return jour + timedelta(days=int(valeur.removeprefix(RELATIF)))
        return date.fromisoformat(valeur)
    except (ValueError, OverflowError):
        return None


def minuit_au_bureau(horloge: Horloge, jour: date) -> datetime:
    """Return the instant at which a civil day begins at the office, in UTC."""
    instant = datetime.combine(jour, time(), horloge.maintenant().tzinfo)
    for _ in range(2):  # the second time, with the offset of that very hour
        decalage = horloge.heure_de(instant).utcoffset() or timedelta()
        instant = datetime.combine(jour, time(), instant.tzinfo) - decalage
    return instant


def _resolus(critere: Critere, filtre: Filtre, contexte: ContexteListe) -> Iterator[tuple[str, str]]:
    valeurs = {cle: filtre[cle].strip() for cle in critere.cles if filtre.get(cle, "").strip()}
    if critere.genre is GenreCritere.PERIODE:
        jours = {cle: jour_du_filtre(valeur, contexte.jour) for cle, valeur in valeurs.items()}
        valeurs = {cle: str(jour) for cle, jour in jours.items() if jour is not None}
    elif critere.genre is GenreCritere.NOMBRES:
        valeurs = {cle: valeur for cle, valeur in valeurs.items() if valeur.isascii() and valeur.isdigit()}
    if valeurs:
        yield from critere.resoudre(valeurs, contexte) if critere.resoudre else valeurs.items()


def _phrase(critere: Critere, filtre: Filtre, contexte: ContexteListe) -> str:
    valeurs = [filtre.get(cle, "").strip() for cle in critere.cles]
    if not any(valeurs):
        return ""
    return f"{critere.libelle}\u00a0: {_valeurs_en_mots(critere, valeurs, contexte)}"


def _valeurs_en_mots(critere: Critere, valeurs: list[str], contexte: ContexteListe) -> str:
    if critere.genre is GenreCritere.PERIODE:
        du, au = (jour_du_filtre(valeur, contexte.jour) for valeur in valeurs)
        return " ".join(f"{mot} {jour:%d/%m/%Y}" for mot, jour in (("du", du), ("au", au)) if jour)
    if critere.genre is GenreCritere.NOMBRES:
        return " ".join(f"{mot} {valeur}" for mot, valeur in zip(("de", "à"), valeurs, strict=True) if valeur)
    if critere.genre is GenreCritere.CHOIX:
        return _choix_en_mots(dict(critere.choix(contexte)), valeurs[0])
    return f"«\u00a0{valeurs[0]}\u00a0»" if critere.genre is GenreCritere.TEXTE else valeurs[0]


def _choix_en_mots(libelles: Mapping[str, str], valeur: str) -> str:
    return libelles.get(valeur) or ", ".join(libelles.get(code, code) for code in valeur.split(SEPARATEUR))
