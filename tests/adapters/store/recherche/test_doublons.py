"""The persons worth comparing: every likely duplicate is among them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccas_desktop.adapters.store.base import BaseChiffree
from ccas_desktop.domain.dossiers.doublons import ressemblance
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite
from tests.adapters.store.exemples import AUTEUR
from tests.adapters.store.recherche.test_recherche import N_IMPORTE_QUEL_TEXTE, inscrire

CONNU = Identite("LEFÈVRE", ("Jean-Pierre",), nom_usage="MARTIN", date_naissance=DateNaissance(1987, 6, 27))
NE_LE_MEME_JOUR = Identite("LEFÈVRE", ("Luc",), date_naissance=DateNaissance(1987, 6, 27))


def candidats(base: BaseChiffree, identite: Identite) -> list[Identite]:
    with base.lecture() as lecture:
        return [usager.identite for usager in lecture.doublons_possibles(identite)]


@pytest.mark.parametrize(
    ("nom", "prenom"),
    [
        ("Lefevre", "jean pierre"),
        ("LEFEBVRE", "Jean-Pierre"),
        ("LEFÈVE", "Jean-Piere"),
        ("LEFEVER", "Jean-Pierer"),
        ("MARTIN", "Jean-Pierre"),
        ("LE FÈVRE", "JeanPierre"),
        ("JEAN PIERRE", "Lefèvre"),
        ("XEFÈVRE", "Xean-Pierre"),
    ],
)
def test_a_likely_duplicate_is_a_candidate(base: BaseChiffree, nom: str, prenom: str) -> None:
    inscrire(base, "2026-0001", CONNU)

    assert candidats(base, Identite(nom, (prenom,))) == [CONNU]


def test_a_person_born_the_same_day_is_a_candidate(base: BaseChiffree) -> None:
    inscrire(base, "2026-0001", CONNU)

    assert candidats(base, NE_LE_MEME_JOUR) == [CONNU]


@pytest.mark.parametrize(
    ("nom", "prenom"), [("DURAND", "Paul"), ("LEFÈVRE", "Paul"), ("DURAND", "Jean-Pierre"), ("", "")]
)
def test_somebody_else_is_no_candidate(base: BaseChiffree, nom: str, prenom: str) -> None:
    inscrire(base, "2026-0001", CONNU)

    assert candidats(base, Identite(nom, (prenom,), date_naissance=DateNaissance(1960))) == []


def test_a_renamed_person_is_a_candidate_under_the_new_name_only(base: BaseChiffree) -> None:
    (usager,) = inscrire(base, "2026-0001", Identite("DURAND", ("Paul",)))
    renommee = Identite("PETIT", ("Paul",))

    _renommer(base, usager.id, renommee)

    assert candidats(base, Identite("DURAND", ("Paul",))) == []
    assert candidats(base, renommee) == [renommee]


LETTRES = st.text("abé -", min_size=1, max_size=6)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(a=st.tuples(LETTRES, LETTRES), b=st.tuples(LETTRES, LETTRES))
def test_whoever_looks_alike_is_a_candidate(base: BaseChiffree, a: tuple[str, str], b: tuple[str, str]) -> None:
    connu, saisi = Identite(a[0], (a[1],)), Identite(b[0], (b[1],))
    vides = any(not texte.strip(" -") for texte in (*a, *b))
    with base.lecture() as lecture:
        rang = len(lecture.recents(limite=1000)) + 1
    inscrire(base, f"2026-{rang:04d}", connu)

    if ressemblance(saisi, connu) and not vides:
        assert connu in candidats(base, saisi)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(nom=N_IMPORTE_QUEL_TEXTE, prenom=N_IMPORTE_QUEL_TEXTE)
def test_no_name_is_ever_syntax(base: BaseChiffree, nom: str, prenom: str) -> None:
    candidats(base, Identite(nom, (prenom,)))


def _renommer(base: BaseChiffree, usager_id: str, identite: Identite) -> None:
    with base.ecriture(AUTEUR) as unite:
        resultat = unite.recents()[0]
        usager = unite.dossier(resultat.dossier_id).usager(usager_id)
        unite.enregistrer(replace(usager, identite=identite))
