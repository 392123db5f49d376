"""Direct or through a relay: the secret is in the keyring only, and goes nowhere it was not given for."""

from __future__ import annotations

import pytest

from ccas_desktop.application.demandes.verbes import lire_demande
from ccas_desktop.application.donnees.certification import preparer_appel
from ccas_desktop.application.donnees.connexion import SaisieConnexion, acces_api, enregistrer_connexion
from ccas_desktop.application.services import NOM_ENTETE_RELAIS
from ccas_desktop.domain.ccas import API_PARTICULIER
from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide
from tests.fakes.bureau import SIRET, Bureau

RELAIS = SaisieConnexion(relais=True, url="https://relais.commune.fr/api/ ", entete="X-Cle", valeur=" s3cret\n")
DIRECTE = SaisieConnexion(relais=False)


def regler(ouvert: Bureau, saisie: SaisieConnexion) -> None:
    enregistrer_connexion(ouvert.services, ouvert.auteur, ouvert.reglages.ccas, saisie)


def refus(ouvert: Bureau, saisie: SaisieConnexion) -> list[tuple[str, str]]:
    with pytest.raises(SaisieInvalide) as leve:
        regler(ouvert, saisie)
    return [(erreur.champ, erreur.code) for erreur in leve.value.erreurs]


def test_at_first_the_service_is_reached_directly(ouvert: Bureau) -> None:
    acces = acces_api(ouvert.services, ouvert.reglages.ccas)

    assert (acces.siret, acces.url, acces.relais, acces.entetes) == (SIRET, API_PARTICULIER, False, ())


def test_a_relay_is_told_by_its_header(ouvert: Bureau) -> None:
    regler(ouvert, RELAIS)

    acces = acces_api(ouvert.services, ouvert.reglages.ccas)

    assert (acces.url, acces.relais) == ("https://relais.commune.fr/api", True)
    assert acces.entetes == (("X-Cle", "s3cret"),)


def test_the_secret_is_in_the_keyring_and_nowhere_else(ouvert: Bureau) -> None:
    regler(ouvert, RELAIS)

    with ouvert.services.base.lecture() as base:
        ecrit = str(base.reglages()) + str(base.journal_du_poste("ccas"))
    assert ouvert.secrets.lire(NOM_ENTETE_RELAIS) == "s3cret"
    assert "s3cret" not in ecrit
    assert "s3cret" not in repr(RELAIS)
    assert "s3cret" not in repr(acces_api(ouvert.services, ouvert.reglages.ccas))


def test_a_relay_may_want_no_header(ouvert: Bureau) -> None:
    regler(ouvert, SaisieConnexion(relais=True, url="https://relais.commune.fr"))

    acces = acces_api(ouvert.services, ouvert.reglages.ccas)

    assert (acces.relais, acces.entetes) == (True, ())


def test_the_secret_kept_serves_until_another_is_given(ouvert: Bureau) -> None:
    regler(ouvert, RELAIS)

    regler(ouvert, SaisieConnexion(relais=True, url=RELAIS.url, entete="X-Autre"))

    assert acces_api(ouvert.services, ouvert.reglages.ccas).entetes == (("X-Autre", "s3cret"),)


def test_the_secret_of_one_address_does_not_follow_to_another(ouvert: Bureau) -> None:
    regler(ouvert, RELAIS)

    faute = refus(ouvert, SaisieConnexion(relais=True, url="https://ailleurs.example", entete="X-Cle"))

    assert faute == [("relais_valeur", "valeur_a_redonner")]
    assert ouvert.reglages.ccas.api_url == "https://relais.commune.fr/api"


def test_going_direct_forgets_the_secret(ouvert: Bureau) -> None:
    regler(ouvert, RELAIS)

    regler(ouvert, DIRECTE)

    assert ouvert.secrets.lire(NOM_ENTETE_RELAIS) is None
    assert acces_api(ouvert.services, ouvert.reglages.ccas).url == API_PARTICULIER


@pytest.mark.parametrize(
    ("saisie", "faute"),
    [
        (SaisieConnexion(relais=True), ("api_url", "obligatoire")),
        (SaisieConnexion(relais=True, url="http://relais.fr"), ("api_url", "adresse_non_https")),
        (SaisieConnexion(relais=True, url=API_PARTICULIER + "/"), ("api_url", "adresse_du_relais")),
        (SaisieConnexion(relais=True, url="https://r.fr", valeur="x"), ("relais_entete", "obligatoire")),
        (SaisieConnexion(relais=True, url="https://r.fr", entete="X"), ("relais_valeur", "obligatoire")),
        (
            SaisieConnexion(relais=True, url="https://r.fr", entete="Authorization", valeur="x"),
            ("relais_entete", "entete_impossible"),
        ),
        (
            SaisieConnexion(relais=True, url="https://r.fr", entete="X", valeur="é"),
            ("relais_valeur", "valeur_d_entete_impossible"),
        ),
        (
            SaisieConnexion(relais=True, url="https://r.fr", entete="X", valeur="a\r\nHost: b"),
            ("relais_valeur", "valeur_d_entete_impossible"),
        ),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    ouvert: Bureau, saisie: SaisieConnexion, faute: tuple[str, str]
) -> None:
    assert refus(ouvert, saisie) == [faute]
    assert ouvert.reglages.ccas.api_url == API_PARTICULIER


def test_a_secret_that_left_the_keyring_stops_the_call_before_any_trace(ouvert: Bureau) -> None:
    regler(ouvert, RELAIS)
    demande = ouvert.deposer()
    ouvert.secrets.effacer(NOM_ENTETE_RELAIS)

    with pytest.raises(RefusMetier) as leve:
        preparer_appel(ouvert.services, ouvert.auteur, demande.id, Source.QUOTIENT_FAMILIAL)

    assert leve.value.code == "secret_du_relais_absent"
    assert lire_demande(ouvert.services.base, demande.id).traces == ()
