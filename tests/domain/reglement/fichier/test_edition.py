"""A règlement edited piece by piece."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ccas_desktop.domain.reglement.fichier.ecriture import aide_en_table, en_table
from ccas_desktop.domain.reglement.fichier.edition import (
    avec_aide,
    examiner_aide,
    examiner_condition,
    examiner_definition,
    examiner_montant,
    examiner_plafonds,
    examiner_pret,
    sans_aide,
)
from ccas_desktop.domain.reglement.fichier.lecture import lire_reglement
from ccas_desktop.domain.reglement.lecteur import FORMAT
from ccas_desktop.domain.reglement.modele.model import Reglement
from tests.domain.reglement.outils import DONNEES, charger, demonstration

REGLES = sorted(f.name.removesuffix(".toml") for f in DONNEES.glob("r*.toml") if "trous" not in f.name)


@pytest.mark.parametrize("nom", REGLES)
def test_what_is_written_is_what_was_read(nom: str) -> None:
    lu = charger(nom)

    assert lire_reglement(en_table(lu)) == replace(lu, format=FORMAT)


def test_a_part_without_fault_is_given_back() -> None:
    aide = demonstration().aide("aide_energie")

    examen = examiner_aide(aide_en_table(aide), demonstration().vocabulaire)

    assert (examen.valeur, examen.fautes) == (aide, ())


@pytest.mark.parametrize(
    ("examiner", "partie", "chemin", "code"),
    [
        (
            examiner_condition,
            {"article": "1", "texte": "t", "indicateur": "age_demandeur", "moins_de": "x"},
            "moins_de",
            "nombre_attendu",
        ),
        (
            examiner_condition,
            {"article": "1", "texte": "t", "toutes": [{"indicateur": "couple"}]},
            "toutes[1].est",
            "cle_absente",
        ),
        (examiner_plafonds, {"article": "1", "texte": "t", "par_an": -3}, "par_an", "nombre_hors_limites"),
        (
            examiner_montant,
            {
                "article": "1",
                "texte": "t",
                "indicateur": "quotient_familial",
                "tranches": [
                    {"jusqu_a": 336, "montant": 1},
                    {"a_partir_de": 337, "jusqu_a": 500, "montant": 1},
                    {"au_dela": True, "montant": 0},
                ],
            },
            "tranches[2]",
            "tranches_trou",
        ),
    ],
)
def test_a_fault_is_told_at_its_field(examiner: Any, partie: dict[str, Any], chemin: str, code: str) -> None:
    examen = examiner(partie, demonstration().vocabulaire)

    assert examen.valeur is None
    assert [(faute.chemin, faute.code) for faute in examen.fautes] == [(chemin, code)]
    assert examen.fautes_de(chemin.partition("[")[0].partition(".")[0]) == examen.fautes


def test_a_loan_tells_how_it_is_repaid_once() -> None:
    assert examiner_pret({"article": "1", "texte": "t", "mensualites": 3}).valeur is not None
    assert [f.code for f in examiner_pret({"article": "1", "texte": "t"}).fautes] == ["resultat_ambigu"]
    assert [f.code for f in examiner_pret({"article": "1", "texte": "t", "mensualite": 0}).fautes] == [
        "nombre_hors_limites"
    ]


def test_an_indicator_names_only_those_above_it() -> None:
    definitions = charger("r22_fsl_cotes_d_armor").definitions
    table = en_table(charger("r22_fsl_cotes_d_armor"))["indicateur"]
    assert isinstance(table, list)

    assert examiner_definition(table[1], definitions[:1]).valeur == definitions[1]
    assert [f.code for f in examiner_definition(table[1], ()).fautes] == ["valeur_inconnue"]


def _energie(reglement: Reglement, effet: date, libelle: str = "Énergie") -> Reglement:
    aide = reglement.aide("aide_energie")
    return avec_aide(reglement, replace(aide, libelle=libelle, deliberation=replace(aide.deliberation, effet=effet)))


def test_a_new_version_is_added_and_the_former_one_kept() -> None:
    nouveau = _energie(demonstration(), date(2027, 1, 1), "Énergie 2027")

    assert [v.libelle for v in nouveau.versions("aide_energie")] == ["Aide à l’énergie", "Énergie 2027"]
    assert len(nouveau.aides) == 6
    en_2026, en_2027 = (nouveau.version_du("aide_energie", date(annee, 6, 1)) for annee in (2026, 2027))
    assert en_2026
    assert en_2026.libelle == "Aide à l’énergie"
    assert en_2027
    assert en_2027.libelle == "Énergie 2027"
    assert lire_reglement(en_table(nouveau)) == replace(nouveau, format=FORMAT)


def test_a_version_of_the_same_day_is_replaced() -> None:
    corrige = _energie(demonstration(), date(2025, 1, 1), "Corrigée")

    assert [v.libelle for v in corrige.versions("aide_energie")] == ["Corrigée"]


def test_an_older_version_takes_its_place_before() -> None:
    avec = _energie(demonstration(), date(2024, 1, 1), "Ancienne")

    assert avec.aide("aide_energie").libelle == "Aide à l’énergie"
    assert [v.libelle for v in avec.anterieures] == ["Ancienne"]


def test_a_new_aid_comes_last_and_one_is_taken_away() -> None:
    sans = sans_aide(demonstration(), "aide_energie")

    assert next(aide.code for aide in sans.aides) == "aide_alimentaire"
    assert avec_aide(sans, demonstration().aide("aide_energie")).aides[-1].code == "aide_energie"
