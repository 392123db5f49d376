"""What must hold for any situation, under the whole of the language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite
from ccas_desktop.domain.provenance import Mois, NatureProvenance, Provenance
from ccas_desktop.domain.reglement.calcul.echeancier import echeancier, mensualites
from ccas_desktop.domain.reglement.calcul.evaluation import Evaluation, evaluer
from ccas_desktop.domain.reglement.faits.faits_derives import deriver
from ccas_desktop.domain.reglement.modele.baremes import Bareme, Baremes, ValeurDatee
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur, Unite
from ccas_desktop.domain.reglement.modele.model import Aide, Issue, Pret, Reglement
from ccas_desktop.domain.reglement.modele.situation import AideRecue, Fait, LigneMontant, Matiere, Situation
from tests.domain.reglement.outils import DONNEES, charger, refaire

JOUR = date(2026, 3, 16)
BAREMES = Baremes(
    {
        "smic_net_mensuel": Bareme(
            "smic_net_mensuel",
            "SMIC net",
            Unite.EURO_PAR_MOIS,
            ((1, 1),),
            (ValeurDatee(date(2026, 1, 1), (Decimal("1443.11"),), "essai"),),
        )
    }
)
REGLEMENTS = {f.name[:-5]: charger(f.name[:-5]) for f in DONNEES.glob("r*.toml") if "trous" not in f.name}
AIDES = [(nom, aide.code) for nom, lu in sorted(REGLEMENTS.items()) for aide in lu.aides]
# Some sixty aids each time: the examples are shared between them.
par_aide = settings(max_examples=8)
euros = st.decimals(min_value=0, max_value=3000, places=2)
provenances = st.sampled_from([Provenance(nature) for nature in NatureProvenance])
mois = st.one_of(st.none(), st.builds(Mois, st.just(2026), st.integers(1, 3)))


def _lignes(natures: list[str]) -> st.SearchStrategy[tuple[LigneMontant, ...]]:
    ligne = st.builds(
        LigneMontant,
        st.just("Ligne"),
        euros,
        provenances,
        st.sampled_from(natures),
        st.sampled_from([None, Lien.ENFANT]),
        mois,
        mois,
    )
    return st.lists(ligne, max_size=4).map(tuple)


def _valeur(indicateur: Indicateur) -> st.SearchStrategy[Decimal | bool | str]:
    if indicateur.unite is Unite.OUI_NON:
        return st.booleans()
    if indicateur.unite is Unite.TEXTE:
        return st.sampled_from(indicateur.choix or ("autre",))
    return st.integers(0, 40).map(Decimal) if indicateur.unite in (Unite.NOMBRE, Unite.ANNEES, Unite.MOIS) else euros


@st.composite
def situations(draw: st.DrawFn, reglement: Reglement, aide: Aide) -> Situation:
    """Draw a situation that knows everything an aid may read."""
    faits = {i.code: Fait(draw(_valeur(i)), draw(provenances)) for i in reglement.faits_bruts(aide)}
    personnes = [Usager(id="0", dossier_id="", identite=Identite("", (), date_naissance=DateNaissance(1987, 6, 27)))]
    for rang in range(draw(st.integers(0, 4))):
        identite = Identite("", (), date_naissance=DateNaissance(draw(st.integers(1990, 2025)), 5, 5))
        lien = draw(st.sampled_from([Lien.ENFANT, Lien.CONJOINT, Lien.PARENT]))
        personnes.append(Usager(id=str(rang + 1), dossier_id="", identite=identite, lien=lien))
    recue = st.builds(AideRecue, st.sampled_from(["secours", "aide", "pret"]), st.dates(date(2024, 1, 1), JOUR), euros)
    matiere = Matiere(
        draw(_lignes(["salaire", "rsa", "aide_logement", "allocations_familiales"])),
        draw(_lignes(["loyer", "charges_locatives", "telephone_internet"])),
        tuple(personnes),
        DateNaissance(1987, 6, 27),
        tuple(draw(st.lists(recue, max_size=4))),
    )
    return Situation(JOUR, deriver(faits), draw(st.dates(date(2026, 1, 1), date(2026, 12, 31))), matiere)


@st.composite
def moins_connues(draw: st.DrawFn, entiere: Situation) -> Situation:
    """Draw the same situation, of which less is known."""
    faits = {code: fait for code, fait in entiere.faits.items() if draw(st.booleans())}
    matiere = entiere.matiere
    champs = [c for c in ("ressources", "charges", "personnes", "naissance", "aides_recues") if draw(st.booleans())]
    return replace(
        entiere,
        faits=faits,
        depot=entiere.depot if draw(st.booleans()) else None,
        matiere=replace(matiere, **dict.fromkeys(champs)),
    )


def _evaluer(nom: str, code: str, situation: Situation) -> Evaluation:
    lu = REGLEMENTS[nom]
    return evaluer(lu.aide(code), situation, reglement=lu, baremes=BAREMES)


@pytest.mark.parametrize(("nom", "code"), AIDES)
@par_aide
@given(data=st.data())
def test_what_is_unknown_never_becomes_a_refusal(nom: str, code: str, data: st.DataObject) -> None:
    lu = REGLEMENTS[nom]
    entiere = data.draw(situations(lu, lu.aide(code)))
    partielle = data.draw(moins_connues(entiere))

    issue = _evaluer(nom, code, partielle).issue

    assert issue in (Issue.INFORMATION_MANQUANTE, _evaluer(nom, code, entiere).issue)


@pytest.mark.parametrize(("nom", "code"), AIDES)
@par_aide
@given(data=st.data())
def test_the_trace_computes_again_to_the_same(nom: str, code: str, data: st.DataObject) -> None:
    lu = REGLEMENTS[nom]
    evaluation = _evaluer(nom, code, data.draw(situations(lu, lu.aide(code)).flatmap(moins_connues)))

    for operation in evaluation.trace.operations:
        if operation.expression:
            refait = refaire(operation)
            assert refait == operation.exact or Decimal(refait) == Decimal(operation.exact), operation


@pytest.mark.parametrize(("nom", "code"), AIDES)
@par_aide
@given(data=st.data())
def test_something_is_missing_exactly_when_the_outcome_says_so(nom: str, code: str, data: st.DataObject) -> None:
    lu = REGLEMENTS[nom]
    evaluation = _evaluer(nom, code, data.draw(situations(lu, lu.aide(code)).flatmap(moins_connues)))

    assert bool(evaluation.manquants) is (evaluation.issue is Issue.INFORMATION_MANQUANTE)


@pytest.mark.parametrize(("nom", "code"), AIDES)
@par_aide
@given(data=st.data())
def test_no_amount_passes_a_ceiling(nom: str, code: str, data: st.DataObject) -> None:
    lu = REGLEMENTS[nom]
    aide = lu.aide(code)
    situation = data.draw(situations(lu, aide))

    evaluation = _evaluer(nom, code, situation)

    if evaluation.issue is not Issue.ELIGIBLE:
        return
    assert evaluation.montant is not None
    limites = [aide.plafonds.par_demande, aide.plafonds.par_an, aide.plafonds.par_foyer_an]
    limites += [etape.maximum for etape in aide.plafonds.etapes]
    assert all(evaluation.montant <= limite for limite in limites if limite is not None)
    assert evaluation.montant == round(evaluation.montant, 2) > 0
    assert sum(evaluation.mensualites) in (0, evaluation.montant)


@given(cout=euros, autre=euros)
def test_the_person_always_keeps_her_share(cout: Decimal, autre: Decimal) -> None:
    petit, grand = (_angers(somme) for somme in sorted((cout, autre)))

    assert petit <= grand
    assert grand <= max(cout, autre) * Decimal("0.8") + Decimal("0.005")


def _angers(cout: Decimal) -> Decimal:
    faits = {"age_demandeur": Decimal(20), "anciennete_residence": Decimal(12), "montant_facture": cout}
    situation = Situation(JOUR, {**{c: Fait(v) for c, v in faits.items()}, "benevolat": Fait(True)})
    return _evaluer("r20_angers", "permis_citoyen", situation).montant or Decimal(0)


@given(personnes=st.integers(1, 12), ressources=st.tuples(euros, euros))
def test_a_poorer_foyer_is_never_refused_what_a_richer_one_gets(
    personnes: int, ressources: tuple[Decimal, Decimal]
) -> None:
    pauvre, aise = (_aubord(personnes, somme) for somme in sorted(ressources))

    assert aise is not Issue.ELIGIBLE or pauvre is Issue.ELIGIBLE
    assert (personnes > 5) is (pauvre is Issue.REGLE_INCOMPLETE)


def _aubord(personnes: int, ressources: Decimal) -> Issue:
    faits = {"nombre_personnes": Fait(Decimal(personnes)), "ressources_mensuelles": Fait(ressources)}
    return _evaluer("r13_aubord", "aide_alimentaire", Situation(JOUR, faits)).issue


sommes = st.decimals(min_value=Decimal("0.01"), max_value=20000, places=2)


@given(montant=sommes, nombre=st.integers(1, 120))
def test_the_instalments_of_a_loan_close_its_sum(montant: Decimal, nombre: int) -> None:
    parts = mensualites(montant, Pret("1", "t", mensualites=nombre))

    assert sum(parts) == montant
    assert len(parts) <= nombre
    assert len(set(parts[:-1])) <= 1
    assert all(part > 0 and part == round(part, 2) for part in parts)


@given(montant=sommes, mensualite=st.decimals(min_value=20, max_value=500, places=2), differe=st.integers(0, 24))
def test_a_loan_repaid_so_much_a_month_ends_with_the_rest(montant: Decimal, mensualite: Decimal, differe: int) -> None:
    dus = echeancier(montant, Pret("1", "t", mensualite=mensualite, differe=differe), verse_le=date(2026, 1, 31))

    assert sum(echeance.montant for echeance in dus) == montant
    assert dus[-1].montant <= mensualite
    assert [echeance.rang for echeance in dus] == list(range(1, len(dus) + 1))
    assert all(a.jour < b.jour for a, b in pairwise(dus))
