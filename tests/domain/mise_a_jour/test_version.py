"""Versions are compared as numbers, and read only when written as three numbers."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.mise_a_jour.version import Version, lire_version

NOMBRES = st.integers(0, 9999)
VERSIONS = st.builds(Version, NOMBRES, NOMBRES, NOMBRES)


@given(VERSIONS)
def test_what_is_written_is_read_back(version: Version) -> None:
    assert lire_version(str(version)) == version


@given(VERSIONS, VERSIONS)
def test_the_order_is_that_of_the_numbers_never_of_the_text(une: Version, autre: Version) -> None:
    numeros = [(v.majeure, v.mineure, v.correctif) for v in (une, autre)]

    assert (une < autre) == (numeros[0] < numeros[1])
    assert (une < autre) + (une == autre) + (autre < une) == 1


@given(st.lists(VERSIONS, max_size=8))
def test_sorting_ends_with_the_newest(versions: list[Version]) -> None:
    triees = sorted(versions)

    assert all(avant <= apres for avant, apres in itertools.pairwise(triees))


def test_ten_comes_after_nine() -> None:
    assert Version(1, 9, 2) < Version(1, 10, 0) < Version(2, 0, 0)


@pytest.mark.parametrize(
    "texte",
    ["", "1", "1.2", "1.2.3.4", "01.2.3", "1.2.3-rc1", " 1.2.3", "1.2.3\n", "1.2.-3", "1.2.99999", "١.٢.٣", "v1.2.3"],
)
def test_anything_else_is_no_version(texte: str) -> None:
    assert lire_version(texte) is None


@given(st.one_of(st.none(), st.integers(), st.lists(st.text()), st.text()))
def test_what_is_read_is_a_version_written_the_same(untrusted: object) -> None:
    version = lire_version(untrusted)

    assert version is None or str(version) == untrusted
