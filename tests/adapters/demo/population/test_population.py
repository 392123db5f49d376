"""The fictitious people: always the same, coherent, and fit for the services."""

import re
from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccas_desktop.adapters.demo.population.fiction import JOUR_DE_REFERENCE, Anomalie, DossierFictif, Profil
from ccas_desktop.adapters.demo.population.population import population
from ccas_desktop.adapters.referentiels import ReferentielsInsee
from ccas_desktop.domain.dossiers.budget import NATURE_PAR_CODE, Sens
from ccas_desktop.domain.dossiers.dossier import LIGNE_ADRESSE_MAX
from ccas_desktop.domain.errors import SaisieInvalide
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import Identite, verifier_identite
from ccas_desktop.domain.reponses.identite_envoyee import preparer_envoi

FICTION = re.compile(r"(01 99 00|02 61 91|03 53 01|04 65 71|05 36 49|06 39 98) \d\d \d\d")
GRAINES = st.integers(min_value=0, max_value=10**6)
INSEE = ReferentielsInsee()


def _envoyable(identite: Identite) -> bool:
    try:
        preparer_envoi(identite)
    except SaisieInvalide:
        return False
    return True


def test_three_hundred_dossiers(dossiers: tuple[DossierFictif, ...]) -> None:
    assert len(dossiers) == 300


def test_same_seed_makes_the_same_people(dossiers: tuple[DossierFictif, ...]) -> None:
    assert population() == dossiers


def test_another_seed_makes_others(dossiers: tuple[DossierFictif, ...]) -> None:
    assert population(2027)[:50] != dossiers[:50]


def test_more_dossiers_keep_the_first_ones() -> None:
    petite, grande = population(7, 20), population(7, 40)

    assert {d.demandeur.identite for d in petite} <= {d.demandeur.identite for d in grande}


def test_none_when_none_is_wanted() -> None:
    assert population(dossiers=0) == ()


def test_camille_martin_is_there_once(dossiers: tuple[DossierFictif, ...]) -> None:
    assert [d.demandeur.identite.nom_affiche for d in dossiers].count("MARTIN Camille") == 1


def test_every_profile_and_every_oddity_is_met(dossiers: tuple[DossierFictif, ...]) -> None:
    assert {d.profil for d in dossiers} == set(Profil)
    assert {d.caisse.anomalie for d in dossiers} == set(Anomalie)
    assert {d.caisse.fournisseur for d in dossiers} == {"CNAF", "MSA"}


def test_only_one_meets_the_maintenance(dossiers: tuple[DossierFictif, ...]) -> None:
    assert Counter(d.caisse.anomalie for d in dossiers)[Anomalie.MAINTENANCE] == 1


def test_names_try_the_letters_that_services_refuse(dossiers: tuple[DossierFictif, ...]) -> None:
    noms = "".join(p.identite.nom_famille for d in dossiers for p in d.personnes)

    assert all(c in noms for c in "Œ’- ÉÇ")


@settings(max_examples=15, deadline=None)
@given(graine=GRAINES)
def test_everyone_can_be_sent_but_those_left_incomplete(graine: int) -> None:
    for dossier in population(graine, 40, referentiels=INSEE):
        assert _envoyable(dossier.demandeur.identite) is not dossier.incomplet
        assert all(_envoyable(p.identite) for p in dossier.personnes[1:])


@settings(max_examples=15, deadline=None)
@given(graine=GRAINES)
def test_identities_may_be_recorded(graine: int) -> None:
    for dossier in population(graine, 40, referentiels=INSEE):
        for personne in dossier.personnes:
            assert verifier_identite(personne.identite, aujourdhui=JOUR_DE_REFERENCE) == ()


