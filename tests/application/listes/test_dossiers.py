"""The list of the dossiers: who is in it, in which order, and what it never tells."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ccas_desktop.application.dossiers.situations import (
    SaisieSituation,
    SaisieSuivi,
    modifier_protection,
    modifier_situation,
    modifier_suivi,
)
from ccas_desktop.application.dossiers.verbes import SaisieUsager, modifier_usager
from ccas_desktop.application.listes.catalogue import LISTES
from ccas_desktop.application.listes.filtre import requete
from ccas_desktop.application.listes.lecture import lire_contexte
from ccas_desktop.application.ports.listes import CompteListe
from ccas_desktop.domain.dossiers.dossier import Dossier, MotifCloture
from ccas_desktop.domain.personnes.identite import DateNaissance
from ccas_desktop.domain.personnes.protection import Mesure, Protection
from ccas_desktop.domain.personnes.residence import Logement, ModeLogement
from ccas_desktop.domain.personnes.situation_personne import SituationPersonne, SituationProfessionnelle
from tests.application.listes.conftest import BureauListe
from tests.fakes.bureau import AUJOURDHUI, bureau

LISTE = LISTES["dossiers"]


def test_names_are_in_the_order_of_a_directory(listes: BureauListe) -> None:
    for nom, prenom in (("ÉLIE", "Zoé"), ("EDOUARD", "Ana"), ("DUPONT MARTIN", "Ana"), ("DUPONT", "Zoé")):
        listes.dossier(nom, prenom)

    assert listes.noms() == ["DUPONT Zoé", "DUPONT MARTIN Ana", "EDOUARD Ana", "ÉLIE Zoé", "ROUX Jeanne"]
    assert listes.noms(tri="nom", decroissant=True) == listes.noms()[::-1]


def test_the_order_follows_a_name_put_right(listes: BureauListe) -> None:
    complet = listes.dossier("ABEL")
    usager = complet.demandeur
    with listes.bureau.services.base.ecriture(listes.bureau.auteur) as base:
        base.enregistrer(replace(usager, identite=replace(usager.identite, nom_famille="ZABEL")))

    assert listes.noms() == ["ROUX Jeanne", "ZABEL Ana"]


@pytest.mark.parametrize("texte", ["dup", "DUPONT zo", "2026-0002", "0639", "06 39", "27061990"])
def test_words_find_by_name_number_phone_and_birth(listes: BureauListe, texte: str) -> None:
    listes.dossier("DUPONT", "Zoé", ne="1990-06-27", telephone="06 39 98 00 01")

    assert listes.noms({"texte": texte}) == ["DUPONT Zoé"]


@pytest.mark.parametrize("texte", ["'", '"', "*", "-", "NEAR(", "%"])
def test_signs_alone_find_nobody_and_break_nothing(listes: BureauListe, texte: str) -> None:
    assert listes.noms({"texte": texte}) == []


def naissances() -> list[DateNaissance]:
    """Return births of every precision, some a day before or after today's."""
    alea = random.Random(29)  # noqa: S311 invented births
    tirees = [
        DateNaissance(alea.randrange(1920, 2027), *([alea.randrange(1, 13), alea.randrange(1, 29)][: rang % 3]))
        for rang in range(45)
    ]
    limites = [DateNaissance(2008, 2, 29), DateNaissance(2008, 11, 22), DateNaissance(2008, 11, 23)]
    return [*tirees, *limites, DateNaissance(2008, 11, 24), DateNaissance(2008, 11), DateNaissance(2008)]


@pytest.fixture(scope="module")
def ages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BureauListe]:
    with bureau(tmp_path_factory.mktemp("ages")) as ouvert:
        listes = BureauListe(ouvert)
        for rang, nee in enumerate(naissances()):
            listes.dossier("AGE", f"P{rang}", ne=str(nee))
        yield listes


@given(minimum=st.integers(0, 110), ecart=st.integers(0, 40))
@example(minimum=18, ecart=0)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_ages_are_whole_years_today_and_a_partial_date_is_kept_when_it_may_be_right(
    ages: BureauListe, minimum: int, ecart: int
) -> None:
    trouvees = ages.noms({"texte": "age", "age_min": str(minimum), "age_max": str(minimum + ecart)})

    possibles = [nee.ages_possibles(AUJOURDHUI) for nee in naissances()]
    attendues = [f"AGE P{r}" for r, (bas, haut) in enumerate(possibles) if haut >= minimum and bas <= minimum + ecart]
    assert sorted(trouvees) == sorted(attendues)


