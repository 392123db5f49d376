"""The design tokens of a theme, read from resources/themes/*.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RESSOURCES = Path(__file__).resolve().parents[3] / "resources"
THEMES = ("clair", "sombre")


@dataclass(frozen=True)
class Theme:
    """A theme: every colour, radius, spacing and size that the window may use.

    Attributes:
        couleurs: name of the token → « #rrggbb ».
        formes, espaces, tailles: name of the token → logical pixels.
    """

    nom: str
    libelle: str
    sombre: bool
    couleurs: Mapping[str, str]
    formes: Mapping[str, int]
    espaces: Mapping[str, int]
    tailles: Mapping[str, int]


@cache
def lire_theme(nom: str, ressources: Path = RESSOURCES) -> Theme:
    """Return the theme of that name; adding a theme needs a file and no Python."""
    jetons = tomllib.loads((ressources / "themes" / f"{nom}.toml").read_text(encoding="utf-8"))
    return Theme(**jetons)
