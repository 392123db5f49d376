"""Every person of the base, few columns each: what an import compares its file with."""

from __future__ import annotations

from collections.abc import Iterator

import sqlite_utils

from ccas_desktop.application.ports.personnes_connues import PersonneConnue

_SQL = (
    "SELECT usager.id, dossier_id, dossier.numero, nom_famille, nom_usage,"
    " coalesce(json_extract(prenoms, '$[0]'), ''), date_naissance"
    " FROM usager JOIN dossier ON dossier.id = usager.dossier_id"
)


def personnes_connues(db: sqlite_utils.Database) -> Iterator[PersonneConnue]:
    """Yield every person, row after row."""
    for ligne in db.execute(_SQL):
        yield PersonneConnue(*ligne)