@pytest.mark.parametrize(("jour", "age"), [(date(2026, 2, 28), 17), (date(2026, 3, 1), 18)])
def test_who_was_born_on_29_february_is_a_year_older_on_1_march(listes: BureauListe, jour: date, age: int) -> None:
    listes.dossier("BISSEXTE", ne="2008-02-29")
    listes.bureau.horloge.avancer(jour - AUJOURDHUI)

    assert listes.noms({"age_min": str(age), "age_max": str(age), "texte": "bissexte"}) == ["BISSEXTE Ana"]


def test_what_is_closed_waits_for_no_referent_and_who_died_is_found(listes: BureauListe) -> None:
    services, auteur = listes.bureau.services, listes.bureau.auteur
    parti, morte = listes.dossier("PARTI"), listes.dossier("MORTE")
    modifier_suivi(
        services, auteur, parti.dossier, SaisieSuivi(clos_le=AUJOURDHUI, motif_cloture=MotifCloture.DEMENAGEMENT)
    )
    saisie = SaisieUsager(morte.demandeur.identite, deces_le=AUJOURDHUI - timedelta(days=1))
    modifier_usager(services, auteur, morte.demandeur, saisie)

    sans_referent = next(vue for vue in LISTE.vues if vue.code == "sans_referent")
    assert listes.noms(sans_referent.filtre) == ["MORTE Ana", "ROUX Jeanne"]
    assert (listes.noms({"clos": "oui"}), listes.noms({"decede": "oui"})) == (["PARTI Ana"], ["MORTE Ana"])
    assert listes.noms({"presents": "oui"}) == ["PARTI Ana", "ROUX Jeanne"]
    (ligne,) = listes.lignes("dossiers", {"clos": "oui"})
    assert (ligne.cellules["clos_le"], ligne.cellules["motif_cloture"]) == (AUJOURDHUI, "Déménagement")


def test_persons_are_found_by_their_situation_their_housing_and_their_protection(listes: BureauListe) -> None:
    services, auteur = listes.bureau.services, listes.bureau.auteur
    complet = listes.dossier("LOUVET")
    travail = SaisieSituation(SituationPersonne(professionnelle=SituationProfessionnelle.RETRAITE))
    personne = modifier_situation(services, auteur, complet.demandeur, travail)
    modifier_protection(services, auteur, personne, Protection(Mesure.TUTELLE))
    logee = SaisieSuivi(Logement(ModeLogement.HOTEL), prescripteur="UDAF")
    modifier_suivi(services, auteur, complet.dossier, logee)

    for filtre in ({"travail": "retraite"}, {"logement": "hotel"}, {"protege": "oui"}):
        assert listes.noms(filtre) == ["LOUVET Ana"]
    assert listes.noms({"protege": "non"}) == ["ROUX Jeanne"]
    (ligne,) = listes.lignes("dossiers", {"texte": "louvet"})
    dites = [ligne.cellules[code] for code in ("travail", "logement", "protection", "prescripteur")]
    assert dites == ["Retraité·e", "Hôtel", "Tutelle", "UDAF"]
    (autre,) = listes.lignes("dossiers", {"texte": "roux"})
    assert [autre.cellules[code] for code in ("travail", "logement", "protection", "prescripteur")] == [""] * 4


def test_residents_are_those_of_the_commune_however_it_is_written(listes: BureauListe) -> None:
    listes.dossier("ICI", commune="SAINT AUBIN DES PRES")
    listes.dossier("NULLE PART")

    assert listes.noms({"resident": "oui"}) == ["ICI Ana"]
    assert listes.noms({"resident": "non"}) == ["ROUX Jeanne"]


def test_nothing_tells_where_a_confidential_address_is(listes: BureauListe) -> None:
    complet = listes.dossier("CACHÉE", commune="BEAUMESNIL")
    listes.cacher(complet)

    (ligne,) = listes.lignes("dossiers", {"texte": "cachee"})

    assert {ligne.cellules[code] for code in ("voie", "code_postal", "commune")} == {"confidentielle"}
    assert ligne.cellules["resident"] is None
    assert listes.noms({"commune": "BEAUMESNIL"}) == []
    assert listes.noms({"texte": "cachee", "resident": "non"}) == []
    assert "BEAUMESNIL" not in lire_contexte(listes.bureau.services, LISTES["dossiers"]).valeurs["commune"]


