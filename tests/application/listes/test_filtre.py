"""From what is typed to what is asked, and to words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.application.listes.catalogue import LISTES
from ccas_desktop.application.listes.filtre import (
    en_mots,
    jour_du_filtre,
    minuit_au_bureau,
    nettoyer,
    requete,
    sans_texte,
)
from ccas_desktop.application.listes.modele import ContexteListe, Liste
from tests.fakes.horloge import HorlogeArretee

PARIS = ZoneInfo("Europe/Paris")
JOUR = date(2026, 11, 23)


class HorlogeDeParis(HorlogeArretee):
    """The time of an office in France."""

    def heure_de(self, instant: datetime) -> datetime:
        return instant.astimezone(PARIS)


def contexte() -> ContexteListe:
    horloge = HorlogeDeParis()
    return ContexteListe(
        JOUR, lambda i: i.astimezone(PARIS).date(), lambda jour: minuit_au_bureau(horloge, jour), {"energie": "Énergie"}
    )


@given(jour=st.dates(min_value=date(1980, 1, 1), max_value=date(2100, 12, 31)))
def test_a_day_begins_at_midnight_on_the_clock_of_the_office(jour: date) -> None:
    debut = minuit_au_bureau(HorlogeDeParis(), jour)

    local = debut.astimezone(PARIS)
    assert (local.date(), local.hour, local.minute) == (jour, 0, 0)
    assert (debut - timedelta(microseconds=1)).astimezone(PARIS).date() == jour - timedelta(days=1)
    assert debut.utcoffset() == timedelta(0)


def test_letters_are_asked_from_the_midnight_of_a_day_to_that_of_the_next() -> None:
    demandee = requete(LISTES["courriers"], {"produit_du": "2026-10-25", "produit_au": "2026-10-25"}, contexte())

    # The night of 25 October 2026, France goes back one hour: that day lasts 25 hours.
    assert dict(demandee.criteres) == {
        "produit_depuis": datetime(2026, 10, 24, 22, tzinfo=UTC).isoformat(),
        "produit_avant": datetime(2026, 10, 25, 23, tzinfo=UTC).isoformat(),
    }


@pytest.mark.parametrize(
    ("valeur", "attendu"),
    [
        ("2026-10-01", date(2026, 10, 1)),
        ("jours:30", date(2026, 12, 23)),
        ("jours:-30", date(2026, 10, 24)),
        ("jours:x", None),
        ("jours:99999999999", None),
        ("01/10/2026", None),
    ],
)
def test_a_day_is_typed_or_counted_from_today(valeur: str, attendu: date | None) -> None:
    assert jour_du_filtre(valeur, JOUR) == attendu


def test_what_a_list_does_not_know_is_left_out() -> None:
    liste = LISTES["demandes"]
    filtre = {"statut": "deposee", "inconnu": "x", "aide": " ", "deposee_du": "n’importe quoi", "age_min": "12"}

    assert nettoyer(liste, filtre) == {"statut": "deposee", "deposee_du": "n’importe quoi"}
    assert requete(liste, filtre, contexte(), tri="inconnu").criteres == (("statut", "deposee"),)


@pytest.mark.parametrize("liste", LISTES.values(), ids=lambda liste: liste.code)
def test_a_list_is_sorted_by_itself_until_asked_otherwise(liste: Liste) -> None:
    seule = requete(liste, {}, contexte())
    inconnue = requete(liste, {}, contexte(), tri="inconnu")

    assert (seule.tri, seule.decroissant) == (liste.tri, liste.decroissant)
    assert (inconnue.tri, inconnue.decroissant) == (liste.tri, liste.decroissant)


def test_the_filter_is_said_in_words() -> None:
    filtre = {
        "texte": "dupont",
        "deposee_du": "2026-10-01",
        "deposee_au": "jours:0",
        "aide": "energie",
        "urgente": "oui",
    }

    assert en_mots(LISTES["demandes"], filtre, contexte()).replace("\u00a0", " ") == (
        "Rechercher : « dupont » ; Aide : energie ; Déposée : du 01/10/2026 au 23/11/2026 ; Urgente : oui"
    )
    assert en_mots(LISTES["dossiers"], {"age_min": "18"}, contexte()).replace("\u00a0", " ") == "Âge : de 18"
    assert en_mots(LISTES["dossiers"], {}, contexte()) == "sans filtre"


def test_several_statuses_are_said_by_the_name_of_their_group() -> None:
    vue = next(vue for vue in LISTES["demandes"].vues if vue.code == "en_attente")

    assert en_mots(LISTES["demandes"], vue.filtre, contexte()).endswith("En attente de décision")
    assert en_mots(LISTES["demandes"], {"statut": "deposee|notifiee"}, contexte()).endswith("Déposée, Notifiée")


def test_the_words_typed_may_be_left_out() -> None:
    assert sans_texte(LISTES["dossiers"], {"texte": "dupont", "lien": "enfant"}) == {"lien": "enfant"}


@pytest.mark.parametrize("liste", LISTES.values(), ids=lambda liste: liste.code)
def test_every_ready_made_view_only_asks_what_its_list_knows(liste: Liste) -> None:
    for vue in liste.vues:
        assert nettoyer(liste, vue.filtre) == dict(vue.filtre)
        assert not vue.tri or liste.colonne(vue.tri).triable
