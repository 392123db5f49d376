"""The pieces of a long work: what is saved at the counter waits for one of them at most, its saving included."""

from __future__ import annotations

import pytest

from ccas_desktop.application.cadence import MORCEAU_S, PART_DU_TRAVAIL, Cadence


class Montre:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.heure = 0.0

    def __call__(self) -> float:
        return self.heure


def un_morceau(montre: Montre, cadence: Cadence, *, acte: float, suite: float) -> int:
    """Do acts until the piece ends, then its saving; return how many acts."""
    faits = 0
    with cadence.morceau():
        while True:
            montre.heure += acte
            faits += 1
            if not cadence.encore():
                break
        montre.heure += suite
    return faits


def test_the_saving_of_the_last_piece_is_taken_off_the_next() -> None:
    montre = Montre()
    cadence = Cadence(montre)

    actes = [un_morceau(montre, cadence, acte=MORCEAU_S / 9.5, suite=MORCEAU_S / 4) for _ in range(3)]

    assert actes == [10, 8, 8]
    assert cadence.suite == pytest.approx(MORCEAU_S / 4)


def test_a_slow_disk_leaves_a_part_to_the_work() -> None:
    montre = Montre()
    cadence = Cadence(montre, suite=10 * MORCEAU_S)

    acte = MORCEAU_S * PART_DU_TRAVAIL / 3.5
    assert un_morceau(montre, cadence, acte=acte, suite=10 * MORCEAU_S) == 4


def test_one_act_longer_than_a_piece_is_done_all_the_same() -> None:
    montre = Montre()

    assert un_morceau(montre, Cadence(montre), acte=2 * MORCEAU_S, suite=0) == 1
