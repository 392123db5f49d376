"""Allocation d'éducation de l'enfant handicapé, asked for the one paid or for the child (api.md 1.5, point 7)."""

from __future__ import annotations

from ccas_desktop.domain.reponses.indicateur import Indicateur, Unite
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.description import Bloc, DescriptionSource, FaitCertifie
from ccas_desktop.domain.sources.maintenances import CAISSES
from ccas_desktop.domain.sources.prestation import SECURITE_SOCIALE, requete_dss
from ccas_desktop.domain.sources.statut_familial import est_beneficiaire, remarques

ALLOCATION_ENFANT_HANDICAPE = DescriptionSource(
    source=Source.ALLOCATION_ENFANT_HANDICAPE,
    libelle="Allocation d’éducation de l’enfant handicapé (AEEH)",
    administration=SECURITE_SOCIALE,
    requetes=(requete_dss(Source.ALLOCATION_ENFANT_HANDICAPE, "cnav_allocation_enfant_handicape"),),
    blocs=(Bloc("status", "cnav_allocation_enfant_handicape", "AEEH", avec=("date_debut_droit",)),),
    faits=(
        FaitCertifie(
            Indicateur(
                "beneficiaire_aeeh",
                "Bénéficiaire de l’allocation d’éducation de l’enfant handicapé",
                Unite.OUI_NON,
                "Demander l’AEEH à la CAF ou à la MSA, ou la lire sur l’attestation.",
            ),
            "status",
            est_beneficiaire,
            "bénéficiaire",
        ),
    ),
    piece="Attestation AEEH de moins de trois mois",
    remarques=remarques,
    fenetres=CAISSES,
    si_introuvable="L’AEEH se demande pour l’enfant, ou pour le parent à qui elle est versée : essayez l’un, puis "
    "l’autre.",
)
