"""A manifest is read back as written; anything else is refused with a code, never with a crash."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.mise_a_jour.manifeste import (
    INSTALLATION_MAXIMUM,
    MANIFESTE_MAXIMUM,
    NOUVEAUTES_MAXIMUM,
    Enveloppe,
    Installation,
    Manifeste,
    ecrire_enveloppe,
    ecrire_manifeste,
    installation_en_objet,
    lire_enveloppe,
    lire_installation,
    lire_manifeste,
)
from ccas_desktop.domain.mise_a_jour.version import Version
from tests.fakes.mises_a_jour import installation, manifeste, signer

VERSIONS = st.builds(Version, st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
INSTALLATIONS = st.builds(
    Installation,
    VERSIONS,
    st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9._-]{0,40}\.exe\Z"),
    st.integers(1, INSTALLATION_MAXIMUM),
    st.from_regex(r"\A[0-9a-f]{64}\Z"),
)
LIGNES = st.lists(st.text(st.sampled_from("aé à\u00a0’«»;:123ABC"), min_size=1, max_size=80), max_size=5)
MANIFESTES = st.builds(
    Manifeste,
    st.integers(1, 2**53),
    INSTANTS,
    INSTANTS,
    INSTALLATIONS,
    st.integers(1, 99_999),
    VERSIONS,
    LIGNES.map(tuple),
    st.lists(INSTALLATIONS, max_size=3).map(tuple),
)


@given(MANIFESTES)
def test_a_manifest_is_read_back_as_written(publie: Manifeste) -> None:
    assert lire_manifeste(ecrire_manifeste(publie)) == publie


@given(st.text(max_size=400), st.lists(st.binary(min_size=64, max_size=64), max_size=4))
def test_an_envelope_gives_back_the_very_bytes_that_were_signed(contenu: str, signatures: list[bytes]) -> None:
    enveloppe = Enveloppe(contenu.encode(), tuple(signatures))

    assert lire_enveloppe(ecrire_enveloppe(enveloppe)) == enveloppe


@given(st.binary(max_size=300))
def test_whatever_is_received_is_read_or_refused_with_a_code(untrusted: bytes) -> None:
    for lire in (lire_enveloppe, lire_manifeste):
        with pytest.raises(RefusMetier, match="maj_"):
            lire(untrusted)


@given(st.integers(0, 2000))
def test_a_cut_manifest_is_refused(longueur: int) -> None:
    entier = signer(ecrire_manifeste(manifeste()))

    with pytest.raises(RefusMetier, match="maj_illisible"):
        lire_enveloppe(entier[: min(longueur, len(entier) - 3)])


@pytest.mark.parametrize(
    ("untrusted", "code"),
    [
        (b"x" * (MANIFESTE_MAXIMUM + 1), "maj_trop_grosse"),
        (b"[" * MANIFESTE_MAXIMUM, "maj_illisible"),
        (b"[]", "maj_illisible"),
        (b'{"contenu": "a"}', "maj_illisible"),
        (b'{"contenu": 1, "signatures": []}', "maj_illisible"),
        (b'{"contenu": "a", "signatures": ["AAAA"]}', "maj_illisible"),
        (b'{"contenu": "a", "signatures": ["*"]}', "maj_illisible"),
        (b'{"contenu": "a", "signatures": [3]}', "maj_illisible"),
        (b'{"contenu": "a", "signatures": ["a", "a", "a", "a", "a"]}', "maj_illisible"),
        (b'{"contenu": "\\ud800", "signatures": []}', "maj_illisible"),
    ],
)
def test_an_envelope_that_is_none(untrusted: bytes, code: str) -> None:
    with pytest.raises(RefusMetier, match=code):
        lire_enveloppe(untrusted)


def _avec(**champs: object) -> bytes:
    return json.dumps(json.loads(ecrire_manifeste(manifeste())) | champs).encode()


def _installation(**champs: object) -> dict[str, Any]:
    return installation_en_objet(installation()) | champs


@pytest.mark.parametrize(
    ("contenu", "code"),
    [
        (_avec(produit="autre"), "maj_autre_produit"),
        (_avec(format=2), "maj_format_inconnu"),
        (_avec(serie=0), "maj_illisible"),
        (_avec(serie=True), "maj_illisible"),
        (_avec(serie="5"), "maj_illisible"),
        (_avec(publie_le="2026-11-20T08:00:00"), "maj_illisible"),
        (_avec(publie_le="hier"), "maj_illisible"),
        (_avec(publie_le=None), "maj_illisible"),
        (_avec(expire_le="9999-12-31T23:59:59-12:00"), "maj_illisible"),
        (_avec(windows_minimum=10**7), "maj_illisible"),
        (_avec(remplace_depuis="1.0"), "maj_illisible"),
        (_avec(nouveautes="texte"), "maj_illisible"),
        (_avec(nouveautes=["a"] * (NOUVEAUTES_MAXIMUM + 1)), "maj_illisible"),
        (_avec(nouveautes=[""]), "maj_illisible"),
        (_avec(nouveautes=["x" * 401]), "maj_illisible"),
        (_avec(nouveautes=["deux\nlignes"]), "maj_illisible"),
        (_avec(nouveautes=["tourné \u202e à l’envers"]), "maj_illisible"),
        (_avec(nouveautes=[4]), "maj_illisible"),
        (_avec(anterieures=[4]), "maj_illisible"),
        (_avec(installation=None), "maj_illisible"),
        (_avec(installation=_installation(fichier="https://ailleurs.invalid/x.exe")), "maj_illisible"),
        (_avec(installation=_installation(fichier="../x.exe")), "maj_illisible"),
        (_avec(installation=_installation(fichier="x.msi")), "maj_illisible"),
        (_avec(installation=_installation(fichier="\\\\serveur\\x.exe")), "maj_illisible"),
        (_avec(installation=_installation(taille=INSTALLATION_MAXIMUM + 1)), "maj_illisible"),
        (_avec(installation=_installation(taille=-1)), "maj_illisible"),
        (_avec(installation=_installation(sha256="AB" * 32)), "maj_illisible"),
    ],
)
def test_a_manifest_that_is_none(contenu: bytes, code: str) -> None:
    with pytest.raises(RefusMetier, match=code):
        lire_manifeste(contenu)


def test_an_instant_of_another_zone_is_kept_in_utc() -> None:
    ecrit = manifeste(publie_le=datetime(2026, 11, 20, 9, 0, tzinfo=timezone(timedelta(hours=1))))

    assert lire_manifeste(ecrire_manifeste(ecrit)).publie_le == datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def test_what_may_be_left_out_and_what_is_unknown_do_no_harm() -> None:
    champs = json.loads(ecrire_manifeste(manifeste())) | {"plus_tard": 1}
    del champs["nouveautes"], champs["anterieures"]

    assert lire_manifeste(json.dumps(champs).encode()) == manifeste(nouveautes=(), anterieures=())


def test_one_setup_is_read_back_or_is_none() -> None:
    assert lire_installation(installation_en_objet(installation())) == installation()
    assert lire_installation({"version": "9.1.0"}) is None
