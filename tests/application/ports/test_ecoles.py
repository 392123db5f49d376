"""The public directory of the schools: whatever its export, only what can serve is kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.application.ports.ecoles import AnnuaireLu, EcolesVolatiles, lire_annuaire
from ccas_desktop.domain.certifie.ecoles import Ecole
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.sources.complement import uai_exact
from tests.fakes.ecoles import COLLEGE, ECOLES, ELEMENTAIRE, LYCEE, annuaire, uai


def test_the_directory_of_the_ministry_is_read() -> None:
    assert lire_annuaire(annuaire(ECOLES)) == AnnuaireLu(ECOLES, 0)


@pytest.mark.parametrize("encodage", ["utf-8", "utf-8-sig", "cp1252"])
def test_whatever_the_encoding_the_separator_and_the_case_of_the_titles(encodage: str) -> None:
    texte = f"NUMERO_UAI,Appellation officielle,Code postal UAI\r\n{COLLEGE.uai},Collège Molière,61100\r\n"

    assert lire_annuaire(texte.encode(encodage)).ecoles == (Ecole(COLLEGE.uai, "Collège Molière", code_postal="61100"),)


def test_what_has_no_pupil_is_left_out() -> None:
    lignes = (
        f"{COLLEGE.uai};Collège Molière;Collège;OUVERT",
        f"{uai(610001)};Rectorat;Service Administratif;OUVERT",
        f"{uai(610002)};CIO de Flers;Information et orientation;OUVERT",
        f"{uai(610003)};École du Bourg;Ecole;FERME",
        ";;;",
    )
    texte = "\n".join(("Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;etat", *lignes))

    lu = lire_annuaire(texte.encode())

    assert [ecole.nom for ecole in lu.ecoles] == ["Collège Molière"]
    assert lu.ecartees == 0


def test_a_code_whose_letter_is_wrong_is_counted_out() -> None:
    faux = "0610003A" if not uai_exact("0610003A") else "0610003B"
    texte = f"uai;nom\n{COLLEGE.uai};Collège Molière\n{faux};École\n{LYCEE.uai};\n{COLLEGE.uai}"

    lu = lire_annuaire(texte.encode())

    assert (len(lu.ecoles), lu.ecartees) == (1, 3)


@pytest.mark.parametrize(
    ("contenu", "code"),
    [
        (b"", "annuaire_sans_colonne"),
        (b"nom;prenom\nMartin;Camille", "annuaire_sans_colonne"),
        (b"uai;nom\n", "annuaire_sans_ecole"),
        (b"PK\x03\x04\0\0", "annuaire_illisible"),
        (b"uai;nom\n" + b'"' + b"x" * 200_000, "annuaire_illisible"),
    ],
)
def test_another_file_is_refused_with_its_reason(contenu: bytes, code: str) -> None:
    with pytest.raises(RefusMetier) as refus:
        lire_annuaire(contenu)

    assert refus.value.code == code


@given(st.binary(max_size=300))
def test_no_file_raises_anything_but_a_refusal(contenu: bytes) -> None:
    try:
        lu = lire_annuaire(b"uai;nom;commune\n" + COLLEGE.uai.encode() + b";X;Y\n" + contenu)
    except RefusMetier:
        return
    assert all(uai_exact(ecole.uai) and ";" not in ecole.nom and "\n" not in ecole.nom for ecole in lu.ecoles)


def test_what_tells_a_school_from_its_namesakes() -> None:
    assert COLLEGE.detail == f"61100 Flers, {COLLEGE.uai}"
    assert ELEMENTAIRE.detail == f"Ecole, 61990 Saint-Aubin-des-Prés, {ELEMENTAIRE.uai}"


def test_a_list_in_memory_is_searched_by_any_word() -> None:
    liste = EcolesVolatiles()
    assert (liste.chercher("flers"), liste.etat()) == ([], (0, None))

    liste.remplacer(ECOLES, date(2026, 9, 1))

    assert liste.chercher("COLL mol") == [COLLEGE]
    assert liste.chercher("") == []
    assert liste.etat() == (3, date(2026, 9, 1))
