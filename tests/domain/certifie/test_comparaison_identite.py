from __future__ import annotations

import pytest

from ccas_desktop.domain.certifie.comparaison_identite import identite_differente
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, Sexe
from ccas_desktop.domain.sources.codes import Source

QF = Source.QUOTIENT_FAMILIAL
TYPED = Identite("MARTIN", ("Pierre",), Sexe.MASCULIN, date_naissance=DateNaissance(1987, 6, 27))


def rendu(**champs: object) -> dict[str, object]:
    personne: dict[str, object] = {
        "nom_naissance": "MARTIN",
        "nom_usage": None,
        "prenoms": "PIERRE ALEXIS FRANÇOIS",
        "date_naissance": "1987-06-27",
        "sexe": "M",
    }
    return {"allocataires": [personne | champs]}


def test_the_same_person_is_not_different() -> None:
    assert identite_differente(QF, TYPED, rendu()) is False


@pytest.mark.parametrize(
    "champs",
    [
        {"date_naissance": "1978-06-27"},
        {"nom_naissance": "BROWN"},
        {"sexe": "F"},
        {"prenoms": "PAUL"},
        {"prenoms": "PIERRETTE"},
        {"nom_naissance": None},
    ],
)
def test_another_person_is_told(champs: dict[str, object]) -> None:
    assert identite_differente(QF, TYPED, rendu(**champs)) is True


@pytest.mark.parametrize(
    "champs",
    [
        {"date_naissance": "1987-00-00"},
        {"date_naissance": "0000-00-00"},
        {"date_naissance": None},
        {"sexe": None},
        {"prenoms": ""},
        {"nom_usage": "DURAND"},
    ],
)
def test_what_the_caisse_does_not_know_makes_no_difference(champs: dict[str, object]) -> None:
    assert identite_differente(QF, TYPED, rendu(**champs)) is False


@pytest.mark.parametrize(
    ("nom", "prenoms", "rendus"),
    [
        ("Le Goff", ("Gérôme",), {"nom_naissance": "LEGOFF", "prenoms": "GEROME"}),
        ("D’Arc", ("Jean-Philippe",), {"nom_naissance": "D'ARC", "prenoms": "JEAN PHILIPPE"}),
        ("Cœur", ("Alexis", "Jean"), {"nom_naissance": "COEUR", "prenoms": "ALEXIS GÉRÔME JEAN"}),
        ("Roux", ("Marie", "Anne"), {"nom_naissance": "ROUX", "prenoms": "MARIE"}),
    ],
)
def test_accents_hyphens_and_missing_first_names_make_no_difference(
    nom: str, prenoms: tuple[str, ...], rendus: dict[str, object]
) -> None:
    assert identite_differente(QF, Identite(nom, prenoms), rendu(**rendus)) is False


def test_the_person_may_be_the_second_allocataire() -> None:
    couple = {"allocataires": [*_liste(rendu(nom_naissance="ROUX")), *_liste(rendu())]}

    assert identite_differente(QF, TYPED, couple) is False


@pytest.mark.parametrize("donnees", [{}, {"allocataires": []}, {"est_beneficiaire": True}])
def test_a_reply_without_identity_says_nothing(donnees: dict[str, object]) -> None:
    assert identite_differente(QF, TYPED, donnees) is None


def _liste(donnees: dict[str, object]) -> list[object]:
    allocataires = donnees["allocataires"]
    assert isinstance(allocataires, list)
    return allocataires
