"""What imports and exports read of the store: many records at once, few facts each, or all as stored."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any, Protocol, TypeVar

from ccas_desktop.application.ports.personnes_connues import PersonneConnue
from ccas_desktop.application.vues import DemandeDecidee
from ccas_desktop.domain.dossiers.reprise import LigneRapport
from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.reglement.modele.situation import AideRecue

E = TypeVar("E", bound=Enregistrement)


class LectureEnMasse(Protocol):
    """The part of `Lecture` that reads in bulk."""

    def tous(self, genre: type[E]) -> tuple[E, ...]:
        """Return every record of one kind, in the order they were made; for kinds of which there are few."""

    def personnes_connues(self) -> Iterator[PersonneConnue]:
        """Yield every person, few facts each, to compare a file with."""

    def rapport_d_import(self, import_id: str) -> tuple[LigneRapport, ...]:
        """Return what became of each row of the file of a batch, in the order of the file."""

    def entrees_du_journal(self) -> int:
        """Return the number of the last entry of the journal: it only grows."""

    def tables(self) -> tuple[str, ...]:
        """Return the names of the tables that hold something of the office, for whoever leaves with everything."""

    def contenu(self, table: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of one of these tables, as stored, oldest first."""

    def contenu_du_dossier(self, dossier_id: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the table and the row, as stored, of all that belongs to a dossier; files left out."""

    def decidees_de_l_aide(self, aide: str, depuis: date) -> tuple[str, ...]:
        """Return the ids of the requests of an aid with a decision that stands, deposited from a day on."""

    def accords_dates(self, aide: str) -> tuple[AideRecue, ...]:
        """Return every grant of an aid, all dossiers, in the order of their days."""

    def demandes_decidees(self, identifiants: Collection[str]) -> tuple[DemandeDecidee, ...]:
        """Return these requests with what was frozen for each; one that is no longer decided is left out.

        At most a few hundred at once.
        """


class EcritureEnMasse(Protocol):
    """The part of `Ecriture` that keeps the report of a batch, beside the journal."""

    def noter_rapport(self, import_id: str, rapport: Iterable[LigneRapport]) -> None:
        """Add what became of some rows of the file."""

    def oublier_rapport(self, import_id: str, *, nombre: int) -> bool:
        """Forget that many rows of a report at most, and tell whether some may be left."""
