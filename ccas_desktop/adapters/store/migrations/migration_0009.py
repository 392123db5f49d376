"""Ninth step: what the lists sort and filter by, the views kept, and what became of a letter. Frozen."""

from __future__ import annotations

import sqlite_utils

# Letters of French names, without accents: the exact key is written at each save of a person.
_SANS_ACCENT = (
    ("àâäáãåÀÂÄÁÃÅ", "a"),
    ("çÇ", "c"),
    ("éèêëÉÈÊË", "e"),
    ("îïíìÎÏÍÌ", "i"),
    ("ñÑ", "n"),
    ("ôöóòõÔÖÓÒÕ", "o"),
    ("ùûüúÙÛÜÚ", "u"),
    ("ÿŸýÝ", "y"),
    ("œŒ", "oe"),
    ("æÆ", "ae"),
    ("-'’.", " "),
)

_APOSTROPHE = "'"

_CLE = """
ALTER TABLE usager ADD COLUMN cle_nom TEXT NOT NULL DEFAULT '';
UPDATE usager SET cle_nom = lower(nom_famille || char(9) || ifnull(json_extract(prenoms, '$[0]'), ''));
"""
_TABLES = """
CREATE INDEX usager_par_nom ON usager (cle_nom, lien, rang_recherche);
CREATE INDEX dossier_par_ouverture ON dossier (ouvert_le);
CREATE INDEX dossier_par_commune ON dossier (json_extract(adresse, '$.commune'));
CREATE INDEX demande_par_depot ON demande (deposee_le);
CREATE INDEX demande_par_demandeur ON demande (demandeur_id);

ALTER TABLE courrier ADD COLUMN remis_le TEXT;
ALTER TABLE courrier ADD COLUMN mode_remise TEXT NOT NULL DEFAULT '';
CREATE INDEX courrier_par_production ON courrier (produit_le);
CREATE INDEX courrier_a_remettre ON courrier (produit_le) WHERE remis_le IS NULL;

CREATE TABLE vue_liste (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    liste TEXT NOT NULL,
    nom TEXT NOT NULL,
    filtre TEXT NOT NULL,
    tri TEXT NOT NULL,
    decroissant INTEGER NOT NULL,
    colonnes TEXT NOT NULL
) STRICT;
CREATE INDEX vue_liste_par_liste ON vue_liste (liste);
"""


def listes(db: sqlite_utils.Database) -> None:
    """Add the keys and indexes of the lists, the table of the views, and when a letter was handed over."""
    db.executescript(_CLE)
    for lettres, remplacante in _SANS_ACCENT:
        # A few letters at a time: the parser of SQLite has a depth.
        cle = "cle_nom"
        for lettre in lettres:
            cle = f"replace({cle}, '{lettre.replace(_APOSTROPHE, 2 * _APOSTROPHE)}', '{remplacante}')"
        db.execute(f"UPDATE usager SET cle_nom = {cle}")  # noqa: S608 constant letters
    db.executescript(_TABLES)
