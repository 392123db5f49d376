"""The natures of aid written in the file, and the aid of the règlement that each one is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QLabel

from ccas_desktop.application.imports.reglage import natures_du_fichier
from ccas_desktop.domain.personnes.identite import cle_de_comparaison
from ccas_desktop.gui.forms import ChampChoix
from ccas_desktop.gui.tables import Colonne, TableSimple
from ccas_desktop.gui.travaux.atelier_imports import AtelierImports
from ccas_desktop.gui.widgets import Carte

EXPLICATION = (
    "Elles entrent dans l’historique. Rattachées à une aide du règlement, elles comptent parmi les aides déjà reçues."
)


HAUTEUR_MIN = 66


@dataclass(frozen=True)
class LigneNature:
    """One nature, its number of rows, the aid it is."""

    nature: str
    nombre: int
    aide: str


COLONNES = (
    Colonne[LigneNature]("Dans le fichier", lambda n: n.nature, extensible=True),
    Colonne[LigneNature]("Lignes", lambda n: n.nombre, a_droite=True),
    Colonne[LigneNature]("Aide", lambda n: n.aide, extensible=True),
)


class CarteNatures(Carte):
    """Edits which aid of the règlement each nature is; hidden when the file speaks of no aid."""

    def __init__(self, atelier: AtelierImports) -> None:
        super().__init__("Aides passées")
        self._atelier = atelier
        self._aides: dict[str, str] = {}
        explication = QLabel(EXPLICATION)
        explication.setWordWrap(True)
        explication.setProperty("role", "secondaire")
        self.table = TableSimple("Natures d’aide du fichier", COLONNES)
        # One row at least: at 150 %, a screen of 1080 lines shows the whole page.
        self.table.setMinimumHeight(HAUTEUR_MIN)
        self.aide = ChampChoix("Cette nature est", (), invite="Aucune aide du règlement")

        self.ajouter(explication, self.table, self.aide)
        self.table.ligne_choisie.connect(self._on_ligne)
        self.table.ligne_activee.connect(lambda _ligne: self.aide.liste.setFocus())
        self.aide.modifie.connect(self._on_aide)

    def definir_aides(self, aides: dict[str, str]) -> None:
        """Offer the aids of the règlement in force: code and name."""
        self._aides = aides
        self.aide.definir_choix(tuple(aides.items()))
        self.montrer()

    def montrer(self) -> None:
        """Show the natures of the file of the workshop."""
        classeur, reglage = self._atelier.classeur, self._atelier.reglage
        parle = classeur is not None and reglage is not None and reglage.parle_d_aides
        self.setVisible(parle)
        if classeur is None or reglage is None or not parle:
            return
        choisie = self.table.choisie()
        lignes = [
            LigneNature(nature, nombre, self._aides.get(reglage.natures.get(cle_de_comparaison(nature), ""), ""))
            for nature, nombre in natures_du_fichier(classeur, reglage)
        ]
        self.table.definir(lignes)
        nature = choisie.nature if choisie is not None else None
        self.table.choisir(next((n for n in lignes if n.nature == nature), lignes[0] if lignes else None))

    def _on_ligne(self, ligne: LigneNature | None) -> None:
        reglage = self._atelier.reglage
        if ligne is not None and reglage is not None:
            self.aide.definir_libelle(f"«\u00a0{ligne.nature}\u00a0» est")
            self.aide.definir_valeur(reglage.natures.get(cle_de_comparaison(ligne.nature)))

    def _on_aide(self) -> None:
        ligne, reglage = self.table.choisie(), self._atelier.reglage
        if ligne is not None and reglage is not None:
            natures = {**reglage.natures, cle_de_comparaison(ligne.nature): self.aide.valeur() or ""}
            self._atelier.definir(replace(reglage, natures=natures))
