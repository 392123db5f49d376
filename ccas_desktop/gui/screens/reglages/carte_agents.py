"""The agents of the CCAS."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from ccas_desktop.application.reglages import enregistrer_agent, nouvel_agent
from ccas_desktop.application.vues import Reglages
from ccas_desktop.domain.decision import Agent
from ccas_desktop.gui.forms import Champ, ChampOuiNon, ChampTelephone, GroupeChamps, LigneTexte
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie import Saisie
from ccas_desktop.gui.tables import Colonne, TableSimple
from ccas_desktop.gui.widgets import Bouton, Carte, EtatVide, RoleBouton

COLONNES = (
    Colonne[Agent]("Nom", lambda a: a.nom_complet, extensible=True),
    Colonne[Agent]("Qualité", lambda a: a.qualite, extensible=True),
    Colonne[Agent]("Téléphone", lambda a: a.telephone),
    Colonne[Agent]("En poste", lambda a: a.actif, ecrire=lambda actif: "oui" if actif else "non"),
)
HAUTEUR_TABLE = 190


class CarteAgents(Carte):
    """Lists the agents and edits one of them.

    Signals:
        enregistre: Emitted once an agent is saved.
    """

    enregistre = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__("Les agents et les élus")
        self._poste = poste
        self._agent: Agent | None = None
        self.table = TableSimple("Agents et élus", COLONNES, vide=EtatVide("personne", "Personne n’est enregistré."))
        self.table.setFixedHeight(HAUTEUR_TABLE)
        self.champs: dict[str, Champ] = {
            "prenom": LigneTexte("Prénom", obligatoire=True),
            "nom": LigneTexte("Nom", obligatoire=True),
            "qualite": LigneTexte("Qualité", obligatoire=True, exemple="Présidente du CCAS, agent d’accueil…"),
            "telephone": ChampTelephone("Téléphone"),
            "courriel": LigneTexte("Courriel"),
            "actif": ChampOuiNon("En poste"),
        }
        self.saisie = Saisie(poste, "reglages/agent", self.champs, self)
        self.bouton = Bouton("Ajouter cette personne", "enregistrer", RoleBouton.PRINCIPAL)
        self.nouveau = Bouton("Saisir une autre personne", "ajouter", RoleBouton.DISCRET)

        self._disposer()

        self.table.ligne_activee.connect(self._modifier)
        self.bouton.clicked.connect(self._on_enregistrer)
        self.nouveau.clicked.connect(self._vider)

    def montrer(self, reglages: Reglages) -> None:
        """Show the saved agents, then what was being typed."""
        self.table.definir(reglages.agents)
        if self._agent is None:
            self._vider()
            self.saisie.brouillon.reprendre()

    def _disposer(self) -> None:
        groupe = GroupeChamps(
            explication="Prénom, nom et qualité sont imprimés sur les courriers, comme la loi le veut"
            " (CRPA, articles L111-2 et L212-1). Entrée sur une ligne de la liste permet de la modifier."
        )
        champs = self.champs
        groupe.ajouter(champs["prenom"], champs["nom"], champs["qualite"], parts=(1, 1, 2))
        groupe.ajouter(champs["telephone"], champs["courriel"], champs["actif"], parts=(1, 2, 1))
        self.ajouter(self.table, groupe)
        bas = QHBoxLayout()
        bas.addStretch(1)
        bas.addWidget(self.nouveau)
        bas.addWidget(self.bouton)
        self.contenu.addLayout(bas)

    def _modifier(self, agent: Agent) -> None:
        self._agent = agent
        self.saisie.liaison.definir({nom: getattr(agent, nom) for nom in self.champs})
        self.bouton.setText("Enregistrer les modifications")
        self.champs["prenom"].controle.setFocus()

    def _vider(self) -> None:
        self._agent = None
        self.saisie.liaison.vider()
        self.champs["actif"].definir_valeur(True)
        self.bouton.setText("Ajouter cette personne")

    def _on_enregistrer(self) -> None:
        services, auteur, avant = self._poste.services, self._poste.auteur(), self._agent

        def enregistrer(valeurs: dict[str, Any]) -> Agent:
            actif = valeurs.pop("actif") is not False
            textes: dict[str, Any] = {nom: valeur or "" for nom, valeur in valeurs.items()}
            agent = avant or nouvel_agent("", "", "")
            return enregistrer_agent(services, auteur, replace(agent, **textes, actif=actif))

        self.saisie.enregistrer(enregistrer, then=self._on_enregistre)

    def _on_enregistre(self, agent: Agent) -> None:
        self._vider()
        self._poste.avis.succes(f"{agent.nom_complet} est enregistré·e.")
        self.enregistre.emit()
