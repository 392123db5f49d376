"""Allocation de rentrée scolaire, open since spring 2026 (api.md 1.5, point 8)."""

from __future__ import annotations

from ccas_desktop.domain.reponses.indicateur import Indicateur, Unite
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.description import Bloc, DescriptionSource, FaitCertifie
from ccas_desktop.domain.sources.prestation import SECURITE_SOCIALE, requete_dss
from ccas_desktop.domain.sources.statut_familial import est_beneficiaire, remarques

ALLOCATION_RENTREE_SCOLAIRE = DescriptionSource(
    source=Source.ALLOCATION_RENTREE_SCOLAIRE,
    libelle="Allocation de rentrée scolaire (ARS)",
    administration=SECURITE_SOCIALE,
    requetes=(requete_dss(Source.ALLOCATION_RENTREE_SCOLAIRE, "cnav_allocation_rentree_scolaire"),),
    blocs=(Bloc("status", "cnav_allocation_rentree_scolaire", "ARS", avec=("date_debut_droit",)),),
    faits=(
        FaitCertifie(
            Indicateur(
                "beneficiaire_ars",
                "Bénéficiaire de l’allocation de rentrée scolaire",
                Unite.OUI_NON,
                "Demander l’ARS à la CAF ou à la MSA, ou la lire sur l’attestation.",
            ),
            "status",
            est_beneficiaire,
            "bénéficiaire",
        ),
    ),
    piece="Attestation de paiement de l’allocation de rentrée scolaire",
    remarques=remarques,
    # Neither the OpenAPI file nor the sandbox describes this reply yet: no part of it is known by a sure name.
    forme_incertaine=True,
)
