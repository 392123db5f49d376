"""Ask for missing papers: the clock stops, then goes on (CRPA L114-5)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from ccas_desktop.application.demandes.pieces_attendues import (
    PieceADemander,
    SaisieDemandeDePieces,
    demander_pieces,
    dernier_jour_propose,
    regler_piece,
    relancer,
)
from ccas_desktop.application.demandes.procedure import clore_sans_decision
from ccas_desktop.application.demandes.verbes import lire_demande
from ccas_desktop.application.guichet.a_faire.collecte import lire_a_faire
from ccas_desktop.application.guichet.a_faire.lignes import Groupe
from ccas_desktop.application.instruction.page import lire_page
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.demandes.pieces_attendues import PieceAttendue, SortAttendue
from ccas_desktop.domain.demandes.statuts import StatutDemande
from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide
from tests.fakes.bureau import AUJOURDHUI, Bureau

DEPOT = date(2026, 11, 2)
BAIL, DEVIS = PieceADemander("Bail", "article 3 du règlement"), PieceADemander("Devis")


def demander(ouvert: Bureau, demande: Demande, *pieces: PieceADemander, **champs: Any) -> tuple[PieceAttendue, ...]:
    saisie = SaisieDemandeDePieces(
        pieces, champs.get("le", date(2026, 11, 10)), champs.get("avant", date(2026, 11, 30))
    )
    return demander_pieces(ouvert.services, ouvert.auteur, demande.id, saisie)


def regler(ouvert: Bureau, piece: PieceAttendue, jour: date, sort: SortAttendue = SortAttendue.RECUE) -> None:
    regler_piece(ouvert.services, ouvert.auteur, piece, sort, le=jour)


def statut(ouvert: Bureau, demande: Demande) -> StatutDemande:
    return lire_demande(ouvert.services.base, demande.id).demande.statut


def echeance(ouvert: Bureau, demande: Demande) -> date:
    page = lire_page(ouvert.services, demande.id)
    assert page.echeance is not None
    return page.echeance.jour


def est_suspendue(ouvert: Bureau, demande: Demande) -> bool:
    page = lire_page(ouvert.services, demande.id)
    assert page.echeance is not None
    return page.echeance.suspendue


def test_the_request_is_incomplete_while_a_paper_is_missing(ouvert: Bureau) -> None:
    demande = ouvert.deposer(deposee_le=DEPOT)
    bail, devis = demander(ouvert, demande, BAIL, DEVIS)
    assert statut(ouvert, demande) is StatutDemande.INCOMPLETE

    regler(ouvert, bail, date(2026, 11, 12))
    assert statut(ouvert, demande) is StatutDemande.INCOMPLETE
    regler(ouvert, devis, date(2026, 11, 20), SortAttendue.VUE_NON_CONSERVEE)

    assert statut(ouvert, demande) is StatutDemande.EN_INSTRUCTION
    assert echeance(ouvert, demande) == date(2027, 1, 12)
    assert lire_demande(ouvert.services.base, demande.id).transitions[-1].motif


def test_a_request_nobody_worked_on_is_again_only_deposited(ouvert: Bureau) -> None:
    demande = ouvert.deposer(deposee_le=DEPOT, informee=False)
    (bail,) = demander(ouvert, demande, BAIL)
    regler(ouvert, bail, AUJOURDHUI, SortAttendue.PLUS_NECESSAIRE)
    assert statut(ouvert, demande) is StatutDemande.DEPOSEE


def test_the_deadline_moves_while_one_waits_and_stops_at_the_last_day(ouvert: Bureau) -> None:
    demande = ouvert.deposer(deposee_le=DEPOT)
    assert not est_suspendue(ouvert, demande)
    demander(ouvert, demande, BAIL)
    assert echeance(ouvert, demande) == date(2027, 1, 15)
    assert est_suspendue(ouvert, demande)

    ouvert.horloge.avancer(timedelta(days=30))

    assert not est_suspendue(ouvert, demande)

    assert echeance(ouvert, demande) == date(2027, 1, 22)
    assert [ligne.jour for ligne in lire_a_faire(ouvert.services).lignes if ligne.groupe is Groupe.EN_COURS] == [
        date(2027, 1, 22)
    ]


@pytest.mark.parametrize(
    ("champs", "champ", "code"),
    [
        ({"le": date(2026, 11, 24)}, "le", "date_future"),
        ({"le": date(2026, 11, 1)}, "le", "avant_le_depot"),
        ({"avant": date(2026, 11, 9)}, "avant", "attendue_avant_demande"),
    ],
)
def test_dates_that_cannot_be_are_refused(ouvert: Bureau, champs: dict[str, Any], champ: str, code: str) -> None:
    demande = ouvert.deposer(deposee_le=DEPOT)
    with pytest.raises(SaisieInvalide) as leve:
        demander(ouvert, demande, BAIL, **champs)
    assert [(e.champ, e.code) for e in leve.value.erreurs] == [(champ, code)]


def test_no_paper_at_all_is_refused(ouvert: Bureau) -> None:
    demande = ouvert.deposer(deposee_le=DEPOT)
    with pytest.raises(SaisieInvalide):
        demander(ouvert, demande)


@pytest.mark.parametrize(
    ("jour", "code"), [(date(2026, 11, 24), "date_future"), (date(2026, 11, 9), "reglee_avant_demande")]
)
def test_a_paper_is_received_between_the_day_it_was_asked_and_today(ouvert: Bureau, jour: date, code: str) -> None:
    demande = ouvert.deposer(deposee_le=DEPOT)
    (bail,) = demander(ouvert, demande, BAIL)
    with pytest.raises(RefusMetier) as leve:
        regler(ouvert, bail, jour)
    assert leve.value.code == code


def test_a_reminder_moves_no_deadline(ouvert: Bureau) -> None:
    demande = ouvert.deposer(deposee_le=DEPOT)
    (bail,) = demander(ouvert, demande, BAIL)
    avant = echeance(ouvert, demande)

    relance = relancer(ouvert.services, ouvert.auteur, bail)

    assert (relance.relancee_le, relance.attendue_le) == (AUJOURDHUI, bail.attendue_le)
    assert echeance(ouvert, demande) == avant


def test_the_first_page_is_told_what_is_awaited(ouvert: Bureau) -> None:
    demande, close = ouvert.deposer(deposee_le=DEPOT), ouvert.deposer(deposee_le=DEPOT)
    demander(ouvert, close, BAIL, avant=date(2026, 11, 24))
    (bail, _) = demander(ouvert, demande, BAIL, DEVIS, avant=date(2026, 11, 25))
    regler(ouvert, bail, AUJOURDHUI)
    close_lue = lire_demande(ouvert.services.base, close.id).demande
    clore_sans_decision(ouvert.services, ouvert.auteur, close_lue, retiree=True)

    with ouvert.services.base.lecture() as base:
        # What a closed request still waited for takes the place of nothing.
        attendues = base.pieces_a_relancer(date(2026, 11, 25), limite=1)
        trop_tot = base.pieces_a_relancer(date(2026, 11, 24))

    assert [(a.demande_id, a.libelles, a.numero) for a in attendues] == [(demande.id, ("Devis",), demande.numero)]
    assert trop_tot == ()


def test_the_ccas_sets_how_long_the_person_has(ouvert: Bureau) -> None:
    assert dernier_jour_propose(ouvert.reglages.ccas, date(2026, 11, 10)) == date(2026, 11, 25)


def test_what_is_settled_is_not_settled_again(ouvert: Bureau) -> None:
    demande = ouvert.deposer(deposee_le=DEPOT)
    (bail,) = demander(ouvert, demande, BAIL)
    regler(ouvert, bail, AUJOURDHUI)
    with ouvert.services.base.lecture() as base:
        recue = base.lire(PieceAttendue, bail.id)
    for verbe in (lambda: regler(ouvert, recue, AUJOURDHUI), lambda: relancer(ouvert.services, ouvert.auteur, recue)):
        with pytest.raises(RefusMetier) as leve:
            verbe()
        assert leve.value.code == "piece_deja_reglee"
