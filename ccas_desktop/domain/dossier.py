"""The case file of a foyer: its number, its address, its people and its budget."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ccas_desktop.domain.budget import LigneBudget
from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.foyer import Lien, Usager

LIGNE_ADRESSE_MAX = 38


@dataclass(frozen=True)
class Adresse:
    """A postal address in the lines of NF Z10-011 (domain.md 6.1); line 1, the person, is not part of it."""

    complement: str = ""
    batiment: str = ""
    voie: str = ""
    lieu_dit: str = ""
    code_postal: str = ""
    commune: str = ""

    @property
    def lignes(self) -> tuple[str, ...]:
        """Return the lines as La Poste wants them: no empty one, the last three in capitals."""
        localite = f"{self.code_postal} {self.commune}".strip()
        basses = (self.complement.strip(), self.batiment.strip())
        hautes = (ligne.strip().upper() for ligne in (self.voie, self.lieu_dit, localite))
        return tuple(ligne for ligne in (*basses, *hautes) if ligne)

    @property
    def est_vide(self) -> bool:
        """Tell whether nothing at all was typed."""
        return not self.lignes


@dataclass(frozen=True, kw_only=True)
class Dossier(Enregistrement):
    """A case file. Its number says nothing of the person: year of opening and rank, « 2026-0042 »."""

    numero: str
    ouvert_le: date
    adresse: Adresse = field(default_factory=Adresse)
    note: str = ""


@dataclass(frozen=True)
class DossierComplet:
    """All that the dossier page shows, read at one moment."""

    dossier: Dossier
    usagers: tuple[Usager, ...]
    budget: tuple[LigneBudget, ...]

    @property
    def demandeur(self) -> Usager:
        """Return the person who opened the dossier."""
        return next(u for u in self.usagers if u.lien is Lien.DEMANDEUR)

    def usager(self, usager_id: str) -> Usager:
        """Return the person of that id. Raises KeyError when not of this dossier."""
        return {u.id: u for u in self.usagers}[usager_id]


def numero_de_dossier(annee: int, rang: int) -> str:
    """Return the speakable number: « 2026-0042 »; above 9 999 a year the rank simply takes five digits."""
    return f"{annee:04d}-{rang:04d}"
