"""Each source is wholly described, and the other tables are made of its description."""

from __future__ import annotations

import pytest

from ccas_desktop.domain.reglement.modele.indicateurs import CATALOGUE
from ccas_desktop.domain.reponses.indicateur import Indicateur
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS, INDICATEURS, SCOPES_EN_FRANCAIS, administration
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.description import DescriptionSource

TOUTES = pytest.mark.parametrize("decrite", DESCRIPTIONS.values(), ids=lambda d: d.source.value)


def test_each_source_is_described_once() -> None:
    assert list(DESCRIPTIONS) == list(Source)


@TOUTES
def test_a_fact_is_read_from_a_part_that_a_scope_opens(decrite: DescriptionSource) -> None:
    assert {fait.bloc for fait in decrite.faits} <= decrite.scopes.keys()


@TOUTES
def test_each_scope_has_its_french_name(decrite: DescriptionSource) -> None:
    assert set(decrite.scopes.values()) <= SCOPES_EN_FRANCAIS.keys()


@TOUTES
def test_a_description_is_said_in_whole_words(decrite: DescriptionSource) -> None:
    assert decrite.libelle
    assert decrite.piece
    assert decrite.administration
    assert not decrite.si_introuvable or decrite.si_introuvable.endswith(".")


@pytest.mark.parametrize("indicateur", INDICATEURS, ids=lambda i: i.code)
def test_what_is_certified_may_be_used_by_a_rule(indicateur: Indicateur) -> None:
    assert indicateur in CATALOGUE
    assert len([autre for autre in INDICATEURS if autre.code == indicateur.code]) == 1


def test_a_body_is_named_as_the_person_knows_it() -> None:
    assert administration(Source.QUOTIENT_FAMILIAL, None) == "la Caf ou la MSA"
    assert administration(Source.PRIME_ACTIVITE, "MSA") == "la Mutualité sociale agricole (MSA)"
    assert administration(Source.PRIME_ACTIVITE, "Caisse inconnue") == "Caisse inconnue"
