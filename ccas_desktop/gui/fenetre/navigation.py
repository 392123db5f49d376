"""Where a page may lead, and what of the window it is shown in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from ccas_desktop.gui.fenetre.fil import Fil
from ccas_desktop.gui.fenetre.pages import Pages
from ccas_desktop.gui.poste import Poste

if TYPE_CHECKING:
    from ccas_desktop.application.demandes.amorce import Amorce
    from ccas_desktop.application.guichet.places import Endroit
    from ccas_desktop.application.services import Services


class Navigation(Protocol):
    """The window, as the pages know it.

    Attributes:
        fil: says where one is.
        pages: the page shown and those one came through.
        remplacer_le_programme: does what replaces the program, then closes.
    """

    poste: Poste
    fil: Fil
    pages: Pages
    remplacer_le_programme: Callable[[Callable[[Services], None]], None]

    def aller_accueil(self) -> None:
        """Show the first page."""

    def ouvrir_dossier(self, dossier_id: str, onglet: str = "") -> None:
        """Show a dossier, at one of its tabs."""

    def ouvrir_demande(self, demande_id: str, etape: str = "") -> None:
        """Show a request, at one of its steps."""

    def nouvelle_demande(self, dossier_id: str, amorce: Amorce | None = None) -> None:
        """Show the form of a new request, with what is known of it already."""

    def ouvrir_reglages(self, section: str = "") -> None:
        """Show the settings, at one of their sections."""

    def ouvrir_rubrique(self, code: str) -> None:
        """Show one of the parts of the application."""

    def ouvrir_endroit(self, endroit: Endroit) -> None:
        """Show a page exactly as it was left."""

    def ouvrir_traces(self, texte: str = "") -> None:
        """Show the register of the calls."""

    def actualiser_entete(self) -> None:
        """Read again what the top of the window shows."""

    def erreur(self, erreur: Exception) -> None:
        """Show what an exception means to the person."""
