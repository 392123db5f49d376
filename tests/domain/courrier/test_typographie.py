"""How French is written."""

from __future__ import annotations

from datetime import date

import pytest

from ccas_desktop.domain.courrier.typographie import (
    article,
    article_en_minuscule,
    date_longue,
    de,
    deliberation,
    enumeration,
    majuscule,
    minuscule,
    phrase,
)


def test_dates_are_spelt_with_spaces_that_do_not_break() -> None:
    assert date_longue(date(2026, 12, 1)) == "1er\u00a0décembre\u00a02026"
    assert date_longue(date(2026, 8, 23)) == "23\u00a0août\u00a02026"


@pytest.mark.parametrize(
    ("nom", "attendu"),
    [
        ("aide alimentaire", "d’aide alimentaire"),
        ("Évreux", "d’Évreux"),
        ("secours", "de secours"),
        ("Le Mans", "du Mans"),
        ("Les Ulis", "des Ulis"),
        ("la caisse", "de la caisse"),
        ("Le", "de Le"),
        ("", "de "),
    ],
)
def test_the_name_after_de(nom: str, attendu: str) -> None:
    assert de(nom) == attendu


def test_a_name_enters_a_sentence_but_an_acronym_stays() -> None:
    assert minuscule("Aide au loyer") == "aide au loyer"
    assert minuscule("FSL énergie") == "FSL énergie"
    assert majuscule("la présidente") == "La présidente"


def test_a_sentence_is_closed_once() -> None:
    assert phrase("Bonjour ") == "Bonjour."
    assert phrase("Bonjour !") == "Bonjour !"
    assert phrase("") == ""


def test_lists_end_with_et() -> None:
    assert enumeration(["a", "b", "c"]) == "a, b et c"
    assert enumeration(["a"]) == "a"
    assert enumeration([]) == ""


def test_references_are_named_once() -> None:
    assert article("3") == article("article 3") == article("Article 3") == "article 3"
    assert deliberation("2026-04") == "délibération n°\u00a02026-04"
    assert deliberation("délibération du 12 mars") == "délibération du 12 mars"


def test_an_article_loses_its_capital_and_a_name_keeps_it() -> None:
    assert article_en_minuscule("La commission permanente") == "la commission permanente"
    assert article_en_minuscule("L’élue") == "l’élue"
    assert article_en_minuscule("Lea Martin") == "Lea Martin"
