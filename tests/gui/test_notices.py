"""Every failure and every refusal has its French sentences."""

from __future__ import annotations

import pytest

from ccas_desktop.application import errors
from ccas_desktop.domain.errors import ErreurChamp, RefusMetier, SaisieInvalide
from ccas_desktop.gui.notices import Gravite, avis_pour


def test_a_failure_says_what_happened_what_is_safe_and_what_to_do() -> None:
    avis = avis_pour(errors.DisquePlein("disk full"))

    assert "disque est plein" in avis.titre
    assert avis.texte
    assert "Libérez" in avis.suite
    assert avis.gravite is Gravite.ERREUR


def test_a_refusal_says_its_reason_with_its_facts() -> None:
    avis = avis_pour(RefusMetier("plafond_delegation_depasse", plafond="1500"))

    assert "1\u202f500,00\u00a0€" in avis.titre
    assert avis.gravite is Gravite.ALERTE


def test_several_refused_fields_point_to_the_form() -> None:
    avis = avis_pour(SaisieInvalide((ErreurChamp("nom", "obligatoire"),)))

    assert "à corriger" in avis.titre


def test_what_a_person_typed_never_goes_to_the_details() -> None:
    with pytest.raises(ValueError, match="DUPONT") as capture:
        raise ValueError("DUPONT Jeanne")

    avis = avis_pour(capture.value)

    assert "ValueError" in avis.details
    assert "test_notices.py" in avis.details
    assert "DUPONT" not in avis.details


def test_the_faults_of_a_reglement_are_in_the_details() -> None:
    avis = avis_pour(errors.ReglementIllisible((("aides[0].taux", "le taux dépasse 1"),)))

    assert avis.details == "aides[0].taux\u00a0: le taux dépasse 1"
