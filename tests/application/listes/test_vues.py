"""The views: ready-made, kept for the office, counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from ccas_desktop.application.annulations import annuler_lot
from ccas_desktop.application.decisions import decider
from ccas_desktop.application.listes.catalogue import LISTES
from ccas_desktop.application.listes.lecture import lire_contexte
from ccas_desktop.application.listes.vues import Vue, compter_vues, garder_vue, retirer_vue, vues_de_la_liste
from ccas_desktop.domain.errors import RefusMetier
from tests.application.listes.conftest import BureauListe
from tests.fakes.bureau import AUJOURDHUI, projet

DEMANDES = LISTES["demandes"]


def noms(listes: BureauListe) -> list[str]:
    return [vue.nom for vue in vues_de_la_liste(listes.bureau.services, DEMANDES)]


def garder(listes: BureauListe, nom: str, **champs: object) -> Vue:
    vue = replace(Vue("", nom), **champs)  # type: ignore[arg-type]
    return garder_vue(listes.bureau.services, listes.bureau.auteur, DEMANDES, vue)


def test_a_view_kept_comes_back_whole_after_the_ready_made_ones(listes: BureauListe) -> None:
    garder(
        listes,
        "  Énergie   ce mois ",
        filtre={"aide": "aide_energie", "inconnu": "x"},
        tri="nom",
        decroissant=True,
        colonnes=("nom", "aide"),
    )

    derniere = vues_de_la_liste(listes.bureau.services, DEMANDES)[-1]
    assert derniere.nom == "Énergie ce mois"
    assert derniere.filtre == {"aide": "aide_energie"}
    assert (derniere.tri, derniere.decroissant, derniere.colonnes) == ("nom", True, ("nom", "aide"))


def test_a_view_of_the_same_name_is_replaced(listes: BureauListe) -> None:
    garder(listes, "Énergie", filtre={"aide": "aide_energie"})
    garder(listes, "ÉNERGIE", filtre={"aide": "autre"})

    assert noms(listes)[-1] == "ÉNERGIE"
    assert len(noms(listes)) == len(DEMANDES.vues) + 2


@pytest.mark.parametrize(
    ("nom", "code"), [("  ", "obligatoire"), ("x" * 61, "nom_trop_long"), ("urgentes", "nom_deja_pris")]
)
def test_a_name_that_cannot_be_is_refused_at_its_field(listes: BureauListe, nom: str, code: str) -> None:
    with pytest.raises(RefusMetier) as refus:
        garder(listes, nom)

    assert (refus.value.code, refus.value.champ) == (code, "nom")
    assert len(noms(listes)) == len(DEMANDES.vues) + 1


def test_a_view_taken_away_comes_back(listes: BureauListe) -> None:
    gardee = garder(listes, "Énergie").gardee
    assert gardee is not None

    lot = retirer_vue(listes.bureau.services, listes.bureau.auteur, gardee)
    assert "Énergie" not in noms(listes)

    annuler_lot(listes.bureau.services, listes.bureau.auteur, lot)
    assert noms(listes)[-1] == "Énergie"


def test_the_views_say_how_many_wait(listes: BureauListe) -> None:
    listes.bureau.deposer()
    listes.bureau.deposer(urgence="Coupure")
    decidee = listes.bureau.deposer()
    fin = AUJOURDHUI + timedelta(days=30)
    decider(
        listes.bureau.services,
        listes.bureau.auteur,
        decidee.id,
        projet(listes.bureau, montant=Decimal(40), valable_jusqu_au=fin),
    )
    services = listes.bureau.services
    vues, contexte = vues_de_la_liste(services, DEMANDES), lire_contexte(services, DEMANDES)

    nombres = compter_vues(services, DEMANDES, contexte, vues, lambda: False)

    assert nombres == {
        "toutes": 3,
        "en_attente": 2,
        "incompletes": 0,
        "urgentes": 1,
        "a_notifier": 1,
        "fin_proche": 1,
    }
    demain = replace(contexte, jour=contexte.jour + timedelta(days=31))
    assert compter_vues(services, DEMANDES, demain, vues, lambda: False)["fin_proche"] == 0


def test_counting_stops_when_nobody_waits(listes: BureauListe) -> None:
    services = listes.bureau.services
    vues, contexte = vues_de_la_liste(services, DEMANDES), lire_contexte(services, DEMANDES)

    assert compter_vues(services, DEMANDES, contexte, vues, lambda: True) == {}
