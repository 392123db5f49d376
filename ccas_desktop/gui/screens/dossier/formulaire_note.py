"""A note: the one pinned on a dossier, or a dated one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from ccas_desktop.application.messages.notes import phrase_des_mots_a_risque
from ccas_desktop.domain.personnes.mots_a_risque import mots_a_risque
from ccas_desktop.gui.forms import ChampLong
from ccas_desktop.gui.screens.dossier.sujet import FormulaireVolet
from ccas_desktop.gui.widgets import Bandeau, Ton

LIGNES = 10


class FormulaireNote(FormulaireVolet):
    """Edits the note; Enter goes to its next line.

    `nom` is that of the field, in what the verb refuses.

    Signals:
        valide: Emitted by Ctrl+Enter.
    """

    def __init__(self, nom: str = "note") -> None:
        super().__init__()
        self._nom = nom
        self.note = ChampLong(
            "Note",
            aide="La personne peut demander à lire son dossier : n’écrivez que ce qui sert, rien sur la santé.",
            lignes=LIGNES,
        )
        self.champs = {nom: self.note}
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        self.risque = Bandeau(ton=Ton.ALERTE)
        self.risque.hide()
        colonne.addWidget(self.note)
        colonne.addWidget(self.risque)

        self.note.modifie.connect(self._prevenir)
        QShortcut(QKeySequence("Ctrl+Return"), self.note.texte, self.valide.emit).setContext(
            Qt.ShortcutContext.WidgetShortcut
        )

    def montrer(self, note: str) -> None:
        """Show the note as saved."""
        self.note.definir_valeur(note)
        self._prevenir()

    def saisie(self, valeurs: Mapping[str, Any]) -> str:
        """Return the text."""
        return valeurs[self._nom] or ""

    def _prevenir(self) -> None:
        """Say which words tell of health; the note is saved all the same."""
        phrase = phrase_des_mots_a_risque(mots_a_risque(self.note.brouillon()))
        self.risque.definir(phrase, Ton.ALERTE)
        self.risque.setVisible(bool(phrase))
