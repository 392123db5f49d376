"""The comments of a règlement's file: each with its part, whatever the layout, and the rules are never touched."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.adapters.notes_toml import NotesToml
from ccas_desktop.adapters.reglement_file import ecrire_texte, lire_fichier, lire_texte
from tests.hostiles import HOSTILES

RESSOURCES = Path(__file__).parents[2] / "resources" / "reglements"
REELS = sorted((Path(__file__).parents[1] / "data" / "reglements").glob("r*.toml"))
NOTES = NotesToml()
COURT = '''format = 2 # tête
# autre tête
titre = "Avec # dans un texte"
commune = """Plusieurs
[[aide]]
# lignes
"""

# du barème
[[bareme]]
code = "b"

# de l’aide

[[aide]] # même ligne
code = 'a # b'
deliberation = { effet = 2026-01-01 } # vote
[aide.montant] # montant
# fin
'''


def test_each_comment_goes_with_its_part() -> None:
    assert NOTES.lire(COURT) == {
        "": "tête\nautre tête",
        "bareme b": "du barème",
        "aide a # b 2026-01-01": "de l’aide\nmême ligne\nvote\nmontant\nfin",
    }


def test_a_text_that_cannot_be_read_has_no_note() -> None:
    assert NOTES.lire("titre = ") == {}
    assert NOTES.lire('# tête\naide = [{ code = "a" }]\n') == {}


@pytest.mark.parametrize("texte", HOSTILES.values(), ids=HOSTILES)
def test_a_hostile_text_is_read_or_left(texte: str) -> None:
    NOTES.lire(texte)


@pytest.mark.parametrize("fichier", [*REELS, RESSOURCES / "demonstration.toml"], ids=lambda fichier: fichier.stem)
def test_notes_written_are_read_back_and_the_rules_stay(fichier: Path) -> None:
    if fichier.stem == "r08_avec_trous":
        return
    reglement = lire_fichier(fichier)
    notes = NOTES.lire(fichier.read_text("utf-8"))
    texte = ecrire_texte(reglement)

    avec = NOTES.ecrire(texte, notes)

    assert lire_texte(avec) == lire_texte(texte)
    assert {cle: note.split() for cle, note in NOTES.lire(avec).items()} == {
        cle: note.split() for cle, note in notes.items()
    }


@given(note=st.text(max_size=400))
def test_whatever_is_noted_never_changes_the_file(note: str) -> None:
    texte = 'format = 2\n\n[[aide]]\ncode = "a"\n'

    avec = NOTES.ecrire(texte, {"aide a": note, "": note, "aide absente": note})

    assert tomllib.loads(avec) == tomllib.loads(texte)
    lues = NOTES.lire(avec).get("aide a", "")
    voulus = "".join(signe for ligne in note.splitlines() for signe in ligne.expandtabs() if signe.isprintable())
    assert "".join(lues.split()).lstrip("#") == "".join(voulus.split()).lstrip("#")


def test_a_note_too_long_for_a_line_takes_several() -> None:
    longue = "mot " * 60

    avec = NOTES.ecrire('[[aide]]\ncode = "a"\n', {"aide a": longue})

    assert all(len(ligne) <= 102 for ligne in avec.split("\n"))
    assert NOTES.lire(avec)["aide a"].split() == longue.split()
