"""Allocation de soutien familial (api.md 1.5, point 6)."""

from __future__ import annotations

from ccas_desktop.domain.reponses.indicateur import Indicateur, Unite
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.prestation import bloc_beneficiaire, prestation

ALLOCATION_SOUTIEN_FAMILIAL = prestation(
    Source.ALLOCATION_SOUTIEN_FAMILIAL,
    "Allocation de soutien familial (ASF)",
    Indicateur(
        "beneficiaire_asf",
        "Bénéficiaire de l’allocation de soutien familial",
        Unite.OUI_NON,
        "Demander l’ASF à la CAF ou à la MSA, ou la lire sur l’attestation.",
    ),
    (bloc_beneficiaire("allocation_soutien_familial", "ASF"),),
    ping="cnaf_msa_allocation_soutien_familial",
    piece="Attestation ASF de moins de trois mois",
)
