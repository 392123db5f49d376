"""What imports and exports read in bulk."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, TypeVar

import sqlite_utils

from ccas_desktop.adapters.store.correspondances import rapports_imports
from ccas_desktop.adapters.store.correspondances.catalogue import correspondance_de
from ccas_desktop.adapters.store.fichier.traduction import traduire
from ccas_desktop.adapters.store.lecture import connus, contenu, decidees
from ccas_desktop.application.ports.personnes_connues import PersonneConnue
from ccas_desktop.application.vues import DemandeDecidee
from ccas_desktop.domain.dossiers.reprise import LigneRapport
from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.reglement.modele.situation import AideRecue

E = TypeVar("E", bound=Enregistrement)


class LectureEnMasse:
    """See `application.ports_en_masse.LectureEnMasse`."""

    _db: sqlite_utils.Database

    def tous(self, genre: type[E]) -> tuple[E, ...]:
        """Return every record of one kind, in the order they were made."""
        with traduire():
            return correspondance_de(genre).lister(self._db, "ORDER BY id")

    def personnes_connues(self) -> Iterator[PersonneConnue]:
        """Yield every person, few facts each."""
        with traduire():
            yield from connus.personnes_connues(self._db)

    def rapport_d_import(self, import_id: str) -> tuple[LigneRapport, ...]:
        """Return what became of each row of the file of a batch, in the order of the file."""
        with traduire():
            return rapports_imports.lire(self._db, import_id)

    def entrees_du_journal(self) -> int:
        """Return the number of the last entry of the journal: it only grows."""
        with traduire():
            return int(self._db.execute("SELECT coalesce(max(numero), 0) FROM journal").fetchone()[0])

    def tables(self) -> tuple[str, ...]:
        """Return the names of the tables that hold something of the office."""
        with traduire():
            return contenu.tables(self._db)

    def contenu(self, table: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of one table, as stored."""
        with traduire():
            yield from contenu.contenu(self._db, table)

    def contenu_du_dossier(self, dossier_id: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the table and the row of all that belongs to a dossier."""
        with traduire():
            yield from contenu.contenu_du_dossier(self._db, dossier_id)

    def decidees_de_l_aide(self, aide: str, depuis: date) -> tuple[str, ...]:
        """Return the ids of the requests of an aid with a decision that stands, deposited from a day on."""
        with traduire():
            return decidees.decidees_de_l_aide(self._db, aide, depuis)

    def accords_dates(self, aide: str) -> tuple[AideRecue, ...]:
        """Return every grant of an aid, all dossiers, in the order of their days."""
        with traduire():
            return decidees.accords_dates(self._db, aide)

    def demandes_decidees(self, identifiants: Collection[str]) -> tuple[DemandeDecidee, ...]:
        """Return these requests with what was frozen for each; one that is no longer decided is left out."""
        with traduire():
            return decidees.demandes_decidees(self._db, identifiants)
