"""Each link of the schema is read by an index, from both sides: a removal never reads a whole table."""

from __future__ import annotations

from pathlib import Path

from ccas_desktop.adapters.store.fichier.connexion import connecter
from ccas_desktop.adapters.store.migrations import ETAPES
from tests.adapters.store.exemples import CLE


def test_what_names_a_record_is_found_by_an_index(chemin: Path) -> None:
    db = connecter(chemin, CLE, mode="rwc")
    ETAPES.apply(db)
    liens = db.execute(
        'SELECT t.name, f."from" FROM pragma_table_list AS t JOIN pragma_foreign_key_list(t.name) AS f'
        " WHERE t.schema = 'main'"
    ).fetchall()

    lues_en_entier = []
    for table, colonne in liens:
        (plan, *_) = db.execute(f'EXPLAIN QUERY PLAN SELECT 1 FROM "{table}" WHERE "{colonne}" = ?', ("x",)).fetchall()  # noqa: S608
        if not str(plan[3]).startswith("SEARCH"):
            lues_en_entier.append(f"{table}.{colonne}")
    db.close()

    assert len(liens) > 40
    assert lues_en_entier == []
