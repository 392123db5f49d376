"""Past requests under a draft: what each would get, what it costs, and nothing that names anyone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ccas_desktop.application.decisions import decider
from ccas_desktop.application.donnees.verbes import ValeurSaisie, retenir_saisie
from ccas_desktop.application.redaction_aides.page import lire_page
from ccas_desktop.application.redaction_aides.rejeu import (
    Bilan,
    Effet,
    LigneRejeu,
    demandes_a_rejouer,
    ecrire_bilan,
    lire_situations,
    rejouer,
)
from ccas_desktop.domain.reglement.issues import Issue
from ccas_desktop.domain.reglement.model import Aide
from ccas_desktop.domain.reglement.montants import Somme
from tests.domain.reglement.outils import demonstration
from tests.fakes.bureau import Bureau, bureau, projet

DEPUIS = date(2026, 1, 1)


@pytest.fixture
def ici(tmp_path: Path) -> Iterator[Bureau]:
    with bureau(tmp_path) as ouvert:
        yield ouvert


def _decidee(ici: Bureau, quotient: str = "450") -> None:
    demande = ici.deposer()
    for code, valeur in (("quotient_familial", quotient), ("beneficiaire_c2s", "oui"), ("beneficiaire_rsa", "oui")):
        retenir_saisie(ici.services, ici.auteur, demande.id, ValeurSaisie(code, valeur, "Attestation"))
    decider(ici.services, ici.auteur, demande.id, projet(ici))


def _projet(montant: str = "55") -> Aide:
    aide = demonstration().aide("transport_solidaire")
    vote = replace(aide.deliberation, effet=date(2027, 1, 1))
    calcul = replace(aide.montant, lignes=None, colonnes=None, cases=((Somme(Decimal(montant)),),))
    return replace(aide, deliberation=vote, montant=calcul)


def _rejouer(ici: Bureau, aide: Aide) -> Bilan:
    page = lire_page(ici.services)
    lot = demandes_a_rejouer(ici.services, aide.code, DEPUIS)
    lues = lire_situations(ici.services, lot, lot.demandes, page.reglement.vocabulaire)
    return Bilan(rejouer(aide, lues, page.reglement, page.baremes, lambda: False))


def test_a_request_is_replayed_under_a_draft_that_is_not_in_force_yet(ici: Bureau) -> None:
    _decidee(ici)

    bilan = _rejouer(ici, _projet("55"))

    (ligne,) = bilan.lignes
    assert (ligne.decide, ligne.projet, ligne.effet) == (Decimal(40), Decimal(55), Effet.GAGNE)
    assert (bilan.cout_decide, bilan.cout_projet) == (Decimal(40), Decimal(55))


def test_what_was_granted_since_does_not_count_against_it(ici: Bureau) -> None:
    # One grant a year: its own decision must not use the right up.
    _decidee(ici)

    assert _rejouer(ici, _projet("30")).lignes[0].effet is Effet.PERD


def test_a_request_that_is_not_decided_or_too_old_is_left_out(ici: Bureau) -> None:
    ici.deposer()
    assert _rejouer(ici, _projet()).lignes == ()

    _decidee(ici)
    assert demandes_a_rejouer(ici.services, "transport_solidaire", date(2027, 1, 1)).demandes == ()


def test_given_up_it_stops(ici: Bureau) -> None:
    _decidee(ici)
    page, aide = lire_page(ici.services), _projet()
    lot = demandes_a_rejouer(ici.services, aide.code, DEPUIS)
    lues = lire_situations(ici.services, lot, lot.demandes, page.reglement.vocabulaire)

    assert rejouer(aide, lues, page.reglement, page.baremes, lambda: True) == ()


@pytest.mark.parametrize(
    ("projet_", "issue", "effet"),
    [
        ("40", Issue.ELIGIBLE, Effet.PAREIL),
        ("0", Issue.NON_ELIGIBLE, Effet.PERD),
        (None, Issue.COMMISSION, Effet.A_EXAMINER),
        (None, Issue.INFORMATION_MANQUANTE, Effet.INCONNU),
    ],
)
def test_each_change_has_its_word(projet_: str | None, issue: Issue, effet: Effet) -> None:
    ligne = LigneRejeu("2026-0001-1", Decimal(40), None if projet_ is None else Decimal(projet_), issue)

    assert ligne.effet is effet


def test_the_export_names_nobody(ici: Bureau, tmp_path: Path) -> None:
    _decidee(ici)
    fichier = tmp_path / "rejeu.csv"

    assert ecrire_bilan(ici.services, fichier, _rejouer(ici, _projet()), lambda: False) == 1

    texte = fichier.read_text("utf-8-sig")
    assert "ROUX" not in texte
    assert "Jeanne" not in texte
    assert "2026-" in texte
