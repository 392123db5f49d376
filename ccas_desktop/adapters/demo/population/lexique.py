"""The names and places the fiction is made of (resources/demo)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ccas_desktop.domain.personnes.identite import Sexe

DEMO = Path(__file__).resolve().parents[4] / "resources" / "demo"
NE_ANCIEN, NE_MILIEU = 1956, 1988


@dataclass(frozen=True)
class Origine:
    """Family names with the first names that go with them; `pays` are the countries of birth of the elders."""

    poids: int
    noms: tuple[str, ...]
    pays: tuple[str, ...]
    prenoms: dict[str, tuple[str, ...]]

    def prenoms_de(self, sexe: Sexe, annee: int) -> tuple[str, ...]:
        """Return the first names given to that sex in that year."""
        lettre = sexe.value.lower()
        age = "ancien" if annee < NE_ANCIEN else "milieu" if annee < NE_MILIEU else "recent"
        return self.prenoms.get(f"{lettre}_{age}") or self.prenoms[lettre]


@dataclass(frozen=True)
class Lieux:
    """The fictitious commune, and the codes of communes of birth."""

    commune: str
    code_postal: str
    voies: tuple[str, ...]
    hameaux: tuple[str, ...]
    residences: tuple[str, ...]
    residence_seniors: str
    naissances_proches: tuple[str, ...]
    naissances_loin: tuple[str, ...]


@dataclass(frozen=True)
class Lexique:
    """All that names the fiction."""

    origines: tuple[Origine, ...]
    lieux: Lieux


def lire_lexique(dossier: Path = DEMO) -> Lexique:
    """Return the names and places of the files."""
    lieux: dict[str, Any] = _lire(dossier / "lieux.toml")
    origines = tuple(_origine(table) for table in _lire(dossier / "noms.toml")["origine"])
    figes: dict[str, Any] = {cle: tuple(v) if isinstance(v, list) else v for cle, v in lieux.items()}
    return Lexique(origines, Lieux(**figes))


def _lire(fichier: Path) -> Any:
    return tomllib.loads(fichier.read_text(encoding="utf-8"))


def _origine(table: dict[str, Any]) -> Origine:
    prenoms = {cle: tuple(v) for cle, v in table.items() if cle[:2] in ("f", "m", "f_", "m_")}
    return Origine(table["poids"], tuple(table["noms"]), tuple(table["pays"]), prenoms)
