"""The indicators that a règlement defines: what counts, for how much, over which months, divided by what."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ccas_desktop.domain.reglement.calcul.evaluation import Evaluation, evaluer
from ccas_desktop.domain.reglement.faits.situation_json import lire_situation
from ccas_desktop.domain.reglement.fichier.lecture import lire_reglement
from ccas_desktop.domain.reglement.modele.model import Issue, Reglement
from tests.domain.reglement.fabrique import MONTANT_FIXE

BASE = {"libelle": "Indicateur", "article": "2", "texte": "Ce qui est compté."}


def _reglement(*indicateurs: dict[str, Any], **aide: Any) -> Reglement:
    vote = {"numero": "1", "date": "2025-01-01", "article": "1", "effet": "2025-01-01"}
    return lire_reglement(
        {
            "format": 2,
            "titre": "t",
            "commune": "c",
            "indicateur": [{**BASE, "code": f"i{rang}", **i} for rang, i in enumerate(indicateurs, start=1)],
            "aide": [
                {
                    "code": "a",
                    "libelle": "A",
                    "voie": "delegation",
                    "deliberation": vote,
                    "montant": MONTANT_FIXE,
                    **aide,
                }
            ],
        }
    )


def _evaluer(*indicateurs: dict[str, Any], situation: dict[str, Any]) -> Evaluation:
    """Evaluate an aid whose only condition reads the last indicator."""
    lire = {"article": "1", "texte": "t", "indicateur": f"i{len(indicateurs)}", "a_partir_de": -99999}
    lu = _reglement(*indicateurs, condition=[lire])
    lue = lire_situation({"date": "2026-11-23", **situation}, connus=lu.exprimables)
    return evaluer(lu.aides[0], lue, reglement=lu)


def _valeur(*indicateurs: dict[str, Any], **situation: Any) -> str | None:
    """Return the exact value of the last indicator, None when it is unknown."""
    evaluation = _evaluer(*indicateurs, situation=situation)
    if evaluation.issue is Issue.INFORMATION_MANQUANTE:
        return None
    code = f"i{len(indicateurs)}"
    notees = {donnee.code: donnee.exact for donnee in evaluation.trace.donnees}
    calculees = [o.exact for o in evaluation.trace.operations if o.texte.startswith("Indicateur") and " = " in o.texte]
    return notees.get(code) or calculees[-1]


def _lignes(*lignes: tuple[str, str]) -> list[dict[str, str]]:
    return [{"libelle": nature, "nature": nature, "montant": montant} for nature, montant in lignes]


RESSOURCES = _lignes(("salaire", "900"), ("rsa", "100"), ("aide_logement", "250"))
CHARGES = _lignes(("loyer", "600"), ("telephone_internet", "45"), ("mutuelle", "30"))


@pytest.mark.parametrize(
    ("ressources", "valeur"),
    [
        ({}, "1250"),
        ({"seulement": ["salaire"]}, "900"),
        ({"sauf": ["aide_logement"]}, "1000"),
        ({"aucune": True}, "0"),
        ({"sauf": ["aide_logement"], "quotes_parts": [{"natures": ["salaire"], "part": "1/3"}]}, "400"),
        ({"seulement": ["salaire", "rsa"], "plafonds": [{"natures": ["salaire", "rsa"], "maximum": 950}]}, "950"),
        ({"aucune": True, "forfaits": [{"libelle": "F", "montant": 140}]}, "140"),
        ({"aucune": True, "forfaits": [{"libelle": "F", "montant": 70, "par": "nombre_personnes"}]}, "210"),
    ],
)
def test_what_counts_of_the_resources(ressources: dict[str, Any], valeur: str) -> None:
    trouve = _valeur(
        {"calcul": "budget", "ressources": ressources}, ressources=RESSOURCES, faits={"nombre_personnes": 3}
    )

    assert trouve is not None
    assert Decimal(trouve) == Decimal(valeur)


@pytest.mark.parametrize(
    ("aide_logement", "valeur"), [("ressource", "650"), ("deduite_du_loyer", "650"), ("ignoree", "400")]
)
def test_the_aide_au_logement_counts_once(aide_logement: str, valeur: str) -> None:
    calcul = {"calcul": "budget", "ressources": {}, "charges": {"seulement": ["loyer"]}, "aide_logement": aide_logement}

    assert _valeur(calcul, ressources=RESSOURCES, charges=CHARGES) == valeur


def test_an_aide_above_the_rent_leaves_no_rent_and_no_resource() -> None:
    calcul = {
        "calcul": "budget",
        "ressources": {},
        "charges": {"seulement": ["loyer"]},
        "aide_logement": "deduite_du_loyer",
    }

    assert _valeur(calcul, ressources=_lignes(("aide_logement", "700")), charges=_lignes(("loyer", "600"))) == "0"


def test_the_share_of_a_child_is_that_of_the_child_alone() -> None:
    calcul = {
        "calcul": "budget",
        "ressources": {"quotes_parts": [{"natures": ["salaire"], "part": "1/3", "lien": "enfant"}]},
    }
    lignes = [{**ligne, "lien": lien} for lien in ("demandeur", "enfant") for ligne in _lignes(("salaire", "900"))]

    assert _valeur(calcul, ressources=lignes) == "1200"


@pytest.mark.parametrize(
    ("periode", "valeur"),
    [
        ({}, "900"),
        ({"periode": "mois_precedent"}, "600"),
        ({"moyenne_de_mois": 3}, "500"),
        ({"moyenne_de_mois": 12}, "125"),
    ],
)
def test_the_months_that_count(periode: dict[str, Any], valeur: str) -> None:
    mois = (("2026-09", "300"), ("2026-08", "600"), ("2026-10", "600"), ("2026-11", "900"))
    lignes = [{"libelle": "Salaire", "montant": montant, "debut": m, "fin": m} for m, montant in mois]

    trouve = _valeur({"calcul": "budget", "ressources": {}, **periode}, ressources=lignes)

    assert trouve is not None
    assert Decimal(trouve) == Decimal(valeur)


def test_a_line_whose_nature_is_not_told_leaves_a_sorted_budget_unknown() -> None:
    lignes = [{"libelle": "Versement", "montant": "300"}]

    assert _valeur({"calcul": "budget", "ressources": {"sauf": ["bourse"]}}, ressources=lignes) is None
    assert _valeur({"calcul": "budget", "ressources": {}}, ressources=lignes) == "300"


def test_a_budget_that_is_unknown_is_asked_for() -> None:
    evaluation = _evaluer({"calcul": "budget", "ressources": {}, "charges": {}}, situation={"ressources": []})

    assert [m.code for m in evaluation.manquants] == ["charges_mensuelles"]


QF, RFR = {"quotient_familial": "500"}, {"revenu_fiscal_reference": "12000"}
BASES: list[dict[str, Any]] = [
    {"calcul": "somme", "unite": "euro_par_mois", "plus": ["revenu_fiscal_reference"], "par": [12]},
    {"calcul": "premiere_connue", "de": ["quotient_familial", "i1"]},
]


@pytest.mark.parametrize(
    ("choix", "faits", "valeur"),
    [
        ("premiere_connue", {**QF, **RFR}, "500"),
        ("premiere_connue", RFR, "1000"),
        ("premiere_connue", {}, None),
        ("plus_petite", {**QF, **RFR}, "500"),
        ("plus_grande", {**QF, **RFR}, "1000"),
        ("plus_petite", QF, None),
    ],
)
def test_one_base_or_another(choix: str, faits: dict[str, str], valeur: str | None) -> None:
    assert _valeur(BASES[0], {**BASES[1], "calcul": choix}, faits=faits) == valeur


@pytest.mark.parametrize(
    ("jour", "mois", "compte"),
    [("2026-05-24", 6, "1"), ("2026-05-23", 6, "0"), ("2026-11-24", 6, "0"), ("2025-11-24", 12, "1")],
)
def test_a_sliding_period_ends_on_the_same_day(jour: str, mois: int, compte: str) -> None:
    recues = [{"aide": "secours", "jour": jour, "montant": "50"}]

    assert _valeur({"calcul": "aides", "mesure": "nombre", "mois": mois}, aides_recues=recues) == compte


def test_a_partial_birth_date_only_matters_when_it_changes_the_count() -> None:
    calcul = {"calcul": "personnes", "liens": ["enfant"], "jusqu_a": 16}

    def compte(naissance: str) -> str | None:
        foyer = {"personnes": [{"lien": "demandeur"}, {"lien": "enfant", "date_naissance": naissance}]}
        return _valeur(calcul, foyer=foyer)

    assert [compte(annee) for annee in ("2012", "2009", "2005")] == ["1", None, "0"]


def test_a_shared_custody_counts_for_half() -> None:
    enfant = {"lien": "enfant", "date_naissance": "2015-01-01", "presence": "0.5"}

    assert (
        _valeur({"calcul": "personnes", "liens": ["enfant"]}, foyer={"personnes": [{"lien": "demandeur"}, enfant]})
        == "0.5"
    )


@pytest.mark.parametrize(
    ("enfants", "conjoint", "parts"),
    [(0, False, "1.5"), (0, True, "2"), (1, True, "2.5"), (3, False, "3.5"), (4, True, "5")],
)
def test_the_parts_of_the_ccas(enfants: int, parts: str, *, conjoint: bool) -> None:
    calcul = {"calcul": "parts", "seul": "1,5", "couple": 2, "enfants": ["0,5", "0,5", 1]}
    personnes = [{"lien": "demandeur"}, *([{"lien": "conjoint"}] if conjoint else [])]
    personnes += [{"lien": "enfant", "date_naissance": "2015-01-01"}] * enfants

    trouve = _valeur(calcul, foyer={"personnes": personnes})

    assert trouve is not None
    assert Decimal(trouve) == Decimal(parts)


def test_the_age_is_that_of_the_day_wanted() -> None:
    foyer = {"personnes": [{"lien": "demandeur", "date_naissance": "2000-12-15"}]}

    ages = [
        _valeur({"calcul": "age", **le}, foyer=foyer, depot="2025-12-20")
        for le in ({}, {"le": "12-31"}, {"moment": "depot"})
    ]

    assert ages == ["25", "26", "25"]


def test_nothing_is_divided_by_zero() -> None:
    calcul = {"calcul": "budget", "charges": {}, "par": ["ressources_mensuelles"], "pour_cent": True}

    assert _valeur(calcul, charges=CHARGES, ressources=[]) is None


def test_an_indicator_that_is_given_is_not_computed() -> None:
    assert _valeur({"calcul": "budget", "ressources": {}}, ressources=RESSOURCES, faits={"i1": "42"}) == "42"
