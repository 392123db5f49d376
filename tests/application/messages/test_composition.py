"""The foyer that the rules look at, in one line."""

from __future__ import annotations

from dataclasses import replace

from ccas_desktop.application.messages.foyer import phrase_de_la_composition
from ccas_desktop.domain.personnes.foyer import Lien
from tests.fakes.bureau import AUJOURDHUI, Bureau


def test_the_foyer_is_told_on_its_day(ouvert: Bureau) -> None:
    demandeur = ouvert.dossier.demandeur

    dit = phrase_de_la_composition((demandeur,), AUJOURDHUI).replace("\u00a0", " ")

    assert dit == "Composition au 23/11/2026 : 1 personne, 1 adulte, 0 enfant."


def test_a_count_that_cannot_be_known_says_so(ouvert: Bureau) -> None:
    demandeur = ouvert.dossier.demandeur
    enfant = replace(demandeur, id="autre", lien=Lien.ENFANT, identite=replace(demandeur.identite, date_naissance=None))

    dit = phrase_de_la_composition((demandeur, enfant), AUJOURDHUI).replace("\u00a0", " ")

    assert dit == "Composition au 23/11/2026 : 2 personnes, nombre d’adultes inconnu, nombre d’enfants inconnu."
