"""The journal is said in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ccas_desktop.application.journal import Action, Auteur, EntreeJournal
from ccas_desktop.application.messages.historique import phrase_de_l_entree

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
