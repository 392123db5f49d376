"""The queue of the day: by initials, in the order people came, forgotten the next day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ccas_desktop.application.guichet.visiteurs import (
    ajouter_visiteur,
    changer_etat,
    file_du_jour,
    initiales_de,
    oublier_les_jours_passes,
)
from ccas_desktop.application.messages.guichet import ETATS_VISITEUR, phrase_de_l_attente, phrase_des_oublies
from ccas_desktop.domain.errors import SaisieInvalide
from ccas_desktop.domain.guichet.visiteur import EtatVisiteur
from tests.fakes.bureau import Bureau


@pytest.mark.parametrize(
    ("tape", "gardees"),
    [("dm", "D. M."), ("D.M.", "D. M."), ("Dupont Marie", "D. M."), ("dupont", "D."), ("", ""), (" . ", "")],
)
def test_a_name_typed_by_habit_is_not_kept(tape: str, gardees: str) -> None:
    assert initiales_de(tape) == gardees


def test_the_first_come_is_the_next(ouvert: Bureau) -> None:
    premiere = ajouter_visiteur(ouvert.services, ouvert.auteur, "dm", " colis ")
    seconde = ajouter_visiteur(ouvert.services, ouvert.auteur, "ROUX Jeanne", dossier_id=ouvert.dossier.dossier.id)

    file = file_du_jour(ouvert.services)

    assert file.visiteurs == (premiere, seconde)
    assert file.prochain == premiere
    assert (premiere.motif, seconde.initiales) == ("colis", "R. J.")


def test_who_is_received_waits_no_more(ouvert: Bureau) -> None:
    premiere = ajouter_visiteur(ouvert.services, ouvert.auteur, "dm")
    seconde = ajouter_visiteur(ouvert.services, ouvert.auteur, "rj")

    appelee = changer_etat(ouvert.services, ouvert.auteur, premiere, EtatVisiteur.APPELE)
    assert file_du_jour(ouvert.services).prochain == appelee
    recue = changer_etat(ouvert.services, ouvert.auteur, appelee, EtatVisiteur.RECU)
    partie = changer_etat(ouvert.services, ouvert.auteur, seconde, EtatVisiteur.PARTI)

    file = file_du_jour(ouvert.services)
    assert file.visiteurs == (recue, partie)
    assert (file.en_attente, file.prochain) == ((), None)
    assert (recue.est_la, partie.est_la) == (True, False)


def test_the_next_day_nothing_is_left_not_even_in_the_journal(ouvert: Bureau) -> None:
    ajouter_visiteur(ouvert.services, ouvert.auteur, "dm", dossier_id=ouvert.dossier.dossier.id)
    with ouvert.services.base.lecture() as lecture:
        avant = lecture.journal(ouvert.dossier.dossier.id)
    assert oublier_les_jours_passes(ouvert.services, ouvert.auteur) == 0
    ouvert.horloge.avancer(timedelta(days=1))

    assert file_du_jour(ouvert.services).visiteurs == ()
    assert oublier_les_jours_passes(ouvert.services, ouvert.auteur) == 1

    with ouvert.services.base.lecture() as lecture:
        assert lecture.visiteurs() == ()
        assert lecture.journal(ouvert.dossier.dossier.id) == avant


def test_nobody_is_added_without_a_letter(ouvert: Bureau) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        ajouter_visiteur(ouvert.services, ouvert.auteur, "  ")

    assert refus.value.champ == "initiales"


@pytest.mark.parametrize(
    ("nombre", "phrase"), [(0, "Personne n’attend"), (1, "1 personne attend"), (3, "3 personnes attendent")]
)
def test_how_many_wait_in_words(nombre: int, phrase: str) -> None:
    assert phrase_de_l_attente(nombre) == phrase


def test_says_what_was_forgotten() -> None:
    assert "(1 visite)" in phrase_des_oublies(1)
    assert "(5 visites)" in phrase_des_oublies(5)


def test_each_state_has_its_words() -> None:
    assert set(ETATS_VISITEUR) == set(EtatVisiteur)
