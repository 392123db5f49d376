"""What is being typed, kept apart from the records and never journalled."""

from __future__ import annotations

import json
from datetime import datetime

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.correspondance import premiere
from ccas_desktop.adapters.store.correspondances.valeurs import instant_en_texte, json_de, sans_demi_caractere
from ccas_desktop.application.vues import Brouillon


def brouillon(db: sqlite_utils.Database, cle: str) -> Brouillon | None:
    """Return what was being typed under that key."""
    ligne = premiere(db, "SELECT contenu, modifie_le FROM brouillon WHERE cle = ?", (cle,))
    if ligne is None:
        return None
    return Brouillon(cle, json.loads(ligne["contenu"]), datetime.fromisoformat(ligne["modifie_le"]))


def ecrire_brouillon(db: sqlite_utils.Database, garde: Brouillon) -> None:
    """Keep a draft over the former one of its key."""
    db.execute(
        "INSERT INTO brouillon (cle, contenu, modifie_le) VALUES (?, ?, ?)"
        " ON CONFLICT (cle) DO UPDATE SET contenu = excluded.contenu, modifie_le = excluded.modifie_le",
        (garde.cle, sans_demi_caractere(json_de(dict(garde.contenu))), instant_en_texte(garde.modifie_le)),
    )


def effacer_brouillon(db: sqlite_utils.Database, cle: str) -> None:
    """Forget a draft."""
    db.execute("DELETE FROM brouillon WHERE cle = ?", (cle,))


def effacer_brouillons(db: sqlite_utils.Database, debut: str) -> None:
    """Forget every draft whose key starts so."""
    db.execute("DELETE FROM brouillon WHERE substr(cle, 1, length(?)) = ?", (debut, debut))
