"""What changed between two règlements brought in, in words."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from ccas_desktop.application.redaction_aides.page import PageReglement, differences_en_mots, nom_de_l_import
from ccas_desktop.application.vues import ReglementImporte
from ccas_desktop.gui.forms import ChampChoix
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.reglement.panneau import CarteTexte
from ccas_desktop.gui.widgets import ZoneDefilante

AIDE = "Chaque règlement mis en vigueur est gardé. Choisissez-en deux\u00a0: ce qui change est écrit dessous."
SEUL = "Un seul règlement a été mis en vigueur\u00a0: rien à comparer encore."
PAREILS = "Les deux règlements disent la même chose."


class CarteVersions(ZoneDefilante):
    """Compares two règlements: the last one and the one before, to start with."""

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._importes: dict[str, ReglementImporte] = {}
        self.avant = ChampChoix("De", (), invite="Choisir…")
        self.apres = ChampChoix("À", (), invite="Choisir…")
        self.resultat = CarteTexte("Ce qui change")
        self.etat = QLabel(AIDE)
        self.etat.setWordWrap(True)
        self.etat.setProperty("role", "secondaire")
        self.ajouter(self.etat, self.avant, self.apres, self.resultat)
        self.contenu.addStretch(1)
        self.resultat.hide()

        self.avant.modifie.connect(self._comparer)
        self.apres.modifie.connect(self._comparer)

    def montrer(self, page: PageReglement) -> None:
        """Offer the règlements brought in."""
        services = self._poste.services
        self._importes = {str(rang): importe for rang, importe in enumerate(page.importes)}
        choix = tuple((rang, nom_de_l_import(services, importe)) for rang, importe in self._importes.items())
        for champ, rang in ((self.avant, "1"), (self.apres, "0")):
            champ.definir_choix(choix)
            champ.definir_valeur(rang)
        self.etat.setText(AIDE if len(choix) > 1 else SEUL)
        self._comparer()

    def _comparer(self) -> None:
        avant, apres = (self._importes.get(champ.valeur() or "") for champ in (self.avant, self.apres))
        if avant is None or apres is None:
            self.resultat.hide()
            return
        services = self._poste.services
        self._poste.jobs.travailler(
            lambda: differences_en_mots(services, avant, apres),
            then=lambda phrases: self.resultat.definir(phrases or (PAREILS,)),
            failed=self._poste.avis.erreur,
            owner=self,
        )
