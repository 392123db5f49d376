"""The cells of one row by what they become, each read once; what cannot be read is noted at its cell, and kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from ccas_desktop.application.classeur import Cellule, Ligne, texte_de
from ccas_desktop.application.imports.champs import NOTE
from ccas_desktop.application.imports.cibles import code_de
from ccas_desktop.application.imports.codes import SANTE_RETIREE
from ccas_desktop.application.imports.colonnes import Colonne
from ccas_desktop.application.imports.fiche import Anomalie
from ccas_desktop.application.imports.valeurs import NIR_MASQUE, sans_nir
from ccas_desktop.domain.errors import RefusMetier

T = TypeVar("T")


class Cellules:
    """One row under the columns settled by the agent.

    Attributes:
        anomalies: what was found so far.
        notes: what will be kept as text so far.
    """

    def __init__(self, numero: int, ligne: Ligne, colonnes: Mapping[str, tuple[Colonne, ...]]) -> None:
        self.numero = numero
        self.anomalies: list[Anomalie] = []
        self.notes: list[str] = []
        self._ligne = ligne
        self._textes = [c if isinstance(c, str) else texte_de(c) for c in ligne]
        self._colonnes = colonnes

    def brute(self, champ: str, rang: int = 0) -> Cellule:
        """Return the value of a field, None when it is empty or no column fills it."""
        for colonne in self._colonnes.get(code_de(champ, rang), ()):
            if self._texte(colonne):
                return self._valeur(colonne)
        return None

    def texte(self, champ: str, rang: int = 0) -> str:
        """Return the value of a field as text, without a social security number."""
        colonnes = self._colonnes.get(code_de(champ, rang))
        if colonnes is None:
            return ""
        texte = " ".join(mot for colonne in colonnes for mot in self._texte(colonne).split())
        if texte and NIR_MASQUE in (propre := sans_nir(texte)):
            self.signaler("nir_retire", champ, rang, doute=True)
            return propre.replace(NIR_MASQUE, "").strip()
        return texte

    def lire(self, champ: str, lecteur: Callable[[Cellule], T], rang: int = 0, *, doute: bool = False) -> T | None:
        """Return what a reader makes of a field; what it refuses is noted at the cell and kept as text.

        `doute` says that what is refused does not keep the family from being brought in. Health is not kept.
        """
        for colonne in self._colonnes.get(code_de(champ, rang), ()):
            if not self._texte(colonne):
                continue
            cellule = self._valeur(colonne)
            try:
                return lecteur(cellule)
            except RefusMetier as refus:
                self.anomalies.append(Anomalie(self.numero, colonne.rang, refus.code, doute=doute))
                if refus.code != SANTE_RETIREE:
                    self.noter(colonne.titre, cellule)
        return None

    def signaler(
        self, code: str, champ: str = "", rang: int = 0, *, doute: bool = False, bloquante: bool = False
    ) -> None:
        """Note something at the cell of a field, or at the row when no column fills it."""
        colonnes = self._colonnes.get(code_de(champ, rang), ()) if champ else ()
        colonne = colonnes[0].rang if colonnes else None
        self.anomalies.append(Anomalie(self.numero, colonne, code, bloquante=bloquante, doute=doute))

    def noter(self, titre: str, cellule: Cellule) -> None:
        """Keep a cell as text under its heading."""
        texte = sans_nir(" ".join(texte_de(cellule).split()))
        if texte:
            self.notes.append(f"{titre}\u00a0: {texte}")

    def noter_le_reste(self) -> None:
        """Keep the columns that the agent wants as notes."""
        for colonne in self._colonnes.get(NOTE, ()):
            self.noter(colonne.titre, self._valeur(colonne))

    def vide(self) -> bool:
        """Tell whether nothing of the row goes into a field."""
        return not any(
            self._texte(colonne) for cible, colonnes in self._colonnes.items() if cible != NOTE for colonne in colonnes
        )

    def _texte(self, colonne: Colonne) -> str:
        return self._textes[colonne.rang] if colonne.rang < len(self._textes) else ""

    def _valeur(self, colonne: Colonne) -> Cellule:
        return self._ligne[colonne.rang] if colonne.rang < len(self._ligne) else None
