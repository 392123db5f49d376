"""A date that the agent types: compared with days, and time gone by counted from it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.reglement.calcul.evaluation import Evaluation, evaluer
from ccas_desktop.domain.reglement.explication.et_si import Cas, et_si
from ccas_desktop.domain.reglement.explication.phrases import phrase_de_la_condition
from ccas_desktop.domain.reglement.explication.phrases_definitions import formule_de
from ccas_desktop.domain.reglement.faits.situation_json import lire_situation
from ccas_desktop.domain.reglement.faits.valeurs import texte_de_valeur, valeur_de_texte
from ccas_desktop.domain.reglement.fautes import ReglementInvalide
from ccas_desktop.domain.reglement.fichier.ecriture import en_table
from ccas_desktop.domain.reglement.fichier.lecture import lire_reglement
from ccas_desktop.domain.reglement.modele.issues import Issue
from ccas_desktop.domain.reglement.modele.model import Reglement
from ccas_desktop.domain.reglement.modele.situation import Fait, Situation
from tests.domain.reglement.fabrique import MONTANT_FIXE

JOUR = date(2026, 3, 16)
VOTE = {"numero": "1", "date": "2025-01-01", "article": "1", "effet": "2025-01-01"}
DATE = {
    "code": "debut",
    "libelle": "Début du contrat",
    "article": "1",
    "texte": "La date du contrat.",
    "calcul": "saisie",
    "unite": "date",
    "question": "Saisir la date du début du contrat.",
}
DUREE = {"code": "duree", "libelle": "Ancienneté", "article": "2", "texte": "t", "calcul": "duree", "depuis": "debut"}


def _reglement(condition: dict[str, Any], *indicateurs: dict[str, Any], format: int = 3, **aide: Any) -> Reglement:
    exigence = {"article": "1", "texte": "Une phrase.", **condition}
    decrite = {"code": "a", "libelle": "A", "voie": "delegation", "deliberation": VOTE, "montant": MONTANT_FIXE}
    return lire_reglement(
        {
            "format": format,
            "titre": "t",
            "commune": "c",
            "indicateur": [DATE, *indicateurs],
            "aide": [{**decrite, "condition": [exigence], **aide}],
        }
    )


def _evaluer(lu: Reglement, debut: date | None, *, jour: date = JOUR, depot: date | None = None) -> Evaluation:
    faits = {} if debut is None else {"debut": Fait(debut)}
    return evaluer(lu.aides[0], Situation(jour, faits, depot), reglement=lu)


@pytest.mark.parametrize(
    ("test", "dedans", "dehors", "mots"),
    [
        ({"avant": "2026-01-01"}, date(2025, 12, 31), date(2026, 1, 1), "avant le 01/01/2026"),
        ({"jusqu_a": "2026-01-01"}, date(2026, 1, 1), date(2026, 1, 2), "jusqu’au 01/01/2026"),
        ({"apres": "2026-01-01"}, date(2026, 1, 2), date(2026, 1, 1), "après le 01/01/2026"),
        ({"a_partir_de": "2026-01-01"}, date(2026, 1, 1), date(2025, 12, 31), "à partir du 01/01/2026"),
        (
            {"a_partir_de": "2025-01-01", "jusqu_a": "2025-12-31"},
            date(2025, 1, 1),
            date(2026, 1, 1),
            "du 01/01/2025 au 31/12/2025",
        ),
        (
            {"apres": "2025-01-01", "avant": "2025-12-31"},
            date(2025, 1, 2),
            date(2025, 1, 1),
            "après le 01/01/2025 et avant le 31/12/2025",
        ),
    ],
)
def test_a_date_is_compared_with_days(test: dict[str, str], dedans: date, dehors: date, mots: str) -> None:
    lu = _reglement({"indicateur": "debut", **test})

    assert _evaluer(lu, dedans).issue is Issue.ELIGIBLE
    refus = _evaluer(lu, dehors)
    assert refus.issue is Issue.NON_ELIGIBLE
    assert f"{dehors:%d/%m/%Y} (attendu\u00a0: {mots})" in refus.trace.operations[0].texte
    assert refus.motifs[0].faits == (f"Début du contrat\u00a0: {dehors:%d/%m/%Y} (déclaré)",)
    assert refus.trace.donnees[0].exact == dehors.isoformat()
    assert mots in phrase_de_la_condition(lu.aides[0].conditions[0])
    assert lire_reglement(en_table(lu)) == lu


def test_a_date_that_is_not_known_is_asked_for() -> None:
    evaluation = _evaluer(_reglement({"indicateur": "debut", "avant": "2026-01-01"}), None)

    assert evaluation.issue is Issue.INFORMATION_MANQUANTE
    assert [m.question for m in evaluation.manquants] == ["Saisir la date du début du contrat."]


@pytest.mark.parametrize(
    ("compte", "debut", "valeur"),
    [
        ("jours", date(2026, 3, 1), "15"),
        ("mois", date(2025, 3, 16), "12"),
        ("mois", date(2025, 3, 17), "11"),
        ("annees", date(2008, 3, 16), "18"),
        ("annees", date(2008, 3, 17), "17"),
        ("jours", date(2026, 3, 20), "-4"),
        ("mois", date(2026, 5, 16), "-2"),
    ],
)
def test_time_gone_by_is_counted_in_whole_units(compte: str, debut: date, valeur: str) -> None:
    duree = {**DUREE, "compte": compte}
    exact = _reglement({"indicateur": "duree", "egal": int(valeur)}, duree)
    plus = _reglement({"indicateur": "duree", "plus_de": int(valeur)}, duree)

    assert _evaluer(exact, debut).issue is Issue.ELIGIBLE
    assert _evaluer(plus, debut).issue is Issue.NON_ELIGIBLE
    assert lire_reglement(en_table(exact)) == exact


def test_the_last_day_of_a_short_month_closes_a_month() -> None:
    lu = _reglement({"indicateur": "duree", "egal": 1}, {**DUREE, "compte": "mois"})

    assert _evaluer(lu, date(2026, 1, 31), jour=date(2026, 2, 28)).issue is Issue.ELIGIBLE
    assert _evaluer(lu, date(2026, 1, 31), jour=date(2026, 2, 27)).issue is Issue.NON_ELIGIBLE


def test_a_duration_is_counted_on_a_day_of_the_year_or_on_that_of_the_deposit() -> None:
    au_31 = _reglement({"indicateur": "duree", "egal": 30}, {**DUREE, "compte": "jours", "le": "12-31"})
    au_depot = _reglement({"indicateur": "duree", "egal": 1}, {**DUREE, "compte": "jours", "moment": "depot"})

    assert _evaluer(au_31, date(2026, 12, 1)).issue is Issue.ELIGIBLE
    assert _evaluer(au_depot, date(2026, 2, 1), depot=date(2026, 2, 2)).issue is Issue.ELIGIBLE
    assert _evaluer(au_depot, date(2026, 2, 1)).issue is Issue.INFORMATION_MANQUANTE
    assert formule_de(au_31.definitions[1]) == (
        "Ancienneté = jours écoulés depuis «\u00a0Début du contrat\u00a0», au 31 décembre de l’année de la décision"
    )


def test_an_unknown_date_leaves_the_duration_unknown_and_is_what_is_asked_for() -> None:
    lu = _reglement({"indicateur": "duree", "a_partir_de": 6}, {**DUREE, "compte": "mois"})
    evaluation = _evaluer(lu, None)

    assert evaluation.issue is Issue.INFORMATION_MANQUANTE
    assert [m.code for m in evaluation.manquants] == ["debut"]
    assert [i.code for i in lu.faits_bruts(lu.aides[0])] == ["debut"]


def test_a_date_is_told_by_a_situation_an_example_and_the_store() -> None:
    exemple = {"nom": "n", "faits": {"debut": "2025-09-01"}, "issue": "eligible"}
    lu = _reglement({"indicateur": "debut", "avant": "2026-01-01"}, exemple=[exemple])
    debut = lu.vocabulaire["debut"]

    situation = lire_situation({"date": "2026-03-16", "faits": {"debut": "2025-09-01"}}, connus=lu.exprimables)

    assert situation.faits["debut"].valeur == date(2025, 9, 1)
    assert lu.aides[0].exemples[0].faits == (("debut", date(2025, 9, 1)),)
    assert lire_reglement(en_table(lu)) == lu
    assert valeur_de_texte(debut, texte_de_valeur(date(2025, 9, 1))) == date(2025, 9, 1)


def test_a_date_is_never_supposed_otherwise() -> None:
    lu = _reglement({"indicateur": "debut", "avant": "2026-01-01"})
    situation = Situation(JOUR, {"debut": Fait(date(2026, 2, 1))})

    assert et_si(Cas(lu.aides[0], situation, lu)) == ()


@pytest.mark.parametrize(
    ("condition", "chemin", "code"),
    [
        ({"indicateur": "debut"}, "aide[1].condition[1]", "test_absent"),
        ({"indicateur": "debut", "avant": "demain"}, "aide[1].condition[1].avant", "date_attendue"),
        (
            {"indicateur": "debut", "avant": "2026-01-01", "jusqu_a": "2026-01-02"},
            "aide[1].condition[1]",
            "test_ambigu",
        ),
        (
            {"indicateur": "debut", "apres": "2026-01-02", "avant": "2026-01-01"},
            "aide[1].condition[1]",
            "bornes_inversees",
        ),
        ({"indicateur": "debut", "moins_de": 3}, "aide[1].condition[1].moins_de", "cle_inconnue"),
        ({"indicateur": "age_demandeur", "avant": "2026-01-01"}, "aide[1].condition[1].avant", "cle_inconnue"),
    ],
)
def test_a_fault_is_told_at_its_line(condition: dict[str, Any], chemin: str, code: str) -> None:
    with pytest.raises(ReglementInvalide) as refus:
        _reglement(condition)

    assert (chemin, code) in [(faute.chemin, faute.code) for faute in refus.value.fautes]


def test_a_date_is_no_number_and_no_bracket() -> None:
    tranches = {"article": "9", "texte": "t", "indicateur": "debut", "tranches": [{"jusqu_a": 1}, {"au_dela": True}]}
    with pytest.raises(ReglementInvalide) as bareme:
        _reglement({"indicateur": "debut", "avant": "2026-01-01"}, montant=tranches)
    with pytest.raises(ReglementInvalide) as somme:
        _reglement({"indicateur": "couple", "est": True}, {**DUREE, "calcul": "somme", "plus": ["debut"]})
    with pytest.raises(ReglementInvalide) as duree:
        _reglement({"indicateur": "couple", "est": True}, {**DUREE, "depuis": "age_demandeur", "compte": "mois"})

    assert "aide[1].montant.indicateur" in {f.chemin for f in bareme.value.fautes}
    assert "indicateur[2].plus[1]" in {f.chemin for f in somme.value.fautes}
    assert "indicateur[2].depuis" in {f.chemin for f in duree.value.fautes}


def test_a_former_format_has_no_date() -> None:
    with pytest.raises(ReglementInvalide) as refus:
        _reglement({"indicateur": "duree", "egal": 1}, {**DUREE, "compte": "mois"}, format=2)

    assert [(f.chemin, f.code) for f in refus.value.fautes] == [
        ("indicateur[1].unite", "format_ancien"),
        ("indicateur[2].calcul", "format_ancien"),
    ]


jours = st.dates(date(1950, 1, 1), date(2040, 12, 31))


@given(debut=jours, jour=st.dates(date(2025, 1, 1), date(2040, 12, 31)), seuil=st.integers(-50, 50))
def test_durations_never_go_back_and_agree_with_each_other(debut: date, jour: date, seuil: int) -> None:
    mois, annees, nombre = (_duree(compte, debut, jour) for compte in ("mois", "annees", "jours"))

    assert nombre == (jour - debut).days
    assert annees == int(mois / 12)
    assert _duree("mois", debut - timedelta(days=1), jour) >= mois
    lu = _reglement({"indicateur": "duree", "a_partir_de": seuil}, {**DUREE, "compte": "mois"})
    assert _evaluer(lu, debut, jour=jour).issue is (Issue.ELIGIBLE if mois >= seuil else Issue.NON_ELIGIBLE)


def _duree(compte: str, debut: date, jour: date) -> int:
    lu = _reglement({"indicateur": "duree", "a_partir_de": -9999}, {**DUREE, "compte": compte})
    operations = _evaluer(lu, debut, jour=jour).trace.operations
    return int(Decimal(next(o.exact for o in operations if o.texte.startswith("Ancienneté") and " = " in o.texte)))
