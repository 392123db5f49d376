"""The aids that were not given here, in words: asked elsewhere, legal aids, those of the former file."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.domain.demandes.aides_exterieures import IssueExterieure, OrganismeExterieur
from ccas_desktop.domain.demandes.aides_legales import SuiteLegale
from ccas_desktop.domain.dossiers.reprise import SensReprise

ORGANISMES: Mapping[OrganismeExterieur, str] = {
    OrganismeExterieur.FSL: "Fonds de solidarité pour le logement (FSL)",
    OrganismeExterieur.DEPARTEMENT: "Département",
    OrganismeExterieur.CAF: "Caf",
    OrganismeExterieur.MSA: "MSA",
    OrganismeExterieur.CPAM: "CPAM",
    OrganismeExterieur.CAISSE_RETRAITE: "Caisse de retraite",
    OrganismeExterieur.ACTION_LOGEMENT: "Action Logement",
    OrganismeExterieur.FONDATION_LOGEMENT: "Fondation pour le logement",
    OrganismeExterieur.FRANCE_TRAVAIL: "France Travail",
    OrganismeExterieur.FOURNISSEUR_ENERGIE: "Fournisseur d’énergie",
    OrganismeExterieur.BANQUE_DE_FRANCE: "Banque de France",
    OrganismeExterieur.ASSOCIATION: "Association",
    OrganismeExterieur.AUTRE: "Autre",
}
ISSUES: Mapping[IssueExterieure, str] = {
    IssueExterieure.EN_ATTENTE: "En attente",
    IssueExterieure.ACCORDEE: "Accordée",
    IssueExterieure.ACCORDEE_EN_PARTIE: "Accordée en partie",
    IssueExterieure.REFUSEE: "Refusée",
    IssueExterieure.SANS_REPONSE: "Sans réponse",
}
SENS_REPRIS: Mapping[SensReprise, str] = {
    SensReprise.ACCORD: "Accordée",
    SensReprise.REFUS: "Refusée",
    SensReprise.INCONNU: "Suite non dite",
}
SUITES_LEGALES: Mapping[SuiteLegale, str] = {
    SuiteLegale.EN_ATTENTE: "En attente",
    SuiteLegale.ACCORDEE: "Accordée",
    SuiteLegale.ACCORDEE_EN_PARTIE: "Accordée en partie",
    SuiteLegale.REFUSEE: "Refusée",
}
