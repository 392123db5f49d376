"""What an aid under writing says: its sentences, its faults at their places, its pitfalls, its examples."""

from __future__ import annotations

from typing import Any

import pytest

from ccas_desktop.application.redaction_aides.changements import IDENTIQUE
from ccas_desktop.application.redaction_aides.examen import ExamenProjet, examiner_projet
from ccas_desktop.application.redaction_aides.faits import faits_a_dire
from ccas_desktop.application.redaction_aides.formes import Genre, Table, Variantes
from ccas_desktop.application.redaction_aides.formes_aide import sections
from ccas_desktop.application.redaction_aides.formes_conditions import FormesConditions
from ccas_desktop.application.redaction_aides.mots import lieu_en_mots, section_de
from ccas_desktop.application.redaction_aides.projet import aide_vierge, nom_de, table_de
from ccas_desktop.application.redaction_aides.valeurs import ecrire, lire
from ccas_desktop.domain.reglement.modele.baremes import AUCUN
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE
from tests.domain.reglement.outils import DONNEES, charger, demonstration

REGLES = sorted(f.name.removesuffix(".toml") for f in DONNEES.glob("r*.toml") if "trous" not in f.name)


def _epis(**exemple: object) -> Table:
    table = table_de(charger("r05_les_epis").aides[0])
    faits = {"ressources_mensuelles": "1120", "charges_mensuelles": "640", "nombre_personnes": "2"}
    table["exemple"] = [{"nom": "Juste au seuil", "faits": faits, "issue": "commission", **exemple}]
    return table


def _examiner(table: Table) -> ExamenProjet:
    return examiner_projet(table, charger("r05_les_epis"), AUCUN)


@pytest.mark.parametrize("nom", REGLES)
def test_every_real_rule_is_opened_whole(nom: str) -> None:
    reglement = charger(nom)
    for aide in reglement.aides:
        examen = examiner_projet(table_de(aide), reglement, AUCUN)

        assert (examen.aide, examen.remarques) == (aide, ())
        assert all(section.forme(table_de(aide)) for section in sections(reglement.vocabulaire))


def test_what_a_draft_changes_in_the_version_it_replaces_is_said() -> None:
    reglement = demonstration()
    table = table_de(reglement.aide("aide_energie"))
    pareille = examiner_projet(table, reglement, AUCUN).changements
    table["montant"]["tranches"][1]["pour_cent"] = "45"  # type: ignore[index]
    table["libelle"] = "Aide au chauffage"
    table["deliberation"]["numero"] = "2027-001"  # type: ignore[index]

    changements = examiner_projet(table, reglement, AUCUN).changements

    assert pareille == (IDENTIQUE,)
    nom, taux = (changement.replace("\u00a0", " ").replace("\u202f", " ") for changement in changements)
    assert nom == "Nom : « Aide à l’énergie » devient « Aide au chauffage »"
    avant, apres = taux.split(" devient ")
    assert avant.startswith("Montant, article 4.3 : « ")
    assert "40 % de" in avant
    assert "45 % de" in apres
    assert "›" not in taux


def test_a_part_removed_is_named_without_the_words_of_the_file() -> None:
    reglement = demonstration()
    table = table_de(reglement.aide("aide_energie"))
    table["condition"] = table["condition"][:-1]  # type: ignore[index]
    table["exemple"] = []

    (phrase,) = examiner_projet(table, reglement, AUCUN).changements

    assert phrase.startswith("Retiré\u00a0: Condition, article 4.1\u00a0: Habite la commune")
    assert "=" not in phrase


def test_an_aid_that_replaces_none_changes_nothing() -> None:
    assert examiner_projet(table_de(charger("r05_les_epis").aides[0]), demonstration(), AUCUN).changements == ()


def test_a_new_aid_is_missing_things_and_wrong_in_none() -> None:
    examen = _examiner(aide_vierge())

    assert examen.fautes == ()
    assert {"libelle", "voie", "deliberation.effet", "montant"} <= {r.chemin for r in examen.manques}
    assert examen.phrases == ()


def test_what_is_written_is_said_before_all_is() -> None:
    table = _epis()
    table["libelle"] = ""
    table["montant"] = {}

    examen = _examiner(table)

    assert examen.aide is None
    assert [phrase for phrase in examen.phrases if "moins de 8,00" in phrase]


@pytest.mark.parametrize(
    ("partie", "chemin", "phrase"),
    [
        ({"moins_de": "huit"}, "condition[1].moins_de", "Un nombre est attendu, par exemple 119,99."),
        ({"moins_de": "3", "a_partir_de": "9"}, "condition[1]", "La borne basse dépasse la borne haute."),
    ],
)
def test_a_fault_is_told_at_its_field(partie: dict[str, Any], chemin: str, phrase: str) -> None:
    table = _epis()
    table["condition"][0] |= partie  # type: ignore[index]

    assert [(r.chemin, r.phrase) for r in _examiner(table).fautes] == [(chemin, phrase)]


def test_a_gap_between_two_brackets_is_told_as_typed() -> None:
    table = _epis()
    table["montant"] = {
        "article": "1",
        "texte": "Le montant dépend du quotient familial.",
        "indicateur": "quotient_familial",
        "tranches": [
            {"jusqu_a": "336", "montant": "100"},
            {"a_partir_de": "337", "jusqu_a": "800", "montant": "50"},
            {"au_dela": True, "issue": "non_eligible"},
        ],
    }

    (faute,) = _examiner(table).fautes

    assert (faute.chemin, faute.lieu) == ("montant.tranches[2]", "Montant › Tranche 2")
    assert "trou" in faute.phrase


