"""A statement composed off the GUI thread, then shown with the printer beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ccas_desktop.domain.courrier.etat import Etat
from ccas_desktop.domain.courrier.produite import LettreProduite
from ccas_desktop.gui.apercu_etat import ApercuEtat, EtatAMontrer
from ccas_desktop.gui.poste import Poste


class ImpressionEtat:
    """Makes one statement at a time.

    Attributes:
        apercu: the window that shows the last one made, None before.
    """

    def __init__(self, poste: Poste, parent: QWidget, titre: str, nom: str) -> None:
        self._poste = poste
        self._parent = parent
        self._titre, self._nom = titre, nom
        self.apercu: ApercuEtat | None = None

    def montrer(self, composer: Callable[[], Etat]) -> None:
        """Read what the statement says, lay it out, show it."""
        self._poste.jobs.lire(composer, then=self._on_compose, failed=self._poste.avis.erreur, owner=self._parent)

    def _on_compose(self, etat: Etat) -> None:
        services = self._poste.services
        self._poste.jobs.travailler(
            lambda: services.lettres.produire_etat(etat),
            then=self._on_produit,
            failed=self._poste.avis.erreur,
            owner=self._parent,
        )

    def _on_produit(self, produite: LettreProduite) -> None:
        self.apercu = ApercuEtat(self._poste, EtatAMontrer(self._titre, self._nom, produite), self._parent)
        self.apercu.open()
