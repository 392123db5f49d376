"""Who is in the household of the CAF and in that of the taxes, the whole foyer at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from ccas_desktop.application.dossiers.situations import Rattachement
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.gui.forms import ChampOuiNon, GroupeChamps
from ccas_desktop.gui.screens.dossier.sujet import FormulaireVolet
from ccas_desktop.gui.theme import theme_porte

EXPLICATION = (
    "La CAF et les impôts ne comptent pas toujours les mêmes personnes que le foyer. Indiquez pour chacune si elle est"
    " dans le dossier CAF ou MSA du demandeur, et dans sa déclaration de revenus."
)


class FormulaireFoyers(FormulaireVolet):
    """Asks two questions of each person but the demandeur, in whose name both households are.

    Signals:
        valide: never emitted: nothing is typed here, Ctrl+S saves.
    """

    def __init__(self, usagers: Sequence[Usager]) -> None:
        super().__init__()
        self._personnes = tuple(usager for usager in usagers if usager.lien is not Lien.DEMANDEUR)
        self.champs = {
            f"{usager.id}/{foyer}": ChampOuiNon(f"{usager.identite.prenom}\u00a0: {libelle}")
            for usager in self._personnes
            for foyer, libelle in (("caf", "dossier CAF ou MSA"), ("fiscal", "foyer fiscal"))
        }
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_porte().espaces["grand"])
        groupe = GroupeChamps("", explication=EXPLICATION)
        for usager in self._personnes:
            groupe.ajouter(self.champs[f"{usager.id}/caf"], self.champs[f"{usager.id}/fiscal"])
        colonne.addWidget(groupe)

    def montrer(self, usagers: Sequence[Usager]) -> None:
        """Show what is saved."""
        for usager in usagers:
            for foyer, valeur in (("caf", usager.foyer_caf), ("fiscal", usager.foyer_fiscal)):
                if f"{usager.id}/{foyer}" in self.champs:
                    self.champs[f"{usager.id}/{foyer}"].definir_valeur(valeur)

    def saisie(self, valeurs: Mapping[str, Any]) -> dict[str, Rattachement]:
        """Return the households of each person that these values of the fields say."""
        return {u.id: Rattachement(valeurs[f"{u.id}/caf"], valeurs[f"{u.id}/fiscal"]) for u in self._personnes}
