"""When a limit reached is reached no more: the end of a waiting time, the new year, or never."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.reglement.explication.compteurs import Compteur, compteurs
from ccas_desktop.domain.reglement.explication.de_nouveau import accordable_le, levee_le
from ccas_desktop.domain.reglement.explication.et_si import Cas
from ccas_desktop.domain.reglement.modele.issues import Issue
from ccas_desktop.domain.reglement.modele.model import Reglement
from ccas_desktop.domain.reglement.modele.situation import AideRecue, Fait, Matiere, Situation
from tests.domain.reglement.fabrique import reglement

JOUR = date(2026, 11, 28)
CARENCE = {
    "code": "aides_depuis_six_mois",
    "libelle": "Aides reçues depuis six mois",
    "article": "2",
    "texte": "Le nombre d’aides reçues dans les six mois.",
    "calcul": "aides",
    "mesure": "nombre",
    "mois": 6,
}
UNE_FOIS = {"indicateur": "nombre_aides_annee", "moins_de": 1}


def _lu(*conditions: dict[str, object], plafonds: dict[str, object] | None = None, mois: int = 6) -> Reglement:
    return reglement(*conditions, plafonds=plafonds, format=2, indicateurs=({**CARENCE, "mois": mois},))


def _cas(lu: Reglement, *recues: date, **faits: int) -> Cas:
    matiere = Matiere(aides_recues=tuple(AideRecue("colis", jour, Decimal(40)) for jour in recues))
    connus = {code: Fait(Decimal(valeur)) for code, valeur in faits.items()}
    return Cas(lu.aides[0], Situation(JOUR, connus, JOUR, matiere), lu)


def _levees(cas: Cas) -> tuple[date | None, ...]:
    return tuple(levee_le(c, cas) for c in compteurs(cas.aide, cas.reglement, cas.carnet()) if c.atteint)


def _accordable(cas: Cas) -> date | None:
    return accordable_le(cas, _levees(cas))


def test_a_waiting_time_ends_the_day_the_aid_counts_no_more() -> None:
    cas = _cas(_lu({"indicateur": "aides_depuis_six_mois", "egal": 0}), date(2026, 7, 3))

    assert cas.evaluer().issue is Issue.NON_ELIGIBLE
    assert _accordable(cas) == date(2027, 1, 3)


@given(recue=st.dates(date(2026, 6, 1), JOUR), mois=st.integers(1, 18))
def test_the_day_told_is_the_first_on_which_the_rule_grants(recue: date, mois: int) -> None:
    cas = _cas(_lu({"indicateur": "aides_depuis_six_mois", "egal": 0}, mois=mois), recue)
    if cas.evaluer().issue is Issue.ELIGIBLE:
        return

    jour = _accordable(cas)

    assert jour is not None
    for autre, issue in ((jour, Issue.ELIGIBLE), (jour - timedelta(1), Issue.NON_ELIGIBLE)):
        ce_jour = replace(cas, situation=replace(cas.situation, date=autre, depot=autre))
        assert ce_jour.evaluer().issue is issue


def test_a_count_of_the_year_starts_again_on_the_first_of_january() -> None:
    assert _accordable(_cas(_lu(UNE_FOIS), nombre_aides_annee=1)) == date(2027, 1, 1)


def test_a_ceiling_of_the_year_that_is_used_up_starts_again_too() -> None:
    cas = _cas(_lu(plafonds={"par_an": 100}), deja_verse_annee_aide=100)

    assert cas.evaluer().issue is Issue.NON_ELIGIBLE
    assert _accordable(cas) == date(2027, 1, 1)


def test_the_last_of_several_limits_decides() -> None:
    cas = _cas(
        _lu(UNE_FOIS, {"indicateur": "aides_depuis_six_mois", "egal": 0}), date(2026, 10, 9), nombre_aides_annee=1
    )

    assert _levees(cas) == (date(2027, 1, 1), date(2027, 4, 9))
    assert _accordable(cas) == date(2027, 4, 9)


def test_what_is_granted_once_for_ever_never_is_again() -> None:
    cas = _cas(_lu({"indicateur": "nombre_aides_total", "egal": 0}), nombre_aides_total=1)

    assert _levees(cas) == (None,)
    assert _accordable(cas) is None


def test_no_day_is_told_while_something_else_refuses_or_is_missing() -> None:
    lu = _lu(UNE_FOIS, {"indicateur": "quotient_familial", "jusqu_a": 700})

    assert _accordable(_cas(lu, nombre_aides_annee=1, quotient_familial=900)) is None
    assert _accordable(_cas(lu, nombre_aides_annee=1)) is None
    assert _accordable(_cas(lu, nombre_aides_annee=1, quotient_familial=700)) == date(2027, 1, 1)
    assert _accordable(_cas(lu, nombre_aides_annee=0, quotient_familial=900)) is None


def test_no_day_is_told_once_the_aid_has_ended() -> None:
    lu = _lu(UNE_FOIS)
    aide = lu.aides[0]
    finie = replace(aide, deliberation=replace(aide.deliberation, fin=date(2026, 12, 31)))
    fini = replace(lu, aides=(finie,))

    assert _accordable(replace(_cas(fini, nombre_aides_annee=1), aide=finie)) is None


@pytest.mark.parametrize(("maximum", "valeur", "laisse"), [(None, 5, True), (5, 4, True), (5, 5, False)])
def test_a_ceiling_leaves_room_under_its_sum(maximum: int | None, valeur: int, laisse: bool) -> None:
    indicateur = _lu().vocabulaire["deja_verse_annee_aide"]
    plafond = None if maximum is None else Decimal(maximum)

    assert Compteur("Plafond", indicateur, Decimal(9), True, plafond).laisse_passer(Decimal(valeur)) is laisse
