"""What every screen works with, handed to it when it is built."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ccas_desktop.application.journal import Auteur
    from ccas_desktop.application.services import Services
    from ccas_desktop.gui.notices import ActionAvis, Avis
    from ccas_desktop.gui.travaux.jobs import Jobs


class Avertisseur(Protocol):
    """Tells the person something, at the bottom of the window."""

    def montrer(self, avis: Avis, actions: Sequence[ActionAvis] = ()) -> None:
        """Show a notice."""

    def erreur(self, erreur: Exception) -> None:
        """Show what an exception means to the person."""

    def succes(self, texte: str) -> None:
        """Show that something is done."""


@dataclass(frozen=True)
class Poste:
    """The workstation: what can be done, off which thread, told how, in whose name."""

    services: Services
    jobs: Jobs
    avis: Avertisseur
    auteur: Callable[[], Auteur]
