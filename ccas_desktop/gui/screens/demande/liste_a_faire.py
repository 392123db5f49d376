"""What is still to fill in, each with a button that goes there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ccas_desktop.application.donnees.ou_renseigner import AFaire, Lieu
from ccas_desktop.gui.screens.demande.elements import etiquette, vider
from ccas_desktop.gui.widgets import Bouton

_OU = {
    Lieu.ETAPE_DEMANDE: "Aller à Demande",
    Lieu.ETAPE_DONNEES: "Aller à Données",
    Lieu.ETAPE_DECISION: "Aller à Décision",
    Lieu.DOSSIER: "Ouvrir le dossier",
}
_REGLAGES = "Ouvrir les Réglages"


class ListeAFaire(QWidget):
    """Shows things to fill in; hidden when there is none.

    Signals:
        lieu_voulu: Emitted with the Lieu to go to.
        chose_voulue: Emitted with the AFaire itself, for whoever leads to its field.
    """

    lieu_voulu = Signal(object)
    chose_voulue = Signal(object)

    def __init__(self, titre: str) -> None:
        super().__init__()
        self.boutons: list[Bouton] = []
        self._grille = QGridLayout()
        self._grille.setHorizontalSpacing(14)
        self._grille.setVerticalSpacing(6)
        self._grille.setColumnStretch(0, 1)

        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(6)
        colonne.addWidget(etiquette(titre, "libelle"))
        colonne.addLayout(self._grille)
        self.hide()

    def montrer(self, choses: Sequence[AFaire]) -> None:
        """Show these things."""
        vider(self._grille)
        self.boutons = []
        for rang, chose in enumerate(choses):
            texte = f"{chose.libelle} — {chose.consigne}" if chose.consigne else chose.libelle
            bouton = Bouton(_OU.get(chose.lieu, _REGLAGES), "suivant")
            bouton.setAccessibleName(f"{bouton.text()}\u00a0: {chose.libelle}")
            bouton.clicked.connect(lambda _coche=False, voulue=chose: self._vouloir(voulue))
            self.boutons.append(bouton)
            self._grille.addWidget(etiquette(texte), rang, 0)
            self._grille.addWidget(bouton, rang, 1)
        self.setVisible(bool(choses))

    def _vouloir(self, chose: AFaire) -> None:
        self.lieu_voulu.emit(chose.lieu)
        self.chose_voulue.emit(chose)

    def premier_controle(self) -> QWidget | None:
        """Return the first button, or None when nothing is missing."""
        return self.boutons[0] if self.boutons else None
