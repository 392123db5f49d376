"""« Et si »: which single change would change the outcome; what is told is always true."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccas_desktop.domain.provenance import NatureProvenance
from ccas_desktop.domain.reglement.calcul.evaluation import evaluer
from ccas_desktop.domain.reglement.explication.et_si import Cas, EtSi, et_si
from ccas_desktop.domain.reglement.faits.faits_derives import deriver
from ccas_desktop.domain.reglement.modele.model import Issue, Reglement
from ccas_desktop.domain.reglement.modele.situation import Fait, Situation
from tests.domain.reglement.fabrique import C2S, QF, RSA, reglement
from tests.domain.reglement.outils import JOUR, appliquer, demonstration, situation

DEMONSTRATION = demonstration()
ENERGIE: dict[str, str | bool] = {
    "reside_commune": True,
    "ressources_mensuelles": "1681.31",
    "charges_mensuelles": "1038.29",
    "nombre_personnes": "3",
    "montant_facture": "312.40",
    "deja_verse_annee_aide": "0",
}


def _cas(lu: Reglement, code: str = "", **faits: str | bool) -> Cas:
    aide = lu.aide(code) if code else lu.aides[0]
    return Cas(aide, Situation(JOUR, deriver(situation(**faits).faits)), lu)


def _dits(cas: Cas) -> set[tuple[str, Any, Issue]]:
    return {(si.changement.indicateur.code, si.changement.apres, si.issue) for si in et_si(cas)}


def test_the_nearest_cent_that_lets_the_aid_be_granted_is_told() -> None:
    cas = _cas(DEMONSTRATION, "aide_energie", **{**ENERGIE, "ressources_mensuelles": "3681.31"})

    # 360 € a person, excluded: three times 359,99… and the charges, to the cent.
    assert ("ressources_mensuelles", Decimal("2118.28"), Issue.ELIGIBLE) in _dits(cas)
    assert ("charges_mensuelles", Decimal("2601.32"), Issue.ELIGIBLE) in _dits(cas)
    assert ("nombre_personnes", Decimal(8), Issue.ELIGIBLE) in _dits(cas)


def test_a_better_bracket_is_a_change_too() -> None:
    premier = et_si(_cas(DEMONSTRATION, "aide_energie", **ENERGIE))[0]

    assert (premier.issue, premier.montant) == (Issue.ELIGIBLE, Decimal("156.20"))


def test_nothing_is_told_when_two_conditions_fail() -> None:
    cas = _cas(reglement(QF, C2S), quotient_familial="800", beneficiaire_c2s=False)

    assert et_si(cas) == ()


def test_a_fact_that_is_missing_is_tried_on_both_sides_of_its_bound() -> None:
    cas = _cas(reglement(QF, RSA), beneficiaire_rsa=True)

    assert _dits(cas) == {
        ("quotient_familial", Decimal(700), Issue.ELIGIBLE),
        ("quotient_familial", Decimal(701), Issue.NON_ELIGIBLE),
    }


def test_a_source_that_is_too_weak_is_told() -> None:
    cas = _cas(reglement({**QF, "source": "certifie"}, format=2), quotient_familial="650")

    (si,) = [si for si in et_si(cas) if si.changement.nature is not None]
    assert (si.changement.nature, si.issue) == (NatureProvenance.CERTIFIE, Issue.ELIGIBLE)


def test_another_day_of_deposit_is_told() -> None:
    lu = reglement({"depot": {"du": "09-01", "au": "10-31"}}, format=2)

    cas = Cas(lu.aides[0], Situation(JOUR, {}, date(2026, 11, 5)), lu)
    jours = {si.changement.apres for si in et_si(cas)}

    assert jours == {date(2026, 10, 31), date(2027, 9, 1)}


def test_counts_of_the_same_people_change_together() -> None:
    """The scale of the school canteen reads persons and children: one more of the former only would be nobody."""
    cas = _cas(
        DEMONSTRATION,
        "restauration_scolaire",
        reside_commune=True,
        nombre_enfants="2",
        nombre_personnes="3",
        enfant_au_restaurant_scolaire=True,
        quotient_familial="350",
        deja_verse_annee_aide="0",
    )

    du_foyer = [si.changement for si in et_si(cas) if si.changement.indicateur.code.startswith("nombre_")]

    assert du_foyer
    assert all(changement.foyer is not None for changement in du_foyer)
    assert "nombre_personnes" not in {changement.indicateur.code for changement in du_foyer}


@pytest.mark.parametrize("code", [aide.code for aide in DEMONSTRATION.aides])
@settings(max_examples=25)
@given(data=st.data())
def test_what_is_told_is_true(code: str, data: st.DataObject) -> None:
    """The rules, applied to the facts as given with that one changed, answer what was said."""
    faits = data.draw(_faits(DEMONSTRATION, code))
    cas = Cas(DEMONSTRATION.aide(code), Situation(JOUR, deriver(faits), JOUR), DEMONSTRATION)

    for si in et_si(cas):
        assert _refait(cas, faits, si) == (si.issue, si.montant)
        assert (si.issue, si.montant) != (cas.evaluer().issue, cas.evaluer().montant)


@settings(max_examples=60)
@given(quotient=st.integers(0, 2000))
def test_no_nearer_value_changes_the_outcome(quotient: int) -> None:
    lu = DEMONSTRATION
    faits: dict[str, str | bool] = {"reside_commune": True, "beneficiaire_c2s": True, "nombre_aides_annee": "0"}
    cas = _cas(lu, "transport_solidaire", **faits, quotient_familial=str(quotient))

    (si,) = [si for si in et_si(cas) if si.changement.indicateur.code == "quotient_familial"]
    bascule = int(str(si.changement.apres))

    entre = range(min(quotient, bascule) + 1, max(quotient, bascule))
    issues = {appliquer(lu, "transport_solidaire", **faits, quotient_familial=str(q)).issue for q in entre}
    assert issues <= {cas.evaluer().issue}


def _faits(lu: Reglement, code: str) -> st.SearchStrategy[dict[str, Fait]]:
    euros = st.decimals(min_value=0, max_value=2500, places=2)
    bruts = [i for i in lu.aide(code).indicateurs if not i.depend_de]
    voulus = {i.code: i for i in bruts}
    valeurs: dict[str, st.SearchStrategy[Any]] = {
        "ressources_mensuelles": euros,
        "charges_mensuelles": euros,
        "nombre_personnes": st.integers(1, 8).map(Decimal),
    }
    for nom, indicateur in voulus.items():
        if indicateur.choix:
            valeurs[nom] = st.sampled_from(indicateur.choix)
        elif not indicateur.unite.est_numerique:
            valeurs[nom] = st.booleans()
        elif nom not in valeurs:
            valeurs[nom] = st.integers(0, 30).map(Decimal) if indicateur.unite != "euro" else euros
    valeurs["quotient_familial"] = st.integers(0, 1500).map(Decimal)
    return st.fixed_dictionaries({}, optional=valeurs).map(lambda lus: {c: Fait(v) for c, v in lus.items()})


def _refait(cas: Cas, faits: dict[str, Fait], si: EtSi) -> tuple[Issue, Decimal | None]:
    """From the facts as given, without any of the code that searches."""
    apres, code = si.changement.apres, si.changement.indicateur.code
    assert not isinstance(apres, date)
    changes = {**faits, code: Fait(apres)}
    if si.changement.foyer is not None and "nombre_personnes" in faits:
        autres = Decimal(str(apres)) - Decimal(str(faits[code].valeur))
        changes["nombre_personnes"] = Fait(Decimal(str(faits["nombre_personnes"].valeur)) + autres)
    refaite = evaluer(cas.aide, Situation(JOUR, deriver(changes), JOUR), reglement=cas.reglement)
    return refaite.issue, refaite.montant
