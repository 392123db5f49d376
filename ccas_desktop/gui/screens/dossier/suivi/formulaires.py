"""A passage or a reminder in the panel, one field under another."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from ccas_desktop.gui.forms import GroupeChamps
from ccas_desktop.gui.guichet.champs import ChampsPassage, ChampsRappel
from ccas_desktop.gui.screens.dossier.sujet import FormulaireVolet


class FormulaireSuivi(FormulaireVolet):
    """Edits the fields of a passage or of a reminder.

    Signals:
        valide: Emitted when Enter is pressed in a field.
    """

    def __init__(self, champs: ChampsPassage | ChampsRappel) -> None:
        super().__init__()
        self.champs = champs.par_nom
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        groupe = GroupeChamps()
        for champ in champs.par_nom.values():
            groupe.ajouter(champ)
        colonne.addWidget(groupe)

        champs.sur_entree(self.valide)
