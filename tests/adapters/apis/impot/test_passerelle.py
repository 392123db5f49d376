"""The client against the gateway: TLS with a client certificate, tokens that expire, the checks of the service."""

from __future__ import annotations

import uuid
from datetime import date

import pytest

from ccas_desktop.adapters.apis.impot.client import ClientApiImpot
from ccas_desktop.application.ports.impot import (
    NOM_CLE_CLIENT,
    ApiImpot,
    RessourceImpot,
)
from ccas_desktop.domain.certifie.certifie import EtatAppel
from ccas_desktop.domain.certifie.impot import CauseImpot, ReponseFiscale, Spi
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite
from tests.adapters.apis.impot.conftest import Ouvrir
from tests.fakes.dgfip import FOURNISSEUR, TELESERVICE, Appel, Passerelle, Reponse, erreur, objet
from tests.fakes.reseau import TempsFictif
from tests.fakes.secrets_en_memoire import SecretsEnMemoire

pytestmark = pytest.mark.network

CHIFFRES = "1301234567890"
JOUR = date(2026, 11, 23)
PERSONNE = Identite("Roux", ("Jeanne",), date_naissance=DateNaissance(1987, 6, 27))
SITUATION = {
    "rfr": 18750,
    "nbPart": 2.5,
    "sitFam": "C",
    "nmNaiDec1": "ROUX",
    "prnmDec1": "JEANNE",
    "dateNaisDec1": {"jour": "27", "mois": "06", "annee": "1987"},
}


def demander(client: ClientApiImpot, jour: date = JOUR, identite: Identite | None = None) -> ReponseFiscale:
    return client.interroger(Spi(CHIFFRES), jour=jour, identite=identite)


def test_asks_as_the_service_wants(passerelle: Passerelle, ouvrir: Ouvrir) -> None:
    passerelle.situations[CHIFFRES, 2025] = SITUATION

    reponse = demander(ouvrir(), identite=PERSONNE)

    assert (reponse.etat, reponse.http, reponse.annee, reponse.annees_demandees) == (
        EtatAppel.CERTIFIE,
        200,
        2025,
        (2025,),
    )
    assert reponse.situation is not None
    assert str(reponse.situation.quotient_fiscal) == "625"
    assert reponse.identite_differente is False
    (question,) = passerelle.questions
    assert question.certificat == FOURNISSEUR
    assert question.entetes["id_teleservice"] == TELESERVICE
    assert question.entetes["x-correlation-id"] == reponse.requete_id == str(uuid.UUID(reponse.requete_id))


def test_a_client_fulfils_the_port(ouvrir: Ouvrir) -> None:
    api: ApiImpot = ouvrir()

    assert api is ouvrir()


@pytest.mark.parametrize(
    ("ressource", "annee"),
    [
        (RessourceImpot.SITUATION, 2025),
        (RessourceImpot.DERNIERE_SITUATION, 2025),
        (RessourceImpot.DERNIERE_SITUATION_DEUX_ANS, None),
    ],
)
def test_each_resource_has_its_path_its_scope_and_its_type(
    passerelle: Passerelle, ouvrir: Ouvrir, ressource: RessourceImpot, annee: int | None
) -> None:
    passerelle.situations[CHIFFRES, annee] = {**SITUATION, "annRevenu": 2025}

    reponse = demander(ouvrir(ressource=ressource))

    assert reponse.situation is not None
    assert (reponse.situation.annee, reponse.annee) == (2025, annee)


def test_the_other_year_is_asked_when_the_first_has_nothing(passerelle: Passerelle, ouvrir: Ouvrir) -> None:
    passerelle.situations[CHIFFRES, 2024] = SITUATION

    reponse = demander(ouvrir())

    assert (reponse.etat, reponse.annee, reponse.annees_demandees) == (EtatAppel.CERTIFIE, 2024, (2025, 2024))
    assert len({question.entetes["x-correlation-id"] for question in passerelle.questions}) == 2


def test_before_the_summer_the_year_before_comes_first(passerelle: Passerelle, ouvrir: Ouvrir) -> None:
    passerelle.situations |= {(CHIFFRES, 2025): SITUATION, (CHIFFRES, 2024): SITUATION}

    reponse = demander(ouvrir(), jour=date(2026, 7, 21))

    assert (reponse.annee, reponse.annees_demandees) == (2024, (2024,))


@pytest.mark.parametrize(
    "absence",
    [Reponse(204, entetes={}), erreur(403, "4031", "refus"), erreur(404, "4041", "rien"), erreur(410, "4101", "rien")],
    ids=lambda reponse: str(reponse.statut),
)
def test_four_statuses_mean_not_found(passerelle: Passerelle, ouvrir: Ouvrir, absence: Reponse) -> None:
    passerelle.absence = absence

    reponse = demander(ouvrir())

    assert (reponse.etat, reponse.http) == (EtatAppel.INTROUVABLE, absence.statut)
    assert reponse.annees_demandees == (2025, 2024)
    assert reponse.situation is None


