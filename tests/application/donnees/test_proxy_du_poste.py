"""Setting the proxy: each fault at its field, the password in the keyring only and for one proxy only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ccas_desktop.application.donnees.proxy_du_poste import SaisieProxy, enregistrer_proxy, essayer_proxy
from ccas_desktop.application.messages.proxy import phrase_essai_proxy
from ccas_desktop.application.ports.proxy import (
    NOM_MOT_DE_PASSE_PROXY,
    EssaiProxy,
    ModeProxy,
    ReglageProxy,
    proxy_regle,
)
from ccas_desktop.application.services import Services
from ccas_desktop.domain.certifie.certifie import CauseAppel
from ccas_desktop.domain.errors import SaisieInvalide
from tests.fakes.bureau import Bureau, Installation, bureau

SAISIE = SaisieProxy(ModeProxy.MANUEL, "proxy.ville.fr", "3128", "*.ville.fr, 10.*", "dupont", "secret")
REGLAGE = ReglageProxy(ModeProxy.MANUEL, "proxy.ville.fr", 3128, ("*.ville.fr", "10.*"), "dupont")


@pytest.fixture
def ouvert(tmp_path: Path) -> Iterator[Bureau]:
    with bureau(tmp_path, Installation(complete=False)) as ouvert:
        yield ouvert


def fautes(services: Services, saisie: SaisieProxy) -> list[tuple[str, str]]:
    with pytest.raises(SaisieInvalide) as refus:
        enregistrer_proxy(services, saisie)
    assert proxy_regle(services.preferences).mode is not ModeProxy.MANUEL
    return [(erreur.champ, erreur.code) for erreur in refus.value.erreurs]


def test_a_proxy_is_kept_its_password_in_the_keyring_only(ouvert: Bureau) -> None:
    assert enregistrer_proxy(ouvert.services, SAISIE) == REGLAGE

    assert proxy_regle(ouvert.services.preferences) == REGLAGE
    assert ouvert.secrets.secrets[NOM_MOT_DE_PASSE_PROXY] == "secret"
    assert "secret" not in repr(SAISIE) + repr(vars(ouvert.services.preferences))


@pytest.mark.parametrize("hote", ["http://proxy.ville.fr:3128/", "proxy.ville.fr:3128", " proxy.ville.fr "])
def test_a_whole_address_gives_its_port(ouvert: Bureau, hote: str) -> None:
    port = "" if ":3128" in hote else "3128"
    saisie = replace(SAISIE, hote=hote, port=port)

    assert enregistrer_proxy(ouvert.services, saisie) == REGLAGE


def test_an_address_of_six_groups_is_a_server_too(ouvert: Bureau) -> None:
    regle = enregistrer_proxy(ouvert.services, SaisieProxy(ModeProxy.MANUEL, "[fe80::2]:8080"))

    assert (regle.hote, regle.port, regle.exceptions) == ("fe80::2", 8080, ())


@pytest.mark.parametrize(
    ("saisie", "attendues"),
    [
        (SaisieProxy(ModeProxy.MANUEL), [("hote", "obligatoire"), ("port", "obligatoire")]),
        (replace(SAISIE, hote="proxy de la ville"), [("hote", "serveur_illisible")]),
        (replace(SAISIE, port="zéro"), [("port", "port_illisible")]),
        (replace(SAISIE, port="0"), [("port", "port_illisible")]),
        (replace(SAISIE, port="65536"), [("port", "port_illisible")]),
        (replace(SAISIE, exceptions="ville.fr; https://x/y"), [("exceptions", "exception_illisible")]),
        (replace(SAISIE, compte=""), [("compte", "obligatoire")]),
        (replace(SAISIE, compte="a:b"), [("compte", "compte_illisible")]),
        (replace(SAISIE, mot_de_passe="deux\nlignes"), [("mot_de_passe", "mot_de_passe_impossible")]),
        (replace(SAISIE, mot_de_passe=""), [("mot_de_passe", "obligatoire")]),
    ],
)
def test_each_fault_is_at_its_field(ouvert: Bureau, saisie: SaisieProxy, attendues: list[tuple[str, str]]) -> None:
    assert fautes(ouvert.services, saisie) == attendues
    assert NOM_MOT_DE_PASSE_PROXY not in ouvert.secrets.secrets


def test_the_password_kept_serves_the_same_proxy_only(ouvert: Bureau) -> None:
    enregistrer_proxy(ouvert.services, SAISIE)
    sans = replace(SAISIE, mot_de_passe="", exceptions="")

    assert enregistrer_proxy(ouvert.services, sans).exceptions == ()
    with pytest.raises(SaisieInvalide) as refus:
        enregistrer_proxy(ouvert.services, replace(sans, hote="ailleurs.fr"))

    assert refus.value.erreurs[0].code == "mot_de_passe_a_redonner"
    assert proxy_regle(ouvert.services.preferences).hote == "proxy.ville.fr"


@pytest.mark.parametrize("mode", [ModeProxy.AUCUN, ModeProxy.SYSTEME])
def test_leaving_the_proxy_forgets_its_password(ouvert: Bureau, mode: ModeProxy) -> None:
    enregistrer_proxy(ouvert.services, SAISIE)

    assert enregistrer_proxy(ouvert.services, replace(SAISIE, mode=mode)) == ReglageProxy(mode)
    assert NOM_MOT_DE_PASSE_PROXY not in ouvert.secrets.secrets


def test_the_trial_saves_nothing_and_takes_the_password_kept(ouvert: Bureau) -> None:
    essais: list[tuple[str, ReglageProxy, str]] = []

    def essayer(*demande: object) -> EssaiProxy:
        essais.append(demande)  # type: ignore[arg-type]
        return EssaiProxy("proxy.ville.fr:3128")

    services = replace(ouvert.services, essayer_proxy=essayer)
    assert essayer_proxy(services, SAISIE, "https://api.invalid") == EssaiProxy("proxy.ville.fr:3128")
    assert proxy_regle(services.preferences).mode is ModeProxy.SYSTEME
    enregistrer_proxy(services, SAISIE)
    essayer_proxy(services, replace(SAISIE, mot_de_passe=""), "https://api.invalid")
    essayer_proxy(services, SaisieProxy(ModeProxy.AUCUN), "https://api.invalid")

    assert essais == [
        ("https://api.invalid", REGLAGE, "secret"),
        ("https://api.invalid", REGLAGE, "secret"),
        ("https://api.invalid", ReglageProxy(ModeProxy.AUCUN), ""),
    ]


@pytest.mark.parametrize(
    ("essai", "mots"),
    [
        (EssaiProxy("proxy:3128"), ("a répondu", "par le proxy proxy:3128")),
        (EssaiProxy(""), ("a répondu", "sans proxy")),
        (EssaiProxy("proxy:3128", CauseAppel.PROXY_IDENTIFICATION), ("407", "mot de passe", "proxy:3128")),
        (EssaiProxy("proxy:3128", CauseAppel.PROXY_REFUS), ("refuse d’ouvrir", "proxy:3128")),
        (EssaiProxy("proxy:3128", CauseAppel.PROXY), ("ne répond pas", "proxy:3128")),
        (EssaiProxy("", CauseAppel.RESEAU), ("injoignable", "sans proxy")),
    ],
)
def test_what_happened_is_said_in_french(essai: EssaiProxy, mots: tuple[str, ...]) -> None:
    phrase = phrase_essai_proxy(essai)

    assert all(mot in phrase for mot in mots), phrase
    assert "Réglages" not in phrase
