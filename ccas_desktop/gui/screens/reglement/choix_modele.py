"""The sample aids to start from, and what the chosen one says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ccas_desktop.domain.reglement.explication.phrases import phrases_de
from ccas_desktop.domain.reglement.modele.model import Aide
from ccas_desktop.gui.screens.demande.elements import boutons, etiquette
from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.screens.reglement.panneau import CarteTexte
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.widgets import Bouton, Carte, EtatVide, RoleBouton

PRECISION = (
    "Des aides courantes, d’après des règlements votés, avec des chiffres neutres. Le projet qui en part garde la "
    "forme\u00a0: vous mettez vos chiffres et les articles de votre délibération."
)
COLONNES = (
    Colonne[Aide]("Modèle", lambda aide: aide.libelle),
    Colonne[Aide]("À quoi elle sert", lambda aide: aide.description, extensible=True),
)


class ChoixModele(Carte):
    """Lists the samples; Enter starts from one, Escape gives up.

    Signals:
        choisi: Emitted with the aid to start from.
    """

    choisi = Signal(object)

    def __init__(self) -> None:
        super().__init__("Partir d’un modèle")
        self._retour: QWidget | None = None
        self.table = TableAjustee("Modèles d’aide", COLONNES, vide=EtatVide("document", "Aucun modèle."), visibles=5)
        self.partir = Bouton("Partir de ce modèle", "ajouter", RoleBouton.PRINCIPAL)
        self.fermer_ = Bouton("Fermer", "fermer")
        self.apercu = CarteTexte("Ce que dit le modèle")
        self.ajouter(etiquette(PRECISION, "secondaire"), self.table, boutons(self.partir, self.fermer_), self.apercu)
        self.hide()

        self.table.ligne_choisie.connect(self._on_choisie)
        self.table.ligne_activee.connect(self._on_activee)
        self.partir.clicked.connect(lambda: self._on_activee(self.table.choisie()))
        self.fermer_.clicked.connect(self.fermer)

    def montrer(self, modeles: Sequence[Aide]) -> None:
        """Show the samples, the first one chosen."""
        fenetre = self.window()
        self._retour = fenetre.focusWidget()
        self.table.definir(tuple(modeles))
        self.partir.setEnabled(bool(modeles))
        self.show()
        if modeles:
            self.table.selectRow(0)
        self.table.setFocus()

    def fermer(self) -> None:
        """Hide, and give the focus back."""
        self.hide()
        if self._retour is not None and self._retour.isVisible():
            self._retour.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.fermer()
        else:
            super().keyPressEvent(event)

    def _on_choisie(self, aide: Aide | None) -> None:
        self.apercu.definir(phrases_de(aide) if aide is not None else ())

    def _on_activee(self, aide: Aide | None) -> None:
        if aide is not None:
            self.choisi.emit(aide)
