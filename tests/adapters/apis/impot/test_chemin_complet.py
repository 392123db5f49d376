"""From the typed number to the retained figures, through the mock gateway: TLS, certificate, token, base, trace."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ccas_desktop.adapters.apis.impot.acces import ClientsApiImpot
from ccas_desktop.adapters.apis.limiteur import Limiteur
from ccas_desktop.adapters.apis.particulier import Rythme
from ccas_desktop.application.donnees.acces_impot import SecretsImpot, enregistrer_connexion_impot, eprouver_impot
from ccas_desktop.application.donnees.impots import (
    completer_trace_impot,
    executer_appel_impot,
    preparer_appel_impot,
    retenir_reponse_impot,
)
from ccas_desktop.application.ports.impot import AccesImpot
from ccas_desktop.domain.certifie.certifie import EtatAppel
from ccas_desktop.domain.certifie.connexion_impot import ConnexionImpot
from ccas_desktop.domain.certifie.impot import ReponseFiscale, Spi
from tests.application.donnees.test_impots import AIDE, retenues, tout_le_contenu, traces
from tests.fakes.bureau import Bureau, bureau
from tests.fakes.certificats import MOT_DE_PASSE
from tests.fakes.dgfip import CLE, Passerelle, erreur
from tests.fakes.impot import CHIFFRES
from tests.fakes.reseau import TempsFictif

pytestmark = pytest.mark.network
SITUATION = {
    "rfr": 18750,
    "nbPart": 2.5,
    "nmNaiDec1": "ROUX",
    "prnmDec1": "JEANNE STEPHANIE",
    "dateNaisDec1": {"jour": "27", "mois": "06", "annee": "1987"},
}


@pytest.fixture
def ouvert(tmp_path: Path, acces: AccesImpot, temps: TempsFictif) -> Iterator[Bureau]:
    """Return an office whose settings lead to the mock gateway."""
    dossier = tmp_path / "poste"
    dossier.mkdir()
    rythme = Rythme(temps.attente, Limiteur(temps.attente, par_minute=50), maintenant=temps.maintenant)
    with bureau(dossier) as pret:
        clients = ClientsApiImpot(pret.secrets, rythme=rythme)
        pret.services = replace(pret.services, ouvrir_impot=clients.ouvrir)
        connexion = ConnexionImpot(
            url=acces.url,
            url_jeton=acces.url_jeton,
            teleservice=acces.teleservice,
            client_id=acces.client_id,
            certificat=str(acces.certificat),
        )
        secrets = SecretsImpot(cle_client=CLE, mot_de_passe=MOT_DE_PASSE)
        enregistrer_connexion_impot(pret.services, pret.auteur, connexion, secrets)
        yield pret
        clients.fermer()


def demander(ouvert: Bureau, demande_id: str) -> ReponseFiscale:
    appel = preparer_appel_impot(ouvert.services, ouvert.auteur, demande_id)
    reponse = executer_appel_impot(ouvert.services, appel, Spi(CHIFFRES))
    completer_trace_impot(ouvert.services, ouvert.auteur, appel, reponse)
    return reponse


def test_the_figures_of_the_dgfip_are_retained_and_the_number_is_nowhere(
    ouvert: Bureau, passerelle: Passerelle, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    passerelle.situations[CHIFFRES, 2025] = SITUATION
    demande = ouvert.deposer(AIDE)

    reponse = demander(ouvert, demande.id)
    retenir_reponse_impot(ouvert.services, ouvert.auteur, demande.id, reponse)

    assert reponse.identite_differente is False
    assert retenues(ouvert, demande) == {"revenu_fiscal_reference": "18750", "parts_fiscales": "2.5"}
    assert [(trace.etat, trace.empreinte) for trace in traces(ouvert)] == [(EtatAppel.CERTIFIE, "")]
    assert CHIFFRES not in tout_le_contenu(ouvert) + caplog.text
    assert not [f for f in tmp_path.rglob("*") if f.is_file() and CHIFFRES.encode() in f.read_bytes()]


def test_a_failure_that_quotes_the_number_leaves_none_either(
    ouvert: Bureau, passerelle: Passerelle, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    passerelle.absence = erreur(400, CHIFFRES, f"format SPI {CHIFFRES} incorrect")

    reponse = demander(ouvert, ouvert.deposer(AIDE).id)

    assert reponse.etat is EtatAppel.PARAMETRE_REFUSE
    assert [trace.etat for trace in traces(ouvert)] == [EtatAppel.PARAMETRE_REFUSE]
    assert CHIFFRES not in tout_le_contenu(ouvert) + caplog.text + repr(reponse)


def test_the_trial_asks_about_nobody(ouvert: Bureau, passerelle: Passerelle) -> None:
    assert eprouver_impot(ouvert.services, ouvert.reglages.impot) is None
    assert (passerelle.jetons_demandes, passerelle.questions) == (1, [])
