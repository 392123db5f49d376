"""The SPI may not be kept (terms of use of the DGFIP): it is looked for everywhere after calls of every kind."""

from __future__ import annotations

import logging
import re
import tempfile
import traceback
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from ccas_desktop.adapters.apis.impot.acces import ClientsApiImpot
from ccas_desktop.adapters.apis.impot.certificat import armer
from ccas_desktop.adapters.apis.impot.client import ClientApiImpot
from ccas_desktop.adapters.apis.impot.requetes import chemin
from ccas_desktop.adapters.apis.particulier import Rythme
from ccas_desktop.adapters.apis.transport import EchecTransport, Transport
from ccas_desktop.application.messages.impot import message_impot
from ccas_desktop.application.ports.impot import AccesImpot, RessourceImpot
from ccas_desktop.domain.certifie.certifie import EtatAppel
from ccas_desktop.domain.certifie.impot import ReponseFiscale, Spi
from tests.adapters.apis.impot.conftest import Ouvrir
from tests.fakes.certificats import MOT_DE_PASSE, Autorite
from tests.fakes.dgfip import CLE, Appel, Imprevu, Passerelle, Reponse, erreur, objet
from tests.fakes.reseau import DEBUT, TempsFictif
from tests.fakes.secrets_en_memoire import SecretsEnMemoire

pytestmark = pytest.mark.network

CHIFFRES = "1301234567890"
ESPACES = "13 01 234 567 890"
JOUR = date(2026, 11, 23)
BAVARDES = {
    "rend le SPI": objet(200, {"rfr": 1, "spiDec1": CHIFFRES, "nmNaiDec1": CHIFFRES, "aft": f"CHEZ {ESPACES}"}),
    "rien de lisible": objet(200, {"spi": CHIFFRES}),
    "cite le SPI": erreur(400, CHIFFRES, f"format SPI {CHIFFRES} incorrect, recu {ESPACES}"),
    "non trouve": erreur(404, "4041", f"/spi/{CHIFFRES}/situations inconnu"),
    "jeton": objet(401, {"fault": {"code": 900901, "description": f"/spi/{CHIFFRES}"}}, X_Correlation_ID=CHIFFRES),
    "trop d'appels": objet(429, {"message": CHIFFRES}, Retry_After="60"),
    "panne": erreur(500, "5001", CHIFFRES),
    "page": Reponse(403, f"<html>{CHIFFRES}</html>".encode(), {"Content-Type": "text/html"}),
    "ailleurs": Reponse(302, b"", {"Location": f"https://ailleurs.invalid/spi/{CHIFFRES}"}),
    "charabia": Reponse(200, CHIFFRES.encode() + b"{"),
    "protocole": Reponse(200, b"{}", {"Content-Length": "4096"}),
}


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make one folder the home, the working folder and the place of temporary files."""
    maison = tmp_path / "maison"
    maison.mkdir()
    for nom in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(nom, str(maison))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.chdir(maison)
    return maison


def demander(client: ClientApiImpot) -> ReponseFiscale:
    return client.interroger(Spi(CHIFFRES), jour=JOUR)


def sauf_le_jeton(reponse: Reponse) -> Imprevu:
    return lambda appel: None if appel.chemin == "/token" else reponse


def montre_un_secret(texte: str) -> bool:
    """Tell whether the SPI is there, with or without spaces, or the key of the office."""
    return CHIFFRES in re.sub(r"\s", "", texte) or CLE in texte


def trace_complete(erreur: BaseException) -> str:
    """Return what the most talkative crash report would say, with the variables of each frame but the test's own."""
    assert erreur.__traceback__ is not None
    rapport = traceback.TracebackException(type(erreur), erreur, erreur.__traceback__.tb_next, capture_locals=True)
    return "".join(rapport.format())


