"""The address of a dossier: put right or left for another, its dates, its history."""

from __future__ import annotations

from datetime import date

import pytest

from ccas_desktop.application.dossiers.adresses import SaisieAdresse, enregistrer_adresse, retirer_adresse_ancienne
from ccas_desktop.application.dossiers.verbes import lire_dossier
from ccas_desktop.domain.dossiers.dossier import DossierComplet
from ccas_desktop.domain.errors import SaisieInvalide
from ccas_desktop.domain.personnes.adresse import Adresse
from ccas_desktop.domain.personnes.residence import Domiciliation
from tests.fakes.bureau import Bureau

ANCIENNE = Adresse(voie="1 rue Neuve", code_postal="61100", commune="Flers")
NOUVELLE = Adresse(voie="8 place du Marché", code_postal="61100", commune="Flers")


def relu(ouvert: Bureau) -> DossierComplet:
    return lire_dossier(ouvert.services.base, ouvert.dossier.dossier.id)


def enregistrer(ouvert: Bureau, saisie: SaisieAdresse) -> None:
    enregistrer_adresse(ouvert.services, ouvert.auteur, relu(ouvert).dossier, saisie)


def refus(ouvert: Bureau, saisie: SaisieAdresse) -> list[tuple[str, str]]:
    with pytest.raises(SaisieInvalide) as leve:
        enregistrer(ouvert, saisie)
    return [(e.champ, e.code) for e in leve.value.erreurs]


def test_an_address_put_right_leaves_no_history(ouvert: Bureau) -> None:
    enregistrer(ouvert, SaisieAdresse(ANCIENNE, depuis=date(2020, 5, 1), arrivee_commune=date(2019, 1, 1)))
    enregistrer(ouvert, SaisieAdresse(NOUVELLE, depuis=date(2020, 5, 1)))

    assert (relu(ouvert).dossier.adresse, relu(ouvert).adresses) == (NOUVELLE, ())
    assert relu(ouvert).dossier.arrivee_commune is None


def test_a_move_keeps_the_former_address_until_the_day_before(ouvert: Bureau) -> None:
    enregistrer(ouvert, SaisieAdresse(ANCIENNE, depuis=date(2020, 5, 1)))
    enregistrer(ouvert, SaisieAdresse(NOUVELLE, depuis=date(2024, 3, 1), demenagement=True))

    (ancienne,) = relu(ouvert).adresses
    assert (ancienne.adresse, ancienne.debut, ancienne.fin) == (ANCIENNE, date(2020, 5, 1), date(2024, 2, 29))
    assert (relu(ouvert).dossier.adresse, relu(ouvert).dossier.adresse_depuis) == (NOUVELLE, date(2024, 3, 1))

    retirer_adresse_ancienne(ouvert.services, ouvert.auteur, ancienne)
    assert relu(ouvert).adresses == ()


def test_a_first_address_is_no_move(ouvert: Bureau) -> None:
    enregistrer(ouvert, SaisieAdresse(Adresse()))
    enregistrer(ouvert, SaisieAdresse(NOUVELLE, depuis=date(2024, 3, 1), demenagement=True))

    assert relu(ouvert).adresses == ()


def test_a_move_has_a_day_after_the_former_one(ouvert: Bureau) -> None:
    enregistrer(ouvert, SaisieAdresse(ANCIENNE, depuis=date(2020, 5, 1)))

    assert refus(ouvert, SaisieAdresse(NOUVELLE, demenagement=True)) == [("depuis", "obligatoire")]
    avant = SaisieAdresse(NOUVELLE, depuis=date(2020, 5, 1), demenagement=True)
    assert refus(ouvert, avant) == [("depuis", "demenagement_avant_adresse")]


def test_dates_that_contradict_each_other_are_refused_at_their_fields(ouvert: Bureau) -> None:
    futur = date(2090, 1, 1)
    assert refus(ouvert, SaisieAdresse(ANCIENNE, depuis=futur, arrivee_commune=futur)) == [
        ("depuis", "date_future"),
        ("arrivee_commune", "date_future"),
    ]
    contraire = SaisieAdresse(
        ANCIENNE,
        depuis=date(2020, 5, 1),
        arrivee_commune=date(2020, 5, 2),
        domiciliation=Domiciliation(date(2026, 5, 1), date(2026, 4, 30)),
    )
    assert refus(ouvert, contraire) == [
        ("arrivee_commune", "arrivee_apres_adresse"),
        ("domiciliation_fin", "fin_avant_debut"),
    ]


def test_a_social_security_number_is_refused_in_a_line(ouvert: Bureau) -> None:
    saisie = SaisieAdresse(Adresse(complement="sécu 2 69 05 49 588 157 80"))
    assert refus(ouvert, saisie) == [("complement", "nir_interdit")]
