"""Ids of the records."""

import time
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from ccas_desktop.application import identifiants
from ccas_desktop.application.identifiants import nouvel_id


def test_an_id_is_a_uuid_of_version_7_made_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identifiants, "_SUITE", identifiants._Suite())
    avant = time.time_ns() // 1_000_000
    lu = uuid.UUID(nouvel_id())
    assert (lu.version, lu.variant) == (7, uuid.RFC_4122)
    assert avant <= lu.int >> 80 <= time.time_ns() // 1_000_000


def test_ids_sort_by_creation_and_never_meet() -> None:
    ids = [nouvel_id() for _ in range(2000)]
    assert len(set(ids)) == len(ids)
    assert ids == sorted(ids)


def test_ids_made_within_one_tick_of_a_coarse_clock_sort_by_creation(monkeypatch: pytest.MonkeyPatch) -> None:
    instant = time.time_ns() + 1_000_000_000
    monkeypatch.setattr(time, "time_ns", lambda: instant)
    ids = [nouvel_id() for _ in range(5000)]
    assert ids == sorted(set(ids))


def test_ids_made_after_the_clock_was_put_back_sort_by_creation(monkeypatch: pytest.MonkeyPatch) -> None:
    avant = nouvel_id()
    une_heure_plus_tot = time.time_ns() - 3_600_000_000_000
    monkeypatch.setattr(time, "time_ns", lambda: une_heure_plus_tot)
    assert avant < nouvel_id() < nouvel_id()


def test_threads_never_get_the_same_place(monkeypatch: pytest.MonkeyPatch) -> None:
    instant = time.time_ns() + 1_000_000_000
    monkeypatch.setattr(time, "time_ns", lambda: instant)
    with ThreadPoolExecutor(4) as fils:
        ids = list(fils.map(lambda _rang: nouvel_id(), range(4000)))
    sans_alea = {i[:-8] for i in ids}
    assert len(sans_alea) == len(ids)
