"""What the lists ask of the store: rows by their ranks, so that the longest list is read page by page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from ccas_desktop.domain.vue_liste import VueListe

# Several codes asked for at once, in one value.
SEPARATEUR = "|"

LigneLue = Mapping[str, Any]


@dataclass(frozen=True)
class RequeteListe:
    """Which rows, in which order.

    Attributes:
        liste: code of the list.
        criteres: what each row must meet, by code; days and instants as ISO text, several codes with `SEPARATEUR`.
        tri: code of the column sorted by; empty for the order the list has by itself.
    """

    liste: str
    criteres: tuple[tuple[str, str], ...] = ()
    tri: str = ""
    decroissant: bool = False


@dataclass(frozen=True)
class CompteListe:
    """How many rows, and of how many dossiers."""

    lignes: int
    dossiers: int


class LectureListes(Protocol):
    """One moment of the store, as the lists read it."""

    def rangs_de_liste(
        self, requete: RequeteListe, *, limite: int | None = None, annule: Callable[[], bool] = ...
    ) -> Sequence[int]:
        """Return the ranks of the rows in order, the first ones only with `limite`; none once `annule`."""

    def lignes_de_liste(self, liste: str, rangs: Sequence[int]) -> tuple[LigneLue, ...]:
        """Return the rows of these ranks in that order, each with its `rang`; those that are no more are left out."""

    def compter_liste(self, requete: RequeteListe) -> CompteListe:
        """Return how many rows meet the criteria."""

    def vues_de_liste(self, liste: str) -> tuple[VueListe, ...]:
        """Return the views that the office keeps of a list, by name."""

    def valeurs_de_liste(self, liste: str, critere: str) -> tuple[str, ...]:
        """Return the values found in the base for a criterion that is chosen among them, such as the communes."""
