"""What is looked for in the history: a kind, an agent, a period, words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccas_desktop.application.historique.historique import FiltreHistorique, PageHistorique
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.gui.forms import ChampChoix, ChampDate, LigneTexte
from ccas_desktop.gui.theme import theme_porte

PAUSE_MS = 150


class FiltreDeLHistorique(QWidget):
    """The fields of the filter.

    Signals:
        change: Emitted once what is looked for may have changed.
    """

    change = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.texte = LigneTexte("Rechercher", exemple="un mot, une valeur, un agent…")
        self.objet = ChampChoix("Ce qui a changé", (), invite="Tout")
        self.agent = ChampChoix("Agent", (), invite="Tous")
        self.du = ChampDate("Du")
        self.au = ChampDate("Au")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)

        self._disposer()

        self.texte.modifie.connect(self._pause.start)
        self._pause.timeout.connect(self.change)
        for choix in (self.objet, self.agent):
            choix.modifie.connect(self.change)
        for champ in (self.du, self.au):
            champ.quitte.connect(self.change)
            champ.ligne.returnPressed.connect(self.change)

    def lire(self) -> FiltreHistorique | None:
        """Return what is looked for, None while a date cannot be read: it is said at its field."""
        try:
            du, au = _jour(self.du), _jour(self.au)
        except RefusMetier:
            return None
        return FiltreHistorique(self.objet.valeur(), self.agent.valeur(), du, au, self.texte.brouillon())

    def proposer(self, page: PageHistorique) -> None:
        """Offer the kinds and the agents of this dossier."""
        self.objet.definir_choix(page.objets)
        self.agent.definir_choix([(agent, agent) for agent in page.agents])

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(espaces["petit"])
        for champs in ((self.texte, self.objet, self.agent), (self.du, self.au)):
            ligne = QHBoxLayout()
            ligne.setSpacing(espaces["moyen"])
            for champ in champs:
                ligne.addWidget(champ, 1)
            if len(champs) == 2:
                ligne.addStretch(1)
            colonne.addLayout(ligne)


def _jour(champ: ChampDate) -> date | None:
    valeur = champ.valeur()
    return valeur if isinstance(valeur, date) else None
