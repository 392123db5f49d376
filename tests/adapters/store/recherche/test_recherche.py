"""Search as one types, at the counter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccas_desktop.adapters.store.base import BaseChiffree
from ccas_desktop.adapters.store.recherche.mots import mots_tapes
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite
from ccas_desktop.domain.personnes.protection import Mandataire, Mesure, Protection
from tests.adapters.store.exemples import AUTEUR, un_dossier, un_usager

N_IMPORTE_QUEL_TEXTE = st.text(st.one_of(st.characters(), st.sampled_from("\"*^:(){}+-'\0\ud83d AND OR NEAR")))


def inscrire(base: BaseChiffree, numero: str, *identites: Identite, telephone: str = "") -> tuple[Usager, ...]:
    """Save a dossier with these persons, the first as demandeur."""
    dossier = un_dossier(numero)
    liens = (Lien.DEMANDEUR, *([Lien.ENFANT] * len(identites)))
    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(dossier)
        return tuple(
            unite.enregistrer(replace(un_usager(dossier, lien=lien), identite=identite, telephone=telephone))
            for identite, lien in zip(identites, liens, strict=False)
        )


def trouves(base: BaseChiffree, texte: str) -> list[str]:
    """Return the persons found, in the order shown."""
    with base.lecture() as lecture:
        return [resultat.nom_affiche for resultat in lecture.chercher(texte)]


@pytest.fixture
def guichet(base: BaseChiffree) -> BaseChiffree:
    """Return a base with one household."""
    inscrire(
        base,
        "2026-0042",
        Identite("LEFÈVRE", ("Anne-Sophie", "Marie"), nom_usage="D’ALMEIDA", date_naissance=DateNaissance(1987, 6, 27)),
        Identite("N’GUESSAN", ("Zoé",), date_naissance=DateNaissance(2015, 3)),
        telephone="+33 (0)6 12-34-56-78",
    )
    inscrire(base, "2026-0043", Identite("MARTIN", ("Paul",), date_naissance=DateNaissance(1950)))
    return base


@pytest.mark.parametrize(
    "texte",
    [
        "lefevre",
        "LEFÈVRE",
        "lef",
        "l",
        "almeida",
        "d almeida",
        "dalmeida",
        "D’Alm",
        "anne",
        "sophie",
        "annesophie",
        "marie lefevre",
        "lefevre marie",
        "alm anne lef",
        "27/06/1987",
        "27.06.1987",
        "27 06 1987",
        "27061987",
        "1987-06-27",
        "06/1987",
        "27/06",
        "lefevre 1987",
        "lefevre 1987-06",
    ],
)
def test_finds_a_person_by(guichet: BaseChiffree, texte: str) -> None:
    assert trouves(guichet, texte) == ["LEFÈVRE (D’ALMEIDA) Anne-Sophie"]


@pytest.mark.parametrize("texte", ["2026-0042", "20260042", "42", "0042", "2026 42", "2026-0042-1", "2026-0042-12"])
def test_the_number_of_a_dossier_or_of_its_demande_finds_its_household(guichet: BaseChiffree, texte: str) -> None:
    assert trouves(guichet, texte) == ["LEFÈVRE (D’ALMEIDA) Anne-Sophie", "N’GUESSAN Zoé"]


@pytest.mark.parametrize("texte", ["0612345678", "06 12 34 56 78", "06.12.34", "06 12", "+33612345678", "+33 6 12 34"])
def test_a_phone_finds_its_household(guichet: BaseChiffree, texte: str) -> None:
    assert trouves(guichet, texte) == ["LEFÈVRE (D’ALMEIDA) Anne-Sophie", "N’GUESSAN Zoé"]


@pytest.mark.parametrize("texte", ["zoe", "nguessan", "n’guessan", "03/2015", "2015"])
def test_a_member_shows_the_dossier(guichet: BaseChiffree, texte: str) -> None:
    with guichet.lecture() as lecture:
        (resultat,) = lecture.chercher(texte)

    assert (resultat.numero, resultat.lien, resultat.commune) == ("2026-0042", "enfant", "VALMOREL-SUR-ORNE")


@pytest.mark.parametrize("texte", ["", "   ", "’-", "lefevre paul", "efevre", "zzz", '"', "lefevre OR martin"])
def test_finds_nobody_by(guichet: BaseChiffree, texte: str) -> None:
    assert trouves(guichet, texte) == []


def test_a_whole_name_comes_before_a_longer_one_and_before_a_first_name(base: BaseChiffree) -> None:
    inscrire(base, "2026-0001", Identite("MARTIN", ("Paul",)))
    inscrire(base, "2026-0002", Identite("MARTINEZ", ("Luc",)))
    inscrire(base, "2026-0003", Identite("DURAND", ("Martin",)))

    assert trouves(base, "martin") == ["MARTIN Paul", "MARTINEZ Luc", "DURAND Martin"]


def test_among_equals_the_dossier_written_last_comes_first(base: BaseChiffree) -> None:
    (ancien,) = inscrire(base, "2026-0001", Identite("MARTIN", ("Paul",)))
    inscrire(base, "2026-0002", Identite("MARTIN", ("Luc",)))
    assert trouves(base, "martin") == ["MARTIN Luc", "MARTIN Paul"]

    with base.ecriture(AUTEUR) as unite:
        dossier = unite.dossier(ancien.dossier_id).dossier
        unite.enregistrer(replace(dossier, note="vu ce matin"))

    assert trouves(base, "martin") == ["MARTIN Paul", "MARTIN Luc"]


def test_digits_glued_come_before_the_same_digits_apart(base: BaseChiffree) -> None:
    inscrire(base, "2026-2700", Identite("APART", ("Luc",), date_naissance=DateNaissance(1987)), telephone="0600000000")
    inscrire(base, "2026-0001", Identite("NEE", ("Zoé",), date_naissance=DateNaissance(1987, 6, 27)))
    inscrire(base, "2026-2701", Identite("APART", ("Max",), date_naissance=DateNaissance(1987)), telephone="0600000000")

    assert trouves(base, "27 06 1987") == ["NEE Zoé", "APART Max", "APART Luc"]


def test_a_renamed_person_is_found_by_the_new_name_only(base: BaseChiffree) -> None:
    (usager,) = inscrire(base, "2026-0001", Identite("MARTIN", ("Paul",)))

    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(replace(usager, identite=Identite("DURAND", ("Paul",))))

    assert (trouves(base, "martin"), trouves(base, "durand")) == ([], ["DURAND Paul"])


def test_the_people_of_a_new_dossier_are_found_the_demandeur_first_whatever_the_order_they_were_written(
    base: BaseChiffree,
) -> None:
    dossier = un_dossier("2026-0001")
    liens = {"Zoé": Lien.ENFANT, "Luc": Lien.ENFANT, "Paul": Lien.DEMANDEUR}
    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(dossier)
        for prenom, lien in liens.items():
            unite.enregistrer(replace(un_usager(dossier, lien=lien), identite=Identite("MARTIN", (prenom,))))

    assert trouves(base, "martin")[0] == "MARTIN Paul"
    assert sorted(trouves(base, "2026-0001")) == ["MARTIN Luc", "MARTIN Paul", "MARTIN Zoé"]


def test_who_is_renamed_removed_or_added_in_the_unit_that_made_the_dossier_is_found_as_left(base: BaseChiffree) -> None:
    dossier = un_dossier("2026-0001")
    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(dossier)
        paul, luc = (
            unite.enregistrer(replace(un_usager(dossier, lien=lien), identite=Identite("MARTIN", (prenom,))))
            for prenom, lien in (("Paul", Lien.DEMANDEUR), ("Luc", Lien.ENFANT))
        )
        unite.supprimer(luc)
        unite.enregistrer(replace(un_usager(dossier, lien=Lien.ENFANT), identite=Identite("MARTIN", ("Zoé",))))
        unite.enregistrer(replace(paul, identite=Identite("DURAND", ("Paul",))))

    assert (trouves(base, "martin"), trouves(base, "durand")) == (["MARTIN Zoé"], ["DURAND Paul"])
    with base.lecture() as lecture:
        assert [u.identite.prenom for u in lecture.doublons_possibles(Identite("MARTI", ("Zoé",)))] == ["Zoé"]
        assert lecture.doublons_possibles(Identite("MARTIN", ("Luc",))) == ()


def test_a_removed_person_is_not_found(base: BaseChiffree) -> None:
    _, enfant = inscrire(base, "2026-0001", Identite("MARTIN", ("Paul",)), Identite("MARTIN", ("Zoé",)))

    with base.ecriture(AUTEUR) as unite:
        unite.supprimer(enfant)

    assert trouves(base, "martin") == ["MARTIN Paul"]


def test_shows_no_more_than_asked(base: BaseChiffree) -> None:
    for rang in range(1, 6):
        inscrire(base, f"2026-000{rang}", Identite("MARTIN", ("Paul",)))

    with base.lecture() as lecture:
        assert [r.numero for r in lecture.chercher("martin", limite=2)] == ["2026-0005", "2026-0004"]


def test_the_demandeurs_of_the_dossiers_written_last_are_recent(base: BaseChiffree) -> None:
    for rang in range(1, 4):
        inscrire(base, f"2026-000{rang}", Identite("MARTIN", ("Paul",)), Identite("MARTIN", ("Zoé",)))

    with base.lecture() as lecture:
        recents = lecture.recents(limite=2)

    assert [(r.numero, r.nom_affiche) for r in recents] == [("2026-0003", "MARTIN Paul"), ("2026-0002", "MARTIN Paul")]


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texte=N_IMPORTE_QUEL_TEXTE)
def test_no_text_is_ever_syntax(guichet: BaseChiffree, texte: str) -> None:
    with guichet.lecture() as lecture:
        lecture.chercher(texte)

    assert all(mot.isalnum() for mot in mots_tapes(texte).mots)


def test_finds_a_person_by_the_second_phone_or_the_mandataire(base: BaseChiffree) -> None:
    dossier = un_dossier()
    mandataire = Mandataire("ROUSSEL", "Claire", organisation="UDAF de l’Orne")
    usager = replace(
        un_usager(dossier),
        autre_telephone="02 61 91 55 66",
        protection=Protection(Mesure.TUTELLE, mandataire),
    )
    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(dossier)
        unite.enregistrer(usager)

    assert trouves(base, "0261915566") == trouves(base, "roussel") == trouves(base, "udaf") == ["DUPONT Jeanne"]


def test_a_confidential_address_is_in_no_result(base: BaseChiffree) -> None:
    dossier = replace(un_dossier(), adresse_confidentielle=True)
    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(dossier)
        unite.enregistrer(un_usager(dossier))

    with base.lecture() as lecture:
        assert [r.commune for r in (*lecture.chercher("dupont"), *lecture.recents())] == ["", ""]
