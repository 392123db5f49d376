"""Ids of the records."""

import time
import uuid

from ccas_desktop.application.identifiants import nouvel_id


def test_an_id_is_a_uuid_of_version_7_made_now() -> None:
    avant = time.time_ns() // 1_000_000
    lu = uuid.UUID(nouvel_id())
    assert (lu.version, lu.variant) == (7, uuid.RFC_4122)
    assert avant <= lu.int >> 80 <= time.time_ns() // 1_000_000


def test_ids_sort_by_creation_and_never_meet() -> None:
    ids = [nouvel_id() for _ in range(2000)]
    assert len(set(ids)) == len(ids)
    assert [i[:18] for i in ids] == sorted(i[:18] for i in ids)
