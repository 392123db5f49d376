"""What the lines of the list of the day say."""

from __future__ import annotations

from collections.abc import Sequence

from ccas_desktop.domain.demandes.aides_legales import DossierAideLegale, EcheanceLegale, NatureEcheance
from ccas_desktop.domain.dossiers.reprise import AttenteImport, ImportEnAttente

NBSP = "\u00a0"
ECHEANCES_LEGALES = {
    NatureEcheance.AVERTIR_DEPARTEMENT: "Avertir le département",
    NatureEcheance.TRANSMETTRE: "Transmettre",
    NatureEcheance.CONFIRMATION: "Décision du département",
}

IMPORTS = {
    AttenteImport.COLONNES: "à reprendre aux colonnes",
    AttenteImport.APERCU: "à reprendre à l’aperçu",
    AttenteImport.EN_COURS: "import en cours",
    AttenteImport.DEFAIT: "coupé avant la fin, défait\u00a0; à reprendre à l’aperçu",
    AttenteImport.A_VERIFIER: "coupé avant la fin, pas défait\u00a0; à vérifier",
}


def phrase_d_un_import(en_attente: ImportEnAttente) -> str:
    """Return « liste.xlsx : à reprendre à l’aperçu »."""
    return f"{en_attente.fichier}{NBSP}: {IMPORTS[en_attente.attente]}"


def phrase_des_pieces(libelles: Sequence[str]) -> str:
    """Return « Avis d’imposition », « Avis d’imposition et 2 autres »."""
    reste = len(libelles) - 1
    if reste == 0:
        return libelles[0]
    return f"{libelles[0]} et {reste} autre{'s' if reste > 1 else ''}"


def phrase_des_donnees(nombre: int) -> str:
    """Return « 2 données certifiées »; the day of the oldest is beside."""
    return f"{nombre} données certifiées" if nombre > 1 else "Donnée certifiée"


def phrase_aide_finissant(aide: str) -> str:
    """Return what is said of an aid that ends."""
    return f"{aide}{NBSP}: renouveler{NBSP}?"


def phrase_aide_legale(aide: DossierAideLegale, echeance: EcheanceLegale) -> str:
    """Return « Aide ménagère », to be passed on as the title of the group says, or « Avertir le département : … »."""
    if echeance.nature is NatureEcheance.TRANSMETTRE:
        return aide.libelle
    return f"{ECHEANCES_LEGALES[echeance.nature]}{NBSP}: {aide.libelle}"
