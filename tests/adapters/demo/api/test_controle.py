"""What the simulated service refuses at once, and what it tells without a person: as the real one."""

import json
from datetime import timedelta

import pytest

from ccas_desktop.adapters.demo.api.api_simulee import ApiSimulee
from ccas_desktop.adapters.demo.api.controle import jeton_de_demonstration
from ccas_desktop.domain.reponses.identite_envoyee import preparer_envoi
from tests.adapters.demo.appels import (
    QF,
    SIRET,
    Dossiers,
    allocataire,
    demander,
    donnees,
    entetes,
    erreur,
    famille_ordinaire,
    un_dossier,
)
from tests.adapters.demo.conftest import MAINTENANT


@pytest.mark.parametrize(
    ("champ", "valeur", "code"),
    [
        ("recipient", "", "00203"),
        ("recipient", "12345678901234", "00210"),
        ("nomNaissance", "BŒUF", "00420"),
        ("prenoms[]", "Zoé 2", "00421"),
        ("sexeEtatCivil", "", "00427"),
        ("codeCogInseePaysNaissance", "FR", "00400"),
        ("codeCogInseeCommuneNaissance", "20004", "00365"),
    ],
)
def test_ill_formed_parameter_is_refused(
    api: ApiSimulee, dossiers: Dossiers, champ: str, valeur: str, code: str
) -> None:
    envoi = (
        SIRET,
        *preparer_envoi(
            un_dossier(dossiers, lambda d: d.demandeur.identite.nom_famille == "MARTIN").demandeur.identite
        ).parametres,
    )
    parametres = tuple((nom, valeur if nom == champ else v) for nom, v in envoi)

    brute = api.repondre("/v3/dss/quotient_familial/identite", parametres, entetes())

    assert erreur(brute) == (422, code, None)
    assert json.loads(brute.corps)["errors"][0]["source"] == {"parameter": champ}


def test_introspection_tells_the_rights(api: ApiSimulee) -> None:
    brute = api.repondre("/api/introspect", (), entetes(frozenset({"cnaf_adresse"})))

    assert json.loads(brute.corps)["scopes"] == ["cnaf_adresse"]


@pytest.mark.parametrize("entete", ["", "Bearer ", "Bearer pas.un.jeton", "Bearer abc"])
def test_unknown_token_is_refused(api: ApiSimulee, entete: str) -> None:
    assert erreur(api.repondre("/api/introspect", (), {"Authorization": entete}))[:2] == (401, "00101")


def test_expired_token_is_refused(api: ApiSimulee) -> None:
    vieux = jeton_de_demonstration(MAINTENANT - timedelta(days=600))

    assert erreur(api.repondre("/api/introspect", (), {"Authorization": f"Bearer {vieux}"}))[:2] == (401, "00103")


def test_missing_right_is_refused(api: ApiSimulee) -> None:
    chemin = "/v3/dss/revenu_solidarite_active/identite"

    assert erreur(api.repondre(chemin, (), entetes(frozenset({"cnaf_adresse"}))))[:2] == (403, "00100")


def test_blocks_without_right_are_absent(api: ApiSimulee, dossiers: Dossiers) -> None:
    parametres = (SIRET, *preparer_envoi(allocataire(famille_ordinaire(dossiers))).parametres)
    droits = entetes(frozenset({"cnaf_quotient_familial"}))

    brute = api.repondre("/v3/dss/quotient_familial/identite", parametres, droits)

    assert donnees(brute).keys() == {"quotient_familial"}


def test_unknown_path(api: ApiSimulee) -> None:
    assert erreur(api.repondre("/v3/dss/autre/identite", (), entetes()))[:2] == (404, "00404")


def test_ping_needs_no_token(api: ApiSimulee) -> None:
    assert api.repondre("/api/pings", (), {}).statut == 200


def test_takes_the_time_of_a_caisse_when_asked(dossiers: Dossiers) -> None:
    attentes: list[float] = []
    api = ApiSimulee(dossiers, maintenant=lambda: MAINTENANT, attendre=attentes.append)

    demander(api, QF, allocataire(famille_ordinaire(dossiers)))

    assert len(attentes) == 1
    assert 0.2 <= attentes[0] <= 1.1
