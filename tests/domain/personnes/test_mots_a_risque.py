"""The words of health are told, as typed; ordinary sentences are left in peace."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.personnes.mots_a_risque import DEBUTS, mots_a_risque


@pytest.mark.parametrize(
    ("texte", "mots"),
    [
        ("Monsieur est DÉPRESSIF, sous médicaments.", ("DÉPRESSIF", "médicaments")),
        ("Hospitalisée deux fois ; hospitalisée encore.", ("Hospitalisée", "hospitalisée")),
        ("Suivi pour alcoolisme", ("alcoolisme",)),
        ("Dossier envoyé à l’assurance maladie.", ()),
        ("Touche l’allocation aux adultes handicapés et une pension d'invalidité.", ()),
        ("Facture d’électricité, deux enfants, loyer impayé.", ()),
        ("", ()),
    ],
)
def test_words_of_health_are_told_as_typed(texte: str, mots: tuple[str, ...]) -> None:
    assert mots_a_risque(texte) == mots


@given(st.text(), st.sampled_from(DEBUTS))
def test_a_word_is_found_wherever_it_stands(avant: str, mot: str) -> None:
    assert mot in mots_a_risque(f"{avant} ; {mot}")


@given(st.text())
def test_what_is_told_is_in_the_text(texte: str) -> None:
    assert all(mot in texte for mot in mots_a_risque(texte))
