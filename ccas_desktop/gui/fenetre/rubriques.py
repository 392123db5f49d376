"""The parts of the application besides the dossiers, each reached from the top of every page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rubrique:
    """One part, opened by its button or its keys.

    Attributes:
        code: names the page that `Ecrans.rubrique` makes.
        raccourci: keys in the notation of Qt, such as « Ctrl+Shift+V ».
    """

    code: str
    libelle: str
    image: str
    raccourci: str


RUBRIQUES: tuple[Rubrique, ...] = (
    Rubrique("visiteurs", "Visiteurs", "personne", "Ctrl+Shift+V"),
    Rubrique("listes", "Listes", "liste", "Ctrl+Shift+L"),
    Rubrique("doublons", "Doublons", "doublon", "Ctrl+Shift+U"),
    Rubrique("imports", "Import et export", "telecharger", "Ctrl+Shift+I"),
    Rubrique("reglement", "Règlement", "calcul", "Ctrl+Shift+R"),
)
