"""The codes of the sources: they are written in bases and in files of règlement, and never change."""

from __future__ import annotations

from enum import StrEnum


class Source(StrEnum):
    """A certified datum of API Particulier, whatever way it is asked."""

    QUOTIENT_FAMILIAL = "quotient_familial"
    COMPLEMENTAIRE_SANTE_SOLIDAIRE = "complementaire_sante_solidaire"
    REVENU_SOLIDARITE_ACTIVE = "revenu_solidarite_active"
    PRIME_ACTIVITE = "prime_activite"
    ALLOCATION_ADULTE_HANDICAPE = "allocation_adulte_handicape"
    ALLOCATION_SOUTIEN_FAMILIAL = "allocation_soutien_familial"
    ALLOCATION_ENFANT_HANDICAPE = "allocation_enfant_handicape"
    ALLOCATION_RENTREE_SCOLAIRE = "allocation_rentree_scolaire"
    STATUT_DEMANDEUR_EMPLOI = "statut_demandeur_emploi"
    INDEMNITES_FRANCE_TRAVAIL = "indemnites_france_travail"
    SCOLARITE = "scolarite"
    STATUT_ETUDIANT = "statut_etudiant"
    ETUDIANT_BOURSIER = "etudiant_boursier"
