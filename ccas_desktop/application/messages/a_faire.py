"""What the lines of the list of the day say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ccas_desktop.domain.demandes.aides_legales import DossierAideLegale, EcheanceLegale, NatureEcheance

NBSP = "\u00a0"
ECHEANCES_LEGALES = {
    NatureEcheance.AVERTIR_DEPARTEMENT: "Avertir le département",
    NatureEcheance.TRANSMETTRE: "Transmettre",
    NatureEcheance.CONFIRMATION: "Décision du département",
}


def phrase_des_pieces(libelles: Sequence[str]) -> str:
    """Return « Avis d’imposition », « Avis d’imposition et 2 autres »."""
    reste = len(libelles) - 1
    if reste == 0:
        return libelles[0]
    return f"{libelles[0]} et {reste} autre{'s' if reste > 1 else ''}"


def phrase_du_reseau(donnees: Sequence[str]) -> str:
    """Return the data to ask once the network is back."""
    return f"À redemander{NBSP}: {', '.join(donnees)}"


def phrase_des_donnees(nombre: int, certifiee_le: date) -> str:
    """Return « 2 données certifiées, la plus ancienne le 12/08/2026 »."""
    if nombre == 1:
        return f"Donnée certifiée le {certifiee_le:%d/%m/%Y}"
    return f"{nombre} données certifiées, la plus ancienne le {certifiee_le:%d/%m/%Y}"


def phrase_aide_finissant(aide: str) -> str:
    """Return what is said of an aid that ends."""
    return f"{aide}{NBSP}: renouveler{NBSP}?"


def phrase_aide_legale(aide: DossierAideLegale, echeance: EcheanceLegale) -> str:
    """Return « Transmettre : Aide ménagère », what is to be done first: the end of a long line is cut."""
    return f"{ECHEANCES_LEGALES[echeance.nature]}{NBSP}: {aide.libelle}"
