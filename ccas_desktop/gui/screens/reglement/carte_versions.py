"""What changed between two règlements brought in, in words."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ccas_desktop.application.redaction_aides.comparaison import PartieChangee, Sort
from ccas_desktop.application.redaction_aides.page import PageReglement, changements_entre, nom_de_l_import
from ccas_desktop.application.vues import ReglementImporte
from ccas_desktop.gui.forms import ChampChoix
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.elements import vider
from ccas_desktop.gui.screens.reglement.panneau import CarteTexte
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Ton, ZoneDefilante

AIDE = "Chaque règlement mis en vigueur est gardé. Choisissez-en deux\u00a0: ce qui change est écrit dessous."
SEUL = "Un seul règlement a été mis en vigueur\u00a0: rien à comparer encore."
_TONS = {
    Sort.AJOUTEE: Ton.SUCCES,
    Sort.VERSION: Ton.INFORMATION,
    Sort.RETIREE: Ton.DANGER,
    Sort.CHANGEE: Ton.INFORMATION,
}
PAREILS = "Les deux règlements disent la même chose."


class CarteVersions(ZoneDefilante):
    """Compares two règlements: the last one and the one before, to start with."""

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._importes: dict[str, ReglementImporte] = {}
        self.avant = ChampChoix("De", (), invite="Choisir…")
        self.apres = ChampChoix("À", (), invite="Choisir…")
        self.cartes: tuple[CarteTexte, ...] = ()
        self.resultat = QWidget()
        self._parties = QVBoxLayout(self.resultat)
        self._parties.setContentsMargins(0, 0, 0, 0)
        self._parties.setSpacing(theme_porte().espaces["moyen"])
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
            self._montrer(())
            return
        services = self._poste.services
        self._poste.jobs.travailler(
            lambda: changements_entre(services, avant, apres),
            then=self._on_compares,
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_compares(self, parties: tuple[PartieChangee, ...]) -> None:
        pareils = CarteTexte("Ce qui change")
        pareils.definir((PAREILS,))
        self._montrer(tuple(map(_carte, parties)) or (pareils,))

    def _montrer(self, cartes: tuple[CarteTexte, ...]) -> None:
        vider(self._parties)
        self.cartes = cartes
        for carte in cartes:
            self._parties.addWidget(carte)
        self.resultat.setVisible(bool(cartes))


def _carte(partie: PartieChangee) -> CarteTexte:
    carte = CarteTexte(partie.titre)
    carte.definir_etat(partie.sort.value, _TONS[partie.sort])
    carte.definir(partie.phrases)
    return carte
