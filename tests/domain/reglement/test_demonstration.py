"""The règlement of the demonstration, as a newcomer meets it."""

from __future__ import annotations

from typing import Any

import pytest

from ccas_desktop.domain.certifie.habilitation import SCOPES
from ccas_desktop.domain.reglement.modele.model import Aide, Issue
from tests.domain.reglement.outils import appliquer, demonstration

ICI: dict[str, Any] = {"reside_commune": True}
AIDES = demonstration().aides


@pytest.mark.parametrize(
    ("code", "faits", "montant"),
    [
        (
            "aide_energie",
            {"reste_a_vivre_par_personne": "119.99", "montant_facture": "300", "deja_verse_annee_aide": "0"},
            "150.00",
        ),
        (
            "aide_alimentaire",
            {"moyenne_economique_journaliere": "7.99", "nombre_personnes": "3", "nombre_aides_annee": "2"},
            "130.00",
        ),
        (
            "transport_solidaire",
            {"quotient_familial": "700", "beneficiaire_c2s": True, "nombre_aides_annee": "0"},
            "40.00",
        ),
        (
            "restauration_scolaire",
            {
                "quotient_familial": "450",
                "nombre_personnes": "4",
                "nombre_enfants": "2",
                "enfant_au_restaurant_scolaire": True,
                "deja_verse_annee_aide": "0",
            },
            "90.00",
        ),
        (
            "bourse_permis",
            {
                "quotient_familial": "999.99",
                "age_demandeur": "25",
                "anciennete_residence": "12",
                "code_de_la_route_reussi": True,
                "nombre_aides_total": "0",
            },
            "250.00",
        ),
        (
            "bourse_permis",
            {
                "quotient_familial": "1500",
                "etudiant_boursier": True,
                "age_demandeur": "20",
                "anciennete_residence": "12",
                "code_de_la_route_reussi": True,
                "nombre_aides_total": "0",
            },
            "250.00",
        ),
    ],
)
def test_each_aid_is_granted_to_those_it_is_for(code: str, faits: dict[str, Any], montant: str) -> None:
    evaluation = appliquer(demonstration(), code, **ICI, **faits)

    assert evaluation.issue is Issue.ELIGIBLE
    assert str(evaluation.montant) == montant


@pytest.mark.parametrize(
    ("code", "faits", "issue", "article"),
    [
        ("aide_energie", {"reste_a_vivre_par_personne": "360"}, Issue.NON_ELIGIBLE, "4.3"),
        (
            "aide_energie",
            {"reste_a_vivre_par_personne": "359", "montant_facture": "40", "deja_verse_annee_aide": "0"},
            Issue.NON_ELIGIBLE,
            "4.4",
        ),
        (
            "aide_alimentaire",
            {"moyenne_economique_journaliere": "8", "nombre_aides_annee": "0"},
            Issue.COMMISSION,
            "5.2",
        ),
        ("transport_solidaire", {"quotient_familial": "701"}, Issue.NON_ELIGIBLE, "7.2"),
        (
            "transport_solidaire",
            {"quotient_familial": "1", "beneficiaire_c2s": False, "beneficiaire_rsa": False},
            Issue.NON_ELIGIBLE,
            "7.3",
        ),
        (
            "restauration_scolaire",
            {"quotient_familial": "901", "nombre_enfants": "1", "enfant_au_restaurant_scolaire": True},
            Issue.NON_ELIGIBLE,
            "9.3",
        ),
        ("bourse_permis", {"quotient_familial": "1000", "etudiant_boursier": False}, Issue.NON_ELIGIBLE, "11.3"),
        ("bourse_permis", {"nombre_aides_total": "1"}, Issue.NON_ELIGIBLE, "11.5"),
    ],
)
def test_each_aid_cites_its_article_otherwise(code: str, faits: dict[str, Any], issue: Issue, article: str) -> None:
    evaluation = appliquer(demonstration(), code, **ICI, **faits)

    assert evaluation.issue is issue
    assert evaluation.motifs[0].article == article


@pytest.mark.parametrize("aide", AIDES, ids=lambda aide: aide.code)
def test_each_datum_asked_for_has_a_reason_and_spares_a_paper(aide: Aide) -> None:
    for donnee in aide.donnees:
        assert donnee.motif.endswith(".")
        assert donnee.piece_remplacee
        assert set(donnee.blocs) <= set(SCOPES[donnee.source])


@pytest.mark.parametrize("aide", AIDES, ids=lambda aide: aide.code)
def test_no_paper_is_asked_for_that_an_administration_can_give(aide: Aide) -> None:
    # CRPA L113-12: what the administration can obtain by itself may not be asked of the person.
    remplacees = {donnee.piece_remplacee for donnee in aide.donnees}

    assert not remplacees & {piece.libelle for piece in aide.pieces}
