"""Where one was is kept by ids only, a dozen at most, and named again by numbers and initials."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ccas_desktop.application.brouillons import deplacer, garder, reprendre
from ccas_desktop.application.guichet.places import (
    MISES_DE_COTE,
    PLACES_MAX,
    Endroit,
    Page,
    Place,
    derniere,
    nommer,
    noter_la_derniere,
    places,
    ranger,
    retirer,
)
from ccas_desktop.application.preferences import PreferencesVolatiles
from tests.fakes.bureau import Bureau

MIDI = datetime(2026, 11, 23, 9, 12, tzinfo=UTC)
PLACE = Place(Endroit(Page.DOSSIER, "d1", "suivi", "rappel/r1"), MIDI, "agent-1")


def test_read_back_exactly() -> None:
    preferences = PreferencesVolatiles()

    ranger(preferences, PLACE)

    assert places(preferences) == (PLACE,)


def test_the_same_file_is_there_once_at_its_last_tab() -> None:
    preferences = PreferencesVolatiles()
    ailleurs = replace(PLACE, endroit=replace(PLACE.endroit, detail="synthese", volet=""))
    ranger(preferences, PLACE)

    assert ranger(preferences, ailleurs) == (ailleurs,)


def test_a_dozen_at_most_the_oldest_forgotten() -> None:
    preferences = PreferencesVolatiles()
    for rang in range(PLACES_MAX + 2):
        ranger(preferences, replace(PLACE, endroit=Endroit(Page.DOSSIER, f"d{rang}")))

    cibles = [place.endroit.cible for place in places(preferences)]

    assert cibles == [f"d{rang}" for rang in range(PLACES_MAX + 1, 1, -1)]


def test_a_dossier_not_created_yet_is_never_forgotten() -> None:
    preferences = PreferencesVolatiles()
    ranger(preferences, replace(PLACE, endroit=Endroit(Page.NOUVEAU_DOSSIER, "x")))
    for rang in range(PLACES_MAX + 2):
        ranger(preferences, replace(PLACE, endroit=Endroit(Page.DOSSIER, f"d{rang}")))

    gardees = places(preferences)

    assert gardees[-1].endroit.cible == "x"
    assert len(gardees) == PLACES_MAX + 1


def test_taken_away_once_back() -> None:
    preferences = PreferencesVolatiles()
    ranger(preferences, PLACE)

    assert retirer(preferences, replace(PLACE.endroit, detail="historique")) == ()
    assert places(preferences) == ()


@pytest.mark.parametrize(
    "texte",
    [
        "",
        "{",
        "[1]",
        "{}",
        '[{"page":"dossier"}]',
        '[{"page":"x","cible":"","detail":"","volet":"","depuis":"","agent_id":null}]',
    ],
)
def test_what_cannot_be_read_is_forgotten(texte: str) -> None:
    preferences = PreferencesVolatiles()
    preferences.ecrire(MISES_DE_COTE, texte)

    assert places(preferences) == ()


def test_the_last_place_is_kept_then_forgotten() -> None:
    preferences = PreferencesVolatiles()
    assert derniere(preferences) is None

    noter_la_derniere(preferences, PLACE)
    assert derniere(preferences) == PLACE
    noter_la_derniere(preferences, None)
    assert derniere(preferences) is None


def test_named_by_number_and_initials_never_a_name(ouvert: Bureau) -> None:
    dossier, demande = ouvert.dossier.dossier, ouvert.deposer()
    garder(ouvert.services, ouvert.auteur, "dossier/nouveau/x", {"nom_famille": "Petit", "prenoms": "Jean"})
    endroits = (
        Endroit(Page.DOSSIER, dossier.id),
        Endroit(Page.DEMANDE, demande.id),
        Endroit(Page.NOUVELLE_DEMANDE, dossier.id),
        Endroit(Page.NOUVEAU_DOSSIER, "x"),
    )

    nommees = nommer(ouvert.services, tuple(Place(endroit, MIDI) for endroit in endroits))

    assert [n.libelle for n in nommees] == [
        "2026-0001 · R. J. · depuis 9\u00a0h\u00a012",
        "2026-0001-1 · R. J. · depuis 9\u00a0h\u00a012",
        "2026-0001 · R. J. · nouvelle demande · depuis 9\u00a0h\u00a012",
        "Nouveau dossier · P. J. · depuis 9\u00a0h\u00a012",
    ]


def test_what_no_longer_exists_is_left_out(ouvert: Bureau) -> None:
    endroits = (Endroit(Page.DOSSIER, "absent"), Endroit(Page.DEMANDE, "absente"), Endroit(Page.NOUVEAU_DOSSIER, "x"))

    assert nommer(ouvert.services, tuple(Place(endroit, MIDI) for endroit in endroits)) == ()


def test_another_day_is_said_by_its_date(ouvert: Bureau) -> None:
    hier = Place(Endroit(Page.DOSSIER, ouvert.dossier.dossier.id), MIDI - timedelta(days=1))

    (nommee,) = nommer(ouvert.services, (hier,))

    assert nommee.libelle.endswith("depuis le 22/11/2026")


def test_a_draft_moved_leaves_the_next_form_empty(ouvert: Bureau) -> None:
    garder(ouvert.services, ouvert.auteur, "dossier/nouveau", {"nom_famille": "Petit"})

    deplacer(ouvert.services, ouvert.auteur, "dossier/nouveau", "dossier/nouveau/x")
    deplacer(ouvert.services, ouvert.auteur, "dossier/nouveau", "dossier/nouveau/y")

    garde = reprendre(ouvert.services, "dossier/nouveau/x")
    assert garde is not None
    assert garde.contenu == {"nom_famille": "Petit"}
    assert reprendre(ouvert.services, "dossier/nouveau") is None
