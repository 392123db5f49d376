"""Rules that real CCAS have voted (domain.md 3.2), on the figures worked out there."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ccas_desktop.domain.reglement.calcul.evaluation import Evaluation, evaluer
from ccas_desktop.domain.reglement.faits.faits_derives import deriver
from ccas_desktop.domain.reglement.fautes import ReglementInvalide
from ccas_desktop.domain.reglement.modele.model import Issue
from ccas_desktop.domain.reglement.modele.situation import Situation
from tests.domain.reglement.outils import JOUR, appliquer, charger, situation


def _flers(aide: str, facture: str, reste: str, deja: str = "0") -> Evaluation:
    indicateur = f"reste_a_vivre_par_{aide.partition('_')[0]}"
    faits = {indicateur: reste, "montant_facture": facture, "deja_verse_annee_aide": deja}
    return appliquer(charger("r01_flers"), aide, **faits)


@pytest.mark.parametrize("denominateur", ["personne", "adulte"])
@pytest.mark.parametrize(
    ("facture", "reste", "deja", "montant"),
    [
        ("300", "119.99", "0", "150.00"),
        ("300", "120", "0", "120.00"),
        ("512.40", "239.99", "0", "204.96"),
        ("512.40", "359.99", "0", "153.72"),
        ("1000", "80", "0", "400.00"),
        ("300", "80", "350", "50.00"),
    ],
)
def test_r01_pays_below_each_threshold(denominateur: str, facture: str, reste: str, deja: str, montant: str) -> None:
    evaluation = _flers(f"{denominateur}_moins_de", facture, reste, deja)

    assert evaluation.issue is Issue.ELIGIBLE
    assert str(evaluation.montant) == montant


@pytest.mark.parametrize("denominateur", ["personne", "adulte"])
@pytest.mark.parametrize(
    ("facture", "reste", "deja", "montant"),
    [
        ("300", "119.99", "0", "150.00"),
        ("300", "120", "0", "150.00"),
        ("300", "120.01", "0", "120.00"),
        ("512.40", "240", "0", "204.96"),
        ("512.40", "359.99", "0", "153.72"),
        ("300", "360", "0", "90.00"),
        ("1000", "80", "0", "400.00"),
        ("300", "80", "350", "50.00"),
    ],
)
def test_r01_pays_up_to_each_threshold_in_the_other_reading(
    denominateur: str, facture: str, reste: str, deja: str, montant: str
) -> None:
    evaluation = _flers(f"{denominateur}_jusqu_a", facture, reste, deja)

    assert evaluation.issue is Issue.ELIGIBLE
    assert str(evaluation.montant) == montant


@pytest.mark.parametrize(("aide", "reste"), [("personne_moins_de", "360"), ("adulte_jusqu_a", "360.01")])
def test_r01_gives_nothing_beyond_the_last_threshold(aide: str, reste: str) -> None:
    evaluation = _flers(aide, "300", reste)

    assert evaluation.issue is Issue.NON_ELIGIBLE
    assert evaluation.montant == 0
    assert evaluation.motifs[0].article == "1.1"


def test_r01_gives_nothing_once_the_yearly_ceiling_is_reached() -> None:
    evaluation = _flers("personne_moins_de", "300", "80", deja="400")

    assert evaluation.issue is Issue.NON_ELIGIBLE
    assert evaluation.motifs[0].article == "1.2"
    assert "400,00" in evaluation.motifs[0].en_fait


def _epis(ressources: str, charges: str, personnes: str) -> Evaluation:
    faits = situation(ressources_mensuelles=ressources, charges_mensuelles=charges, nombre_personnes=personnes).faits
    reglement = charger("r05_les_epis")
    return evaluer(reglement.aides[0], Situation(JOUR, deriver(faits)), reglement=reglement)


@pytest.mark.parametrize(
    ("ressources", "charges", "personnes"),
    [("1450.32", "1012.75", "3"), ("980", "1010", "2"), ("646.52", "422.10", "1"), ("1120", "641", "2")],
)
def test_r05_admits_below_eight_euros_a_day(ressources: str, charges: str, personnes: str) -> None:
    assert _epis(ressources, charges, personnes).issue is Issue.ELIGIBLE


@pytest.mark.parametrize(
    ("ressources", "charges", "personnes"),
    [("1120", "640", "2"), ("1120", "600", "2"), ("500.15", "260", "1")],
)
def test_r05_sends_eight_euros_a_day_and_more_to_the_commission(ressources: str, charges: str, personnes: str) -> None:
    evaluation = _epis(ressources, charges, personnes)

    assert evaluation.issue is Issue.COMMISSION
    assert evaluation.montant is None
    assert evaluation.motifs[0].article == "2.1"


def test_r05_compares_the_exact_mean_and_not_the_rounded_one() -> None:
    # (500.15 - 140 - 120) / 30 = 8.005, which some roundings would bring down to 8.00 (domain.md, fact 9).
    evaluation = _epis("500.14", "260.15", "1")

    assert evaluation.issue is Issue.ELIGIBLE
    assert any("7,9997" in operation.texte for operation in evaluation.trace.operations)


def _erdeven(*, age: str = "20", qf: str = "500", mois: str = "24", deja: str = "0") -> Evaluation:
    faits = {"age_demandeur": age, "quotient_familial": qf, "anciennete_residence": mois, "nombre_aides_total": deja}
    return appliquer(charger("r03_erdeven"), **faits)


@pytest.mark.parametrize("faits", [{"age": "16"}, {"age": "25"}, {"qf": "999.99"}, {"qf": "0"}, {"mois": "12"}])
def test_r03_grants_within_its_bounds(faits: dict[str, str]) -> None:
    evaluation = _erdeven(**faits)

    assert evaluation.issue is Issue.ELIGIBLE
    assert evaluation.montant == Decimal(250)


@pytest.mark.parametrize(
    ("faits", "article"),
    [
        ({"age": "15"}, "1.1"),
        ({"age": "26"}, "1.1"),
        ({"mois": "11"}, "1.2"),
        ({"qf": "1000"}, "1.3"),
        ({"deja": "1"}, "1.4"),
    ],
)
def test_r03_refuses_out_of_them_and_cites_the_article(faits: dict[str, str], article: str) -> None:
    evaluation = _erdeven(**faits)

    assert evaluation.issue is Issue.NON_ELIGIBLE
    assert [motif.article for motif in evaluation.motifs] == [article]


@pytest.mark.parametrize(
    ("reste", "issue"),
    [
        ("244.99", Issue.NON_ELIGIBLE),
        ("245", Issue.ELIGIBLE),
        ("300", Issue.ELIGIBLE),
        ("300.01", Issue.NON_ELIGIBLE),
    ],
)
def test_r06_has_a_minimum_and_a_maximum(reste: str, issue: Issue) -> None:
    assert appliquer(charger("r06_fleurance"), reste_a_vivre=reste).issue is issue


@pytest.mark.parametrize(
    ("quotient", "montant"), [("336", "168.00"), ("336.50", "144.00"), ("337", "144.00"), ("801", "24.00")]
)
def test_r08_leaves_no_quotient_without_a_rate(quotient: str, montant: str) -> None:
    evaluation = appliquer(charger("r08_plessis_grammoire"), quotient_familial=quotient, montant_facture="240")

    assert str(evaluation.montant) == montant


def test_r08_as_published_is_refused_for_its_gaps() -> None:
    with pytest.raises(ReglementInvalide) as refus:
        charger("r08_avec_trous")

    assert [(faute.chemin, faute.code) for faute in refus.value.fautes] == [
        ("aide[1].montant.tranches[2]", "tranches_trou"),
        ("aide[1].montant.tranches[3]", "tranches_trou"),
    ]
