"""The part « Listes »: a tab a list, and where one was in each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccas_desktop.application.listes.catalogue import LISTES
from ccas_desktop.application.listes.modele import Liste
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.listes.memoire import MemoireListes
from ccas_desktop.gui.screens.listes.panneau import PanneauListe
from ccas_desktop.gui.widgets import Onglets

# A page that is no list of rows: code, title, what makes it. Each is one more tab after the lists.
AUTRES: tuple[tuple[str, str, Callable[[Poste], QWidget]], ...] = ()


class EcranListes(QWidget):
    """Shows the lists; the one shown last comes first.

    Signals:
        dossier_voulu: Emitted with the id of a dossier and the tab wanted.
        demande_voulue: Emitted with the id of a request and the step wanted.
        nouvelle_demande_voulue: Emitted with the id of the dossier.
    """

    PAGE_AIDE = "listes"
    dossier_voulu = Signal(str, str)
    demande_voulue = Signal(str, str)
    nouvelle_demande_voulue = Signal(str)

    def __init__(self, poste: Poste, memoire: MemoireListes) -> None:
        super().__init__()
        self._poste = poste
        self._memoire = memoire
        listes = [(liste.code, liste.titre, partial(self._panneau, liste)) for liste in LISTES.values()]
        autres = [(code, titre, partial(fabrique, poste)) for code, titre, fabrique in AUTRES]
        self.onglets = Onglets("Listes", [*listes, *autres], choisi=memoire.onglet)

        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.addWidget(self.onglets)
        self.setFocusProxy(self.onglets.page())

        self.onglets.choisi.connect(self._on_onglet)

    def panneau(self) -> QWidget:
        """Return the list shown."""
        return self.onglets.page()

    def _panneau(self, liste: Liste) -> PanneauListe:
        panneau = PanneauListe(self._poste, liste, self._memoire.etat(liste.code))
        panneau.dossier_voulu.connect(self.dossier_voulu)
        panneau.demande_voulue.connect(self.demande_voulue)
        panneau.nouvelle_demande_voulue.connect(self.nouvelle_demande_voulue)
        return panneau

    def _on_onglet(self, code: str) -> None:
        self._memoire.onglet = code
