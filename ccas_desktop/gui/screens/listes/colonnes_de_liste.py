"""The columns that a list shows: chosen in a panel, moved by their headings, remembered by the workstation."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ccas_desktop.application.listes.modele import ColonneListe, Liste
from ccas_desktop.application.preferences import Preferences
from ccas_desktop.application.tableur import GenreColonne
from ccas_desktop.gui.screens.listes.choix_colonnes import ChoixColonnes
from ccas_desktop.gui.screens.listes.memoire import EtatListe
from ccas_desktop.gui.tables.modele_pages import ColonnePages
from ccas_desktop.gui.widgets import Bouton

_A_DROITE = {GenreColonne.NOMBRE, GenreColonne.EUROS}


class ColonnesDeListe(QObject):
    """Knows which columns are shown.

    Attributes:
        panneau: where they are chosen, beside the rows.

    Signals:
        change: Emitted once others are.
    """

    change = Signal()

    def __init__(self, liste: Liste, etat: EtatListe, preferences: Preferences, bouton: Bouton) -> None:
        super().__init__(bouton)
        self._liste = liste
        self._etat = etat
        self._preferences = preferences
        self._bouton = bouton
        self.panneau = ChoixColonnes(liste)
        self.panneau.hide()
        if not etat.colonnes:
            etat.colonnes = tuple(preferences.lire(self._cle).split())

        bouton.clicked.connect(self._on_bouton)
        self.panneau.change.connect(self.choisir)
        self.panneau.ferme.connect(self._fermer)

    def montrees(self) -> tuple[ColonneListe, ...]:
        """Return the columns shown, in order: those chosen, and that of the order."""
        return self._liste.colonnes_montrees(self._etat.colonnes, self._etat.tri)

    def pour_la_table(self) -> list[ColonnePages]:
        """Return the same, as the table takes them."""
        return [ColonnePages(c.code, c.titre, c.gabarit, c.genre in _A_DROITE, c.triable) for c in self.montrees()]

    def codes(self) -> tuple[str, ...]:
        """Return the codes of those chosen."""
        return tuple(colonne.code for colonne in self._liste.colonnes_choisies(self._etat.colonnes))

    def choisir(self, codes: tuple[str, ...]) -> None:
        """Show these from now on, on this workstation."""
        self._etat.colonnes = codes
        self._preferences.ecrire(self._cle, " ".join(codes))
        self.change.emit()

    @property
    def _cle(self) -> str:
        return f"liste/{self._liste.code}/colonnes"

    def _on_bouton(self) -> None:
        if self.panneau.isVisible():
            self._fermer()
            return
        self.panneau.definir(self.codes())
        self.panneau.show()
        self.panneau.colonnes.setFocus()

    def _fermer(self) -> None:
        self.panneau.hide()
        self._bouton.setFocus()
