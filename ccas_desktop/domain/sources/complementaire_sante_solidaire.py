"""Complémentaire santé solidaire: an individual right, of a child too (api.md 1.5, point 2)."""

from __future__ import annotations

from ccas_desktop.domain.reponses.indicateur import Indicateur, Unite
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.prestation import bloc_beneficiaire, prestation

COMPLEMENTAIRE_SANTE_SOLIDAIRE = prestation(
    Source.COMPLEMENTAIRE_SANTE_SOLIDAIRE,
    "Complémentaire santé solidaire (C2S)",
    Indicateur(
        "beneficiaire_c2s",
        "Bénéficiaire de la complémentaire santé solidaire",
        Unite.OUI_NON,
        "Demander la complémentaire santé solidaire, ou la lire sur l’attestation.",
    ),
    (bloc_beneficiaire("complementaire_sante_solidaire", "complémentaire santé solidaire"),),
    ping="securite_sociale_complementaire_sante_solidaire",
    piece="Attestation de complémentaire santé solidaire",
)