def test_the_spi_is_nowhere_after_calls_of_every_kind(
    passerelle: Passerelle,
    ouvrir: Ouvrir,
    dossier: Path,
    temps: TempsFictif,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    passerelle.situations[CHIFFRES, 2025] = {"rfr": 18750}
    reponses = [demander(ouvrir(ressource=ressource)) for ressource in RessourceImpot]
    for bavarde in BAVARDES.values():
        passerelle.imprevu = sauf_le_jeton(bavarde)
        reponses.append(demander(ouvrir()))
        # A 429 suspends every call for as long as it says.
        temps.dormir(60)
    reponses += [demander(ouvrir(certificat=tmp_path / "absent.pem")), demander(ouvrir(certificat=None))]

    textes = [repr(reponse) + message_impot(reponse).en_une_ligne for reponse in reponses]
    textes += [str(enregistrement.__dict__) for enregistrement in caplog.records]
    textes += capfd.readouterr()
    textes += [f"{fichier} {fichier.read_bytes()!r}" for fichier in tmp_path.rglob("*") if fichier.is_file()]

    assert any(CHIFFRES in appel.chemin for appel in passerelle.appels)
    assert {EtatAppel.CERTIFIE, EtatAppel.INTROUVABLE, EtatAppel.PARAMETRE_REFUSE, EtatAppel.LIMITE_ATTEINTE} <= {
        reponse.etat for reponse in reponses
    }
    assert [texte for texte in textes if montre_un_secret(texte)] == []
    assert list(dossier.iterdir()) == []
    assert caplog.records == []


@pytest.mark.parametrize("nom", BAVARDES)
def test_a_service_that_quotes_the_spi_does_not_bring_it_in(passerelle: Passerelle, ouvrir: Ouvrir, nom: str) -> None:
    passerelle.imprevu = sauf_le_jeton(BAVARDES[nom])

    reponse = demander(ouvrir())

    assert reponse.requete_id
    assert not montre_un_secret(repr(reponse) + message_impot(reponse).en_une_ligne)


def test_no_failure_of_the_network_shows_the_path_in_its_trace(passerelle: Passerelle, autorite: Autorite) -> None:
    passerelle.imprevu = lambda _: BAVARDES["protocole"]
    presenter = partial(armer, chemin=autorite.client(), mot_de_passe=lambda: MOT_DE_PASSE, instant=DEBUT)
    interrompu = Transport(passerelle.url, armer=presenter)
    sans_certificat = Transport(passerelle.url)
    ferme = Transport("https://127.0.0.1:1/1.0")
    impossible = Transport("pas une adresse")

    for transport in (interrompu, sans_certificat, ferme, impossible):
        with pytest.raises(EchecTransport) as echec:
            transport.obtenir(chemin(RessourceImpot.SITUATION, Spi(CHIFFRES), 2025))
        transport.fermer()

        assert echec.value.__context__ is None
        assert not montre_un_secret(trace_complete(echec.value))


def test_a_fault_of_our_own_does_not_show_the_spi_in_its_trace(
    acces: AccesImpot, autorite: Autorite, secrets: SecretsEnMemoire, temps: TempsFictif
) -> None:
    def horloge_cassee() -> None:
        raise RuntimeError("horloge")

    rythme = replace(Rythme(temps.attente, maintenant=temps.maintenant), maintenant=horloge_cassee)  # type: ignore[arg-type]
    client = ClientsApiImpot(secrets, rythme=rythme).ouvrir(replace(acces, certificat=None))

    with pytest.raises(RuntimeError) as faute:
        demander(client)

    assert not montre_un_secret(trace_complete(faute.value))


def test_the_service_gets_the_spi_in_the_path_alone(passerelle: Passerelle, ouvrir: Ouvrir) -> None:
    passerelle.situations[CHIFFRES, 2025] = {"rfr": 1}

    demander(ouvrir())

    def hors_du_chemin(appel: Appel) -> str:
        return f"{dict(appel.entetes)} {dict(appel.formulaire)}"

    assert not any(CHIFFRES in hors_du_chemin(appel) for appel in passerelle.appels)
    assert [CHIFFRES in appel.chemin for appel in passerelle.appels] == [False, True]
