from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from ccas_desktop.domain.provenance import DECLARE, Mois, NatureProvenance, Provenance
from ccas_desktop.domain.reglement.modele.indicateurs import Unite
from ccas_desktop.domain.reglement.modele.intervalle import Borne, Intervalle, Parmi
from ccas_desktop.domain.reglement.redaction import (
    ecrire_comparaison,
    ecrire_provenance,
    ecrire_test,
    ecrire_valeur,
    expression_d_egalite,
    expression_de,
)

HUIT_EXCLU = Intervalle(haute=Borne(Decimal(8), False))
BANDE = Intervalle(Borne(Decimal(245), True), Borne(Decimal(300), True))
CERTIFIE = NatureProvenance.CERTIFIE


def _lisible(texte: str) -> str:
    return texte.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("valeur", "unite", "texte"),
    [
        (True, Unite.OUI_NON, "oui"),
        (False, Unite.OUI_NON, "non"),
        ("cantine", Unite.TEXTE, "cantine"),
        (Decimal("1450.325"), Unite.EURO_PAR_MOIS, "1 450,33 €"),
        (Decimal("-0.5"), Unite.EURO_PAR_JOUR, "−0,50 €"),
        (Decimal(450), Unite.EURO_PAR_PART, "450 €"),
        (Decimal("450.50"), Unite.EURO_PAR_PART, "450,50 €"),
        (Decimal(25), Unite.ANNEES, "25 ans"),
        (Decimal("2.30"), Unite.NOMBRE, "2,3"),
        (Decimal(100), Unite.NOMBRE, "100"),
    ],
)
def test_a_value_is_written_with_its_unit(valeur: Decimal | bool | str, unite: Unite, texte: str) -> None:
    assert _lisible(ecrire_valeur(valeur, unite)) == texte


@pytest.mark.parametrize(
    ("valeur", "texte"),
    [("4.8618888", "4,86 €"), ("7.998", "7,998 €"), ("7.99999", "7,99999 €"), ("8.005", "8,01 €"), ("8", "8,00 €")],
)
def test_rounding_never_crosses_the_bound_it_stands_against(valeur: str, texte: str) -> None:
    assert _lisible(ecrire_valeur(Decimal(valeur), Unite.EURO_PAR_JOUR, face_a=[Decimal(8)])) == texte


@pytest.mark.parametrize(
    ("test", "texte"),
    [
        (HUIT_EXCLU, "moins de 8,00 €"),
        (Intervalle(haute=Borne(Decimal(8), True)), "jusqu’à 8,00 €"),
        (Intervalle(Borne(Decimal(8), True)), "à partir de 8,00 €"),
        (Intervalle(Borne(Decimal(8), False)), "plus de 8,00 €"),
        (BANDE, "de 245,00 € à 300,00 €"),
        (Intervalle(Borne(Decimal(1), False), Borne(Decimal(2), True)), "plus de 1,00 € et jusqu’à 2,00 €"),
        (Parmi((Decimal(1), Decimal(2))), "1,00 € ou 2,00 €"),
    ],
)
def test_a_test_is_written_as_a_rule_reads(test: Intervalle | Parmi, texte: str) -> None:
    assert _lisible(ecrire_test(test, Unite.EURO)) == texte


@pytest.mark.parametrize(
    ("valeur", "intervalle", "texte"),
    [
        ("7.5", HUIT_EXCLU, "7,50 € < 8,00 €"),
        ("8", HUIT_EXCLU, "8,00 € ≥ 8,00 €"),
        ("250", BANDE, "245,00 € ≤ 250,00 € ≤ 300,00 €"),
        ("244.99", BANDE, "244,99 € < 245,00 €"),
        ("300.01", BANDE, "300,01 € > 300,00 €"),
        ("5", Intervalle(Borne(Decimal(5), False)), "5,00 € ≤ 5,00 €"),
        ("6", Intervalle(Borne(Decimal(5), False)), "6,00 € > 5,00 €"),
        ("5", Intervalle(Borne(Decimal(5), True)), "5,00 € ≥ 5,00 €"),
        ("5", Intervalle(Borne(Decimal(4), False), Borne(Decimal(6), False)), "4,00 € < 5,00 € < 6,00 €"),
    ],
)
def test_a_comparison_is_always_a_true_statement(valeur: str, intervalle: Intervalle, texte: str) -> None:
    assert _lisible(ecrire_comparaison(Decimal(valeur), intervalle, Unite.EURO)) == texte


def test_the_expression_of_a_comparison_is_exact() -> None:
    assert expression_de(Decimal("250.125"), BANDE) == "245 <= 250.125 <= 300"
    assert expression_d_egalite(Decimal(2), Parmi((Decimal(1), Decimal(2)))) == "2 == 1 or 2 == 2"
    assert expression_d_egalite(True, Parmi((True,))) == ""


@pytest.mark.parametrize(
    ("provenance", "texte"),
    [
        (DECLARE, "déclaré"),
        (Provenance(NatureProvenance.VU_SUR_PIECE), "vu sur pièce"),
        (Provenance(NatureProvenance.VU_SUR_PIECE, piece="facture"), "vu sur pièce : facture"),
        (
            Provenance(CERTIFIE, fournisseur="CNAF", mois=Mois(2026, 10), instant=datetime(2026, 11, 23, tzinfo=UTC)),
            "certifié CAF · octobre 2026, consulté le 23/11/2026",
        ),
        (Provenance(CERTIFIE, fournisseur="MSA"), "certifié MSA"),
        (Provenance(CERTIFIE), "certifié"),
    ],
)
def test_a_provenance_is_written_as_the_letter_shows_it(provenance: Provenance, texte: str) -> None:
    assert _lisible(ecrire_provenance(provenance)) == texte
