"""The access token: how it is asked for, how long it serves, and what is said when there is none."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest

from ccas_desktop.adapters.apis.attente import jamais_annule
from ccas_desktop.adapters.apis.impot.jeton import Identifiants, JetonsImpot
from ccas_desktop.adapters.apis.transport import Parametres, ReponseBrute, Transport, transport_simule
from ccas_desktop.application.errors import TrousseauIndisponible
from ccas_desktop.application.ports.impot import NOM_CLE_CLIENT
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel
from ccas_desktop.domain.certifie.impot import CauseImpot
from tests.fakes.reseau import TempsFictif
from tests.fakes.reseau_impot import ACCES, Reseau, demander, objet, ouvrir
from tests.fakes.secrets_en_memoire import SecretsEnMemoire


def test_the_token_request_follows_oauth() -> None:
    reseau = Reseau()

    demander(ouvrir(reseau))

    chemin, formulaire, entetes = reseau.appels[0]
    assert chemin == "/token"
    assert formulaire == (("grant_type", "client_credentials"), ("scope", "RessourceIR"))
    assert entetes["authorization"] == "Basic aWQ6Y2xl"
    assert entetes["content-type"] == "application/x-www-form-urlencoded"
    assert reseau.appels[1][2]["authorization"] == "Bearer jeton"


def test_nothing_leaves_without_the_key_of_the_office() -> None:
    reseau = Reseau()

    assert demander(ouvrir(reseau, secrets=SecretsEnMemoire())).cause is CauseImpot.IDENTIFIANTS_ABSENTS
    assert reseau.appels == []


def test_a_keyring_that_fails_is_said_and_does_not_block_the_next_call() -> None:
    class Capricieux(SecretsEnMemoire):
        verrouille = True

        def lire(self, nom: str) -> str | None:
            if self.verrouille:
                self.verrouille = False
                raise TrousseauIndisponible("verrouille")
            return super().lire(nom)

    client = ouvrir(Reseau(), secrets=Capricieux({NOM_CLE_CLIENT: "cle"}))

    with pytest.raises(TrousseauIndisponible):
        demander(client)
    assert demander(client).etat is EtatAppel.CERTIFIE


@pytest.mark.parametrize(
    ("jeton", "etat", "cause"),
    [
        (objet(401, {"error": "invalid_client"}), "jeton_refuse", CauseImpot.IDENTIFIANTS_REFUSES),
        (objet(400, {"error": "invalid_grant"}), "jeton_refuse", CauseImpot.IDENTIFIANTS_REFUSES),
        (objet(400, {"error": "invalid_scope"}), "droits_insuffisants", None),
        (objet(400, {"error": "unauthorized_client"}), "droits_insuffisants", None),
        (ReponseBrute(401), "jeton_refuse", CauseImpot.IDENTIFIANTS_REFUSES),
        (ReponseBrute(403), "reponse_illisible", CauseImpot.JETON_ILLISIBLE),
        (ReponseBrute(404), "reponse_illisible", CauseImpot.JETON_ILLISIBLE),
        (ReponseBrute(204), "reponse_illisible", CauseImpot.JETON_ILLISIBLE),
        (objet(200, {}), "reponse_illisible", CauseImpot.JETON_ILLISIBLE),
        (objet(200, []), "reponse_illisible", CauseImpot.JETON_ILLISIBLE),
        (objet(200, {"access_token": "a\r\nb"}), "reponse_illisible", CauseImpot.JETON_ILLISIBLE),
        (objet(200, {"access_token": 12}), "reponse_illisible", CauseImpot.JETON_ILLISIBLE),
        (ReponseBrute(200, {"content-type": "text/html"}, b"<html>"), "reponse_illisible", CauseAppel.PAGE_WEB),
        (ReponseBrute(302), "reponse_illisible", CauseAppel.REDIRECTION),
        (ReponseBrute(407), "indisponible", CauseAppel.PROXY_IDENTIFICATION),
        (ReponseBrute(500), "indisponible", None),
        (ReponseBrute(429, {"retry-after": "60"}), "limite_atteinte", None),
    ],
)
def test_a_token_request_that_fails_says_nothing_of_the_person(
    jeton: ReponseBrute, etat: str, cause: CauseAppel | CauseImpot | None
) -> None:
    reseau = Reseau(jetons=(jeton,))

    reponse = demander(ouvrir(reseau))

    assert (reponse.etat, reponse.cause, reponse.http) == (etat, cause, jeton.statut)
    assert reseau.nombre("/token") == len(reseau.appels)


@pytest.mark.parametrize(
    ("duree", "apres", "demandes"),
    [
        (3600, 3560, 1),
        (3600, 3575, 2),
        ("120", 85, 1),
        ("120", 95, 2),
        (10, 0, 2),
        (None, 265, 1),
        (None, 305, 2),
        ("bientôt", 305, 2),
        (True, 305, 2),
        (-5, 265, 1),
        (10**12, 86_300, 1),
        (10**12, 86_400, 2),
    ],
)
def test_a_token_serves_for_the_time_it_was_given(duree: object, apres: int, demandes: int) -> None:
    temps, reseau = TempsFictif(), Reseau(jetons=(objet(200, {"access_token": "jeton", "expires_in": duree}),))
    client = ouvrir(reseau, temps)

    demander(client)
    temps.dormir(apres)
    demander(client)

    assert reseau.nombre("/token") == demandes


def test_a_token_already_renewed_by_another_is_not_forgotten() -> None:
    temps, reseau = TempsFictif(), Reseau()
    transport = Transport(ACCES.url_jeton, simulation=transport_simule(reseau))
    jetons = JetonsImpot(transport, Identifiants("id", "RessourceIR", lambda: "cle"), rythme=temps.rythme, entetes={})
    renouvele = jetons.jeton(jamais_annule)

    jetons.oublier("celui d'avant")

    assert jetons.jeton(jamais_annule) == renouvele
    assert reseau.nombre("/token") == 1


def test_many_at_once_ask_for_one_token() -> None:
    reseau = Reseau()
    client = ouvrir(reseau)

    with ThreadPoolExecutor(8) as fils:
        etats = list(fils.map(lambda _: demander(client).etat, range(16)))

    assert set(etats) == {EtatAppel.CERTIFIE}
    assert reseau.nombre("/token") == 1


def test_a_person_may_give_up_while_another_asks_for_the_token() -> None:
    parti, arrive = threading.Event(), threading.Event()
    reseau = Reseau()

    def lent(chemin: str, parametres: Parametres, entetes: Mapping[str, str]) -> ReponseBrute:
        arrive.set()
        parti.wait(30)
        return reseau(chemin, parametres, entetes)

    client = ouvrir(lent)
    with ThreadPoolExecutor(1) as fil:
        premiere = fil.submit(demander, client)
        arrive.wait(30)
        seconde = demander(client, annule=lambda: True)
        parti.set()

    assert (seconde.etat, seconde.cause) == (EtatAppel.INDISPONIBLE, CauseAppel.ANNULE)
    assert premiere.result().etat is EtatAppel.CERTIFIE
