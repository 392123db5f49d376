from __future__ import annotations

from dataclasses import replace

import pytest

from ccas_desktop.adapters.apis.ouvreurs import ouvreur_adresses, ouvreur_api, ouvreur_impot
from ccas_desktop.adapters.apis.proxy import ProxyDuPoste, proxy_du_systeme
from ccas_desktop.application.errors import TrousseauIndisponible
from ccas_desktop.application.ports import AccesApi
from ccas_desktop.application.ports.impot import NOM_CLE_CLIENT, AccesImpot
from ccas_desktop.application.ports.proxy import (
    NOM_MOT_DE_PASSE_PROXY,
    EssaiProxy,
    ModeProxy,
    ReglageProxy,
    retenir_proxy,
)
from ccas_desktop.application.preferences import PreferencesVolatiles
from ccas_desktop.domain.certifie.certifie import CauseAppel, ReponseCertifiee
from tests.fakes.proxy import proxy_factice
from tests.fakes.secrets_en_memoire import SecretsEnMemoire


@pytest.fixture(autouse=True)
def _environnement(monkeypatch: pytest.MonkeyPatch) -> None:
    for nom in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(nom, raising=False)
        monkeypatch.delenv(nom.upper(), raising=False)


@pytest.mark.parametrize(
    ("regle", "attendu"),
    [("http://proxy.mairie:3128", "http://proxy.mairie:3128"), ("proxy.mairie:3128", "http://proxy.mairie:3128")],
)
def test_takes_the_proxy_of_the_system(monkeypatch: pytest.MonkeyPatch, regle: str, attendu: str) -> None:
    monkeypatch.setenv("https_proxy", regle)

    assert proxy_du_systeme("https://particulier.api.gouv.fr") == attendu


def test_goes_directly_where_the_system_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.mairie:3128")
    monkeypatch.setenv("no_proxy", "api.gouv.fr")

    assert proxy_du_systeme("https://particulier.api.gouv.fr") is None
    assert proxy_du_systeme("https://autre.fr") is not None
    assert proxy_du_systeme("http://particulier.fr") is None


def test_an_address_that_is_none_has_no_proxy() -> None:
    assert proxy_du_systeme("http://[") is None


def test_never_sends_the_loopback_through_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://proxy.mairie:3128")

    assert proxy_du_systeme("http://127.0.0.1:8000") is None


MANUEL = ReglageProxy(ModeProxy.MANUEL, "127.0.0.1", compte="dupont")
SERVICE = "http://particulier.api.invalid"


def poste(reglage: ReglageProxy, mot_de_passe: str = "") -> ProxyDuPoste:
    """Return the way of a workstation; its system has a proxy of its own, that nobody may take by mistake."""
    preferences = PreferencesVolatiles()
    retenir_proxy(preferences, reglage)
    secrets = SecretsEnMemoire({NOM_MOT_DE_PASSE_PROXY: mot_de_passe} if mot_de_passe else {})
    return ProxyDuPoste(preferences, secrets, lambda _url: "http://systeme:1")


@pytest.mark.parametrize(
    ("reglage", "attendu"),
    [
        (ReglageProxy(ModeProxy.SYSTEME), "http://systeme:1"),
        (ReglageProxy(ModeProxy.AUCUN), None),
        (ReglageProxy(ModeProxy.MANUEL, "proxy", 3128), "http://proxy:3128"),
        (ReglageProxy(ModeProxy.MANUEL, "proxy", 3128, ("*.api.invalid",)), None),
        (ReglageProxy(ModeProxy.MANUEL, "proxy", 3128, compte="dupont"), "http://dupont:secret@proxy:3128"),
    ],
)
def test_each_call_follows_the_setting(reglage: ReglageProxy, attendu: str | None) -> None:
    assert poste(reglage, "secret")(SERVICE) == attendu


def test_the_setting_is_followed_from_the_next_call() -> None:
    voie = poste(ReglageProxy(ModeProxy.AUCUN))
    assert voie(SERVICE) is None

    retenir_proxy(voie.preferences, ReglageProxy(ModeProxy.MANUEL, "proxy", 3128))

    assert voie(SERVICE) == "http://proxy:3128"


