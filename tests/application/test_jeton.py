"""The care of the token: its end told in time, its loss dealt with at once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.application.donnees.certification import preparer_appel
from ccas_desktop.application.donnees.echeance_jeton import EXPIRE, SEUILS, corriger_fin_du_jeton, echeance_du_jeton
from ccas_desktop.application.donnees.jeton_compromis import compromis_sans_suite, declarer_jeton_compromis
from ccas_desktop.application.errors import TrousseauIndisponible
from ccas_desktop.application.journal import Action
from ccas_desktop.application.messages.etats import Poids
from ccas_desktop.application.messages.jeton import demarches_jeton_compromis, phrase_echeance_jeton
from ccas_desktop.application.services import NOM_JETON
from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.errors import RefusMetier
from tests.fakes.bureau import AUJOURDHUI, TOUS_LES_SCOPES, Bureau


@pytest.mark.parametrize(
    ("jours", "seuil"),
    [
        (91, None),
        (90, 90),
        (61, 90),
        (60, 60),
        (31, 60),
        (30, 30),
        (16, 30),
        (15, 15),
        (1, 15),
        (0, 15),
        (-1, EXPIRE),
        (-400, EXPIRE),
    ],
)
def test_the_end_is_told_from_90_days_on(jours: int, seuil: int | None) -> None:
    echeance = echeance_du_jeton(AUJOURDHUI + timedelta(days=jours), aujourdhui=AUJOURDHUI)

    assert (echeance.seuil if echeance else None) == seuil
    assert echeance is None or echeance.jours == jours


def test_nothing_is_told_of_an_end_that_is_not_known() -> None:
    assert echeance_du_jeton(None, aujourdhui=AUJOURDHUI) is None


@given(jours=st.integers(-2000, 2000))
def test_every_warning_says_who_can_act_and_where(jours: int) -> None:
    echeance = echeance_du_jeton(AUJOURDHUI + timedelta(days=jours), aujourdhui=AUJOURDHUI)

    assert (echeance is None) == (jours > max(SEUILS))
    if echeance is not None:
        mot = phrase_echeance_jeton(echeance)
        assert "le demandeur de l’habilitation" in mot.texte
        assert "particulier.api.gouv.fr/compte" in mot.texte
        assert f"{echeance.expire_le:%d/%m/%Y}" in mot.texte


@pytest.mark.parametrize(
    ("jours", "poids", "debut"),
    [
        (80, Poids.INFORMATION, "expire dans 80 jours"),
        (20, Poids.ALERTE, "expire dans 20 jours"),
        (1, Poids.ALERTE, "expire demain"),
        (0, Poids.ALERTE, "expire aujourd’hui"),
        (-3, Poids.DANGER, "a expiré le 20/11/2026"),
    ],
)
def test_the_nearer_the_louder(jours: int, poids: Poids, debut: str) -> None:
    echeance = echeance_du_jeton(AUJOURDHUI + timedelta(days=jours), aujourdhui=AUJOURDHUI)
    assert echeance is not None

    mot = phrase_echeance_jeton(echeance)

    assert mot.poids is poids
    assert debut in mot.texte


def test_an_extended_token_keeps_its_rights_and_takes_its_new_end(ouvert: Bureau) -> None:
    corriger_fin_du_jeton(ouvert.services, ouvert.auteur, date(2028, 5, 23))

    assert (ouvert.reglages.jeton_expire_le, ouvert.reglages.scopes) == (date(2028, 5, 23), TOUS_LES_SCOPES)


def test_no_token_lives_longer_than_18_months(ouvert: Bureau) -> None:
    with pytest.raises(RefusMetier) as refus:
        corriger_fin_du_jeton(ouvert.services, ouvert.auteur, date(2028, 5, 24))

    assert refus.value.code == "fin_du_jeton_trop_loin"


def test_a_lost_token_leaves_the_workstation_with_its_rights(ouvert: Bureau) -> None:
    ouvert.secrets.ecrire(NOM_JETON, "a.b.c")
    demande = ouvert.deposer()

    instant = declarer_jeton_compromis(ouvert.services, ouvert.auteur)

    assert instant == ouvert.horloge.maintenant()
    assert ouvert.secrets.lire(NOM_JETON) is None
    assert ouvert.reglages.scopes == frozenset()
    with pytest.raises(RefusMetier):
        preparer_appel(ouvert.services, ouvert.auteur, demande.id, Source.QUOTIENT_FAMILIAL)


def test_the_loss_is_in_the_journal_with_who_said_it(ouvert: Bureau) -> None:
    declarer_jeton_compromis(ouvert.services, ouvert.auteur)

    with ouvert.services.base.lecture() as base:
        entrees = base.journal_du_poste("habilitation")
    (perte,) = (e for e in entrees if e.action is Action.COMPROMISSION)
    assert perte.auteur == ouvert.auteur


def test_a_keyring_that_refuses_leaves_no_right_behind(ouvert: Bureau) -> None:
    class Coince(type(ouvert.secrets)):  # type: ignore[misc]
        def effacer(self, nom: str) -> None:
            raise TrousseauIndisponible(nom)

    object.__setattr__(ouvert.services, "secrets", Coince({NOM_JETON: "a.b.c"}))

    with pytest.raises(TrousseauIndisponible):
        declarer_jeton_compromis(ouvert.services, ouvert.auteur)

    assert ouvert.reglages.scopes == frozenset()


def test_the_loss_is_recalled_until_another_token_is_kept(ouvert: Bureau) -> None:
    assert compromis_sans_suite(ouvert.services) is None
    declarer_jeton_compromis(ouvert.services, ouvert.auteur)
    assert compromis_sans_suite(ouvert.services) == ouvert.horloge.maintenant()

    ouvert.secrets.ecrire(NOM_JETON, "d.e.f")

    assert compromis_sans_suite(ouvert.services) is None


def test_what_is_left_to_do_names_the_instant_the_account_and_the_secure_form() -> None:
    demarches = "\n".join(demarches_jeton_compromis(datetime(2026, 11, 23, 10, 30, tzinfo=UTC)))

    for mot in (
        "23/11/2026 à 10\u00a0h\u00a030",
        "particulier.api.gouv.fr/compte",
        "api-particulier@api.gouv.fr",
        "sécurisé",
    ):
        assert mot in demarches
