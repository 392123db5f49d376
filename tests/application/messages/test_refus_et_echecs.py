"""Each code that the rules raise, and each error of a port, has a sentence."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

import ccas_desktop
from ccas_desktop.application import errors
from ccas_desktop.application.messages.echecs import ECHECS, PhraseEchec, phrase_echec
from ccas_desktop.application.messages.refus import PHRASES, phrase_refus

PAQUET = Path(ccas_desktop.__file__).parent
RANG_DU_CODE = {"RefusMetier": 0, "ErreurChamp": 1, "_refuser": 1, "_code": 3}


def codes_leves() -> Iterator[str]:
    """Yield each literal code given to RefusMetier or ErreurChamp in the sources."""
    for fichier in PAQUET.rglob("*.py"):
        for noeud in ast.walk(ast.parse(fichier.read_text(encoding="utf-8"))):
            if isinstance(noeud, ast.Call) and (rang := RANG_DU_CODE.get(_nom(noeud.func))) is not None:
                yield from _code(noeud, rang)


def _nom(fonction: ast.expr) -> str:
    if isinstance(fonction, ast.Attribute):
        return fonction.attr
    return fonction.id if isinstance(fonction, ast.Name) else ""


def _code(appel: ast.Call, rang: int) -> Iterator[str]:
    argument = appel.args[rang] if len(appel.args) > rang else None
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value


def test_the_sources_are_really_read() -> None:
    assert "montant_illisible" in set(codes_leves())


def test_each_code_raised_has_a_sentence() -> None:
    assert sorted(set(codes_leves()) - set(PHRASES)) == []


@pytest.mark.parametrize("phrase", PHRASES.values())
def test_a_sentence_is_french_typography(phrase: str) -> None:
    assert "'" not in phrase
    assert not any(f" {signe}" in phrase for signe in ":;!?»")
    assert phrase.endswith((".", "?"))


@pytest.mark.parametrize(
    "classe", [c for _, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, errors.ErreurPort)]
)
def test_each_error_of_a_port_has_its_sentences(classe: type[errors.ErreurPort]) -> None:
    assert classe in ECHECS


def test_a_more_precise_error_gets_the_sentences_of_its_kind() -> None:
    class DisqueAbsent(errors.ErreurBase):
        pass

    phrase: PhraseEchec = phrase_echec(DisqueAbsent("no disk"))

    assert phrase == ECHECS[errors.ErreurBase]


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert phrase_refus("regle_du_futur") == "Refusé\u00a0: regle_du_futur."


def test_a_missing_fact_leaves_the_sentence_standing() -> None:
    assert "…" in phrase_refus("decision_notifiee")


def test_a_fact_that_is_no_amount_is_shown_as_it_is() -> None:
    assert "(sans limite)" in phrase_refus("plafond_delegation_depasse", {"plafond": "sans limite"})
