"""The list of the letters produced."""

from __future__ import annotations

from ccas_desktop.adapters.store.listes.source import Clause, SourceListe, compare, egal, personnes

_ETATS = {
    "a_imprimer": "courrier.impressions = 0 AND courrier.remis_le IS NULL",
    "a_remettre": "courrier.impressions > 0 AND courrier.remis_le IS NULL",
    "remis": "courrier.remis_le IS NOT NULL",
}

COURRIERS = SourceListe(
    table="courrier",
    rang="courrier.rowid",
    dossier="courrier.dossier_id",
    jointures={
        "dossier": "JOIN dossier ON dossier.id = courrier.dossier_id",
        "demande": "JOIN demande ON demande.id = courrier.demande_id",
        "usager": "JOIN usager ON usager.id = demande.demandeur_id",
    },
    tris={
        "produit_le": "courrier.produit_le",
        "modele": "courrier.modele",
        "nom": "usager.cle_nom",
        "numero": "demande.numero",
        "impressions": "courrier.impressions",
        "remis_le": "courrier.remis_le",
        "aide": "demande.aide",
    },
    tri="produit_le",
    criteres={
        "texte": personnes("courrier.dossier_id", aussi="demande.numero LIKE ? ESCAPE '\\'"),
        "modele": egal("courrier.modele"),
        "aide": egal("demande.aide"),
        "etat": lambda _db, valeur: Clause(f"({_ETATS[valeur]})" if valeur in _ETATS else "0"),
        "produit_depuis": compare("courrier.produit_le", ">="),
        "produit_avant": compare("courrier.produit_le", "<"),
        "remis_du": compare("courrier.remis_le", ">="),
        "remis_au": compare("courrier.remis_le", "<="),
    },
    colonnes=(
        "courrier.id, courrier.dossier_id, courrier.demande_id, courrier.modele, courrier.produit_le,"
        " courrier.impressions, courrier.remis_le, courrier.mode_remise, dossier.ne_pas_ecrire,"
        " dossier.adresse_confidentielle, demande.numero, demande.aide,"
        " usager.nom_famille, usager.nom_usage, usager.prenoms"
    ),
    valeurs={
        "modele": "SELECT DISTINCT modele FROM courrier ORDER BY 1",
        "aide": "SELECT DISTINCT aide FROM demande ORDER BY 1",
    },
)
