"""A postal address, and the former ones of a dossier."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ccas_desktop.domain.enregistrement import Enregistrement

LIGNE_ADRESSE_MAX = 38


@dataclass(frozen=True)
class Adresse:
    """A postal address in the lines of NF Z10-011 (domain.md 6.1); line 1, the person, is not part of it.

    Attributes:
        pays: of an address abroad, its last line; empty in France.
    """

    complement: str = ""
    batiment: str = ""
    voie: str = ""
    lieu_dit: str = ""
    code_postal: str = ""
    commune: str = ""
    pays: str = ""

    @property
    def lignes(self) -> tuple[str, ...]:
        """Return the lines as La Poste wants them: no empty one, all but the first two in capitals."""
        localite = f"{self.code_postal} {self.commune}".strip()
        basses = (self.complement.strip(), self.batiment.strip())
        hautes = (ligne.strip().upper() for ligne in (self.voie, self.lieu_dit, localite, self.pays))
        return tuple(ligne for ligne in (*basses, *hautes) if ligne)

    @property
    def est_vide(self) -> bool:
        """Tell whether nothing at all was typed."""
        return not self.lignes


@dataclass(frozen=True, kw_only=True)
class AdresseAncienne(Enregistrement):
    """Where the foyer lived before; `debut` and `fin` are the first and last days there, None when not known."""

    dossier_id: str
    adresse: Adresse = field(default_factory=Adresse)
    debut: date | None = None
    fin: date | None = None

    def habitee_le(self, jour: date) -> bool:
        """Tell whether the foyer lived there that day, an end that is not known being open."""
        return (self.debut is None or self.debut <= jour) and (self.fin is None or jour <= self.fin)
