"""The papers awaited, and the time they stop (CRPA L114-5)."""

from __future__ import annotations

from datetime import date

from ccas_desktop.domain.demandes.delais import Suspension
from ccas_desktop.domain.demandes.pieces_attendues import (
    PieceAttendue,
    SortAttendue,
    a_relancer_jusqu_au,
    suspensions,
)


def piece(demandee: int, attendue: int, reglee: int | None = None) -> PieceAttendue:
    return PieceAttendue(
        id=f"{demandee}-{reglee}",
        dossier_id="d",
        demande_id="m",
        libelle="Bail",
        demandee_le=date(2026, 11, demandee),
        attendue_le=date(2026, 11, attendue),
        sort=SortAttendue.ATTENDUE if reglee is None else SortAttendue.RECUE,
        reglee_le=None if reglee is None else date(2026, 11, reglee),
    )


def test_the_clock_stops_until_the_last_paper_of_the_lot() -> None:
    assert suspensions([piece(2, 17, 5), piece(2, 17, 9)]) == (
        Suspension(date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 17)),
    )


def test_one_paper_missing_keeps_it_stopped() -> None:
    assert suspensions([piece(2, 17, 5), piece(2, 17)])[0].fin is None


def test_papers_asked_for_later_stop_it_again() -> None:
    assert [s.debut.day for s in suspensions([piece(20, 25), piece(2, 17, 5)])] == [2, 20]


def test_a_paper_is_late_past_its_day_only() -> None:
    assert not piece(2, 17).est_en_retard(date(2026, 11, 17))
    assert piece(2, 17).est_en_retard(date(2026, 11, 18))
    assert not piece(2, 17, 16).est_en_retard(date(2026, 11, 18))


def test_a_paper_is_called_for_in_its_last_week_and_after() -> None:
    dernier_jour = piece(2, 17).attendue_le
    assert dernier_jour > a_relancer_jusqu_au(date(2026, 11, 9))
    assert dernier_jour == a_relancer_jusqu_au(date(2026, 11, 10))
    assert dernier_jour < a_relancer_jusqu_au(date(2026, 11, 18))
