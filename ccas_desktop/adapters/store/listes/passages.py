"""The list of the passages, at the counter and elsewhere."""

from __future__ import annotations

from ccas_desktop.adapters.store.listes.source import SourceListe, compare, egal, personnes

PASSAGES = SourceListe(
    table="passage",
    rang="passage.rowid",
    dossier="passage.dossier_id",
    jointures={
        "dossier": "JOIN dossier ON dossier.id = passage.dossier_id",
        "usager": (
            "LEFT JOIN usager ON usager.rang = (SELECT min(premier.rang) FROM usager AS premier"
            " WHERE premier.dossier_id = passage.dossier_id AND premier.lien = 'demandeur')"
        ),
    },
    tris={
        "jour": "passage.jour",
        "canal": "passage.canal",
        "motif": "passage.motif",
        "agent": "passage.agent",
        "nom": "usager.cle_nom",
        "numero": "dossier.numero",
    },
    tri="jour",
    criteres={
        "texte": personnes("passage.dossier_id", aussi="passage.motif || ' ' || passage.suite LIKE ? ESCAPE '\\'"),
        "canal": egal("passage.canal"),
        "agent": egal("passage.agent"),
        "jour_du": compare("passage.jour", ">="),
        "jour_au": compare("passage.jour", "<="),
    },
    colonnes=(
        "passage.id, passage.dossier_id, passage.jour, passage.canal, passage.motif, passage.suite, passage.agent,"
        " dossier.numero, usager.nom_famille, usager.nom_usage, usager.prenoms"
    ),
    valeurs={"agent": "SELECT DISTINCT agent FROM passage ORDER BY 1"},
)
