"""What is sent to each source, and what is refused before anything leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ccas_desktop.domain.errors import SaisieInvalide
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, LieuNaissance, Sexe
from ccas_desktop.domain.provenance import Mois
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.complement import ComplementIdentite, Degre, Etablissements, code_de_departement
from ccas_desktop.domain.sources.envoi import PERSONNE_NON_NOMMEE, Sujet, completer, preparer

CLARA = Identite(
    nom_famille="ROBERT",
    prenoms=("CLARA", "Œlle"),
    sexe=Sexe.FEMININ,
    nom_usage="MARTIN",
    date_naissance=DateNaissance(2010, 9, 21),
    lieu_naissance=LieuNaissance("99100", commune="13055"),
)
ECOLE = Etablissements(uai="0130039x")
SCOLARITE, ETUDIANT, BOURSE = Source.SCOLARITE, Source.STATUT_ETUDIANT, Source.ETUDIANT_BOURSIER
STATUT = Source.STATUT_DEMANDEUR_EMPLOI


def envoyes(source: Source, identite: Identite = CLARA, **complements: object) -> list[tuple[str, str]]:
    complement = ComplementIdentite(**complements)  # type: ignore[arg-type]
    return list(preparer(source, Sujet(identite, complement)).parametres)


def codes(source: Source, sujet: Sujet) -> list[tuple[str, str]]:
    with pytest.raises(SaisieInvalide) as refus:
        preparer(source, sujet)
    return [(erreur.champ, erreur.code) for erreur in refus.value.erreurs]


def test_a_pupil_is_asked_by_one_first_name_and_a_whole_date() -> None:
    assert envoyes(SCOLARITE, etablissement=ECOLE, annee_scolaire="2026") == [
        ("nomNaissance", "ROBERT"),
        ("prenoms[]", "CLARA"),
        ("anneeDateNaissance", "2010"),
        ("moisDateNaissance", "9"),
        ("jourDateNaissance", "21"),
        ("sexeEtatCivil", "F"),
        ("anneeScolaire", "2026"),
        ("codeEtablissement", "0130039X"),
    ]


@pytest.mark.parametrize(
    ("lieu", "parametres"),
    [
        (
            Etablissements(departements=("013", "02A"), degre=Degre.SECOND),
            [("degreEtablissement", "2D"), ("codesBcnDepartements[]", "013"), ("codesBcnDepartements[]", "02A")],
        ),
        (
            Etablissements(regions=("14",), degre=Degre.PREMIER),
            [("degreEtablissement", "1D"), ("codesBcnRegions[]", "14")],
        ),
    ],
)
def test_a_pupil_may_be_looked_for_in_a_wider_place(lieu: Etablissements, parametres: list[tuple[str, str]]) -> None:
    assert envoyes(SCOLARITE, etablissement=lieu, annee_scolaire="2026-2027")[-len(parametres) :] == parametres


@pytest.mark.parametrize(
    ("lieu", "code"),
    [
        (Etablissements(uai="0130039"), "uai_illisible"),
        (Etablissements(uai="0130039Y"), "uai_inexact"),
        (Etablissements(uai="0130093X"), "uai_inexact"),
        (Etablissements(uai="0130039X", regions=("14",)), "un_seul_perimetre"),
        (Etablissements(departements=("013",), regions=("14",), degre=Degre.SECOND), "un_seul_perimetre"),
        (Etablissements(departements=("013",)), "degre_obligatoire"),
        (Etablissements(departements=("020",), degre=Degre.SECOND), "departement_inconnu"),
        (Etablissements(regions=("28",), degre=Degre.SECOND), "region_inconnue"),
    ],
)
def test_a_place_that_cannot_be_is_refused(lieu: Etablissements, code: str) -> None:
    complement = ComplementIdentite(annee_scolaire="2026", etablissement=lieu)

    assert codes(SCOLARITE, Sujet(CLARA, complement)) == [("etablissement", code)]


def test_everything_missing_is_told_at_once() -> None:
    partielle = replace(CLARA, sexe=None, date_naissance=DateNaissance(2010, 9))

    assert set(codes(SCOLARITE, Sujet(partielle))) == {
        ("annee_scolaire", "obligatoire_pour_appel"),
        ("etablissement", "obligatoire_pour_appel"),
        ("sexe", "obligatoire_pour_appel"),
        ("date_naissance", "date_entiere_pour_appel"),
    }


@pytest.mark.parametrize("annee", ["26-27", "2026-2028", "2026/2027", "deux mille"])
def test_a_school_year_must_be_one(annee: str) -> None:
    complement = ComplementIdentite(annee_scolaire=annee, etablissement=ECOLE)

    assert codes(SCOLARITE, Sujet(CLARA, complement)) == [("annee_scolaire", "annee_scolaire_illisible")]


def test_the_school_year_of_the_day_is_meant_when_none_is_given() -> None:
    jour = date(2026, 8, 31)

    assert completer(SCOLARITE, ComplementIdentite(), jour).annee_scolaire == "2025-2026"
    assert completer(SCOLARITE, ComplementIdentite(annee_scolaire="2024"), jour).annee_scolaire == "2024"
    assert completer(ETUDIANT, ComplementIdentite(), jour) == ComplementIdentite()


def test_a_student_is_asked_by_number_rather_than_by_name() -> None:
    envoi = preparer(ETUDIANT, Sujet(PERSONNE_NON_NOMMEE, ComplementIdentite(ine=" 1234567890a ")))

    assert (envoi.requete.chemin, envoi.parametres) == (
        "/v3/mesri/statut_etudiant/ine",
        (("ine", "1234567890A"),),
    )


def test_a_student_born_abroad_has_the_country_where_the_commune_would_be() -> None:
    ailleurs = replace(CLARA, lieu_naissance=LieuNaissance("99331"))

    assert ("codeCogInseeCommuneNaissance", "99331") in envoyes(ETUDIANT, ailleurs)
    assert "codeCogInseePaysNaissance" not in dict(envoyes(ETUDIANT, ailleurs))
    assert "nomUsage" not in dict(envoyes(ETUDIANT, ailleurs))


def test_a_scholarship_wants_neither_sex_nor_place() -> None:
    nue = replace(CLARA, sexe=None, lieu_naissance=None)

    assert envoyes(BOURSE, nue, annee_campagne=2022)[-2:] == [("jourDateNaissance", "21"), ("campaignYear", "2022")]
    assert dict(envoyes(BOURSE))["codeCogInseeCommuneNaissance"] == "13055"
    assert "codeCogInseeCommuneNaissance" not in dict(
        envoyes(BOURSE, replace(CLARA, lieu_naissance=LieuNaissance("99331")))
    )


@pytest.mark.parametrize(
    ("source", "complement", "faute"),
    [
        (ETUDIANT, ComplementIdentite(ine="123456789"), ("ine", "ine_illisible")),
        (ETUDIANT, ComplementIdentite(ine="1234567890É"), ("ine", "ine_illisible")),
        (BOURSE, ComplementIdentite(annee_campagne=2020), ("annee_campagne", "campagne_trop_ancienne")),
        (STATUT, ComplementIdentite(), ("identifiant_france_travail", "obligatoire_pour_appel")),
        (
            STATUT,
            ComplementIdentite(identifiant_france_travail="a\nb"),
            ("identifiant_france_travail", "identifiant_illisible"),
        ),
        (STATUT, ComplementIdentite(identifiant_france_travail="a", ine="1"), ("ine", "complement_inutile")),
    ],
)
def test_what_designates_the_person_is_checked(
    source: Source, complement: ComplementIdentite, faute: tuple[str, str]
) -> None:
    assert codes(source, Sujet(CLARA, complement)) == [faute]


def test_a_month_is_for_the_quotient_familial_alone() -> None:
    assert codes(Source.PRIME_ACTIVITE, Sujet(CLARA, mois=Mois(2026, 5))) == [("mois", "complement_inutile")]
    assert preparer(Source.QUOTIENT_FAMILIAL, Sujet(CLARA, mois=Mois(2026, 5))).parametres[-2:] == (
        ("annee", "2026"),
        ("mois", "5"),
    )


@pytest.mark.parametrize(
    ("texte", "code"),
    [("75", "075"), ("075", "075"), ("2a", "02A"), ("974", "974"), ("20", None), ("99", None), ("", None)],
)
def test_a_departement_has_its_code_of_the_schools(texte: str, code: str | None) -> None:
    assert code_de_departement(texte) == code
