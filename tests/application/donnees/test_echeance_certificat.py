"""The certificate of API Impôt particulier ends as the token does: said at 90, 60, 30 and 15 days."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ccas_desktop.application.donnees.echeance_certificat import echeance_du_certificat
from ccas_desktop.application.messages.certificat import phrase_echeance_certificat
from ccas_desktop.application.ports.impot import NOM_CLE_CLIENT
from ccas_desktop.domain.certifie.connexion_impot import ConnexionImpot
from ccas_desktop.domain.certifie.impot import CauseImpot, ValiditeCertificat
from tests.fakes.bureau import Bureau

MIDI = datetime(2026, 11, 23, 12, tzinfo=UTC)
ACCES = ConnexionImpot(
    url="https://dgfip.exemple.fr/impotparticulier/1.0",
    url_jeton="https://dgfip.exemple.fr/token",
    teleservice="ID",
    client_id="client",
    certificat="ccas.pem",
)


def finit(ouvert: Bureau, jours: int) -> None:
    ouvert.secrets.ecrire(NOM_CLE_CLIENT, "x")
    ouvert.impot.validite = ValiditeCertificat(MIDI - timedelta(days=400), MIDI + timedelta(days=jours))


@pytest.mark.parametrize(
    ("jours", "dit"),
    [
        (91, None),
        (90, "dans 90 jours, le 21/02/2027"),
        (16, "dans 16 jours"),
        (1, "demain"),
        (0, "aujourd’hui"),
        (-1, "a expiré le 22/11/2026"),
    ],
)
def test_the_end_is_told_as_that_of_the_token(ouvert: Bureau, jours: int, dit: str | None) -> None:
    finit(ouvert, jours)

    echeance = echeance_du_certificat(ouvert.services, ACCES)

    assert (echeance is None) == (dit is None)
    assert echeance is None or (dit or "") in phrase_echeance_certificat(echeance).texte


@pytest.mark.parametrize(("jours", "poids"), [(61, "information"), (30, "alerte"), (15, "alerte"), (-3, "danger")])
def test_the_nearer_the_end_the_more_it_matters(ouvert: Bureau, jours: int, poids: str) -> None:
    finit(ouvert, jours)
    echeance = echeance_du_certificat(ouvert.services, ACCES)

    assert echeance is not None
    assert phrase_echeance_certificat(echeance).poids == poids


def test_there_is_nothing_to_tell_without_a_certificate_that_can_be_read(ouvert: Bureau) -> None:
    finit(ouvert, 5)
    assert echeance_du_certificat(ouvert.services, replace(ACCES, certificat="")) is None
    assert echeance_du_certificat(ouvert.services, ConnexionImpot(certificat=str(Path("x.pem")))) is None

    ouvert.impot.validite = CauseImpot.CERTIFICAT_ABSENT

    assert echeance_du_certificat(ouvert.services, ACCES) is None
