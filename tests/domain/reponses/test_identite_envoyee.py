from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.errors import SaisieInvalide
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, LieuNaissance, Sexe
from ccas_desktop.domain.reponses.identite_envoyee import caracteres_refuses, nom_envoyable, preparer_envoi

JEANNE = Identite(
    nom_famille="ROUX",
    prenoms=("JEANNE", "STEPHANIE"),
    sexe=Sexe.FEMININ,
    date_naissance=DateNaissance(1987, 6, 27),
    lieu_naissance=LieuNaissance("99100", commune="08480"),
)


def refus(identite: Identite) -> list[tuple[str, str]]:
    with pytest.raises(SaisieInvalide) as erreur:
        preparer_envoi(identite)
    return [(e.champ, e.code) for e in erreur.value.erreurs]


def test_sends_the_parameters_of_the_service() -> None:
    assert preparer_envoi(JEANNE).parametres == (
        ("nomNaissance", "ROUX"),
        ("prenoms[]", "JEANNE"),
        ("prenoms[]", "STEPHANIE"),
        ("anneeDateNaissance", "1987"),
        ("moisDateNaissance", "6"),
        ("jourDateNaissance", "27"),
        ("sexeEtatCivil", "F"),
        ("codeCogInseePaysNaissance", "99100"),
        ("codeCogInseeCommuneNaissance", "08480"),
    )
    assert preparer_envoi(JEANNE).modifications == ()


def test_sends_the_nom_usage_only_when_there_is_one() -> None:
    avec = dict(preparer_envoi(replace(JEANNE, nom_usage="MARTIN")).parametres)
    sans = dict(preparer_envoi(replace(JEANNE, nom_usage="  ")).parametres)

    assert avec["nomUsage"] == "MARTIN"
    assert "nomUsage" not in sans


@pytest.mark.parametrize(
    ("naissance", "envoyees"),
    [(DateNaissance(1962), 1), (DateNaissance(1962, 5), 2), (None, 0)],
)
def test_sends_the_known_parts_of_a_date(naissance: DateNaissance | None, envoyees: int) -> None:
    parametres = preparer_envoi(replace(JEANNE, date_naissance=naissance)).parametres

    assert sum(nom.endswith("DateNaissance") for nom, _ in parametres) == envoyees


def test_ignores_the_commune_of_a_birth_abroad() -> None:
    lieu = LieuNaissance("99127", commune="08480", commune_nom="Rome", departement="75")

    parametres = dict(preparer_envoi(replace(JEANNE, lieu_naissance=lieu)).parametres)

    assert parametres["codeCogInseePaysNaissance"] == "99127"
    assert not [nom for nom in parametres if "ommune" in nom or "Departement" in nom]


def test_sends_the_name_of_a_commune_without_code() -> None:
    lieu = LieuNaissance("99100", commune_nom="L’Haÿ-les-Roses", departement="94")

    parametres = dict(preparer_envoi(replace(JEANNE, lieu_naissance=lieu)).parametres)

    assert parametres["nomCommuneNaissance"] == "L'Haÿ-les-Roses"
    assert parametres["codeCogInseeDepartementNaissance"] == "94"
    assert "codeCogInseeCommuneNaissance" not in parametres


@pytest.mark.parametrize(
    ("tape", "envoye"),
    [
        ("Cœur", "Coeur"),
        ("ŒUVRARD", "OEUVRARD"),
        ("L’Hôte", "L'Hôte"),
        ("LE\u00a0GOFF", "LE GOFF"),
        ("LOUŸS", "LOUYS"),
        ("Łukasz", "Lukasz"),
        ("Škoda", "Skoda"),
        ("Yıldız Ağaoğlu", "Yildiz Agaoglu"),
        ("Nguyễn", "Nguyen"),
        ("ST. PIERRE", "ST PIERRE"),
        ("JEAN\u2011PAUL", "JEAN-PAUL"),
    ],
)
def test_writes_names_in_the_letters_of_the_service(tape: str, envoye: str) -> None:
    envoi = preparer_envoi(replace(JEANNE, nom_famille=tape))

    assert dict(envoi.parametres)["nomNaissance"] == envoye
    assert envoi.modifications == ((tape, envoye),)


@pytest.mark.parametrize("tape", ["GÉRÔME", " ROUX ", "LE  GOFF", "Ge\u0301rard", "D'ARC", "Straße", "ÿ"])
def test_says_nothing_of_names_that_do_not_change(tape: str) -> None:
    assert preparer_envoi(replace(JEANNE, nom_famille=tape)).modifications == ()


def test_sends_three_first_names_and_says_so() -> None:
    envoi = preparer_envoi(replace(JEANNE, prenoms=("A", " ", "B", "C", "D")))

    assert [v for nom, v in envoi.parametres if nom == "prenoms[]"] == ["A", "B", "C"]
    assert envoi.modifications == (("A, B, C, D", "A, B, C"),)


@pytest.mark.parametrize("nom", ["李", "ROUX2", "Иванов", "😀", "ROUX#eval", "\ud800"])
def test_refuses_at_its_field_a_name_that_has_no_equivalent(nom: str) -> None:
    assert refus(replace(JEANNE, nom_famille=nom)) == [("nom_famille", "caractere_non_envoyable")]


def test_names_the_characters_refused() -> None:
    with pytest.raises(SaisieInvalide) as erreur:
        preparer_envoi(replace(JEANNE, prenoms=("JEAN 2",)))

    assert erreur.value.erreurs[0].faits == {"caracteres": "2"}


def test_refuses_a_name_of_punctuation_alone() -> None:
    assert refus(replace(JEANNE, nom_famille="...")) == [("nom_famille", "obligatoire_pour_appel")]


def test_refuses_what_the_service_requires_and_is_missing() -> None:
    manque = Identite("", (), None, lieu_naissance=None)

    assert {champ for champ, _ in refus(manque)} == {"nom_famille", "prenoms", "sexe", "lieu_naissance"}


@pytest.mark.parametrize(
    ("lieu", "code"),
    [
        (LieuNaissance("FR", commune="08480"), "pays_non_envoyable"),
        (LieuNaissance("99100", commune="20004"), "commune_non_envoyable"),
        (LieuNaissance("99100", commune="٠٨٤٨٠"), "commune_non_envoyable"),
        (LieuNaissance("99100", commune_nom="Ajaccio", departement="2C"), "departement_non_envoyable"),
    ],
)
def test_refuses_codes_of_the_wrong_form(lieu: LieuNaissance, code: str) -> None:
    assert refus(replace(JEANNE, lieu_naissance=lieu)) == [("lieu_naissance", code)]


@pytest.mark.parametrize("commune", ["2A004", "97411", "75101", "13055"])
def test_accepts_the_communes_of_corsica_and_overseas(commune: str) -> None:
    lieu = LieuNaissance("99100", commune=commune)

    assert (
        dict(preparer_envoi(replace(JEANNE, lieu_naissance=lieu)).parametres)["codeCogInseeCommuneNaissance"] == commune
    )


@given(st.text())
def test_a_name_without_refused_character_passes_the_rule_of_the_service(texte: str) -> None:
    envoye = nom_envoyable(texte)

    if envoye and not caracteres_refuses(envoye):
        assert re.fullmatch(r"[a-zA-ZÀ-ÖØ-öø-ÿ' -]+", envoye)
    assert nom_envoyable(envoye) == envoye
