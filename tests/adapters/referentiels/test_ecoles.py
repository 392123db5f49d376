"""The schools of a workstation: kept in a file, found by any of their words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ccas_desktop.adapters.referentiels.ecoles import EcolesDuPoste
from ccas_desktop.domain.certifie.ecoles import Ecole
from tests.fakes.ecoles import COLLEGE, ECOLES, ELEMENTAIRE, LYCEE, uai

RENTREE = date(2026, 9, 1)


@pytest.fixture
def fichier(tmp_path: Path) -> Path:
    return tmp_path / "neuf" / "ecoles.csv"


def test_there_is_no_list_before_one_is_brought_in(fichier: Path) -> None:
    ecoles = EcolesDuPoste(fichier)

    assert (ecoles.etat(), ecoles.chercher("molière")) == ((0, None), [])


def test_a_list_is_found_again_by_the_next_start(fichier: Path) -> None:
    EcolesDuPoste(fichier).remplacer(ECOLES, RENTREE)

    ecoles = EcolesDuPoste(fichier)

    assert ecoles.etat() == (3, RENTREE)
    assert ecoles.chercher("college moli") == [COLLEGE]
    assert ecoles.chercher("st aubin") == [ELEMENTAIRE]
    assert ecoles.chercher("flers") == [COLLEGE, LYCEE]
    assert ecoles.chercher(ELEMENTAIRE.uai.lower()) == [ELEMENTAIRE]
    assert ecoles.chercher("61990 tilleuls") == [ELEMENTAIRE]
    assert ecoles.chercher("nantes") == []


def test_another_list_takes_its_place(fichier: Path) -> None:
    ecoles = EcolesDuPoste(fichier)
    ecoles.remplacer(ECOLES, RENTREE)

    ecoles.remplacer([LYCEE], date(2027, 9, 1))

    assert ecoles.chercher("molière") == []
    assert ecoles.etat() == (1, date(2027, 9, 1))


def test_the_name_that_starts_so_comes_first(fichier: Path) -> None:
    ecoles = EcolesDuPoste(fichier)
    autre = Ecole(uai(140001), "Annexe du collège Molière", "Collège", "Caen", "14000")
    ecoles.remplacer([autre, COLLEGE], RENTREE)

    assert ecoles.chercher("collège") == [COLLEGE, autre]


@pytest.mark.parametrize("contenu", ["", "pas une date\n", "2026-09-01\na;b;c;d;e;f;g"])
def test_a_file_that_something_else_wrote_over_is_no_list(fichier: Path, contenu: str) -> None:
    fichier.parent.mkdir()
    fichier.write_text(contenu, encoding="utf-8")

    assert EcolesDuPoste(fichier).etat()[0] == 0


def test_a_list_that_cannot_be_written_leaves_the_former_one(fichier: Path) -> None:
    ecoles = EcolesDuPoste(fichier)
    ecoles.remplacer(ECOLES, RENTREE)
    fichier.with_suffix(".part").mkdir()

    with pytest.raises(OSError, match="part"):
        ecoles.remplacer([LYCEE], RENTREE)

    assert ecoles.etat() == (3, RENTREE)
