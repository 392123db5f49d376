"""What one does with a reminder, wherever it is listed: done, put off, each with its way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from ccas_desktop.application.guichet.rappels import (
    DANS_UNE_SEMAINE,
    DEMAIN,
    reporter_au,
    reporter_rappel,
    retirer_rappel,
    terminer_rappel,
)
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.guichet.rappel import Rappel
from ccas_desktop.gui.forms.dates import lire_date
from ccas_desktop.gui.guichet.actes import Actes
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.widgets import Bouton, DispositionFlux, RoleBouton

LARGEUR_DATE = 150


class BarreRappel(QWidget):
    """The acts on the reminder chosen in a list; nothing may be done while none is.

    Signals:
        fait: Emitted once a reminder changed, or was put back.
    """

    fait = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._rappel: Rappel | None = None
        self._actes = Actes(poste, self)
        self.termine = Bouton("Fait", "fait", raccourci="Alt+F", raccourci_dit=True)
        self.demain = Bouton("Demain", "", RoleBouton.DISCRET, raccourci="Alt+J", raccourci_dit=True)
        self.semaine = Bouton("Dans 7 jours", "", RoleBouton.DISCRET, raccourci="Alt+S", raccourci_dit=True)
        self.date = QLineEdit()
        self.date.setPlaceholderText("Au… (Alt+D)")
        self.date.setAccessibleName("Reporter au")
        self.date.setToolTip("Reporter à une date (Alt+D) : jj/mm/aaaa, puis Entrée")
        self.date.setFixedWidth(LARGEUR_DATE)
        ligne = DispositionFlux(self)
        for widget in (self.termine, self.demain, self.semaine, self.date):
            ligne.addWidget(widget)
        self.definir(None)

        self.termine.clicked.connect(self.terminer)
        self.demain.clicked.connect(lambda: self._reporter(DEMAIN))
        self.semaine.clicked.connect(lambda: self._reporter(DANS_UNE_SEMAINE))
        self.date.returnPressed.connect(self._on_date)
        self._actes.fait.connect(self.fait)
        QShortcut(QKeySequence("Alt+D"), self, self.date.setFocus)

    def definir(self, rappel: Rappel | None) -> None:
        """Act on another reminder, or on none; one that is done can only be put off again."""
        self._rappel = rappel
        self.date.clear()
        self.setEnabled(rappel is not None)
        self.termine.setEnabled(rappel is not None and not rappel.est_fait)

    def terminer(self) -> None:
        """Say that the reminder is done."""
        services, auteur = self._poste.services, self._poste.auteur()
        self._faire(lambda rappel: terminer_rappel(services, auteur, rappel), "Rappel fait.")

    def annuler(self) -> None:
        """Take back the last of these acts."""
        self._actes.annuler()

    def retirer(self, rappel: Rappel) -> None:
        """Take a reminder away."""
        services, auteur = self._poste.services, self._poste.auteur()
        self._actes.faire(
            lambda: retirer_rappel(services, auteur, rappel),
            "Rappel retiré.",
        )

    def _reporter(self, duree: timedelta) -> None:
        services, auteur = self._poste.services, self._poste.auteur()
        self._faire(lambda rappel: reporter_rappel(services, auteur, rappel, duree), "Rappel reporté.")

    def _on_date(self) -> None:
        try:
            jour: date = lire_date(self.date.text())
        except RefusMetier as refus:
            self._poste.avis.erreur(refus)
            return
        services, auteur = self._poste.services, self._poste.auteur()
        self._faire(lambda rappel: reporter_au(services, auteur, rappel, jour), f"Rappel reporté au {jour:%d/%m/%Y}.")

    def _faire(self, verbe: Callable[[Rappel], str], dit: str) -> None:
        rappel = self._rappel
        if rappel is not None:
            self._actes.faire(lambda: verbe(rappel), dit)
