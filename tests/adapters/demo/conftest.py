"""The fictitious CCAS, made up once for all its tests."""

from datetime import UTC, datetime

import pytest

from ccas_desktop.adapters.demo.api.api_simulee import ApiSimulee
from ccas_desktop.adapters.demo.population.fiction import DossierFictif
from ccas_desktop.adapters.demo.population.population import population

MAINTENANT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def dossiers() -> tuple[DossierFictif, ...]:
    return population()


@pytest.fixture(scope="session")
def api(dossiers: tuple[DossierFictif, ...]) -> ApiSimulee:
    return ApiSimulee(dossiers, maintenant=lambda: MAINTENANT)
