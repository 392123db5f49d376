"""The settings of API Impôt particulier: checked, their secrets in the keyring only, the access tried."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ccas_desktop.application.donnees.acces_impot import (
    NOM_ENTETE_RELAIS,
    SecretsImpot,
    acces_impot,
    enregistrer_connexion_impot,
    eprouver_impot,
    etat_acces_impot,
)
from ccas_desktop.application.errors import ConflitDeVersion
from ccas_desktop.application.ports.impot import NOM_CLE_CLIENT, NOM_MOT_DE_PASSE_CERTIFICAT
from ccas_desktop.domain.certifie.connexion_impot import ConnexionImpot
from ccas_desktop.domain.certifie.impot import ValiditeCertificat
from ccas_desktop.domain.errors import SaisieInvalide
from tests.fakes.bureau import Bureau
from tests.fakes.impot import panne

DIRECTE = ConnexionImpot(
    url=" https://passerelle.invalid/1.0/ ",
    url_jeton="https://passerelle.invalid/token",
    teleservice="TS",
    client_id="id",
    certificat='"C:\\ccas\\dgfip.pem"',
)
SECRETS = SecretsImpot(cle_client="cle-du-ccas", mot_de_passe="mot de passe")
RELAIS = ConnexionImpot(url="https://relais.invalid/impot", teleservice="TS", relais_entete="X-Cle-Relais")


def enregistrer(bureau: Bureau, connexion: ConnexionImpot, secrets: SecretsImpot) -> ConnexionImpot:
    return enregistrer_connexion_impot(bureau.services, bureau.auteur, connexion, secrets)


def fautes(bureau: Bureau, connexion: ConnexionImpot, secrets: SecretsImpot) -> list[tuple[str, str]]:
    with pytest.raises(SaisieInvalide) as refus:
        enregistrer(bureau, connexion, secrets)
    return [(erreur.champ, erreur.code) for erreur in refus.value.erreurs]


def test_the_access_is_kept_and_its_secrets_are_in_the_keyring_only(ouvert: Bureau) -> None:
    enregistrer(ouvert, DIRECTE, SECRETS)

    acces = acces_impot(ouvert.services, ouvert.reglages.impot)
    assert (acces.url, acces.client_id) == ("https://passerelle.invalid/1.0", "id")
    assert acces.certificat == Path("C:\\ccas\\dgfip.pem")
    assert ouvert.secrets.lire(NOM_CLE_CLIENT) == "cle-du-ccas"
    assert ouvert.secrets.lire(NOM_MOT_DE_PASSE_CERTIFICAT) == "mot de passe"
    with ouvert.services.base.lecture() as base:
        journal = str(base.journal_du_poste("connexion_impot"))
    assert "passerelle.invalid" in journal
    assert "cle-du-ccas" not in journal
    assert "mot de passe" not in journal


def test_through_a_relay_that_holds_everything_only_its_header_is_a_secret(ouvert: Bureau) -> None:
    enregistrer(ouvert, RELAIS, SecretsImpot(relais_valeur="valeur"))

    assert acces_impot(ouvert.services, ouvert.reglages.impot).entetes == (("X-Cle-Relais", "valeur"),)
    assert ouvert.secrets.lire(NOM_CLE_CLIENT) is None


@pytest.mark.parametrize(
    ("champs", "secrets", "attendues"),
    [
        ({"url": "http://passerelle.invalid"}, SECRETS, [("url", "adresse_non_https")]),
        ({"url": "https://127.0.0.1/x?spi=1"}, SECRETS, [("url", "adresse_non_https")]),
        ({"url": ""}, SECRETS, [("url", "obligatoire")]),
        ({"teleservice": ""}, SECRETS, [("teleservice", "obligatoire")]),
        ({"client_id": ""}, SECRETS, [("client_id", "obligatoire")]),
        ({"url_jeton": ""}, SECRETS, [("url_jeton", "jeton_ou_relais")]),
        ({"relais_entete": "ID_Teleservice"}, SECRETS, [("relais_entete", "entete_impossible")]),
        ({}, SecretsImpot(), [("cle_client", "obligatoire"), ("mot_de_passe", "obligatoire")]),
        ({}, replace(SECRETS, cle_client="é"), [("cle_client", "valeur_d_entete_impossible")]),
    ],
)
def test_what_cannot_work_is_refused_with_its_field(
    ouvert: Bureau, champs: dict[str, str], secrets: SecretsImpot, attendues: list[tuple[str, str]]
) -> None:
    assert set(attendues) <= set(fautes(ouvert, replace(DIRECTE, **champs), secrets))  # type: ignore[arg-type]
    assert ouvert.reglages.impot == ConnexionImpot()


def test_a_secret_never_follows_to_another_address_by_itself(ouvert: Bureau) -> None:
    enregistree = enregistrer(ouvert, DIRECTE, SECRETS)

    ailleurs = replace(enregistree, url_jeton="https://ailleurs.invalid/token")

    assert fautes(ouvert, ailleurs, SecretsImpot()) == [("cle_client", "secret_a_redonner")]


def test_an_empty_secret_keeps_the_one_in_the_keyring(ouvert: Bureau) -> None:
    enregistree = enregistrer(ouvert, DIRECTE, SECRETS)

    enregistrer(ouvert, replace(enregistree, teleservice="AUTRE"), SecretsImpot())

    assert ouvert.secrets.lire(NOM_CLE_CLIENT) == "cle-du-ccas"


def test_an_access_given_up_forgets_its_secrets(ouvert: Bureau) -> None:
    enregistree = enregistrer(ouvert, DIRECTE, SECRETS)

    enregistrer(ouvert, ConnexionImpot(version=enregistree.version), SecretsImpot())

    noms = (NOM_CLE_CLIENT, NOM_MOT_DE_PASSE_CERTIFICAT, NOM_ENTETE_RELAIS)
    assert [ouvert.secrets.lire(nom) for nom in noms] == [None, None, None]
    assert not etat_acces_impot(ouvert.services, ouvert.reglages.impot).regle


def test_two_saves_of_the_same_version_conflict(ouvert: Bureau) -> None:
    enregistrer(ouvert, DIRECTE, SECRETS)

    with pytest.raises(ConflitDeVersion):
        enregistrer(ouvert, DIRECTE, SECRETS)


def test_the_trial_says_what_the_gateway_says(ouvert: Bureau) -> None:
    enregistrer(ouvert, DIRECTE, SECRETS)
    ouvert.impot.epreuve = panne()

    assert eprouver_impot(ouvert.services, ouvert.reglages.impot) == panne()


def test_the_dates_of_the_certificate_are_told(ouvert: Bureau) -> None:
    enregistrer(ouvert, DIRECTE, SECRETS)
    ouvert.impot.validite = ValiditeCertificat(datetime(2025, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC))

    etat = etat_acces_impot(ouvert.services, ouvert.reglages.impot)

    assert (etat.regle, etat.certificat) == (True, ouvert.impot.validite)
