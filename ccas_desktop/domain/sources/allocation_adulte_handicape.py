"""Allocation aux adultes handicapés (api.md 1.5, point 5)."""

from __future__ import annotations

from ccas_desktop.domain.reponses.indicateur import Indicateur, Unite
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.prestation import bloc_beneficiaire, prestation

ALLOCATION_ADULTE_HANDICAPE = prestation(
    Source.ALLOCATION_ADULTE_HANDICAPE,
    "Allocation aux adultes handicapés (AAH)",
    Indicateur(
        "beneficiaire_aah",
        "Bénéficiaire de l’allocation aux adultes handicapés",
        Unite.OUI_NON,
        "Demander l’AAH à la CAF ou à la MSA, ou la lire sur l’attestation.",
    ),
    (bloc_beneficiaire("allocation_adulte_handicape", "AAH"),),
    ping="cnaf_msa_allocation_adulte_handicape",
    piece="Attestation AAH de moins de trois mois",
)
