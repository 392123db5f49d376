"""The completion of addresses is off until it is turned on, and nothing short is looked up."""

from __future__ import annotations

import pytest

from ccas_desktop.application.ports.base_adresse import (
    SERVICE_PROPOSE,
    proposer_adresses,
    regler_service,
    sans_base_adresse,
    service_regle,
)
from ccas_desktop.application.preferences import PreferencesVolatiles
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.adresse import Adresse


class Bavarde:
    """Answers more than is asked for."""

    def chercher(self, texte: str, *, annule: object) -> tuple[Adresse, ...]:
        return tuple(Adresse(voie=f"{texte} {rang}") for rang in range(9))


def proposer(url: str, texte: str) -> tuple[Adresse, ...]:
    return proposer_adresses(lambda _url: Bavarde(), url, texte, annule=lambda: False)


def test_it_is_off_until_someone_turns_it_on() -> None:
    preferences = PreferencesVolatiles()
    assert service_regle(preferences) == ""
    assert proposer(service_regle(preferences), "8 boulevard du Port") == ()

    regler_service(preferences, f" {SERVICE_PROPOSE}/ ")
    assert service_regle(preferences) == SERVICE_PROPOSE
    regler_service(preferences, "")
    assert service_regle(preferences) == ""


@pytest.mark.parametrize("url", ["http://adresse.invalid", "adresse.invalid", "https://", "ftp://x"])
def test_only_a_secure_address_is_taken(url: str) -> None:
    with pytest.raises(RefusMetier, match="adresse_service_illisible"):
        regler_service(PreferencesVolatiles(), url)


def test_a_few_letters_are_not_sent_and_few_addresses_are_offered() -> None:
    assert proposer(SERVICE_PROPOSE, " 8 b ") == ()
    assert [a.voie for a in proposer(SERVICE_PROPOSE, "8  rue du  Port")][:1] == ["8 rue du Port 0"]
    assert len(proposer(SERVICE_PROPOSE, "8 rue du Port")) == 6


def test_there_is_no_such_base_by_default() -> None:
    assert sans_base_adresse("").chercher("8 rue du Port", annule=lambda: False) == ()
