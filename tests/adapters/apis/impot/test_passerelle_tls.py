"""The client certificate against the gateway: what is refused, by whom, and how it is put right."""

from __future__ import annotations

import ssl
from datetime import timedelta
from pathlib import Path

import pytest

from ccas_desktop.application.ports.impot import NOM_CLE_CLIENT, NOM_MOT_DE_PASSE_CERTIFICAT
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel
from ccas_desktop.domain.certifie.impot import CauseImpot
from tests.adapters.apis.impot.conftest import Ouvrir
from tests.fakes.certificats import FIN, Autorite, hier
from tests.fakes.dgfip import Passerelle, passerelle_ouverte
from tests.fakes.reseau import TempsFictif
from tests.fakes.reseau_impot import CHIFFRES, SITUATION, demander
from tests.fakes.secrets_en_memoire import SecretsEnMemoire

pytestmark = pytest.mark.network


def test_the_certificate_of_somebody_else_gets_no_token(autorite: Autorite, ouvrir: Ouvrir) -> None:
    autre = autorite.client("autre.pem", nom="AUTRE COMMUNE")

    assert demander(ouvrir(certificat=autre)).http == 403


def test_trying_the_access_asks_about_nobody(passerelle: Passerelle, ouvrir: Ouvrir) -> None:
    assert ouvrir().eprouver() is None
    assert (passerelle.jetons_demandes, passerelle.questions) == (1, [])


def test_trying_an_access_says_why_it_does_not_work(ouvrir: Ouvrir, secrets: SecretsEnMemoire, tmp_path: Path) -> None:
    absent = ouvrir(certificat=tmp_path / "absent.pem").eprouver()
    incomplet = ouvrir(teleservice="").eprouver()
    secrets.ecrire(NOM_CLE_CLIENT, "autre cle")
    refuse = ouvrir().eprouver()

    assert [reponse and reponse.cause for reponse in (absent, incomplet, refuse)] == [
        CauseImpot.CERTIFICAT_ABSENT,
        CauseImpot.REGLAGES_INCOMPLETS,
        CauseImpot.IDENTIFIANTS_REFUSES,
    ]


def test_a_wrong_certificate_is_said_before_anything_is_sent(
    passerelle: Passerelle, autorite: Autorite, ouvrir: Ouvrir, temps: TempsFictif
) -> None:
    perime = autorite.client("perime.pem", fin=temps.maintenant() - timedelta(days=1))

    reponse = demander(ouvrir(certificat=perime))

    assert (reponse.etat, reponse.cause) == (EtatAppel.JETON_REFUSE, CauseImpot.CERTIFICAT_EXPIRE)
    assert passerelle.appels == []


def test_the_password_of_the_certificate_may_be_corrected_without_restarting(
    passerelle: Passerelle, ouvrir: Ouvrir, secrets: SecretsEnMemoire
) -> None:
    passerelle.situations[CHIFFRES, 2025] = SITUATION
    bon = secrets.secrets[NOM_MOT_DE_PASSE_CERTIFICAT]
    secrets.ecrire(NOM_MOT_DE_PASSE_CERTIFICAT, "faux")
    client = ouvrir()

    refusee = demander(client)
    secrets.ecrire(NOM_MOT_DE_PASSE_CERTIFICAT, bon)

    assert refusee.cause is CauseImpot.CERTIFICAT_MOT_DE_PASSE
    assert demander(client).etat is EtatAppel.CERTIFIE


def test_a_certificate_that_the_gateway_refuses_may_be_replaced_without_restarting(
    passerelle: Passerelle, autorite: Autorite, ouvrir: Ouvrir, tmp_path: Path
) -> None:
    passerelle.situations[CHIFFRES, 2025] = SITUATION
    (tmp_path / "autre").mkdir()
    inconnu = Autorite(tmp_path / "autre", "Autre autorite").client("client.pem")
    client = ouvrir(certificat=inconnu)

    refusee = demander(client)
    autorite.client("neuf.pem").replace(inconnu)

    assert (refusee.etat, refusee.cause) == (EtatAppel.JETON_REFUSE, CauseImpot.CERTIFICAT_REFUSE)
    assert demander(client).etat is EtatAppel.CERTIFIE


def test_no_certificate_at_all_is_refused_by_the_gateway(passerelle: Passerelle, ouvrir: Ouvrir) -> None:
    assert demander(ouvrir(certificat=None)).cause is CauseImpot.CERTIFICAT_REFUSE
    assert passerelle.appels == []


def test_a_missing_certificate_is_understood_in_tls_1_2_too(autorite: Autorite, ouvrir: Ouvrir) -> None:
    ancienne = passerelle_ouverte(
        Passerelle(), autorite.serveur(), autorite.fichier, tls_au_plus=ssl.TLSVersion.TLSv1_2
    )
    with ancienne as passerelle:
        client = ouvrir(url=passerelle.url, url_jeton=passerelle.url_jeton, certificat=None)

        assert demander(client).cause is CauseImpot.CERTIFICAT_REFUSE


def test_a_workstation_that_lives_in_the_past_learns_it_from_the_gateway(
    autorite: Autorite, ouvrir: Ouvrir, temps: TempsFictif
) -> None:
    # Given a certificate dead by the true clock of the gateway, alive by the stopped one of the workstation.
    temps.dormir(-30 * 365 * 86400)
    perime = autorite.client("perime.pem", debut=temps.maintenant(), fin=hier())

    assert demander(ouvrir(certificat=perime)).cause is CauseImpot.CERTIFICAT_REFUSE


def test_a_gateway_that_the_system_does_not_know_gets_nothing(
    passerelle: Passerelle, ouvrir: Ouvrir, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "autre").mkdir()
    monkeypatch.setenv("SSL_CERT_FILE", str(Autorite(tmp_path / "autre", "Autre autorite").fichier))

    reponse = demander(ouvrir())

    assert (reponse.etat, reponse.cause) == (EtatAppel.INDISPONIBLE, CauseAppel.CERTIFICAT)
    assert passerelle.appels == []


def test_the_end_of_a_certificate_of_the_next_century_is_read(autorite: Autorite, ouvrir: Ouvrir) -> None:
    # From 2050 the dates of certificates are written in another form; that of the tests ends in 2055.
    assert FIN.year == 2055
    assert ouvrir(certificat=autorite.client("lointain.pem")).eprouver() is None
