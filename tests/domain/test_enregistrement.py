"""What every stored record carries."""

from __future__ import annotations

from dataclasses import replace

from tests.adapters.store.exemples import un_dossier


def test_a_record_at_another_version_is_the_same_but_for_it() -> None:
    dossier = un_dossier()

    ecrit = dossier.a_la_version(12)

    assert (ecrit.version, dossier.version) == (12, 0)
    assert ecrit == replace(dossier, version=12)
