"""The documents, as rows; the file of each in pieces, in a table apart that lists never read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance, premiere
from ccas_desktop.adapters.store.correspondances.valeurs import Ligne, instant_en_texte, texte_ou_rien
from ccas_desktop.application.errors import EnregistrementAbsent
from ccas_desktop.application.vues import TailleBase
from ccas_desktop.domain.dossiers.document import MORCEAU_OCTETS, Document, GenreDocument, ThemeDocument, TypeFichier


def _ligne_document(document: Document) -> dict[str, Any]:
    return {
        "dossier_id": document.dossier_id,
        "demande_id": document.demande_id,
        "genre": str(document.genre),
        "theme": texte_ou_rien(document.theme),
        "titre": document.titre,
        "piece": document.piece,
        "type": str(document.type),
        "taille": document.taille,
        "pages": document.pages,
        "empreinte": document.empreinte,
        "ajoute_le": instant_en_texte(document.ajoute_le),
        "agent": document.agent,
    }


def _document(ligne: Ligne) -> Document:
    return Document(
        id=ligne["id"],
        version=ligne["version"],
        dossier_id=ligne["dossier_id"],
        demande_id=ligne["demande_id"],
        genre=GenreDocument(ligne["genre"]),
        theme=None if ligne["theme"] is None else ThemeDocument(ligne["theme"]),
        titre=ligne["titre"],
        piece=ligne["piece"],
        type=TypeFichier(ligne["type"]),
        taille=ligne["taille"],
        pages=ligne["pages"],
        empreinte=ligne["empreinte"],
        ajoute_le=datetime.fromisoformat(ligne["ajoute_le"]),
        agent=ligne["agent"],
    )


DOCUMENT = Correspondance(
    "document",
    Document,
    (
        "dossier_id",
        "demande_id",
        "genre",
        "theme",
        "titre",
        "piece",
        "type",
        "taille",
        "pages",
        "empreinte",
        "ajoute_le",
        "agent",
    ),
    _ligne_document,
    _document,
)

_RETIRES = "document_id NOT IN (SELECT id FROM document)"


def ajouter_contenu(db: sqlite_utils.Database, document_id: str, contenu: bytes) -> None:
    """Keep the file of a document, in pieces."""
    sql = "INSERT INTO document_contenu (document_id, rang, morceau) VALUES (?, ?, ?)"
    for rang, debut in enumerate(range(0, len(contenu), MORCEAU_OCTETS)):
        db.execute(sql, (document_id, rang, contenu[debut : debut + MORCEAU_OCTETS]))


def contenu_du_document(db: sqlite_utils.Database, document_id: str) -> bytes:
    """Return the file of a document, read piece by piece. Raises EnregistrementAbsent."""
    sql = "SELECT morceau FROM document_contenu WHERE document_id = ? ORDER BY rang"
    contenu = bytearray()
    for (morceau,) in db.execute(sql, (document_id,)):
        contenu += morceau
    if not contenu:
        raise EnregistrementAbsent("document_contenu")
    return bytes(contenu)


def a_son_contenu(db: sqlite_utils.Database, document_id: str) -> bool:
    """Tell whether the file of a document is still there."""
    return premiere(db, "SELECT 1 FROM document_contenu WHERE document_id = ? LIMIT 1", (document_id,)) is not None


def effacer_retires(db: sqlite_utils.Database) -> int:
    """Erase the files of the documents removed, for good, and return how many."""
    (nombre,) = db.execute(f"SELECT count(DISTINCT document_id) FROM document_contenu WHERE {_RETIRES}").fetchone()  # noqa: S608
    db.execute(f"DELETE FROM document_contenu WHERE {_RETIRES}")  # noqa: S608 constant
    return int(nombre)


def taille_de_la_base(db: sqlite_utils.Database) -> TailleBase:
    """Return what the base weighs, and the part of the documents; nothing of the files themselves is read."""
    (base,) = db.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()
    nombre, documents = db.execute(
        "SELECT count(*), coalesce(sum(taille), 0) FROM document WHERE taille > 0"
    ).fetchone()
    sql = (
        f"SELECT count(DISTINCT document_id), coalesce(sum(length(morceau)), 0) FROM document_contenu WHERE {_RETIRES}"  # noqa: S608
    )
    retires, octets_retires = db.execute(sql).fetchone()
    return TailleBase(base, documents, nombre, octets_retires, retires)