def test_an_example_is_tried_at_each_change() -> None:
    (conforme,) = _examiner(_epis()).essais
    assert conforme.conforme
    assert conforme.phrase == "Conforme\u00a0: La commission examine"

    table = _epis()
    table["condition"][0]["moins_de"] = "8,01"  # type: ignore[index]
    (different,) = _examiner(table).essais
    assert not different.conforme
    assert different.phrase == ("Différent\u00a0: La commission examine attendu, Aide accordée, 50,00\u00a0€ obtenu")


def test_the_amount_of_an_example_counts_only_when_told() -> None:
    proche = {"ressources_mensuelles": "900", "charges_mensuelles": "640", "nombre_personnes": "2"}

    assert _examiner(_epis(issue="eligible", faits=proche)).essais[0].conforme
    assert not _examiner(_epis(issue="eligible", faits=proche, montant="51")).essais[0].conforme


def test_an_example_that_says_too_little_says_what_is_missing() -> None:
    (essai,) = _examiner(_epis(faits={})).essais

    assert not essai.conforme
    assert "Il manque une information (Ressources du mois" in essai.obtenu


def test_a_worked_example_shows_the_formula_developed() -> None:
    sans = table_de(charger("r05_les_epis").aides[0])

    assert any("(1\u202f200,00 − 780,00) ÷ 2 ÷ 30 = 7,00" in ligne for ligne in _examiner(sans).exemple)
    assert _examiner(_epis()).exemple[0] == "Juste au seuil"


def test_a_pitfall_is_told_and_blocks_nothing() -> None:
    table = _epis()
    table["condition"][0]["texte"] = "L’aide est réservée aux personnes de nationalité française."  # type: ignore[index]

    examen = _examiner(table)

    assert [a.code for a in examen.avertissements] == ["nationalite"]
    assert examen.aide is not None


def test_a_question_gets_a_name_from_its_words() -> None:
    table = _epis()
    table["condition"].append(  # type: ignore[attr-defined]
        {
            "article": "2.2",
            "texte": "Le foyer participe à un atelier par mois.",
            "question": "Atelier fait ?",
            "est": True,
        }
    )
    aide = _examiner({**table, "code": "", "exemple": []}).aide

    assert aide is not None
    assert [question.code for question in aide.questions] == ["atelier_fait"]
    assert aide.code == "acces_a_l_epicerie_sociale"


def test_a_question_typed_with_or_without_a_name_can_be_told_in_an_example() -> None:
    condition = {"article": "2.2", "texte": "Un atelier par mois.", "question": "Atelier fait ?", "est": True}
    sans = faits_a_dire({"condition": [condition]}, PAR_CODE)
    avec = faits_a_dire({"condition": [{**condition, "code": "atelier"}]}, PAR_CODE)
    assert [(fait.code, fait.libelle) for fait in (*sans, *avec)] == [
        ("atelier_fait", "Atelier fait ?"),
        ("atelier", "Atelier fait ?"),
    ]
    assert faits_a_dire({"condition": [{**condition, "question": ""}]}, PAR_CODE) == ()


@pytest.mark.parametrize(
    ("libelle", "nom"),
    [
        ("Aide à l’énergie", "aide_a_l_energie"),
        ("2 colis de Noël", "colis_de_noel"),
        ("Œuvre", "oeuvre"),
        ("…", ""),
        ("a" * 60, "a" * 40),
    ],
)
def test_a_name_is_made_of_words(libelle: str, nom: str) -> None:
    assert nom_de(libelle) == nom


@pytest.mark.parametrize(
    ("genre", "texte", "valeur"),
    [
        (Genre.NOMBRE, "1 234,50 €", "1234,50"),
        (Genre.NOMBRE, "huit", "huit"),
        (Genre.ENTIER, "10", 10),
        (Genre.ENTIER, "dix", "dix"),
        (Genre.NOMBRES, "550 ; 750 €;", ["550", "750"]),
        (Genre.TEXTES, "vacances; permis", ["vacances", "permis"]),
        (Genre.JOUR_DU_MOIS, "1/9", "09-01"),
        (Genre.JOUR_DU_MOIS, "bientôt", "bientôt"),
        (Genre.OUI_NON, "non", False),
        (Genre.TEXTE, " a ", "a"),
    ],
)
def test_what_is_typed_is_read_or_kept(genre: Genre, texte: str, valeur: object) -> None:
    assert lire(genre, texte) == valeur
    assert lire(genre, ecrire(genre, valeur)) == valeur


def test_another_way_of_writing_drops_the_keys_of_the_former() -> None:
    (comparaison,) = FormesConditions(PAR_CODE, AUCUN).test("age_demandeur")
    assert isinstance(comparaison, Variantes)
    table: Table = {"indicateur": "age_demandeur", "moins_de": "25"}
    entre = next(cas for cas in comparaison.cas if cas.code == "a_partir_de_moins_de")

    comparaison.prendre(table, entre)

    assert table == {"indicateur": "age_demandeur", "a_partir_de": "", "moins_de": "25"}
    assert comparaison.cas_de(table) is entre
    comparaison.prendre(table, next(cas for cas in comparaison.cas if cas.code == "egal"))
    assert table == {"indicateur": "age_demandeur", "egal": ""}


def test_a_place_is_said_in_words_and_has_its_section() -> None:
    assert lieu_en_mots("condition[2].toutes[1].moins_de") == "Condition 2 › Et 1 › Moins de"
    assert lieu_en_mots("") == "Aide"
    assert [section_de(c) for c in ("condition[2].est", "deliberation.effet", "pret")] == [
        "conditions",
        "identite",
        "limites",
    ]
