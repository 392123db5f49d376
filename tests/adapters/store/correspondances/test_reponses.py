from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ccas_desktop.adapters.store.correspondances.reponses import reponse_depuis, reponse_en_json
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.reponses.etat_service import EtatService, StatutService

FIN = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
PANNE = ReponseCertifiee(Source.SCOLARITE, EtatAppel.INDISPONIBLE, FIN, cause=CauseAppel.LECTURE_EXPIREE)


@pytest.mark.parametrize(
    "service", [None, EtatService(StatutService.OK), EtatService(StatutService.MAINTENANCE, FIN)], ids=str
)
def test_what_the_service_said_of_itself_is_kept(service: EtatService | None) -> None:
    reponse = replace(PANNE, service=service)

    assert reponse_depuis(reponse_en_json(reponse)) == reponse


def test_a_reply_kept_before_the_pings_is_read() -> None:
    ancienne = json.loads(reponse_en_json(PANNE))
    del ancienne["service"]

    assert reponse_depuis(json.dumps(ancienne)) == PANNE
