"""Revenu de solidarité active (api.md 1.5, point 3)."""

from __future__ import annotations

from ccas_desktop.domain.reponses.indicateur import Indicateur, Unite
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.description import Bloc
from ccas_desktop.domain.sources.prestation import bloc_beneficiaire, prestation

REVENU_SOLIDARITE_ACTIVE = prestation(
    Source.REVENU_SOLIDARITE_ACTIVE,
    "Revenu de solidarité active (RSA)",
    Indicateur(
        "beneficiaire_rsa",
        "Bénéficiaire du RSA",
        Unite.OUI_NON,
        "Demander le RSA à la CAF ou à la MSA, ou le lire sur l’attestation.",
    ),
    (
        bloc_beneficiaire("revenu_solidarite_active", "RSA"),
        Bloc("avec_majoration", "revenu_solidarite_active_majoration", "majoration du RSA"),
    ),
    ping="cnaf_msa_revenu_solidarite_active",
    piece="Attestation RSA de moins de trois mois",
)
