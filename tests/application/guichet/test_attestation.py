"""The attestation of a passage says who came and when, never why."""

from __future__ import annotations

import pytest

from ccas_desktop.application.guichet.attestation import attestation_de_passage
from ccas_desktop.application.guichet.passages import SaisiePassage, noter_passage, passages_du_dossier
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.guichet.passage import Canal, Passage
from tests.fakes.bureau import AUJOURDHUI, Bureau


def passage(ouvert: Bureau, canal: Canal) -> Passage:
    dossier_id = ouvert.dossier.dossier.id
    noter_passage(ouvert.services, ouvert.auteur, dossier_id, SaisiePassage(AUJOURDHUI, canal, "Facture"))
    with ouvert.services.base.lecture() as lecture:
        return passages_du_dossier(lecture, dossier_id)[0]


def test_says_who_came_when_and_who_signs_but_not_why(ouvert: Bureau) -> None:
    etat = attestation_de_passage(ouvert.services, ouvert.auteur, passage(ouvert, Canal.RENDEZ_VOUS))

    dit = str(etat.parties)
    for mot in ("ROUX Jeanne", "27/06/1987", "23/11/2026", "Nadia BENALI"):
        assert mot in dit
    assert "Facture" not in dit
    assert ouvert.services.lettres.produire_etat(etat).pages == 1


@pytest.mark.parametrize("canal", [Canal.TELEPHONE, Canal.DOMICILE, Canal.COURRIER])
def test_who_did_not_come_to_the_ccas_is_not_said_to_have(ouvert: Bureau, canal: Canal) -> None:
    with pytest.raises(RefusMetier, match="passage_ailleurs"):
        attestation_de_passage(ouvert.services, ouvert.auteur, passage(ouvert, canal))
