"""The avis d’imposition in a règlement: its own source, its figures, and the quotient worked out from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ccas_desktop.domain.provenance import NatureProvenance, Provenance
from ccas_desktop.domain.reglement.calcul.evaluation import evaluer
from ccas_desktop.domain.reglement.faits.faits_derives import deriver
from ccas_desktop.domain.reglement.fautes import ReglementInvalide
from ccas_desktop.domain.reglement.fichier.lecture import lire_reglement
from ccas_desktop.domain.reglement.modele.indicateurs import Unite
from ccas_desktop.domain.reglement.modele.model import Aide, Issue
from ccas_desktop.domain.reglement.redaction import ecrire_provenance, ecrire_valeur
from tests.domain.reglement.fabrique import MONTANT_FIXE, reglement
from tests.domain.reglement.outils import situation

AVIS: dict[str, Any] = {"source": "impot_particulier", "motif": "Comparer le revenu", "piece_remplacee": "avis"}

AIDE: dict[str, Any] = {
    "code": "aide",
    "libelle": "Aide d’essai",
    "voie": "delegation",
    "deliberation": {"numero": "1", "date": date(2025, 1, 1), "article": "1", "effet": date(2025, 1, 1)},
    "montant": MONTANT_FIXE,
}


def _lu(*donnees: dict[str, Any]) -> Aide:
    aide = {**AIDE, "donnee": list(donnees)}
    return lire_reglement({"format": 1, "titre": "T", "commune": "C", "aide": [aide]}).aides[0]


def test_the_avis_is_a_source_apart_from_those_of_api_particulier() -> None:
    aide = _lu(AVIS, {"source": "revenu_solidarite_active", "motif": "m"})

    assert aide.impot is not None
    assert aide.impot.motif == "Comparer le revenu"
    assert [donnee.source for donnee in aide.donnees] == ["revenu_solidarite_active"]


def test_an_aid_that_does_not_list_the_avis_has_none() -> None:
    assert _lu().impot is None


@pytest.mark.parametrize("donnees", [(AVIS, AVIS), ({**AVIS, "blocs": ["adresse"]},), ({"source": "impot"},)])
def test_the_avis_is_listed_once_and_without_blocs(donnees: tuple[dict[str, Any], ...]) -> None:
    with pytest.raises(ReglementInvalide):
        _lu(*donnees)


def test_the_quotient_fiscal_is_the_revenue_by_part_and_month() -> None:
    fait = deriver(situation(revenu_fiscal_reference="18750", parts_fiscales="2.5").faits)["quotient_fiscal"]

    assert fait.valeur == Decimal(625)
    assert fait.derivation is not None
    assert fait.derivation.formule.replace("\u202f", " ") == "18 750 ÷ 2,5 ÷ 12"


@pytest.mark.parametrize("parts", ["0", None])
def test_no_quotient_fiscal_without_parts(parts: str | None) -> None:
    faits: dict[str, str | bool] = {"revenu_fiscal_reference": "0", **({"parts_fiscales": parts} if parts else {})}

    assert "quotient_fiscal" not in deriver(situation(**faits).faits)


@pytest.mark.parametrize(
    ("faits", "issue"),
    [
        ({"revenu_fiscal_reference": "0", "parts_fiscales": "1"}, Issue.ELIGIBLE),
        ({"revenu_fiscal_reference": "30000", "parts_fiscales": "1"}, Issue.NON_ELIGIBLE),
        ({"revenu_fiscal_reference": "1000"}, Issue.INFORMATION_MANQUANTE),
    ],
)
def test_a_rule_reads_the_quotient_fiscal(faits: dict[str, str | bool], issue: Issue) -> None:
    lu = reglement({"indicateur": "quotient_fiscal", "jusqu_a": 700})
    connue = situation(**faits)

    evaluation = evaluer(lu.aides[0], replace(connue, faits=deriver(connue.faits)), reglement=lu)

    assert evaluation.issue is issue


def test_the_revenue_is_written_in_whole_euros() -> None:
    assert ecrire_valeur(Decimal(18750), Unite.EURO_PAR_AN).replace("\u202f", " ") == "18 750\u00a0€"


def test_the_provenance_says_of_which_revenue() -> None:
    provenance = Provenance(NatureProvenance.CERTIFIE, fournisseur="DGFIP", annee_revenus=2025)

    assert ecrire_provenance(provenance) == "certifié DGFIP · revenus de 2025"
