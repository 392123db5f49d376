"""The question asked before an act on many rows: how many, what, and what must be said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ccas_desktop.application.listes.lots import Acte, classer_sans_suite, donner_referent, noter_remise
from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.application.messages.remise import MODES_DE_REMISE
from ccas_desktop.domain.courrier.courrier_produit import ModeRemise
from ccas_desktop.domain.demandes.decision import Agent
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.gui.forms import ChampChoix, ChampDate, LigneTexte
from ccas_desktop.gui.screens.demande.elements import boutons, etiquette
from ccas_desktop.gui.screens.listes.actes import ActeDeLot, Precision
from ccas_desktop.gui.widgets import Bouton, RoleBouton

PERSONNE = ("aucun", "Personne (plus de référent)")


class ConfirmationLot(QFrame):
    """Asks in the page; Escape, and « Non » which has the focus, do nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._acte: ActeDeLot | None = None
        self._faire: Callable[[Acte | None], None] | None = None
        self._retour: QWidget | None = None
        self._jour = date.min
        self.question = etiquette(role="fort")
        self.agent = ChampChoix("Référent", (), obligatoire=True)
        self.motif = LigneTexte("Motif", obligatoire=True, exemple="sans nouvelles depuis trois mois")
        modes = tuple((mode.value, mot) for mode, mot in MODES_DE_REMISE.items())
        self.mode = ChampChoix("Comment", modes, obligatoire=True)
        self.le = ChampDate("Le")
        self.non = Bouton("Non, ne rien changer")
        self.oui = Bouton("Oui", role=RoleBouton.DANGER)
        self._champs = {
            Precision.AGENT: (self.agent,),
            Precision.MOTIF: (self.motif,),
            Precision.REMISE: (self.mode, self.le),
            Precision.RIEN: (),
        }

        self.motif.setMinimumWidth(340)
        champs = [champ for groupe in self._champs.values() for champ in groupe]
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(6)
        colonne.addWidget(self.question)
        colonne.addWidget(boutons(*champs, self.non, self.oui))
        self.hide()

        self.non.clicked.connect(self.fermer)
        self.oui.clicked.connect(self._on_oui)
        self.motif.ligne.returnPressed.connect(self._on_oui)

    def definir(self, agents: Sequence[Agent], jour: date) -> None:
        """Offer the agents at work, and the day of today."""
        actifs = tuple((agent.id, agent.nom_complet) for agent in agents if agent.actif)
        self.agent.definir_choix((*actifs, PERSONNE))
        self._jour = jour

    def demander(self, acte: ActeDeLot, question: str, faire: Callable[[Acte | None], None]) -> None:
        """Ask; on yes, `faire` is given the act to do on each record, None when it is a printing."""
        self._retour = self.window().focusWidget()
        self._acte, self._faire = acte, faire
        self.question.setText(question)
        self.setAccessibleName(question)
        self.oui.setText(acte.oui)
        for precision, champs in self._champs.items():
            for champ in champs:
                champ.restaurer("")
                champ.setVisible(precision is acte.precision)
        self.le.definir_valeur(self._jour)
        self.show()
        premiers = self._champs[acte.precision]
        (premiers[0].controle if premiers else self.non).setFocus()

    def fermer(self) -> None:
        """Ask no more, and give the focus back."""
        ouverte = not self.isHidden()
        self.hide()
        if ouverte and self._retour is not None and self._retour.isVisible():
            self._retour.setFocus()
        self._acte = self._faire = self._retour = None

    def _on_oui(self) -> None:
        acte, faire = self._acte, self._faire
        if acte is None or faire is None:
            return
        fautes = [champ for champ in self._champs[acte.precision] if champ.verifier() is not None]
        if fautes:
            fautes[0].controle.setFocus()
            return
        try:
            verbe = self._verbe(acte.precision)
        except RefusMetier as refus:
            self._montrer(refus)
            return
        self.fermer()
        faire(verbe)

    def _verbe(self, precision: Precision) -> Acte | None:
        if precision is Precision.AGENT:
            choisi = self.agent.valeur()
            return donner_referent(None if choisi == PERSONNE[0] else choisi)
        if precision is Precision.MOTIF:
            return classer_sans_suite(self.motif.brouillon())
        if precision is Precision.REMISE:
            le = self.le.valeur()
            mode = ModeRemise(self.mode.brouillon())
            return noter_remise(mode, le if isinstance(le, date) else self._jour, self._jour)
        return None

    def _montrer(self, refus: RefusMetier) -> None:
        champ = self.le if refus.champ == "le" else self.motif
        champ.montrer_erreur(phrase_refus(refus.code, refus.faits))
        champ.controle.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.fermer()
        else:
            super().keyPressEvent(event)
