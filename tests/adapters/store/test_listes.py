"""The keys that the lists sort by, in bases made before them."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlite_utils

from ccas_desktop.adapters.store.migrations.migration_0009 import listes
from ccas_desktop.domain.personnes.identite import cle_de_comparaison

NOMS = (
    ("DUPONT", "Zoé"),
    ("L’Haÿ-d'Élie", "Anne-Sophie"),
    ("ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸ", "Œdipe"),
    ("Ñandú", "Ægidius"),
    ("", ""),
)


@pytest.mark.parametrize(("nom", "prenom"), NOMS)
def test_a_person_of_an_older_base_sorts_as_one_saved_today(tmp_path: Path, nom: str, prenom: str) -> None:
    db = sqlite_utils.Database(tmp_path / "ancienne.db")
    db.executescript(
        "CREATE TABLE usager"
        " (rang INTEGER PRIMARY KEY, nom_famille TEXT, prenoms TEXT, lien TEXT, rang_recherche INTEGER);"
        "CREATE TABLE dossier (adresse TEXT, ouvert_le TEXT);"
        "CREATE TABLE demande (deposee_le TEXT, demandeur_id TEXT);"
        "CREATE TABLE courrier (produit_le TEXT);"
    )
    prenoms = f'["{prenom}"]' if prenom else "[]"
    db.execute("INSERT INTO usager (nom_famille, prenoms) VALUES (?, ?)", (nom, prenoms))
    db.conn.commit()

    listes(db)

    ((cle,),) = db.execute("SELECT cle_nom FROM usager").fetchall()
    attendu = [cle_de_comparaison(partie) for partie in (nom, prenom)]
    assert [" ".join(partie.split()) for partie in cle.split("\t")] == attendu
    db.close()