def test_a_keyring_that_does_not_answer_leaves_the_proxy_to_refuse() -> None:
    class Ferme(SecretsEnMemoire):
        def lire(self, nom: str) -> str | None:
            raise TrousseauIndisponible(nom)

    preferences = PreferencesVolatiles()
    retenir_proxy(preferences, replace(MANUEL, port=3128))

    assert ProxyDuPoste(preferences, Ferme(), lambda _: None)(SERVICE) == "http://dupont:@127.0.0.1:3128"


@pytest.mark.network
def test_every_client_goes_through_the_proxy_with_its_account() -> None:
    with proxy_factice("dupont:m@t/p:é") as proxy:
        voie = poste(replace(MANUEL, port=proxy.port), "m@t/p:é")

        ouvreur_adresses(voie)("http://ban.invalid").chercher("3 rue de l’Église", annule=lambda: False)
        reponse = ouvreur_api(lambda: "jeton", voie)(AccesApi("13002526500013", SERVICE)).habilitation()
        impot = AccesImpot("https://dgfip.invalid", "https://dgfip.invalid/token", "T", client_id="ccas")
        fiscale = ouvreur_impot(SecretsEnMemoire({NOM_CLE_CLIENT: "cle"}), voie)(impot).eprouver()

    assert isinstance(reponse, ReponseCertifiee)
    assert reponse.cause is not CauseAppel.PROXY_IDENTIFICATION
    assert fiscale is not None
    assert fiscale.cause is CauseAppel.PROXY_REFUS
    assert {adresse.removeprefix("http://").split("/")[0] for _, adresse in proxy.demandes} == {
        "ban.invalid",
        "particulier.api.invalid",
        "dgfip.invalid:443",
    }


@pytest.mark.network
@pytest.mark.parametrize(
    ("attendu", "mot_de_passe", "cause"),
    [
        ("", "", None),
        ("dupont:secret", "secret", None),
        ("dupont:secret", "faux", CauseAppel.PROXY_IDENTIFICATION),
        ("dupont:secret", "", CauseAppel.PROXY_IDENTIFICATION),
    ],
)
def test_the_trial_says_how_the_proxy_answered(attendu: str, mot_de_passe: str, cause: CauseAppel | None) -> None:
    with proxy_factice(attendu) as proxy:
        essai = poste(ReglageProxy()).essayer(SERVICE, replace(MANUEL, port=proxy.port), mot_de_passe)

    assert essai == EssaiProxy(f"127.0.0.1:{proxy.port}", cause)
    assert proxy.demandes == [("GET", f"{SERVICE}/api/pings")]


@pytest.mark.network
@pytest.mark.parametrize(
    ("mot_de_passe", "cause"),
    [("secret", CauseAppel.PROXY_REFUS), ("faux", CauseAppel.PROXY_IDENTIFICATION)],
)
def test_a_service_in_tls_is_asked_of_the_proxy_first(mot_de_passe: str, cause: CauseAppel) -> None:
    with proxy_factice("dupont:secret", statut_connect=403) as proxy:
        essai = poste(ReglageProxy()).essayer(
            "https://particulier.api.invalid", replace(MANUEL, port=proxy.port), mot_de_passe
        )

    assert essai.cause is cause
    assert proxy.demandes == [("CONNECT", "particulier.api.invalid:443")]


@pytest.mark.network
def test_a_proxy_that_is_not_there_is_said_so() -> None:
    with proxy_factice() as proxy:
        pass

    essai = poste(ReglageProxy()).essayer(SERVICE, replace(MANUEL, port=proxy.port), "")

    assert essai.cause is CauseAppel.PROXY


@pytest.mark.network
def test_an_exception_is_reached_without_the_proxy() -> None:
    with proxy_factice() as proxy, proxy_factice() as service:
        reglage = ReglageProxy(ModeProxy.MANUEL, "127.0.0.1", proxy.port)

        essai = poste(ReglageProxy()).essayer(service.adresse, reglage, "")

    assert essai == EssaiProxy("")
    assert (proxy.demandes, service.demandes) == ([], [("GET", "/api/pings")])