@settings(max_examples=15, deadline=None)
@given(graine=GRAINES, jour=st.dates(date(2024, 2, 28), date(2030, 12, 31)))
def test_parents_are_older_than_their_children(graine: int, jour: date) -> None:
    for dossier in population(graine, 40, jour=jour, referentiels=INSEE):
        parents = [p for p in dossier.personnes if p.lien in (Lien.DEMANDEUR, Lien.CONJOINT) and not p.depart]
        for enfant in (p for p in dossier.personnes if p.lien is Lien.ENFANT):
            for parent in parents:
                assert enfant.naissance is not None
                assert parent.naissance is not None
                assert enfant.naissance.annee - parent.naissance.annee >= 15


@settings(max_examples=15, deadline=None)
@given(graine=GRAINES)
def test_birth_places_exist(graine: int) -> None:
    for dossier in population(graine, 40, referentiels=INSEE):
        for lieu in (p.identite.lieu_naissance for p in dossier.personnes):
            assert lieu is None or INSEE.pays_par_code(lieu.pays) is not None
            assert lieu is None or lieu.commune is None or INSEE.commune_par_code(lieu.commune) is not None


@settings(max_examples=15, deadline=None)
@given(graine=GRAINES)
def test_budgets_hold_known_natures_and_amounts_to_the_cent(graine: int) -> None:
    for dossier in population(graine, 40, referentiels=INSEE):
        for ligne in dossier.budget:
            assert ligne.nature in NATURE_PAR_CODE
            assert ligne.montant > 0
            assert ligne.montant == round(ligne.montant, 2)
            assert ligne.personne is None or dossier.personnes[ligne.personne].depart is None


@settings(max_examples=15, deadline=None)
@given(graine=GRAINES)
def test_requests_follow_the_dossier_and_stay_in_the_past(graine: int) -> None:
    for dossier in population(graine, 40, referentiels=INSEE):
        jours = [d.deposee_le for d in dossier.demandes]

        assert jours == sorted(jours)
        assert all(dossier.ouvert_le <= jour <= JOUR_DE_REFERENCE for jour in jours)


def test_phones_belong_to_nobody(dossiers: tuple[DossierFictif, ...]) -> None:
    numeros = [p.telephone for d in dossiers for p in d.personnes if p.telephone]

    assert numeros
    assert all(FICTION.fullmatch(n) for n in numeros)


def test_mails_go_nowhere(dossiers: tuple[DossierFictif, ...]) -> None:
    courriels = [p.courriel for d in dossiers for p in d.personnes if p.courriel]

    assert courriels
    assert all(re.fullmatch(r"[a-z0-9.]+@courriel\.example", c) for c in courriels)


def test_addresses_fit_an_envelope(dossiers: tuple[DossierFictif, ...]) -> None:
    for dossier in dossiers:
        assert all(len(ligne) <= LIGNE_ADRESSE_MAX for ligne in dossier.adresse.lignes)
        assert dossier.adresse.lignes[-1] == "14995 SAINT-AUBIN-DES-PRÉS"


def test_the_commune_and_its_postal_code_do_not_exist() -> None:
    assert INSEE.communes("14995") == []
    assert "Saint-Aubin-des-Prés" not in [c.nom for c in INSEE.communes("Saint-Aubin-des-Prés")]


@pytest.mark.parametrize("sens", list(Sens))
def test_most_budgets_have_both_sides(dossiers: tuple[DossierFictif, ...], sens: Sens) -> None:
    assert sum(any(ligne.sens is sens for ligne in d.budget) for d in dossiers) > 285


def test_some_birth_dates_are_partial(dossiers: tuple[DossierFictif, ...]) -> None:
    naissances = [p.naissance for d in dossiers for p in d.personnes if p.naissance]

    assert any(n.mois is None for n in naissances)
    assert any(n.mois is not None and n.jour is None for n in naissances)


def test_oldest_dossier_first_and_scenarios_last(dossiers: tuple[DossierFictif, ...]) -> None:
    assert [d.ouvert_le for d in dossiers] == sorted(d.ouvert_le for d in dossiers)