def test_nor_does_its_place_among_the_communes(listes: BureauListe) -> None:
    listes.dossier("AVANT", commune="ALENÇON")
    listes.dossier("APRÈS", commune="CAEN")
    listes.cacher(listes.dossier("CACHÉE", commune="BEAUMESNIL"))

    assert listes.noms({"texte": "ana"}, tri="commune") == ["CACHÉE Ana", "AVANT Ana", "APRÈS Ana"]


def test_a_referent_or_nobody(listes: BureauListe) -> None:
    complet = listes.dossier("SUIVIE")
    agent = listes.bureau.reglages.agents[0]
    with listes.bureau.services.base.ecriture(listes.bureau.auteur) as base:
        base.enregistrer(replace(base.lire(Dossier, complet.dossier.id), referent_id=agent.id))

    assert listes.noms({"referent": agent.id}) == ["SUIVIE Ana"]
    assert listes.noms({"referent": "aucun"}) == ["ROUX Jeanne"]
    assert listes.lignes("dossiers", {"texte": "suivie"})[0].cellules["referent"] == agent.nom_complet


def test_opening_dates_are_civil_days_both_included(listes: BureauListe) -> None:
    assert listes.noms({"ouvert_du": "2026-11-23", "ouvert_au": "2026-11-23"}) == ["ROUX Jeanne"]
    assert listes.noms({"ouvert_au": "2026-11-22"}) == []
    assert listes.noms({"ouvert_du": "2026-11-24"}) == []


def test_persons_are_counted_and_so_are_dossiers(listes: BureauListe) -> None:
    complet = listes.dossier("DUPONT")
    listes.enfant(complet, "Lou", "2015-01-01")
    contexte = lire_contexte(listes.bureau.services, LISTE)

    with listes.bureau.services.base.lecture() as base:
        assert base.compter_liste(requete(LISTE, {}, contexte)) == CompteListe(3, 2)
        assert base.compter_liste(requete(LISTE, {"lien": "enfant"}, contexte)) == CompteListe(1, 1)


@pytest.fixture
def peuplees(tmp_path: Path) -> Iterator[BureauListe]:
    with bureau(tmp_path) as ouvert:
        listes = BureauListe(ouvert)
        for rang in range(12):
            commune = ("ALENÇON", "BEAUMESNIL", "")[rang % 3]
            complet = listes.dossier(f"N{rang % 4}", f"P{rang}", ne=str(1950 + rang % 5), commune=commune)
            listes.enfant(complet, f"E{rang}", f"{2010 + rang}-05-0{1 + rang % 9}")
        yield listes


@pytest.mark.parametrize(
    ("tri", "decroissant"), list(product([c.code for c in LISTE.colonnes if c.triable], [False, True]))
)
def test_the_first_page_is_the_start_of_the_whole_order(peuplees: BureauListe, tri: str, decroissant: bool) -> None:
    contexte = lire_contexte(peuplees.bureau.services, LISTE)
    with peuplees.bureau.services.base.lecture() as base:
        for filtre in ({}, {"texte": "n"}, {"age_min": "5"}, {"commune": "BEAUMESNIL"}, {"lien": "demandeur"}):
            voulue = requete(LISTE, filtre, contexte, tri=tri, decroissant=decroissant)
            entier = list(base.rangs_de_liste(voulue))

            assert list(base.rangs_de_liste(voulue, limite=5)) == entier[:5]
            assert len(set(entier)) == len(entier) == base.compter_liste(voulue).lignes > 0


def test_a_reading_that_nobody_waits_for_gives_nothing(peuplees: BureauListe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ccas_desktop.adapters.store.listes.requete.PAS_ENTRE_DEUX_REGARDS", 1)
    contexte = lire_contexte(peuplees.bureau.services, LISTE)

    with peuplees.bureau.services.base.lecture() as base:
        assert list(base.rangs_de_liste(requete(LISTE, {}, contexte), annule=lambda: True)) == []
        assert len(base.rangs_de_liste(requete(LISTE, {}, contexte))) == 25
