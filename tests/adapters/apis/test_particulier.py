from __future__ import annotations

import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from ccas_desktop.adapters.apis.acces import ClientsApiParticulier
from ccas_desktop.adapters.apis.transport import Parametres, ReponseBrute, transport_simule
from ccas_desktop.application.errors import TrousseauIndisponible
from ccas_desktop.application.ports import AccesApi, ApiParticulier, Habilitation
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide
from ccas_desktop.domain.provenance import Mois
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from ccas_desktop.domain.sources.complement import ComplementIdentite, Etablissements
from tests.fakes.reseau import DEBUT, PERSONNE, SIRET, ReseauFictif, TempsFictif, client, erreur, succes

QF = Source.QUOTIENT_FAMILIAL
RSA = Source.REVENU_SOLIDARITE_ACTIVE
DONNEES = {
    "quotient_familial": {"fournisseur": "MSA", "valeur": 150, "annee": 2026, "mois": 5},
    "allocataires": [
        {"nom_naissance": "ROUX", "prenoms": "JEANNE STEPHANIE", "date_naissance": "1987-06-27", "sexe": "F"}
    ],
}


def test_asks_for_a_person_as_the_service_wants() -> None:
    reseau = ReseauFictif(succes(DONNEES))

    client(reseau).interroger(QF, PERSONNE, mois=Mois(2026, 5))

    ((chemin, parametres, entetes),) = reseau.appels
    assert chemin == "/v3/dss/quotient_familial/identite"
    assert parametres[0] == ("recipient", SIRET)
    assert parametres[1:4] == (("nomNaissance", "ROUX"), ("prenoms[]", "JEANNE"), ("prenoms[]", "STEPHANIE"))
    assert parametres[-2:] == (("annee", "2026"), ("mois", "5"))
    assert entetes["authorization"] == "Bearer jeton"
    assert "cache-control" not in entetes


COMPLEMENTS = {
    Source.STATUT_DEMANDEUR_EMPLOI: ComplementIdentite(identifiant_france_travail="jeanne.roux"),
    Source.INDEMNITES_FRANCE_TRAVAIL: ComplementIdentite(identifiant_france_travail="jeanne.roux"),
    Source.SCOLARITE: ComplementIdentite(annee_scolaire="2026", etablissement=Etablissements(uai="0130039X")),
}


@pytest.mark.parametrize("source", list(Source))
def test_each_source_has_its_path(source: Source) -> None:
    reseau = ReseauFictif(succes({"est_beneficiaire": True}))

    reponse = client(reseau).interroger(source, PERSONNE, complement=COMPLEMENTS.get(source, ComplementIdentite()))

    assert reseau.appels[0][0] == DESCRIPTIONS[source].requetes[-1].chemin
    assert (reponse.source, reponse.etat) == (source, EtatAppel.CERTIFIE)


def test_returns_what_the_caisse_answered() -> None:
    reponse = client(ReseauFictif(succes(DONNEES, **{"x-request-id": "abc"}))).interroger(
        QF, PERSONNE, mois=Mois(2026, 5)
    )

    assert reponse == ReponseCertifiee(
        source=QF,
        etat=EtatAppel.CERTIFIE,
        instant=DEBUT,
        donnees=DONNEES,
        fournisseur="MSA",
        http=200,
        mois=Mois(2026, 5),
        requete_id="abc",
        identite_differente=False,
    )


def test_says_what_was_changed_in_the_names() -> None:
    reponse = client(ReseauFictif(succes(DONNEES))).interroger(QF, replace(PERSONNE, nom_famille="Cœur"))

    assert reponse.envoi_modifie == (("Cœur", "Coeur"),)
    assert reponse.identite_differente is True


def test_refreshing_asks_the_service_not_to_answer_from_its_cache() -> None:
    reseau = ReseauFictif(succes(DONNEES))

    client(reseau).interroger(QF, PERSONNE, actualiser=True)

    assert reseau.appels[0][2]["cache-control"] == "no-cache"


def test_nothing_leaves_for_an_identity_that_cannot_be_sent() -> None:
    reseau = ReseauFictif(succes(DONNEES))

    with pytest.raises(SaisieInvalide):
        client(reseau).interroger(QF, replace(PERSONNE, sexe=None))
    with pytest.raises(RefusMetier):
        client(reseau).interroger(RSA, PERSONNE, mois=Mois(2026, 5))

    assert reseau.appels == []


