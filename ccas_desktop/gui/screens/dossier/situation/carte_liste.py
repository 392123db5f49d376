"""A card that is a table, whose row chosen stays so when it is shown again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.widgets import Carte, EtatVide

L = TypeVar("L")


class CarteListe(Carte, Generic[L]):
    """Frames one table."""

    def __init__(
        self,
        titre: str,
        colonnes: Sequence[Colonne[L]],
        *,
        vide: EtatVide | None = None,
    ) -> None:
        super().__init__(titre)
        self.table = TableAjustee(titre, colonnes, vide=vide)
        self.ajouter(self.table)

    def definir_lignes(self, lignes: Sequence[L], cle: Callable[[L], str]) -> None:
        """Show these rows; the one of the same key stays chosen."""
        choisie = self.table.choisie()
        self.table.definir(list(lignes))
        garde = next((ligne for ligne in lignes if choisie is not None and cle(ligne) == cle(choisie)), None)
        self.table.choisir(garde if garde is not None else next(iter(lignes), None))

    def sur_choisie(self, faire: Callable[[L], object]) -> None:
        """Do something with the row chosen, if there is one."""
        choisie = self.table.choisie()
        if choisie is not None:
            faire(choisie)