def test_one_token_serves_until_it_expires(passerelle: Passerelle, ouvrir: Ouvrir, temps: TempsFictif) -> None:
    passerelle.situations[CHIFFRES, 2025] = SITUATION
    client = ouvrir()

    etats = [demander(client).etat]
    temps.dormir(3000)
    etats.append(demander(client).etat)
    avant = passerelle.jetons_demandes
    temps.dormir(580)
    etats.append(demander(client).etat)

    assert etats == [EtatAppel.CERTIFIE] * 3
    assert (avant, passerelle.jetons_demandes) == (1, 2)


def test_a_token_that_dies_early_is_renewed_once(passerelle: Passerelle, ouvrir: Ouvrir) -> None:
    passerelle.situations[CHIFFRES, 2025] = SITUATION
    client = ouvrir()
    demander(client)
    passerelle.revoquer_les_jetons()

    reponse = demander(client)

    assert reponse.etat is EtatAppel.CERTIFIE
    assert passerelle.jetons_demandes == 2


def test_a_401_that_stays_is_not_asked_for_ever(passerelle: Passerelle, ouvrir: Ouvrir) -> None:
    refus = objet(401, {"fault": {"code": 900901, "message": "Invalid Credentials"}})
    passerelle.imprevu = lambda appel: None if appel.chemin == "/token" else refus

    reponse = demander(ouvrir())

    assert (reponse.etat, reponse.code, reponse.detail) == (EtatAppel.JETON_REFUSE, "900901", "Invalid Credentials")
    assert (len(passerelle.questions), passerelle.jetons_demandes) == (2, 2)


def test_credentials_refused_are_told_from_a_person_not_found(
    passerelle: Passerelle, ouvrir: Ouvrir, secrets: SecretsEnMemoire
) -> None:
    secrets.ecrire(NOM_CLE_CLIENT, "autre cle")

    reponse = demander(ouvrir())

    assert (reponse.etat, reponse.cause) == (EtatAppel.JETON_REFUSE, CauseImpot.IDENTIFIANTS_REFUSES)
    assert reponse.detail == "Client Authentication failed. invalid_client"
    assert passerelle.questions == []


def test_a_scope_refused_is_a_right_missing(ouvrir: Ouvrir) -> None:
    assert demander(ouvrir(scope="Autre")).etat is EtatAppel.DROITS_INSUFFISANTS


def test_a_caller_address_out_of_the_contract_gets_no_token(passerelle: Passerelle, ouvrir: Ouvrir) -> None:
    passerelle.adresses = ("192.0.2.1",)

    reponse = demander(ouvrir())

    assert (reponse.etat, reponse.http, reponse.code) == (EtatAppel.JETON_REFUSE, 403, "4031")
    assert passerelle.questions == []


@pytest.mark.parametrize(
    ("brute", "etat", "detail"),
    [
        (erreur(400, "4001", "format SPI incorrect"), EtatAppel.PARAMETRE_REFUSE, "format SPI incorrect"),
        (erreur(406, "4061", "Accept incorrect"), EtatAppel.INDISPONIBLE, "Accept incorrect"),
        (erreur(500, "5001", "erreur interne"), EtatAppel.INDISPONIBLE, "erreur interne"),
        (Reponse(429, b"{}", {"Retry-After": "40"}), EtatAppel.LIMITE_ATTEINTE, None),
        (Reponse(503, b"<html>", {"Content-Type": "text/html"}), EtatAppel.INDISPONIBLE, None),
    ],
    ids=lambda valeur: str(getattr(valeur, "statut", "")),
)
def test_the_rest_is_said_verbatim(
    passerelle: Passerelle, ouvrir: Ouvrir, brute: Reponse, etat: EtatAppel, detail: str | None
) -> None:
    passerelle.imprevu = lambda appel: None if appel.chemin == "/token" else brute

    reponse = demander(ouvrir())

    assert (reponse.etat, reponse.http, reponse.detail) == (etat, brute.statut, detail)
    assert reponse.annees_demandees == (2025,)


def test_a_relay_that_holds_the_credentials_gets_its_header_and_no_token(
    passerelle: Passerelle, ouvrir: Ouvrir
) -> None:
    recus: list[Appel] = []

    def relayer(appel: Appel) -> Reponse:
        recus.append(appel)
        return objet(200, SITUATION)

    passerelle.imprevu = relayer

    reponse = demander(ouvrir(url_jeton="", client_id="", entetes=(("X-Relais", "poste 1"),)))

    assert reponse.etat is EtatAppel.CERTIFIE
    (appel,) = recus
    assert appel.entetes["x-relais"] == "poste 1"
    assert "authorization" not in appel.entetes
    assert appel.chemin == f"/impotparticulier/1.0/spi/{CHIFFRES}/situations/ir/assiettes/annrev/2025"


def test_the_header_of_a_relay_goes_with_the_token_request_too(passerelle: Passerelle, ouvrir: Ouvrir) -> None:
    passerelle.situations[CHIFFRES, 2025] = SITUATION

    demander(ouvrir(entetes=(("X-Relais", "cle"),)))

    assert [appel.entetes.get("x-relais") for appel in passerelle.appels] == ["cle", "cle"]
