"""Where an import stands survives the program: its columns, what was decided, and a file that has changed meanwhile."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ccas_desktop.application.imports.apercu import Apercu, preparer
from ccas_desktop.application.imports.champs import IGNORER as COLONNE_IGNOREE
from ccas_desktop.application.imports.choix import CREER, IGNORER, ActionFiche, Choix
from ccas_desktop.application.imports.place import (
    PlaceImport,
    choisir_comme,
    ecrire_place,
    lire_place,
    place_a_l_apercu,
    place_de,
    regler_comme,
)
from ccas_desktop.application.imports.reglage import regler
from ccas_desktop.application.messages.imports import phrase_fichier_change, phrase_fichier_perdu
from tests.data.imports.fabriquer import DOSSIER
from tests.fakes.bureau import Bureau

FICHIER = DOSSIER / "familles.xlsx"


def lire(bureau: Bureau, fichier: Path = FICHIER) -> Apercu:
    classeur = bureau.services.lire_classeur(fichier)
    return preparer(bureau.services, classeur, regler(classeur))


def place(apercu: Apercu, fichier: Path = FICHIER) -> PlaceImport:
    return place_de(fichier, apercu.classeur, apercu.reglage)


def test_the_columns_come_back_as_they_were_settled(ouvert: Bureau) -> None:
    apercu = lire(ouvert)
    voulu = replace(
        apercu.reglage.avec_cible(len(apercu.reglage.colonnes) - 1, COLONNE_IGNOREE), natures={"bois": "aide"}
    )
    assert voulu.colonnes != apercu.reglage.colonnes

    relue = lire_place(ecrire_place(place_de(FICHIER, apercu.classeur, voulu)))
    assert relue is not None
    reglage = regler_comme(relue, apercu.classeur, ())

    assert reglage is not None
    assert [c.cible for c in reglage.colonnes] == [c.cible for c in voulu.colonnes]
    assert reglage.natures == {"bois": "aide"}
    assert (relue.nom, relue.a_l_apercu) == ("familles.xlsx", False)


def test_what_was_decided_comes_back_and_nothing_else_is_kept(ouvert: Bureau) -> None:
    propose = lire(ouvert)
    decide = propose.choisir((0,), IGNORER if propose.choix[0] != IGNORER else CREER)

    relue = lire_place(ecrire_place(place_a_l_apercu(place(propose), propose, decide)))

    assert relue is not None
    assert set(relue.choix) == {0}
    assert choisir_comme(relue, propose).choix == decide.choix


def test_a_dossier_that_is_no_candidate_any_more_is_decided_again(ouvert: Bureau) -> None:
    propose = lire(ouvert)
    ancienne = replace(
        place(propose),
        a_l_apercu=True,
        choix={0: Choix(ActionFiche.COMPLETER, "inconnu", frozenset({"telephone"})), 999: CREER},
    )

    relue = lire_place(ecrire_place(ancienne))

    assert relue == ancienne
    assert choisir_comme(relue, propose).choix == propose.choix


@pytest.mark.parametrize(
    "autre",
    [{"feuille": 9}, {"entete": 9_999}, {"signature": "autre"}, {"cibles": ("nom",)}],
)
def test_other_headings_are_not_taken_for_those(ouvert: Bureau, autre: dict[str, object]) -> None:
    apercu = lire(ouvert)

    assert regler_comme(replace(place(apercu), **autre), apercu.classeur, ()) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "contenu",
    [
        {},
        {"place": "pas du json"},
        {"place": "[]"},
        {"place": "{}"},
        {"place": '{"choix": {}, "cibles": []}'},
    ],
)
def test_what_another_version_kept_is_no_place(contenu: dict[str, str]) -> None:
    assert lire_place(contenu) is None


def test_a_file_that_changed_or_went_is_said() -> None:
    assert "vos colonnes sont reprises" in phrase_fichier_change("liste.xlsx", colonnes_gardees=True)
    assert "ne sont plus les mêmes" in phrase_fichier_change("liste.xlsx", colonnes_gardees=False)
    assert "Rien n’avait été écrit" in phrase_fichier_perdu("liste.xlsx")
