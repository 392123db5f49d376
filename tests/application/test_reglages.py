"""Describe the CCAS, its agents, its delegations, its règlement and its token."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ccas_desktop.application import reglages
from ccas_desktop.application.errors import ReglementIllisible
from ccas_desktop.application.ports import AccesApi, Habilitation
from ccas_desktop.application.reglages import (
    Manque,
    effacer_jeton,
    enregistrer_agent,
    enregistrer_ccas,
    enregistrer_delegation,
    enregistrer_jeton,
    etat_jeton,
    importer_reglement,
    lire_reglages,
    manques,
    nouvel_agent,
    reglement_en_vigueur,
    retenir_habilitation,
)
from ccas_desktop.application.services import NOM_JETON
from ccas_desktop.domain.ccas import siret_valide
from ccas_desktop.domain.demandes.decision import Organe
from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide
from tests.fakes.bureau import SIRET, TOUS_LES_SCOPES, Bureau, Installation, bureau


def jeton(**claims: object) -> str:
    parties = (base64.urlsafe_b64encode(json.dumps(p).encode()).decode().rstrip("=") for p in ({"alg": "x"}, claims))
    return ".".join((*parties, "signature"))


def test_the_ccas_is_kept_and_its_siret_cleaned(ouvert: Bureau) -> None:
    ccas = replace(ouvert.reglages.ccas, siret=" 130 025 265 00013 ", api_url=" https://relais.exemple.fr/ ")

    garde = enregistrer_ccas(ouvert.services, ouvert.auteur, ccas)

    assert (garde.siret, garde.api_url) == (SIRET, "https://relais.exemple.fr")
    assert siret_valide(garde.siret)


def test_settings_that_would_fail_later_are_refused_now(ouvert: Bureau) -> None:
    ccas = ouvert.reglages.ccas
    for faux, code in (
        (replace(ccas, siret="13002526500014"), "siret_invalide"),
        (replace(ccas, api_url="http://exemple.fr"), "adresse_non_https"),
    ):
        with pytest.raises(SaisieInvalide) as leve:
            enregistrer_ccas(ouvert.services, ouvert.auteur, faux)
        assert leve.value.erreurs[0].code == code


def test_an_agent_has_all_that_the_law_prints(ouvert: Bureau) -> None:
    with pytest.raises(SaisieInvalide) as leve:
        enregistrer_agent(ouvert.services, ouvert.auteur, nouvel_agent(" ", "", "Agent"))
    enregistrer_agent(ouvert.services, ouvert.auteur, nouvel_agent("Lina", "Petit", "Directrice"))

    assert [e.champ for e in leve.value.erreurs] == ["prenom", "nom"]
    assert "Lina PETIT" in [agent.nom_complet for agent in ouvert.reglages.agents]


def test_a_delegation_that_gives_nothing_is_refused_at_each_field(ouvert: Bureau) -> None:
    (bonne,) = ouvert.reglages.delegations
    vide = replace(
        bonne,
        deliberation=" ",
        plafond=Decimal(0),
        fin=date(2025, 1, 1),
        organe=Organe.COMMISSION_PERMANENTE,
    )

    with pytest.raises(SaisieInvalide) as leve:
        enregistrer_delegation(ouvert.services, ouvert.auteur, vide)

    assert [e.champ for e in leve.value.erreurs] == ["deliberation", "plafond", "fin", "organe"]


def test_a_reglement_that_cannot_be_read_leaves_the_former_one(ouvert: Bureau) -> None:
    avant = ouvert.reglages.reglement

    with pytest.raises(ReglementIllisible):
        importer_reglement(ouvert.services, ouvert.auteur, "titre = 3", nom_fichier="faux.toml")

    assert ouvert.reglages.reglement == avant


def test_the_reglement_in_force_is_the_last_one_brought_in(ouvert: Bureau) -> None:
    importe = ouvert.reglages.reglement
    assert importe is not None
    assert importe.nom_fichier == "demonstration.toml"
    assert importe.importe_le == ouvert.horloge.maintenant()

    reglement = reglement_en_vigueur(ouvert.services, ouvert.reglages)

    assert reglement is not None
    assert len(reglement.aides) == 6


def test_a_token_pasted_is_kept_and_what_the_former_opened_forgotten(ouvert: Bureau) -> None:
    assert ouvert.reglages.scopes == TOUS_LES_SCOPES
    colle = jeton(iat=1_767_225_600)

    etat = enregistrer_jeton(ouvert.services, ouvert.auteur, f" Bearer {colle[:20]}\n{colle[20:]} ")

    assert ouvert.secrets.lire(NOM_JETON) == colle
    assert (etat.present, etat.scopes, etat.expire_le) == (True, frozenset(), date(2027, 7, 1))
    assert etat_jeton(ouvert.services) == etat


@pytest.mark.parametrize("colle", ["", "a.b", "a.b.c.d", "é.b.c", "a.!!!.c", "a.e30x.c"])
def test_what_is_no_token_is_refused(ouvert: Bureau, colle: str) -> None:
    with pytest.raises(RefusMetier, match="jeton_illisible"):
        enregistrer_jeton(ouvert.services, ouvert.auteur, colle)

    assert ouvert.secrets.lire(NOM_JETON) is None


@pytest.mark.parametrize("claims", [{}, {"iat": "hier"}, {"iat": 0}, {"iat": 10**15}])
def test_a_token_that_does_not_say_when_it_was_given_has_no_known_end(
    ouvert: Bureau, claims: dict[str, object]
) -> None:
    assert enregistrer_jeton(ouvert.services, ouvert.auteur, jeton(**claims)).expire_le is None


def test_a_token_whose_contents_are_a_list_has_no_known_end(ouvert: Bureau) -> None:
    liste = base64.urlsafe_b64encode(b"[1]").decode().rstrip("=")

    assert enregistrer_jeton(ouvert.services, ouvert.auteur, f"a.{liste}.c").expire_le is None


def test_a_token_is_forgotten(ouvert: Bureau) -> None:
    enregistrer_jeton(ouvert.services, ouvert.auteur, jeton(iat=1_767_225_600))

    effacer_jeton(ouvert.services, ouvert.auteur)

    assert not etat_jeton(ouvert.services).present
    assert lire_reglages(ouvert.services).jeton_expire_le is None


def test_a_test_keeps_what_the_token_opens(ouvert: Bureau) -> None:
    enregistrer_jeton(ouvert.services, ouvert.auteur, jeton(iat=1_767_225_600))
    ouvert.api.habilitation_rendue = Habilitation(frozenset({"prime_activite"}))

    lue = reglages.tester_jeton(ouvert.services, AccesApi(SIRET, "https://exemple.fr"))
    assert isinstance(lue, Habilitation)
    retenir_habilitation(ouvert.services, ouvert.auteur, lue)

    etat = etat_jeton(ouvert.services)
    assert etat.scopes == frozenset({"prime_activite"})
    assert etat.expire_le == date(2027, 7, 1)


def test_an_empty_base_says_everything_that_is_missing(tmp_path: Path) -> None:
    with bureau(tmp_path, Installation(complete=False, scopes=frozenset())) as ouvert:
        manquent = manques(ouvert.reglages)

    assert manquent == tuple(manque for manque in Manque if manque is not Manque.AGENT)


def test_a_whole_office_lacks_nothing(ouvert: Bureau) -> None:
    assert manques(ouvert.reglages) == ()
