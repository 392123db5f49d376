"""What must hold for any situation, checked on many."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccas_desktop.domain.reglement.calcul.evaluation import Evaluation, evaluer
from ccas_desktop.domain.reglement.calcul.trace_json import lire_trace, trace_en_json
from ccas_desktop.domain.reglement.faits.faits_derives import LigneMontant, deriver, total
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur, Unite
from ccas_desktop.domain.reglement.modele.model import Issue, Reglement
from ccas_desktop.domain.reglement.modele.situation import Fait, Situation
from tests.domain.reglement.outils import JOUR, charger, demonstration, refaire

DEMONSTRATION = demonstration()
FLERS = charger("r01_flers")
CODES = [aide.code for aide in DEMONSTRATION.aides]
# Six aids each time: the examples are shared between them.
par_aide = settings(max_examples=40)
euros = st.decimals(min_value=0, max_value=3000, places=2)


def _valeurs(indicateur: Indicateur) -> st.SearchStrategy[Any]:
    if indicateur.unite is Unite.OUI_NON:
        return st.booleans()
    if indicateur.unite is Unite.TEXTE:
        return st.sampled_from(indicateur.choix)
    if indicateur.unite is Unite.NOMBRE:
        return st.integers(0, 8).map(Decimal)
    return euros


@st.composite
def situations(draw: st.DrawFn, reglement: Reglement, code: str, *, partielle: bool) -> Situation:
    """Draw the facts an aid reads; some are left unknown when `partielle`."""
    faits = {}
    for indicateur in reglement.aide(code).indicateurs:
        if partielle and draw(st.booleans()):
            continue
        faits[indicateur.code] = Fait(draw(_valeurs(indicateur)))
    return Situation(JOUR, faits)


def _evaluer(reglement: Reglement, code: str, situation: Situation) -> Evaluation:
    return evaluer(reglement.aide(code), situation, reglement=reglement)


@pytest.mark.parametrize("code", CODES)
@par_aide
@given(data=st.data())
def test_what_is_unknown_never_becomes_a_refusal(code: str, data: st.DataObject) -> None:
    """A refusal, or the commission, given on partial facts stands whatever the others turn out to be."""
    entiere = data.draw(situations(DEMONSTRATION, code, partielle=False))
    connus = data.draw(st.sets(st.sampled_from(sorted(entiere.faits))))
    partielle = Situation(JOUR, {c: fait for c, fait in entiere.faits.items() if c in connus})

    issue = _evaluer(DEMONSTRATION, code, partielle).issue

    assert issue in (Issue.INFORMATION_MANQUANTE, _evaluer(DEMONSTRATION, code, entiere).issue)


@pytest.mark.parametrize("code", CODES)
@par_aide
@given(data=st.data())
def test_something_is_missing_exactly_when_the_outcome_says_so(code: str, data: st.DataObject) -> None:
    evaluation = _evaluer(DEMONSTRATION, code, data.draw(situations(DEMONSTRATION, code, partielle=True)))

    assert bool(evaluation.manquants) is (evaluation.issue is Issue.INFORMATION_MANQUANTE)


@pytest.mark.parametrize("code", CODES)
@par_aide
@given(data=st.data())
def test_the_trace_computes_again_to_the_same(code: str, data: st.DataObject) -> None:
    evaluation = _evaluer(DEMONSTRATION, code, data.draw(situations(DEMONSTRATION, code, partielle=True)))

    for operation in evaluation.trace.operations:
        if operation.expression:
            refait = refaire(operation)
            memes = refait == operation.exact or Decimal(refait) == Decimal(operation.exact)
            assert memes, operation
    if evaluation.issue is Issue.ELIGIBLE:
        assert Decimal(evaluation.trace.operations[-1].exact) == evaluation.montant


@pytest.mark.parametrize("code", CODES)
@par_aide
@given(data=st.data())
def test_the_trace_comes_back_the_same_from_the_store(code: str, data: st.DataObject) -> None:
    trace = _evaluer(DEMONSTRATION, code, data.draw(situations(DEMONSTRATION, code, partielle=True))).trace

    assert lire_trace(trace_en_json(trace)) == trace


@given(reste=euros, facture=euros, deja=euros)
def test_the_yearly_ceiling_is_never_passed(reste: Decimal, facture: Decimal, deja: Decimal) -> None:
    montant = _flers(reste, facture, deja).montant

    assert montant is not None
    assert 0 <= montant <= max(Decimal(0), 400 - deja)
    assert montant <= facture
    assert montant == round(montant, 2)


@given(restes=st.tuples(euros, euros), facture=euros)
def test_a_poorer_foyer_never_receives_less(restes: tuple[Decimal, Decimal], facture: Decimal) -> None:
    pauvre, aise = (_flers(reste, facture, Decimal(0)).montant or 0 for reste in sorted(restes))

    assert pauvre >= aise


@given(factures=st.tuples(euros, euros), reste=euros)
def test_a_higher_invoice_never_receives_less(factures: tuple[Decimal, Decimal], reste: Decimal) -> None:
    petite, grande = (_flers(reste, facture, Decimal(0)).montant or 0 for facture in sorted(factures))

    assert petite <= grande


@given(
    ressources=st.lists(euros, max_size=5),
    charges=st.lists(euros, max_size=5),
    personnes=st.integers(1, 9),
)
def test_a_mean_is_under_its_threshold_exactly_when_the_sums_say_so(
    ressources: list[Decimal], charges: list[Decimal], personnes: int
) -> None:
    faits = {
        "ressources_mensuelles": total(LigneMontant("r", montant) for montant in ressources),
        "charges_mensuelles": total(LigneMontant("c", montant) for montant in charges),
        "nombre_personnes": Fait(Decimal(personnes)),
    }
    lu = charger("r05_les_epis")

    issue = evaluer(lu.aides[0], Situation(JOUR, deriver(faits)), reglement=lu).issue

    sous_le_seuil = sum(ressources) - sum(charges) < 8 * 30 * personnes
    assert issue is (Issue.ELIGIBLE if sous_le_seuil else Issue.COMMISSION)


def _flers(reste: Decimal, facture: Decimal, deja: Decimal) -> Evaluation:
    faits = {
        "reste_a_vivre_par_personne": Fait(reste),
        "montant_facture": Fait(facture),
        "deja_verse_annee_aide": Fait(deja),
    }
    return _evaluer(FLERS, "personne_moins_de", Situation(JOUR, faits))