@pytest.mark.parametrize(
    ("jeton", "cause"),
    [
        (None, CauseAppel.JETON_ABSENT),
        ("", CauseAppel.JETON_ABSENT),
        ("jeton\r\nHost: ailleurs", CauseAppel.JETON_MAL_FORME),
        ("jetoné", CauseAppel.JETON_MAL_FORME),
    ],
)
def test_nothing_leaves_without_a_token(jeton: str | None, cause: CauseAppel) -> None:
    reseau = ReseauFictif(succes(DONNEES))

    reponse = client(reseau, jeton=lambda: jeton).interroger(QF, PERSONNE)

    assert (reponse.etat, reponse.cause) == (EtatAppel.JETON_REFUSE, cause)
    assert reseau.appels == []


def test_a_keyring_that_fails_is_said_and_does_not_block_the_next_call() -> None:
    jetons = iter([TrousseauIndisponible("verrouille"), None])

    def lire() -> str | None:
        if (jeton := next(jetons)) is not None:
            raise jeton
        return "jeton"

    api = client(ReseauFictif(succes(DONNEES)), jeton=lire)

    with pytest.raises(TrousseauIndisponible):
        api.interroger(QF, PERSONNE)
    assert api.interroger(QF, PERSONNE).etat is EtatAppel.CERTIFIE


def test_an_error_keeps_the_words_of_the_service() -> None:
    brute = erreur(
        422, "00364", detail="Sexe invalide", parametre="sexeEtatCivil", provider="CNAV", entetes={"x-request-id": "r1"}
    )

    reponse = client(ReseauFictif(brute)).interroger(RSA, PERSONNE)

    assert (reponse.etat, reponse.http, reponse.code) == (EtatAppel.PARAMETRE_REFUSE, 422, "00364")
    assert (reponse.detail, reponse.parametre) == ("Sexe invalide", "sexeEtatCivil")
    assert (reponse.fournisseur, reponse.requete_id) == ("CNAV", "r1")


@pytest.mark.parametrize(
    ("passagere", "attente"),
    [
        (erreur(409, "00015"), 2),
        (erreur(429, "00429", entetes={"Retry-After": "4"}), 4),
        (erreur(502, "00501"), 1),
        (erreur(502, "23008", retry_in=10), 10),
        (erreur(503, "37020", retry_in=6), 6),
        (erreur(504, "37002"), 1),
    ],
)
def test_asks_again_after_what_passes_by_itself(passagere: ReponseBrute, attente: float) -> None:
    temps = TempsFictif()

    reponse = client(ReseauFictif(passagere, succes(DONNEES)), temps).interroger(QF, PERSONNE)

    assert reponse.etat is EtatAppel.CERTIFIE
    assert temps.ecoule == pytest.approx(attente, abs=0.01)


@pytest.mark.parametrize(
    ("brute", "etat", "appels", "conseil"),
    [
        (erreur(409, "00015"), EtatAppel.INDISPONIBLE, 4, 60),
        (erreur(429, "00429", entetes={"Retry-After": "1"}), EtatAppel.LIMITE_ATTEINTE, 10, 1),
        (erreur(429, "00429", entetes={"Retry-After": "45"}), EtatAppel.LIMITE_ATTEINTE, 1, 45),
        (erreur(429, "00429"), EtatAppel.LIMITE_ATTEINTE, 1, 60),
        (erreur(503, "23020", retry_in=300), EtatAppel.INDISPONIBLE, 1, 300),
        (erreur(504, "37002"), EtatAppel.INDISPONIBLE, 4, 60),
        (erreur(502, "37011"), EtatAppel.INDISPONIBLE, 4, 60),
        (erreur(502, "37999"), EtatAppel.INDISPONIBLE, 1, None),
        (erreur(500, "00500"), EtatAppel.INDISPONIBLE, 1, None),
    ],
)
def test_waits_ten_seconds_in_all_then_says_when_to_ask_again(
    brute: ReponseBrute, etat: EtatAppel, appels: int, conseil: int | None
) -> None:
    temps, reseau = TempsFictif(), ReseauFictif(brute)

    reponse = client(reseau, temps).interroger(QF, PERSONNE)

    assert (reponse.etat, reponse.reessayer_dans) == (etat, conseil)
    assert len(reseau.appels) in (appels, appels + 1)
    assert temps.ecoule <= 10.1


