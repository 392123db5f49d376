"""A view of a list that the office keeps: a filter, an order and columns, under a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ccas_desktop.domain.enregistrement import Enregistrement

NOM_MAX = 60


@dataclass(frozen=True, kw_only=True)
class VueListe(Enregistrement):
    """One view, the same for every agent.

    Attributes:
        liste: code of the list.
        filtre: values of its criteria by name, as typed.
        tri: code of the column sorted by, empty for the order of the list.
        colonnes: codes of the columns shown, in order; empty for those of the list.
    """

    liste: str
    nom: str
    filtre: Mapping[str, str] = field(default_factory=dict)
    tri: str = ""
    decroissant: bool = False
    colonnes: tuple[str, ...] = ()
