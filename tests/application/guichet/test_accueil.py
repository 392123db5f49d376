"""The first page: recent dossiers, requests by deadline, what is still to fill in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from ccas_desktop.application.dossiers.verbes import SaisieUsager, creer_dossier
from ccas_desktop.application.errors import ReglementIllisible
from ccas_desktop.application.guichet.accueil import lire_accueil
from ccas_desktop.application.reglages import Manque
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.reglement.modele.model import Reglement
from tests.fakes.bureau import AUJOURDHUI, Bureau, Installation, bureau


def test_the_dossier_written_last_comes_first(ouvert: Bureau) -> None:
    creer_dossier(ouvert.services, ouvert.auteur, SaisieUsager(Identite("MARTIN", ("Camille",))))

    accueil = lire_accueil(ouvert.services)

    assert [r.nom_affiche for r in accueil.recents] == ["MARTIN Camille", "ROUX Jeanne"]


def test_requests_wait_in_the_order_of_their_deadlines(ouvert: Bureau) -> None:
    ouvert.deposer("aide_alimentaire")
    ouvert.deposer(deposee_le=AUJOURDHUI - timedelta(days=40))

    lignes = lire_accueil(ouvert.services).a_faire.lignes

    assert [(d.numero, d.texte, d.restants) for d in lignes] == [
        ("2026-0001-2", "Transport solidaire", 21),
        ("2026-0001-1", "Aide alimentaire", 61),
    ]
    assert lignes[0].jour == date(2026, 12, 14)


def test_a_reglement_that_cannot_be_read_hides_no_request(ouvert: Bureau) -> None:
    ouvert.deposer()

    def refuser(_texte: str) -> Reglement:
        raise ReglementIllisible((("ligne 1", "illisible"),))

    services = replace(ouvert.services, lire_reglement=refuser)

    assert [d.texte for d in lire_accueil(services).a_faire.lignes] == ["transport_solidaire"]


def test_says_what_is_still_to_fill_in(ouvert: Bureau) -> None:
    assert lire_accueil(ouvert.services).manques == ()


def test_an_office_just_opened_lacks_its_name_first(tmp_path: Path) -> None:
    with bureau(tmp_path, Installation(complete=False)) as nu:
        assert lire_accueil(nu.services).manques[0] is Manque.CCAS
