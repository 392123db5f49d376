"""The journal is said in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, get_args, get_type_hints

import pytest

from ccas_desktop.adapters.store.correspondances.catalogue import correspondances
from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance
from ccas_desktop.application.journal import Action, Auteur, EntreeJournal
from ccas_desktop.application.messages.codes_historique import CODES
from ccas_desktop.application.messages.historique import phrase_de_l_entree
from ccas_desktop.application.messages.valeurs_historique import Lecture, valeur_en_mots

NBSP = "\u00a0"


def entree(action: Action, objet: str, avant: str = "", apres: str = "") -> EntreeJournal:
    instant = datetime(2026, 11, 23, tzinfo=UTC)
    return EntreeJournal(1, instant, Auteur("Nadia"), action, objet, "o1", "d1", avant, apres)


@pytest.mark.parametrize(
    ("action", "objet", "phrase"),
    [
        (Action.CREATION, "demande", f"Demande{NBSP}: ajout"),
        (Action.SUPPRESSION, "ligne_budget", f"Ligne du budget{NBSP}: retrait"),
        (Action.IMPRESSION, "courrier", f"Courrier{NBSP}: impression"),
        (Action.APPEL_API, "trace", "Demande d’une donnée certifiée"),
        (Action.CREATION, "nouveaute", f"Nouveaute{NBSP}: ajout"),
    ],
)
def test_says_what_was_done(action: Action, objet: str, phrase: str) -> None:
    assert phrase_de_l_entree(entree(action, objet)) == phrase


def test_says_what_changed() -> None:
    avant = '{"telephone": "", "courriel": "a@b.fr", "lien": "enfant"}'
    apres = '{"telephone": "06", "courriel": "", "lien": "enfant"}'

    phrase = phrase_de_l_entree(entree(Action.MODIFICATION, "usager", avant, apres))

    assert phrase == f"Personne{NBSP}: modification (téléphone, courriel)"


def test_a_change_with_no_word_is_only_a_change() -> None:
    assert phrase_de_l_entree(entree(Action.MODIFICATION, "dossier", "[]", "")) == f"Dossier{NBSP}: modification"


def _codes(genre: Any, champ: str = "") -> Iterator[tuple[str, StrEnum]]:
    """Yield each code that a record may hold, with the name of the part that holds it."""
    if isinstance(genre, type) and issubclass(genre, StrEnum):
        yield from ((champ, code) for code in genre)
    elif isinstance(genre, type) and is_dataclass(genre):
        for nom, sous_genre in get_type_hints(genre).items():
            yield from _codes(sous_genre, nom)
    else:
        for argument in get_args(genre):
            yield from _codes(argument, champ)


# What a service answered is kept whole, and the history never tells it.
_TENUS = [c for c in correspondances() if "dossier_id" in c.colonnes or c.objet == "dossier" if c.objet != "reponse"]


@pytest.mark.parametrize("genre", _TENUS, ids=lambda genre: genre.objet)
def test_every_code_that_a_record_holds_is_said_in_french(genre: Correspondance[Any]) -> None:
    codes = [(champ, code) for champ, code in _codes(genre.type) if code]

    assert [f"{champ} {code!r}" for champ, code in codes if code not in CODES.get(champ, {})] == []


@pytest.mark.parametrize(
    ("champ", "valeur", "dit"),
    [
        ("orientation", "spontanee", "De lui-même, d’elle-même"),
        ("logement", '{"mode": "locataire_social", "type": "f4"}', "Locataire du parc social, T4"),
        ("logement", '{"surface": "62.5", "bailleur": "Orne Habitat"}', f"62,5{NBSP}m², Orne Habitat"),
        ("situation", '{"familiale": "marie", "professionnelle": "retraite"}', "Marié·e, Retraité·e"),
        ("protection", '{"mesure": "curatelle_simple", "nom": "UDAF", "adresse": {}}', "Curatelle simple, UDAF"),
        ("protection", '{"recoit": "mandataire"}', f"courriers à{NBSP}: Le mandataire"),
        ("preferences", '{"contact": "sms", "gros_caracteres": true}', f"préfère{NBSP}: SMS, gros caractères"),
        ("preferences", '{"nom_usage": true}', "courriers au nom d’usage"),
        ("presence", "0.5", "garde alternée"),
        ("effet_prolonge", 1, "oui"),
        ("suite", "Rappeler la CAF_61", "Rappeler la CAF_61"),
    ],
)
def test_says_the_words_of_the_forms(champ: str, valeur: Any, dit: str) -> None:
    assert valeur_en_mots(champ, valeur, Lecture(lambda instant: instant)) == dit
