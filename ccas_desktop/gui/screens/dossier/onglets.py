"""The tabs of the dossier page: each is made when it is first shown, and shown again each time the dossier is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ccas_desktop.application.demandes.amorce import Amorce
from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier.colonnes import Colonnes
from ccas_desktop.gui.screens.dossier.sujet import Sujet


@dataclass(frozen=True)
class ContexteDossier:
    """What a tab works with.

    Attributes:
        page: gives the page as last read: a save is made over the records that the agent sees.
        ouvrir: edits something in the panel beside the cards.
        relire: reads the dossier again, once something of it is saved.
        dossier_voulu, demande_voulue: open another page.
        aide_voulue: starts the request of an aid, with what is known of it.
        onglet_voulu: shows another tab, by its code.
    """

    poste: Poste
    dossier_id: str
    page: Callable[[], PageDossier]
    ouvrir: Callable[[Sujet], None]
    relire: Callable[[], None]
    dossier_voulu: Callable[[str], None]
    demande_voulue: Callable[[str], None]
    onglet_voulu: Callable[[str], object]
    aide_voulue: Callable[[Amorce], None]


class OngletDossier(Colonnes):
    """Cards in columns, with room for the panel that edits them; each says its page of the manual."""

    PAGE_AIDE = ""
    _premier: QWidget | None = None

    def prendre_le_focus(self) -> None:
        """Put the focus where the tab says, or in the tab itself."""
        (self._premier or self).setFocus()

    def retenir_le_premier(self) -> QWidget:
        """Return where the focus starts, then forget the proxy: Tab would skip all that is before it."""
        if self.focusProxy() is not None:
            self._premier = self.focusProxy()
            self.setFocusProxy(None)  # type: ignore[arg-type] # Qt takes None
        return self._premier or self

    def montrer(self, page: PageDossier) -> None:
        """Show the dossier as read; a tab that reads more asks for it here."""
        raise NotImplementedError

    def rouvrir(self, cle: str) -> None:
        """Open again what was being edited under that key, once the tab is shown; nothing for what is no more."""


@dataclass(frozen=True)
class Onglet:
    """A tab of the page.

    Attributes:
        code: names the tab, for whoever leads to it.
    """

    code: str
    titre: str
    faire: Callable[[ContexteDossier], OngletDossier]
