"""A certified figure stays so until it is typed over."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ccas_desktop.application.dossiers.lignes_saisies import avec_provenance
from ccas_desktop.application.dossiers.verbes import SaisieLigne
from ccas_desktop.domain.dossiers.budget import LigneBudget
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.provenance import DECLARE, Mois, NatureProvenance, Provenance

CERTIFIE = Provenance(NatureProvenance.CERTIFIE, "revenu_solidarite_active", "CNAF", requete_id="req-1")
RSA = LigneBudget(id="l1", dossier_id="d1", nature="rsa", montant=Decimal("635.71"), provenance=CERTIFIE)
SAISIE = SaisieLigne("rsa", Decimal("635.71"))


def test_the_same_figure_stays_certified() -> None:
    saisie = replace(SAISIE, fin=Mois(2026, 12), precision="socle")

    assert avec_provenance(saisie, "certifie", "", avant=RSA).provenance == CERTIFIE


@pytest.mark.parametrize(
    "saisie",
    [
        replace(SAISIE, montant=Decimal(700)),
        replace(SAISIE, nature="salaire"),
        replace(SAISIE, usager_id="u1"),
    ],
    ids=["amount", "kind", "person"],
)
def test_a_figure_typed_over_is_only_declared(saisie: SaisieLigne) -> None:
    assert avec_provenance(saisie, "certifie", "", avant=RSA).provenance == DECLARE


def test_a_new_line_cannot_be_certified_by_hand() -> None:
    assert avec_provenance(SAISIE, "certifie", "", avant=None).provenance == DECLARE


def test_what_was_seen_names_its_paper() -> None:
    saisie = avec_provenance(SAISIE, "vu_sur_piece", " attestation CAF ", avant=RSA)

    assert saisie.provenance == Provenance(NatureProvenance.VU_SUR_PIECE, piece="attestation CAF")


def test_what_was_seen_without_a_paper_is_refused() -> None:
    with pytest.raises(RefusMetier) as refus:
        avec_provenance(SAISIE, "vu_sur_piece", " ", avant=None)

    assert (refus.value.code, refus.value.champ) == ("piece_obligatoire", "piece")


def test_another_paper_for_the_same_figure_keeps_what_else_is_known() -> None:
    vue = Provenance(NatureProvenance.VU_SUR_PIECE, piece="attestation", a_certifier=True)

    saisie = avec_provenance(SAISIE, "vu_sur_piece", "notification", avant=replace(RSA, provenance=vue))

    assert saisie.provenance == replace(vue, piece="notification")
