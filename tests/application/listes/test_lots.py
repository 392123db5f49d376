"""Acts on many rows: each by itself, what cannot be left out with its reason, all undone at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ccas_desktop.application.annulations import annuler_lot
from ccas_desktop.application.courriers.verbes import noter_impression
from ccas_desktop.application.decisions import decider
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.listes.courriers_du_lot import (
    LotDeLettres,
    composer_le_lot,
    noter_impressions,
    trier_le_lot,
)
from ccas_desktop.application.listes.lots import Bilan, classer_sans_suite, donner_referent, faire, noter_remise
from ccas_desktop.domain.courrier.courrier_produit import Courrier, ModeRemise
from ccas_desktop.domain.demandes.demande import Demande, StatutDemande
from ccas_desktop.domain.demandes.statuts import TransitionDemande
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.errors import RefusMetier
from tests.application.listes.conftest import BureauListe
from tests.application.listes.test_listes import lettre
from tests.fakes.bureau import AUJOURDHUI, projet


def test_a_referent_is_given_to_each_dossier_and_taken_back_at_once(listes: BureauListe) -> None:
    services, auteur = listes.bureau.services, listes.bureau.auteur
    agent = listes.bureau.reglages.agents[0]
    ids = [listes.dossier(nom).dossier.id for nom in ("A", "B", "C")]
    lot = nouvel_id()

    bilan = faire(services, auteur, donner_referent(agent.id), ids[:2], lot)
    bilan += faire(services, auteur, donner_referent(agent.id), ids[1:], lot)

    assert bilan == Bilan(3, {"deja_ainsi": 1})
    assert len(listes.noms({"referent": agent.id})) == 3
    annuler_lot(services, auteur, lot)
    assert listes.noms({"referent": agent.id}) == []


def test_only_demandes_that_wait_are_closed_with_the_motive(listes: BureauListe) -> None:
    services, auteur = listes.bureau.services, listes.bureau.auteur
    attend, decidee = listes.bureau.deposer(), listes.bureau.deposer()
    decider(services, auteur, decidee.id, projet(listes.bureau))
    lot = nouvel_id()

    bilan = faire(services, auteur, classer_sans_suite(" sans nouvelles "), [attend.id, decidee.id], lot)

    assert bilan == Bilan(1, {"lot_demande_close": 1})
    with services.base.lecture() as base:
        assert base.lire(Demande, attend.id).statut is StatutDemande.SANS_SUITE
        transitions = base.du_dossier(TransitionDemande, attend.dossier_id)
    assert [t.motif for t in transitions if t.apres is StatutDemande.SANS_SUITE] == ["sans nouvelles"]
    annuler_lot(services, auteur, lot)
    with services.base.lecture() as base:
        assert base.lire(Demande, attend.id).statut is attend.statut


def test_closing_needs_a_motive() -> None:
    with pytest.raises(RefusMetier, match="obligatoire"):
        classer_sans_suite("  ")


def test_letters_are_noted_as_handed_over_once(listes: BureauListe) -> None:
    services, auteur = listes.bureau.services, listes.bureau.auteur
    courrier = lettre(listes.bureau, listes.bureau.deposer().id)
    acte, lot = noter_remise(ModeRemise.MAIN_PROPRE, AUJOURDHUI, AUJOURDHUI), nouvel_id()

    assert faire(services, auteur, acte, [courrier.id], lot) == Bilan(1)
    assert faire(services, auteur, acte, [courrier.id], nouvel_id()) == Bilan(0, {"lot_deja_remis": 1})

    (ligne,) = listes.lignes("courriers", {"remis_du": "2026-11-23"})
    assert (ligne.cellules["etat"], ligne.cellules["mode"]) == ("Remis", "Remis en main propre")
    annuler_lot(services, auteur, lot)
    assert listes.lignes("courriers", {"etat": "remis"}) == ()


def test_a_letter_is_never_handed_over_tomorrow() -> None:
    with pytest.raises(RefusMetier, match="date_future"):
        noter_remise(ModeRemise.POSTE, AUJOURDHUI + timedelta(days=1), AUJOURDHUI)


def ne_plus_ecrire(listes: BureauListe) -> None:
    with listes.bureau.services.base.ecriture(listes.bureau.auteur) as base:
        dossier = base.lire(Dossier, listes.bureau.dossier.dossier.id)
        base.enregistrer(replace(dossier, ne_pas_ecrire=True))


def test_nothing_is_noted_as_posted_to_who_must_not_be_written_to(listes: BureauListe) -> None:
    services, auteur = listes.bureau.services, listes.bureau.auteur
    courrier = lettre(listes.bureau, listes.bureau.deposer().id)
    ne_plus_ecrire(listes)

    poste = faire(services, auteur, noter_remise(ModeRemise.POSTE, AUJOURDHUI, AUJOURDHUI), [courrier.id], nouvel_id())
    main = noter_remise(ModeRemise.MAIN_PROPRE, AUJOURDHUI, AUJOURDHUI)

    assert poste == Bilan(0, {"lot_ne_pas_poster": 1})
    assert faire(services, auteur, main, [courrier.id], nouvel_id()) == Bilan(1)


def test_letters_are_printed_together_in_the_order_asked_those_that_may_not_be_posted_left_out(
    listes: BureauListe,
) -> None:
    services, auteur = listes.bureau.services, listes.bureau.auteur
    premier, second = (lettre(listes.bureau, listes.bureau.deposer().id) for _ in range(2))
    second = noter_impression(services, auteur, second)

    lot = trier_le_lot(services, [second.id, premier.id])
    produite = composer_le_lot(services, lot)
    noter_impressions(services, auteur, lot)

    assert [courrier.id for courrier in lot.courriers] == [second.id, premier.id]
    assert produite.pages == 2 * composer_le_lot(services, LotDeLettres((premier,))).pages
    with services.base.lecture() as base:
        assert [base.lire(Courrier, c.id).impressions for c in (premier, second)] == [1, 2]

    ne_plus_ecrire(listes)
    bloque = trier_le_lot(services, [premier.id])
    assert bloque.courriers == ()
    assert list(bloque.laisses.values()) == [1]
