"""Rows of the tables of the tab."""

from __future__ import annotations

from dataclasses import dataclass

from ccas_desktop.domain.personnes.foyer import Usager


@dataclass(frozen=True)
class LignePersonne:
    """A person, with what is known of her in words."""

    usager: Usager
    mots: str
