"""One field where two dossiers differ: both values side by side, one chosen."""

from __future__ import annotations

from textwrap import wrap

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QWidget

from ccas_desktop.application.rapprochements.fusion import ApercuFusion, LigneChoix
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Carte

CARACTERES_PAR_LIGNE, LIGNES_MAX = 40, 5


class CarteDesChoix(Carte):
    """Shows the fields that differ; the arrows go from one value to the other."""

    def __init__(self) -> None:
        super().__init__("Ce qui diffère")
        self._grille = QGridLayout()
        self._groupes: list[QButtonGroup] = []
        self._lignes: tuple[LigneChoix, ...] = ()
        self.boutons: dict[tuple[str, str], tuple[QRadioButton, QRadioButton]] = {}
        self.egaux = QLabel("Rien ne diffère : tout ce que dit l’autre dossier est déjà dans celui-ci.")

        self._grille.setHorizontalSpacing(theme_porte().espaces["grand"])
        self._grille.setColumnStretch(1, 1)
        self._grille.setColumnStretch(2, 1)
        self.contenu.addLayout(self._grille)
        self.ajouter(self.egaux)

    def montrer(self, apercu: ApercuFusion) -> None:
        """Show a preview in place of the former one."""
        while (element := self._grille.takeAt(0)) is not None:
            if (widget := element.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._groupes, self.boutons, self._lignes = [], {}, apercu.lignes
        self.egaux.setVisible(not apercu.lignes)
        if apercu.lignes:
            for colonne, numero in ((1, apercu.garde.dossier.numero), (2, apercu.autre.dossier.numero)):
                self._grille.addWidget(_titre(f"Dossier {numero}"), 0, colonne)
        for rang, ligne in enumerate(apercu.lignes, 1):
            self._ajouter(rang, ligne)

    def de_l_autre(self) -> frozenset[tuple[str, str]]:
        """Return the fields taken from the other dossier."""
        return frozenset(cle for cle, (_garde, autre) in self.boutons.items() if autre.isChecked())

    def _ajouter(self, rang: int, ligne: LigneChoix) -> None:
        quoi = f"{ligne.quoi}\u00a0: {ligne.libelle.lower()}"
        garde, autre = (_bouton(valeur, quoi) for valeur in (ligne.garde, ligne.autre))
        groupe = QButtonGroup(self)
        groupe.addButton(garde)
        groupe.addButton(autre)
        (autre if ligne.prendre_l_autre else garde).setChecked(True)
        self._groupes.append(groupe)
        self.boutons[(ligne.cle, ligne.champ)] = (garde, autre)
        widgets: tuple[QWidget, ...] = (QLabel(quoi), garde, autre)
        for colonne, widget in enumerate(widgets):
            self._grille.addWidget(widget, rang, colonne)
            widget.show()


def _bouton(valeur: str, quoi: str) -> QRadioButton:
    # A button does not wrap its words: what is longer than its column would be lost.
    lignes = wrap(valeur, CARACTERES_PAR_LIGNE, max_lines=LIGNES_MAX, placeholder="…")
    bouton = QRadioButton("\n".join(lignes).replace("&", "&&"))
    bouton.setToolTip(valeur)
    bouton.setAccessibleName(f"{quoi}, {valeur}")
    return bouton


def _titre(texte: str) -> QLabel:
    titre = QLabel(texte)
    titre.setProperty("role", "fort")
    return titre
