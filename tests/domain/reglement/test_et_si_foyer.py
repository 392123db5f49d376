"""« Et si » of a foyer: a person more or fewer moves every count of it, and what is told really changes the outcome."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccas_desktop.application.messages.et_si import phrase_du_silence, phrase_et_si
from ccas_desktop.domain.personnes.foyer import Lien, Usager, composition
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite
from ccas_desktop.domain.provenance import NatureProvenance, Provenance
from ccas_desktop.domain.reglement.calcul.evaluation import evaluer
from ccas_desktop.domain.reglement.explication.et_si import Cas, EtSi, RaisonDuSilence, et_si, silences
from ccas_desktop.domain.reglement.faits.faits_derives import deriver, faits_de_la_famille, faits_du_foyer
from ccas_desktop.domain.reglement.faits.foyer_suppose import EcartDuFoyer, supposer
from ccas_desktop.domain.reglement.faits.hypothese import changer
from ccas_desktop.domain.reglement.modele.issues import Issue
from ccas_desktop.domain.reglement.modele.model import Reglement
from ccas_desktop.domain.reglement.modele.situation import Fait, Matiere, Situation
from tests.domain.reglement.fabrique import reglement

JOUR = date(2026, 11, 28)
# A ceiling by persons and another by children: neither may move alone.
DEUX_COMPTES = reglement(
    {"indicateur": "reste_a_vivre_par_personne", "moins_de": 200},
    montant={
        "article": "2",
        "texte": "Par enfant.",
        "indicateur": "nombre_enfants",
        "tranches": [{"jusqu_a": 1, "montant": 40}, {"jusqu_a": 3, "montant": 60}, {"au_dela": True, "montant": 80}],
    },
)
UNITES = reglement(
    {"indicateur": "ressources_mensuelles", "jusqu_a": {"montant": 700, "multiplie_par": "uc_insee"}},
    {"indicateur": "nombre_enfants", "a_partir_de": 1},
    format=2,
)


def _personne(rang: int, lien: Lien, annee: int, presence: str = "1") -> Usager:
    identite = Identite(f"NOM{rang}", ("Prénom",), date_naissance=DateNaissance(annee, 1, 1))
    return Usager(id=str(rang), dossier_id="d", identite=identite, lien=lien, presence=Decimal(presence))


def _foyer(*naissances: tuple[Lien, int]) -> tuple[Usager, ...]:
    seul = _personne(0, Lien.DEMANDEUR, 1980)
    return (seul, *(_personne(rang, lien, annee) for rang, (lien, annee) in enumerate(naissances, start=1)))


def _cas(lu: Reglement, personnes: tuple[Usager, ...], ressources: int, charges: int = 0) -> Cas:
    return Cas(lu.aides[0], _situation(personnes, ressources, charges), lu)


def _situation(personnes: tuple[Usager, ...], ressources: int, charges: int = 0) -> Situation:
    faits = {
        **faits_du_foyer(composition(personnes, JOUR)),
        **faits_de_la_famille(personnes, JOUR),
        "ressources_mensuelles": Fait(Decimal(ressources)),
        "charges_mensuelles": Fait(Decimal(charges)),
    }
    return Situation(JOUR, deriver(faits), JOUR, Matiere(personnes=personnes))


def _du_foyer(cas: Cas) -> dict[EcartDuFoyer, EtSi]:
    return {si.changement.foyer: si for si in et_si(cas) if si.changement.foyer is not None}


def test_one_child_more_that_lets_the_aid_be_granted_is_told_in_words() -> None:
    cas = _cas(DEUX_COMPTES, _foyer((Lien.ENFANT, 2018)), 500)

    si = _du_foyer(cas)[EcartDuFoyer(enfants=1)]

    assert (cas.evaluer().issue, si.issue, si.montant) == (Issue.NON_ELIGIBLE, Issue.ELIGIBLE, Decimal("60.00"))
    assert phrase_et_si(si).replace("\u00a0", " ") == (
        "Un enfant de plus au foyer, de moins de 14 ans (2 au lieu de 1) → l’aide pourrait être accordée, 60,00 €"
    )


def test_each_direction_has_its_words() -> None:
    cas = _cas(DEUX_COMPTES, _foyer((Lien.ENFANT, 2018), (Lien.ENFANT, 2020), (Lien.CONJOINT, 1982)), 700)
    phrases = [phrase_et_si(si, Issue.ELIGIBLE).replace("\u00a0", " ") for si in _du_foyer(cas).values()]

    assert "Un enfant de moins au foyer, le plus jeune (1 au lieu de 2) → les conditions ne seraient pas remplies" in (
        phrases
    )
    assert "Un adulte de moins au foyer (1 au lieu de 2) → les conditions ne seraient pas remplies" in phrases
    assert "2 enfants de plus au foyer, de moins de 14 ans (4 au lieu de 2) → le montant serait de 80,00 €" in phrases


def test_several_children_fewer_are_the_youngest() -> None:
    cas = _cas(DEUX_COMPTES, _foyer(*[(Lien.ENFANT, 2012 + rang) for rang in range(5)]), 550)

    si = _du_foyer(cas)[EcartDuFoyer(enfants=-2)]

    assert phrase_et_si(si, Issue.ELIGIBLE).replace("\u00a0", " ") == (
        "2 enfants de moins au foyer, en partant des plus jeunes (3 au lieu de 5) → le montant serait de 60,00 €"
    )
    reste = changer(cas.situation, si.changement).matiere.personnes
    assert reste is not None
    assert [personne.id for personne in reste] == ["0", "1", "2", "3"]


def test_units_of_consumption_follow_the_people() -> None:
    cas = _cas(UNITES, _foyer((Lien.ENFANT, 2018)), 1000)

    si = _du_foyer(cas)[EcartDuFoyer(enfants=1)]
    apres = changer(cas.situation, si.changement)

    assert si.issue is Issue.ELIGIBLE
    assert (apres.faits["uc_insee"].valeur, apres.faits["nombre_personnes"].valeur) == (Decimal("1.6"), Decimal(3))
    assert silences(cas) == ()


@settings(max_examples=60)
@given(
    foyer=st.lists(
        st.tuples(st.sampled_from((Lien.ENFANT, Lien.CONJOINT, Lien.PARENT)), st.integers(1940, 2025)), max_size=5
    ),
    ressources=st.integers(0, 3000),
    lu=st.sampled_from((DEUX_COMPTES, UNITES)),
)
def test_what_is_told_of_the_foyer_really_changes_the_outcome(
    foyer: list[tuple[Lien, int]], ressources: int, lu: Reglement
) -> None:
    personnes = _foyer(*foyer)
    cas = _cas(lu, personnes, ressources)
    avant = evaluer(lu.aides[0], cas.situation, reglement=lu)

    for ecart, si in _du_foyer(cas).items():
        apres = evaluer(lu.aides[0], _situation(_refait(personnes, ecart), ressources), reglement=lu)
        assert (apres.issue, apres.montant) == (si.issue, si.montant)
        assert (apres.issue, apres.montant) != (avant.issue, avant.montant)


def _refait(personnes: tuple[Usager, ...], ecart: EcartDuFoyer) -> tuple[Usager, ...]:
    """Change the people by hand, without any of the code that supposes."""
    if ecart.nombre > 0:
        lien, annee = (Lien.ENFANT, 2016) if ecart.enfants else (Lien.AUTRE, 1986)
        return (*personnes, *(_personne(100 + rang, lien, annee) for rang in range(ecart.nombre)))

    def annee_de(personne: Usager) -> int:
        assert personne.identite.date_naissance is not None
        return personne.identite.date_naissance.annee

    majeur = {personne.id: 2026 - annee_de(personne) >= 18 for personne in personnes}
    possibles = [p for p in personnes[1:] if majeur[p.id] is bool(ecart.adultes)]
    partis = sorted(possibles, key=lambda p: -annee_de(p))[: -ecart.nombre]
    return tuple(personne for personne in personnes if personne not in partis)


def test_without_the_people_arithmetic_moves_the_counts() -> None:
    comptes = {"nombre_personnes": 2, "nombre_enfants": 1, "uc_cheque_energie": 1, "ressources_mensuelles": 500}
    faits = {code: Fait(Decimal(valeur)) for code, valeur in comptes.items()}
    situation = Situation(JOUR, deriver({**faits, "charges_mensuelles": Fait(Decimal(0)), "couple": Fait(False)}), JOUR)

    cas = Cas(DEUX_COMPTES.aides[0], situation, DEUX_COMPTES)
    si = _du_foyer(cas)[EcartDuFoyer(enfants=1)]
    apres = changer(situation, si.changement).faits

    assert si.issue is Issue.ELIGIBLE
    assert (apres["nombre_personnes"].valeur, apres["uc_cheque_energie"].valeur) == (Decimal(3), Decimal("1.8"))
    assert apres["couple"].valeur is False
    assert supposer(situation, EcartDuFoyer(enfants=-2)) is None
    assert supposer(situation, EcartDuFoyer(adultes=1)) is None


def test_counts_certified_otherwise_than_the_people_move_from_what_is_certified() -> None:
    certifie = Provenance(NatureProvenance.CERTIFIE)
    cas = _cas(DEUX_COMPTES, _foyer((Lien.ENFANT, 2018)), 700)
    faits = {**cas.situation.faits, "nombre_personnes": Fait(Decimal(3), certifie)}
    del faits["reste_a_vivre_par_personne"]
    cas = replace(cas, situation=replace(cas.situation, faits=deriver(faits)))

    si = _du_foyer(cas)[EcartDuFoyer(enfants=1)]
    compte = changer(cas.situation, si.changement).faits["nombre_personnes"]

    assert (compte.valeur, compte.provenance) == (Decimal(4), certifie)


def test_nobody_is_taken_away_who_is_not_there() -> None:
    seul = _situation(_foyer(), 500)
    assert supposer(seul, EcartDuFoyer(enfants=-1)) is None
    assert supposer(seul, EcartDuFoyer(adultes=-1)) is None
    a_moitie = (*_foyer(), _personne(1, Lien.ENFANT, 2018, "0.5"))
    assert supposer(_situation(a_moitie, 500), EcartDuFoyer(enfants=-1)) is None


def test_why_nothing_is_said_is_told() -> None:
    faits = {
        "nombre_enfants": Fait(Decimal(1)),
        "uc_insee": Fait(Decimal("1.3")),
        "ressources_mensuelles": Fait(Decimal(9)),
    }
    cas = Cas(UNITES.aides[0], Situation(JOUR, faits, JOUR), UNITES)

    (silence,) = silences(cas)

    assert silence.raison is RaisonDuSilence.PERSONNES_INCONNUES
    assert _du_foyer(cas) == {}
    phrase = phrase_du_silence(silence).replace("\u00a0", " ")
    assert phrase.startswith("Rien n’est dit de « Unités de consommation (INSEE) » et « Enfants au foyer » : la règle")


def test_a_birth_date_that_is_missing_is_the_reason() -> None:
    sans_date = replace(_personne(1, Lien.ENFANT, 2018), identite=Identite("NOM", ("Lou",)))
    cas = _cas(UNITES, (*_foyer(), sans_date), 500)

    assert [silence.raison for silence in silences(cas)] == [RaisonDuSilence.NAISSANCE_INCONNUE]
    assert "date de naissance" in phrase_du_silence(silences(cas)[0])


@pytest.mark.parametrize("lit_le_total", [True, False])
def test_a_total_of_a_budget_read_line_by_line_is_the_reason(lit_le_total: bool) -> None:
    loyer = {
        "code": "loyer_seul",
        "libelle": "Loyer",
        "article": "2",
        "texte": "Le loyer.",
        "calcul": "budget",
        "ressources": {"aucune": True},
        "charges": {"seulement": ["loyer"]},
    }
    conditions = [{"indicateur": "loyer_seul", "a_partir_de": -500}]
    conditions += [{"indicateur": "ressources_mensuelles", "jusqu_a": 900}] if lit_le_total else []
    cas = _cas(reglement(*conditions, format=2, indicateurs=(loyer,)), _foyer(), 500)

    attendues = [RaisonDuSilence.BUDGET_PAR_LIGNES] if lit_le_total else []
    assert [silence.raison for silence in silences(cas)] == attendues
