"""The delays that the law leaves to the CCAS, and the holidays of where it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal

from ccas_desktop.application.reglages import enregistrer_ccas
from ccas_desktop.application.vues import Reglages
from ccas_desktop.domain.ccas import Ccas
from ccas_desktop.domain.jours import Territoire
from ccas_desktop.gui.forms import Champ, ChampChoix, GroupeChamps
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.screens.reglages.pied import Pied
from ccas_desktop.gui.widgets import Carte

TERRITOIRES = (
    (Territoire.METROPOLE, "Métropole, hors Alsace et Moselle"),
    (Territoire.ALSACE_MOSELLE, "Bas-Rhin, Haut-Rhin, Moselle"),
    (Territoire.GUADELOUPE, "Guadeloupe"),
    (Territoire.GUYANE, "Guyane"),
    (Territoire.MARTINIQUE, "Martinique"),
    (Territoire.LA_REUNION, "La Réunion"),
    (Territoire.MAYOTTE, "Mayotte"),
    (Territoire.SAINT_BARTHELEMY, "Saint-Barthélemy"),
    (Territoire.SAINT_MARTIN, "Saint-Martin"),
    (Territoire.SAINT_PIERRE_ET_MIQUELON, "Saint-Pierre-et-Miquelon"),
)
JOURS = (8, 10, 15, 21, 30)
MOIS = (1, 2, 3, 6, 12)


class CarteDelais(Carte):
    """Edits these settings of the office.

    Signals:
        enregistre: Emitted once they are saved.
    """

    enregistre = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__("Délais et jours fériés")
        self._poste = poste
        self._ccas: Ccas | None = None
        self.champs: dict[str, Champ] = {
            "territoire": ChampChoix(
                "Le CCAS est en",
                [(t.value, nom) for t, nom in TERRITOIRES],
                obligatoire=True,
                aide="Pour les jours fériés et la distance du tribunal, qui allongent le temps de recours.",
            ),
            "delai_pieces": ChampChoix(
                "Temps laissé pour apporter une pièce",
                [(str(n), f"{n} jours") for n in JOURS],
                obligatoire=True,
                aide="Proposé à chaque demande de pièces\u00a0; modifiable chaque fois.",
            ),
            "fraicheur_pieces": ChampChoix(
                "Une pièce ou une donnée est à redemander après",
                [(str(n), f"{n} mois") for n in MOIS],
                obligatoire=True,
                aide="Signalé au renouvellement d’une aide.",
            ),
        }
        self.saisie = Saisie(poste, "reglages/delais", self.champs, self)
        self.pied = Pied(self.saisie, "Enregistrer les délais")

        groupe = GroupeChamps(
            explication="Les délais fixés par la loi ne se règlent pas\u00a0: rejet implicite à deux mois, recours de "
            "deux mois (plus longs outre-mer et à l’étranger), transmission d’une aide légale dans le mois."
        )
        for champ in self.champs.values():
            groupe.ajouter(champ)
        self.ajouter(groupe, self.pied)

        self.pied.enregistrement_voulu.connect(self._on_enregistrer)
        self.pied.abandon_voulu.connect(self._on_abandonner)
        self.saisie.conflit.connect(self.enregistre)

    def montrer(self, reglages: Reglages) -> None:
        """Show the saved settings, then what was being typed; later, only what another save changed."""
        premiere, self._ccas = self._ccas is None, reglages.ccas
        if premiere:
            self._remplir()
            self.saisie.brouillon.reprendre()

    def _remplir(self) -> None:
        ccas = self._ccas or Ccas(id="ccas")
        self.saisie.liaison.definir({nom: str(getattr(ccas, nom)) for nom in self.champs})
        self.pied.solder()

    def _on_abandonner(self) -> None:
        self.saisie.brouillon.oublier()
        self._remplir()

    def _on_enregistrer(self) -> None:
        services, auteur, avant = self._poste.services, self._poste.auteur(), self._ccas
        if avant is None:
            return

        def enregistrer(valeurs: dict[str, Any]) -> Ccas:
            regle = replace(
                avant,
                territoire=Territoire(valeurs["territoire"]),
                delai_pieces=int(valeurs["delai_pieces"]),
                fraicheur_pieces=int(valeurs["fraicheur_pieces"]),
            )
            return enregistrer_ccas(services, auteur, regle)

        self.saisie.enregistrer(enregistrer, then=self._on_enregistre)

    def _on_enregistre(self, ccas: Ccas) -> None:
        self._ccas = ccas
        self._remplir()
        self._poste.avis.succes("Les délais sont enregistrés.")
        self.enregistre.emit()
