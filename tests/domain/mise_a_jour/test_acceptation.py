"""Which manifests are followed: those that one of our keys signed, newer than the last one seen, meant for this PC."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.mise_a_jour.acceptation import DejaVu, Programme, exiger_acceptable, ouvrir_manifeste
from ccas_desktop.domain.mise_a_jour.manifeste import Enveloppe, Manifeste, ecrire_enveloppe, ecrire_manifeste
from ccas_desktop.domain.mise_a_jour.version import Version
from tests.fakes.mises_a_jour import (
    AUTRE_CLE,
    AUTRE_PUBLIQUE,
    CLE,
    MAINTENANT,
    PUBLIE,
    PUBLIQUE,
    installation,
    manifeste,
    signer,
    verifier,
)

ICI = Programme(Version(9, 0, 0), 19045)


def _refus(publie: Manifeste, *, programme: Programme = ICI, vu: DejaVu | None = None) -> str:
    try:
        exiger_acceptable(publie, programme, vu or DejaVu(), MAINTENANT)
    except RefusMetier as refus:
        return refus.code
    return ""


def test_a_manifest_signed_by_one_of_our_keys_is_read() -> None:
    publie = signer(ecrire_manifeste(manifeste()))

    assert ouvrir_manifeste(publie, (AUTRE_PUBLIQUE, PUBLIQUE), verifier) == manifeste()


def test_both_keys_sign_while_one_replaces_the_other() -> None:
    publie = signer(ecrire_manifeste(manifeste()), CLE, AUTRE_CLE)

    assert ouvrir_manifeste(publie, (PUBLIQUE,), verifier) == ouvrir_manifeste(publie, (AUTRE_PUBLIQUE,), verifier)


@pytest.mark.parametrize("cles", [(), (AUTRE_PUBLIQUE,)])
def test_another_key_or_none_is_refused(cles: tuple[bytes, ...]) -> None:
    with pytest.raises(RefusMetier, match="maj_signature_fausse"):
        ouvrir_manifeste(signer(ecrire_manifeste(manifeste())), cles, verifier)


def test_an_unsigned_manifest_is_refused() -> None:
    with pytest.raises(RefusMetier, match="maj_signature_fausse"):
        ouvrir_manifeste(ecrire_enveloppe(Enveloppe(ecrire_manifeste(manifeste()), ())), (PUBLIQUE,), verifier)


def test_a_signature_made_for_another_use_is_refused() -> None:
    contenu = ecrire_manifeste(manifeste())
    sans_usage = ecrire_enveloppe(Enveloppe(contenu, (CLE.sign(contenu).signature,)))

    with pytest.raises(RefusMetier, match="maj_signature_fausse"):
        ouvrir_manifeste(sans_usage, (PUBLIQUE,), verifier)


@given(st.data())
def test_one_changed_byte_of_what_was_signed_is_a_forgery(data: st.DataObject) -> None:
    contenu = ecrire_manifeste(manifeste())
    signature = CLE.sign(Enveloppe(contenu, ()).signe).signature
    rang = data.draw(st.integers(0, len(contenu) - 1))
    change = bytearray(contenu)
    change[rang] = data.draw(st.integers(32, 126).filter(lambda octet: octet != contenu[rang]))
    texte = bytes(change).decode(errors="replace").encode()

    with pytest.raises(RefusMetier, match="maj_signature_fausse"):
        ouvrir_manifeste(ecrire_enveloppe(Enveloppe(texte, (signature,))), (PUBLIQUE,), verifier)


def test_the_one_made_for_this_workstation_is_accepted_again_and_again() -> None:
    assert _refus(manifeste()) == ""
    assert _refus(manifeste(), vu=DejaVu(5, PUBLIE)) == ""
    assert _refus(manifeste(installation=installation(version="9.0.0"))) == ""


@pytest.mark.parametrize(
    ("publie", "vu", "code"),
    [
        (manifeste(), DejaVu(6), "maj_rejouee"),
        (manifeste(), DejaVu(5, PUBLIE + timedelta(seconds=1)), "maj_rejouee"),
        (manifeste(publie_le=MAINTENANT + timedelta(days=2)), DejaVu(), "maj_du_futur"),
        (manifeste(publie_le=MAINTENANT + timedelta(hours=20)), DejaVu(), ""),
        (manifeste(expire_le=MAINTENANT), DejaVu(), "maj_perimee"),
        (manifeste(expire_le=MAINTENANT + timedelta(seconds=1)), DejaVu(), ""),
        (manifeste(installation=installation(version="8.9.9")), DejaVu(), "maj_plus_ancienne"),
        (manifeste(remplace_depuis=Version(9, 0, 1)), DejaVu(), "maj_saut_trop_grand"),
        (manifeste(windows_minimum=19046), DejaVu(), "maj_windows_trop_ancien"),
        (manifeste(windows_minimum=19045), DejaVu(), ""),
    ],
)
def test_each_refusal_has_its_code(publie: Manifeste, vu: DejaVu, code: str) -> None:
    assert _refus(publie, vu=vu) == code


@given(st.integers(1, 100), st.integers(0, 100))
def test_the_series_only_grows(serie: int, vue: int) -> None:
    assert (_refus(manifeste(serie=serie), vu=DejaVu(vue)) == "maj_rejouee") == (serie < vue)


@given(st.tuples(*[st.integers(0, 20)] * 3), st.tuples(*[st.integers(0, 20)] * 3))
def test_a_published_version_never_goes_back(publiee: tuple[int, int, int], ici: tuple[int, int, int]) -> None:
    publie = manifeste(installation=installation(version=".".join(map(str, publiee))), remplace_depuis=Version(0, 0, 0))

    refus = _refus(publie, programme=Programme(Version(*ici), 19045))

    assert (refus == "maj_plus_ancienne") == (publiee < ici)
