"""The way back names the dossier and the request one is in."""

from __future__ import annotations

import pytest

from ccas_desktop.application.errors import EnregistrementAbsent
from ccas_desktop.application.reperes import Repere, repere_de_la_demande, repere_du_dossier
from tests.fakes.bureau import Bureau


def test_a_dossier(ouvert: Bureau) -> None:
    dossier_id = ouvert.dossier.dossier.id

    assert repere_du_dossier(ouvert.base, dossier_id) == Repere(dossier_id, "2026-0001 ROUX Jeanne")


def test_a_request(ouvert: Bureau) -> None:
    demande = ouvert.deposer()

    repere = repere_de_la_demande(ouvert.base, demande.id)

    assert repere == Repere(ouvert.dossier.dossier.id, "2026-0001 ROUX Jeanne", "Demande 2026-0001-1")


def test_a_dossier_unknown(ouvert: Bureau) -> None:
    with pytest.raises(EnregistrementAbsent):
        repere_du_dossier(ouvert.base, "inconnu")
