"""The list of the demandes, each with the last decision taken on it."""

from __future__ import annotations

from ccas_desktop.adapters.store.listes.dossiers import COMMUNE, REFERENT
from ccas_desktop.adapters.store.listes.source import Clause, SourceListe, compare, egal, personnes, selon

DEMANDES = SourceListe(
    table="demande",
    rang="demande.rowid",
    dossier="demande.dossier_id",
    jointures={
        "dossier": "JOIN dossier ON dossier.id = demande.dossier_id",
        "usager": "JOIN usager ON usager.id = demande.demandeur_id",
        # The decision in force: the last one, when it was taken again.
        "decision": (
            "LEFT JOIN decision ON decision.id ="
            " (SELECT max(derniere.id) FROM decision AS derniere WHERE derniere.demande_id = demande.id)"
        ),
        "agent": "LEFT JOIN agent ON agent.id = decision.signataire_id",
        "referent": REFERENT,
    },
    tris={
        "numero": "demande.numero",
        "nom": "usager.cle_nom",
        "aide": "demande.aide",
        "deposee_le": "demande.deposee_le",
        "statut": "demande.statut",
        "montant_demande": "CAST(demande.montant_demande AS REAL)",
        "montant": "CAST(decision.montant AS REAL)",
        "decidee_le": "decision.prise_le",
        "fin": "decision.valable_jusqu_au",
        "notifiee_le": "decision.notifiee_le",
        "commune": COMMUNE,
    },
    tri="deposee_le",
    criteres={
        "texte": personnes("demande.dossier_id", aussi="demande.numero || ' ' || demande.objet LIKE ? ESCAPE '\\'"),
        "statut": egal("demande.statut"),
        "aide": egal("demande.aide"),
        "deposee_du": compare("demande.deposee_le", ">="),
        "deposee_au": compare("demande.deposee_le", "<="),
        "decidee_du": compare("decision.prise_le", ">="),
        "decidee_au": compare("decision.prise_le", "<="),
        "fin_du": compare("decision.valable_jusqu_au", ">="),
        "fin_au": compare("decision.valable_jusqu_au", "<="),
        "sens": egal("decision.sens"),
        "signataire": egal("decision.signataire_id"),
        "commune": egal(COMMUNE),
        "referent": egal("dossier.referent_id"),
        "sans_referent": lambda _db, _valeur: Clause("dossier.referent_id IS NULL"),
        "urgente": selon("demande.urgence <> ''", "demande.urgence = ''"),
        "notifiee": selon(
            "decision.notifiee_le IS NOT NULL", "decision.id IS NOT NULL AND decision.notifiee_le IS NULL"
        ),
    },
    colonnes=(
        "demande.id, demande.dossier_id, demande.numero, demande.aide, demande.deposee_le, demande.statut,"
        " demande.objet, demande.montant_demande, demande.urgence,"
        " (SELECT json_group_array(json_array(demandee_le, attendue_le, reglee_le))"
        " FROM piece_attendue WHERE piece_attendue.demande_id = demande.id) AS pieces,"
        " usager.nom_famille, usager.nom_usage, usager.prenoms, usager.date_naissance,"
        " dossier.adresse, dossier.adresse_confidentielle,"
        " decision.sens, decision.montant, decision.prise_le,"
        " decision.motif_fait, decision.valable_jusqu_au, decision.notifiee_le,"
        " agent.prenom AS signataire_prenom, agent.nom AS signataire_nom,"
        " referent.prenom AS referent_prenom, referent.nom AS referent_nom"
    ),
    valeurs={
        "aide": "SELECT DISTINCT aide FROM demande ORDER BY 1",
        "commune": f"SELECT DISTINCT {COMMUNE} FROM dossier ORDER BY 1",  # noqa: S608 constant names
        "signataire": "SELECT DISTINCT signataire_id FROM decision",
    },
)
