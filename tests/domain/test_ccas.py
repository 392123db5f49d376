"""SIRET and address of the CCAS."""

from dataclasses import replace

import pytest

from ccas_desktop.domain.ccas import Ccas, adresse_de_service, siret_valide, verifier_ccas

CCAS = Ccas(id="ccas")


@pytest.mark.parametrize("siret", ["13002526500013", "35600000000048", "35600000009075"])
def test_accepts_real_shapes_la_poste_included(siret: str) -> None:
    assert siret_valide(siret)


@pytest.mark.parametrize(
    "siret", ["", "1300252650001", "13002526500014", "1300252650001a", "35600000000049", "١٣٠٠٢٥٢٦٥٠٠٠١٣"]
)
def test_refuses_a_wrong_siret(siret: str) -> None:
    assert not siret_valide(siret)


def test_an_empty_siret_is_a_lack_not_an_error() -> None:
    assert verifier_ccas(CCAS) == ()


def test_says_the_field_at_fault() -> None:
    assert [e.champ for e in verifier_ccas(replace(CCAS, siret="123"))] == ["siret"]
    assert [e.champ for e in verifier_ccas(replace(CCAS, api_url="http://exemple.fr"))] == ["api_url"]
    assert verifier_ccas(replace(CCAS, api_url="http://127.0.0.1:8000")) == ()


@pytest.mark.parametrize(
    ("url", "permise"),
    [
        ("https://particulier.api.gouv.fr", True),
        ("http://127.0.0.1:8000", True),
        ("http://[::1]:8000", True),
        ("http://exemple.fr", False),
        ("http://127.0.0.1.exemple.fr", False),
        ("https://", False),
        ("https://agent@exemple.fr", False),
        ("https://exemple.fr/?jeton=1", False),
        ("https://[mal", False),
    ],
)
def test_a_token_never_leaves_in_clear(url: str, permise: bool) -> None:
    assert adresse_de_service(url) is permise


def test_a_relay_names_a_header_that_the_call_does_not_need() -> None:
    assert verifier_ccas(replace(CCAS, relais_entete="X-Cle-Relais")) == ()
    for nom in ("deux mots", "Clé", "X:1", "Authorization", "cache-control", "X\r\nY", "x" * 65):
        assert [(e.champ, e.code) for e in verifier_ccas(replace(CCAS, relais_entete=nom))] == [
            ("relais_entete", "entete_impossible")
        ]


def test_only_the_address_of_the_service_is_direct() -> None:
    assert not CCAS.passe_par_un_relais
    assert replace(CCAS, api_url="https://relais.commune.fr/api").passe_par_un_relais
