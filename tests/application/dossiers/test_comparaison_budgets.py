"""The budgets kept of a dossier, each with its occasion."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccas_desktop.application.decisions import decider
from ccas_desktop.application.dossiers.comparaison_budgets import lire_instantanes, motifs_a_la_main
from ccas_desktop.application.dossiers.instantanes import figer_a_la_main
from ccas_desktop.application.dossiers.occasions import OCCASIONS
from ccas_desktop.domain.dossiers.instantanes import Occasion
from ccas_desktop.domain.errors import RefusMetier
from tests.fakes.bureau import Bureau, projet


def occasions(ouvert: Bureau) -> list[str]:
    return sorted(fige.occasion for fige in lire_instantanes(ouvert.services, ouvert.dossier.dossier.id))


def test_a_budget_kept_with_a_request_names_it_and_says_why(ouvert: Bureau) -> None:
    sans_budget = ouvert.deposer()
    ouvert.avec_budget("900", "500")
    depot = ouvert.deposer()
    decider(ouvert.services, ouvert.auteur, sans_budget.id, projet(ouvert))
    decider(ouvert.services, ouvert.auteur, depot.id, projet(ouvert))

    # The second decision rests on the budget of its deposit, which is kept already.
    assert occasions(ouvert) == [
        f"décision de la demande {sans_budget.numero}",
        f"dépôt de la demande {depot.numero}",
    ]


def test_a_budget_kept_by_hand_says_the_reason_that_was_chosen(ouvert: Bureau) -> None:
    dossier_id = ouvert.dossier.dossier.id
    with pytest.raises(RefusMetier, match="budget_vide"):
        figer_a_la_main(ouvert.services, ouvert.auteur, dossier_id)
    ouvert.avec_budget("900", "500")
    figer_a_la_main(ouvert.services, ouvert.auteur, dossier_id)
    fige = figer_a_la_main(ouvert.services, ouvert.auteur, dossier_id, Occasion.POINT)
    assert occasions(ouvert) == ["point avec la personne", "à la main"]

    # What a former version let type is still read.
    with ouvert.services.base.ecriture(ouvert.auteur) as base:
        base.enregistrer(replace(fige, precision="avant le départ"))
    assert occasions(ouvert) == ["point avec la personne\u00a0: avant le départ", "à la main"]


def test_every_reason_has_its_words_and_an_agent_chooses_among_hers() -> None:
    assert set(OCCASIONS) == set(Occasion)
    assert motifs_a_la_main() == (
        ("changement", "Changement de situation"),
        ("point", "Point avec la personne"),
        ("avant_modification", "Avant de modifier le budget"),
    )
