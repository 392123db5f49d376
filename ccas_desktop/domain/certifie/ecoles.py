"""Schools as an agent picks them: by their name, never by their code alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Ecole:
    """A school of the public directory (annuaire de l'éducation).

    Attributes:
        uai: its code, seven digits and the letter that controls them; the one that goes to the service.
        nature: « Ecole », « Collège », « Lycée »…, as the directory writes it; empty when it does not tell.
    """

    uai: str
    nom: str
    nature: str = ""
    commune: str = ""
    code_postal: str = ""

    @property
    def detail(self) -> str:
        """Return what tells it from its namesakes: « Collège, 61100 Flers, 0610023K »."""
        nature = "" if self.nom.casefold().startswith(self.nature.casefold()) else self.nature
        lieu = " ".join(partie for partie in (self.code_postal, self.commune) if partie)
        return ", ".join(partie for partie in (nature, lieu, self.uai) if partie)
