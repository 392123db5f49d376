"""A passage is one line: noted, corrected, taken away and put back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ccas_desktop.application.annulations import annuler_lot
from ccas_desktop.application.errors import ConflitDeVersion
from ccas_desktop.application.guichet.passages import (
    SaisiePassage,
    corriger_passage,
    noter_passage,
    passages_du_dossier,
    retirer_passage,
)
from ccas_desktop.application.messages.guichet import CANAUX
from ccas_desktop.domain.errors import SaisieInvalide
from ccas_desktop.domain.guichet.passage import Canal, Passage
from tests.fakes.bureau import AUJOURDHUI, Bureau

SAISIE = SaisiePassage(AUJOURDHUI, Canal.SPONTANE, " Facture d’eau ", " Rappeler Saur ")


def passages(bureau: Bureau) -> tuple[Passage, ...]:
    with bureau.services.base.lecture() as lecture:
        return passages_du_dossier(lecture, bureau.dossier.dossier.id)


def noter(bureau: Bureau, saisie: SaisiePassage = SAISIE) -> Passage:
    noter_passage(bureau.services, bureau.auteur, bureau.dossier.dossier.id, saisie)
    return max(passages(bureau), key=lambda passage: passage.id)


def test_says_who_received_the_person(ouvert: Bureau) -> None:
    note = noter(ouvert)

    assert passages(ouvert) == (note,)
    assert (note.motif, note.suite, note.agent) == ("Facture d’eau", "Rappeler Saur", "Nadia BENALI")


def test_the_latest_day_comes_first(ouvert: Bureau) -> None:
    noter(ouvert)
    noter(ouvert, replace(SAISIE, jour=AUJOURDHUI - timedelta(days=3), motif="Premier contact"))

    assert [p.motif for p in passages(ouvert)] == ["Facture d’eau", "Premier contact"]


def test_a_correction_keeps_who_received_the_person(ouvert: Bureau) -> None:
    note = noter(ouvert)

    corrige = corriger_passage(
        ouvert.services, replace(ouvert.auteur, nom="Autre"), note, replace(SAISIE, canal=Canal.TELEPHONE)
    )

    assert passages(ouvert) == (corrige,)
    assert (corrige.canal, corrige.agent) == (Canal.TELEPHONE, "Nadia BENALI")
    with pytest.raises(ConflitDeVersion):
        corriger_passage(ouvert.services, ouvert.auteur, note, SAISIE)


def test_taken_away_then_put_back_as_it_was(ouvert: Bureau) -> None:
    note = noter(ouvert)

    lot = retirer_passage(ouvert.services, ouvert.auteur, note)
    assert passages(ouvert) == ()
    annuler_lot(ouvert.services, ouvert.auteur, lot)

    (remis,) = passages(ouvert)
    assert replace(remis, version=note.version) == note


@pytest.mark.parametrize(
    ("saisie", "champ", "code"),
    [
        (replace(SAISIE, motif="  "), "motif", "obligatoire"),
        (replace(SAISIE, jour=AUJOURDHUI + timedelta(days=1)), "jour", "date_future"),
    ],
)
def test_refuses_an_empty_motive_and_a_day_to_come(
    ouvert: Bureau, saisie: SaisiePassage, champ: str, code: str
) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        noter(ouvert, saisie)

    assert [(e.champ, e.code) for e in refus.value.erreurs] == [(champ, code)]
    assert passages(ouvert) == ()


def test_each_way_has_its_words() -> None:
    assert set(CANAUX) == set(Canal)
