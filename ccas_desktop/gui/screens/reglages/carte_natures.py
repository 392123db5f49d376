"""The natures that this CCAS adds to those of the budget."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from ccas_desktop.application.dossiers.natures import BLOCS, ajouter_nature, mettre_en_service, supprimer_nature
from ccas_desktop.application.vues import Reglages
from ccas_desktop.domain.dossiers.budget import BlocBudget
from ccas_desktop.domain.dossiers.natures_budget import NatureAjoutee
from ccas_desktop.gui.forms import Champ, ChampChoix, GroupeChamps, LigneTexte
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.screens.reglages.pied import Pied
from ccas_desktop.gui.tables import Colonne, TableSimple
from ccas_desktop.gui.widgets import Bouton, Carte, EtatVide

HAUTEUR_TABLE = 200
RETIRER, REMETTRE = "Ne plus proposer la nature choisie", "Proposer de nouveau la nature choisie"
COLONNES = (
    Colonne[NatureAjoutee]("Nature", lambda n: n.libelle, extensible=True),
    Colonne[NatureAjoutee]("Bloc du budget", lambda n: BLOCS[n.bloc]),
    Colonne[NatureAjoutee]("État", lambda n: "proposée" if n.en_service else "plus proposée"),
)


class CarteNatures(Carte):
    """Adds a nature, withdraws one, removes one that no line has.

    Signals:
        enregistre: Emitted once something is saved.
    """

    enregistre = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__("Natures du budget")
        self._poste = poste
        self._lues = False
        vide = EtatVide("budget", "Aucune nature ajoutée.", suite="Celles du logiciel suffisent souvent.")
        self.table = TableSimple("Natures ajoutées", COLONNES, vide=vide)
        self.table.setFixedHeight(HAUTEUR_TABLE)
        self.champs: dict[str, Champ] = {
            "libelle": LigneTexte("Nom", obligatoire=True, exemple="Carte de bus"),
            "bloc": ChampChoix("Bloc du budget", [(b.value, nom) for b, nom in BLOCS.items()], obligatoire=True),
        }
        self.saisie = Saisie(poste, "reglages/nature", self.champs, self)
        self.pied = Pied(self.saisie, "Ajouter cette nature")
        self.service = self.ajouter_action(Bouton(RETIRER, "fermer"))
        self.supprimer = self.ajouter_action(Bouton("Supprimer", "supprimer"))
        self.supprimer.setToolTip("Possible tant qu’aucune ligne de budget ne l’utilise")

        groupe = GroupeChamps(
            explication="Ces natures s’ajoutent à celles du logiciel, pour tous les agents. Une nature utilisée ne se "
            "supprime pas\u00a0: elle peut ne plus être proposée, et les budgets déjà saisis la gardent."
        )
        groupe.ajouter(self.champs["libelle"], self.champs["bloc"], parts=(3, 2))
        self.ajouter(self.table, groupe, self.pied)

        self.pied.enregistrement_voulu.connect(self._on_ajouter)
        self.pied.abandon_voulu.connect(self._on_abandonner)
        self.service.clicked.connect(self._on_service)
        self.supprimer.clicked.connect(self._on_supprimer)
        self.table.ligne_choisie.connect(self._on_choisie)

    def montrer(self, reglages: Reglages) -> None:
        """Show the natures and, the first time, what was being typed."""
        self.table.definir(reglages.natures)
        self._on_choisie(self.table.choisie())
        if not self._lues:
            self._lues = True
            self.saisie.brouillon.reprendre()

    def _on_choisie(self, nature: NatureAjoutee | None) -> None:
        for bouton in (self.service, self.supprimer):
            bouton.setEnabled(nature is not None)
        self.service.setText(REMETTRE if nature is not None and not nature.en_service else RETIRER)

    def _on_ajouter(self) -> None:
        services, auteur = self._poste.services, self._poste.auteur()

        def ajouter(valeurs: dict[str, Any]) -> NatureAjoutee:
            return ajouter_nature(services, auteur, valeurs["libelle"] or "", BlocBudget(valeurs["bloc"]))

        self.saisie.enregistrer(ajouter, then=self._on_ajoutee)

    def _on_ajoutee(self, nature: NatureAjoutee) -> None:
        self.saisie.liaison.vider()
        self.pied.solder()
        self._poste.avis.succes(f"«\u00a0{nature.libelle}\u00a0» est proposée dans les budgets.")
        self.enregistre.emit()

    def _on_abandonner(self) -> None:
        self.saisie.liaison.vider()
        self.saisie.brouillon.oublier()
        self.pied.solder()

    def _on_service(self) -> None:
        nature, services, auteur = self.table.choisie(), self._poste.services, self._poste.auteur()
        if nature is not None:
            self._poste.jobs.ecrire(
                lambda: mettre_en_service(services, auteur, nature, oui=not nature.en_service),
                then=lambda _nature: self.enregistre.emit(),
                failed=self._poste.avis.erreur,
                owner=self,
            )

    def _on_supprimer(self) -> None:
        nature, services, auteur = self.table.choisie(), self._poste.services, self._poste.auteur()
        if nature is not None:
            self._poste.jobs.ecrire(
                lambda: supprimer_nature(services, auteur, nature),
                then=lambda _rien: self.enregistre.emit(),
                failed=self._poste.avis.erreur,
                owner=self,
            )
