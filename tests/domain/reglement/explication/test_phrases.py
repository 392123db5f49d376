"""The rules read as sentences, built from their data."""

from __future__ import annotations

import pytest

from ccas_desktop.domain.reglement.explication.phrases import phrases_de
from ccas_desktop.domain.reglement.explication.phrases_definitions import formule_de
from tests.domain.reglement.outils import DONNEES, charger, demonstration

REGLES = sorted(f.name.removesuffix(".toml") for f in DONNEES.glob("*.toml") if "trous" not in f.name)


def _simple(texte: str) -> str:
    return texte.replace("\u202f", " ").replace("\u00a0", " ")


def _phrases(nom: str, code: str = "") -> list[str]:
    lu = charger(nom)
    return [_simple(phrase) for phrase in phrases_de(lu.aide(code) if code else lu.aides[0])]


@pytest.mark.parametrize("nom", REGLES)
def test_every_rule_reads_as_whole_sentences(nom: str) -> None:
    lu = charger(nom)
    phrases = [phrase for aide in lu.aides for phrase in phrases_de(aide)]
    formules = [formule_de(definition) for definition in lu.definitions]

    assert all(phrase[0].isupper() and phrase.endswith(".") for phrase in phrases)
    assert all(" = " in formule for formule in formules)


def test_an_aid_reads_from_its_conditions_to_who_decides() -> None:
    assert [_simple(phrase) for phrase in phrases_de(demonstration().aide("aide_energie"))] == [
        "Habite la commune : oui ; sinon, pas d’aide.",
        "Reste à vivre par personne moins de 120,00 € : 50 % de « Montant de la facture ».",
        "Reste à vivre par personne à partir de 120,00 € et moins de 240,00 € : 40 % de « Montant de la facture ».",
        "Reste à vivre par personne à partir de 240,00 € et moins de 360,00 € : 30 % de « Montant de la facture ».",
        "Reste à vivre par personne à partir de 360,00 € : pas d’aide.",
        "Jamais plus de 400,00 € par an pour cette aide, ce qui a déjà été versé déduit.",
        "Rien n’est versé au-dessous de 15,00 €.",
        "Décide : le président ou le vice-président.",
    ]


@pytest.mark.parametrize(
    ("nom", "code", "phrase"),
    [
        (
            "r02_aubiere",
            "",
            "Ressources nettes hors aides au logement : jusqu’à [selon personnes au foyer : 2 : 1,75 ; 3 : "
            "2 ; 4 : 2,25, plus "
            "180,00 € par unité au-delà] × barème « smic_net_mensuel » ; sinon, pas d’aide.",
        ),
        (
            "r03_erdeven_quota",
            "",
            "Fois où le CCAS a accordé cette aide cette année, tous foyers : moins de 10 ; sinon, le quota "
            "de l’année est épuisé.",
        ),
        (
            "r09_plaine_d_argenson",
            "aide_jeunes",
            "Quotient familial (CAF ou MSA) : moins de 900 € (vu sur pièce ou certifié) ou Situation "
            "d’emploi : apprenti ; sinon, "
            "pas d’aide.",
        ),
        ("r10_plouedern", "pret_etudiant", "Demande déposée du 1er septembre au 31 octobre ; sinon, pas d’aide."),
        ("r10_plouedern", "pret_etudiant", "C’est un prêt sans intérêt, remboursé en 12 mensualités, après 12 mois."),
        (
            "r10_plouedern",
            "sejours_scolaires_moins_de",
            "Quotient familial local moins de 350,00 € : 80 % de « Montant de la facture », 20,00 € au plus "
            "par unité de "
            "« Nombre de jours ».",
        ),
        (
            "r12_lancon_provence",
            "secours",
            "Jamais plus de 800,00 € (Plafond des secours et des aides), « Déjà versé cette année, hors "
            "prêts » déduit.",
        ),
        (
            "r15_bordeaux",
            "",
            "Ressources retenues : jusqu’à 1 041,00 € × unités de consommation (INSEE) ; sinon, pas d’aide.",
        ),
        ("r17_alfortville", "", "Aide : 30,00 €, pour chaque unité de « Enfants de 16 ans au plus »."),
        ("r20_angers", "", "La personne garde 20 % de « Montant de la facture »."),
        (
            "r22_fsl_cotes_d_armor",
            "",
            "Taux d’effort : jusqu’à 30 % ; sinon, une dérogation est possible, par la commission permanente.",
        ),
    ],
)
def test_each_construct_has_its_words(nom: str, code: str, phrase: str) -> None:
    assert phrase in _phrases(nom, code)


@pytest.mark.parametrize(
    ("nom", "rang", "formule"),
    [
        (
            "r22_fsl_cotes_d_armor",
            0,
            "Ressources moyennes sur trois mois = ressources [toutes sauf Aide au logement (APL, AL)], en "
            "moyenne des 3 mois précédents",
        ),
        (
            "r22_fsl_cotes_d_armor",
            1,
            "Taux d’effort = (charges [seulement Loyer et Charges locatives], du mois en cours, l’aide au "
            "logement étant déduite "
            "du loyer) ÷ ressources moyennes sur trois mois × 100",
        ),
        ("r24_caf_06", 0, "Quotient familial, tolérance déduite = quotient familial (CAF ou MSA) − 15,00 €"),
        (
            "r25_nantes",
            0,
            "Revenu fiscal par mois et par part fiscale = (revenu fiscal de référence) ÷ 12 ÷ parts fiscales",
        ),
        (
            "r17_alfortville",
            2,
            "Enfants de 16 ans au plus au 31 décembre = nombre de personnes du foyer [enfant], jusqu’à 16 "
            "ans au 31 décembre de l’année de la décision",
        ),
        (
            "r12_lancon_provence",
            0,
            "Déjà versé cette année, hors prêts = somme des aides « secours » et « aide » reçues dans l’année civile",
        ),
    ],
)
def test_a_formula_is_shown_developed(nom: str, rang: int, formule: str) -> None:
    assert _simple(formule_de(charger(nom).definitions[rang])) == formule