def test_a_slow_service_is_not_asked_again_and_again() -> None:
    temps = TempsFictif()
    reseau = ReseauFictif(erreur(504, "37002"))

    def dix_secondes(chemin: str, parametres: Parametres, entetes: Mapping[str, str]) -> ReponseBrute:
        temps.dormir(10)
        return reseau(chemin, parametres, entetes)

    client(dix_secondes, temps).interroger(QF, PERSONNE)

    assert len(reseau.appels) == 2


def test_a_limit_reached_holds_the_other_calls_of_the_office() -> None:
    temps = TempsFictif()
    reseau = ReseauFictif(erreur(429, "00429", entetes={"Retry-After": "45"}), succes(DONNEES))
    api = client(reseau, temps)
    api.interroger(QF, PERSONNE)

    tenue = api.interroger(RSA, PERSONNE)
    temps.dormir(45)
    libre = api.interroger(RSA, PERSONNE)

    assert (tenue.etat, tenue.cause) == (EtatAppel.LIMITE_ATTEINTE, CauseAppel.LIMITE_DU_BUREAU)
    assert tenue.reessayer_dans == 45
    assert libre.etat is EtatAppel.CERTIFIE
    assert len(reseau.appels) == 2


def test_a_wait_can_be_given_up() -> None:
    temps = TempsFictif()
    reseau = ReseauFictif(erreur(409, "00015"))

    reponse = client(reseau, temps).interroger(QF, PERSONNE, annule=lambda: temps.ecoule > 0.5)

    assert (reponse.etat, reponse.cause) == (EtatAppel.INDISPONIBLE, CauseAppel.ANNULE)
    assert temps.ecoule < 1
    assert len(reseau.appels) == 1


def test_a_double_click_makes_one_call() -> None:
    commence, finir = threading.Event(), threading.Event()
    reseau = ReseauFictif(succes(DONNEES))

    def lent(chemin: str, parametres: Parametres, entetes: Mapping[str, str]) -> ReponseBrute:
        commence.set()
        finir.wait()
        return reseau(chemin, parametres, entetes)

    api = client(lent)
    with ThreadPoolExecutor(2) as fils:
        premier = fils.submit(lambda: api.interroger(QF, PERSONNE))
        commence.wait()
        attend = threading.Event()

        def arrive() -> bool:
            attend.set()
            return False

        second = fils.submit(lambda: api.interroger(QF, PERSONNE, annule=arrive))
        attend.wait()
        finir.set()

        assert premier.result() is second.result()
    assert len(reseau.appels) == 1


def test_reads_what_the_token_opens() -> None:
    corps = b'{"_id": "48ed", "name": "", "scopes": ["cnaf_quotient_familial", "cnaf_adresse", 3]}'
    reseau = ReseauFictif(ReponseBrute(200, {}, corps))

    lue = client(reseau).habilitation()

    assert lue == Habilitation(frozenset({"cnaf_quotient_familial", "cnaf_adresse"}), "48ed")
    assert reseau.appels[0][:2] == ("/api/introspect", ())


@pytest.mark.parametrize(
    ("brute", "etat"),
    [
        (erreur(401, "00103"), EtatAppel.JETON_REFUSE),
        (ReponseBrute(200, {}, b"{}"), EtatAppel.REPONSE_ILLISIBLE),
        (ReponseBrute(200, {}, b"<html>"), EtatAppel.REPONSE_ILLISIBLE),
        (erreur(503, "00503", retry_in=300), EtatAppel.INDISPONIBLE),
    ],
)
def test_says_why_the_token_could_not_be_tested(brute: ReponseBrute, etat: EtatAppel) -> None:
    lue = client(ReseauFictif(brute)).habilitation()

    assert isinstance(lue, ReponseCertifiee)
    assert lue.etat is etat


def test_says_why_no_token_could_be_tested() -> None:
    lue = client(ReseauFictif(succes({})), jeton=lambda: None).habilitation()

    assert isinstance(lue, ReponseCertifiee)
    assert lue.cause is CauseAppel.JETON_ABSENT


def test_one_client_an_access() -> None:
    reseau = ReseauFictif(succes(DONNEES))
    clients = ClientsApiParticulier(lambda: "jeton", rythme=TempsFictif().rythme, simulation=transport_simule(reseau))
    acces = AccesApi(SIRET, "https://api.invalid")

    premier: ApiParticulier = clients.ouvrir(acces)

    assert premier is clients.ouvrir(acces)
    assert premier is not clients.ouvrir(AccesApi(SIRET, "https://autre.invalid"))
    assert premier.interroger(QF, PERSONNE).etat is EtatAppel.CERTIFIE
    clients.fermer()
    assert premier is not clients.ouvrir(acces)
