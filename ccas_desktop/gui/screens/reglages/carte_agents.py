"""The agents of the CCAS."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal

from ccas_desktop.application.reglages import enregistrer_agent, nouvel_agent
from ccas_desktop.application.vues import Reglages
from ccas_desktop.domain.demandes.decision import Agent
from ccas_desktop.gui.forms import Champ, ChampSegments, ChampTelephone, GroupeChamps, LigneTexte
from ccas_desktop.gui.notices import Avis, Gravite
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.screens.reglages.pied import Pied
from ccas_desktop.gui.tables import Colonne, TableSimple
from ccas_desktop.gui.widgets import Carte, EtatVide

COLONNES = (
    Colonne[Agent]("Nom", lambda a: a.nom_complet, extensible=True),
    Colonne[Agent]("Qualité", lambda a: a.qualite, extensible=True),
    Colonne[Agent]("Téléphone", lambda a: a.telephone),
    Colonne[Agent]("En poste", lambda a: a.actif, ecrire=lambda actif: "oui" if actif else "non"),
)
HAUTEUR_TABLE = 200
OUI, NON = "oui", "non"
AJOUTER, MODIFIER = "Ajouter cette personne", "Enregistrer les modifications"


class CarteAgents(Carte):
    """Lists the agents and edits one of them.

    Signals:
        enregistre: Emitted once an agent is saved.
    """

    enregistre = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__("Les agents et les élus")
        self._poste = poste
        self._agents: dict[str, Agent] | None = None
        vide = EtatVide("personne", "Personne n’est enregistré.", suite="Commencez par vous-même.")
        self.table = TableSimple("Agents et élus", COLONNES, vide=vide)
        self.table.setFixedHeight(HAUTEUR_TABLE)
        # Never shown: the draft says by it whom it modifies, nobody when it is empty.
        self._identifiant = LigneTexte("Identifiant")
        self.champs: dict[str, Champ] = {
            "prenom": LigneTexte("Prénom", obligatoire=True),
            "nom": LigneTexte("Nom", obligatoire=True),
            "qualite": LigneTexte("Qualité", obligatoire=True, exemple="Présidente du CCAS, agent d’accueil…"),
            "actif": ChampSegments("En poste", ((OUI, "Oui"), (NON, "Non"))),
            "telephone": ChampTelephone("Téléphone"),
            "courriel": LigneTexte("Courriel"),
        }
        self.saisie = Saisie(poste, "reglages/agent", {**self.champs, "id": self._identifiant}, self)
        self.pied = Pied(self.saisie, AJOUTER)

        self._disposer()

        self.table.ligne_activee.connect(self._modifier)
        self.saisie.brouillon.repris.connect(self._nommer_bouton)
        self.saisie.conflit.connect(self.enregistre)
        self.pied.enregistrement_voulu.connect(self._on_enregistrer)
        self.pied.abandon_voulu.connect(self._on_abandonner)
        for champ in self.champs.values():
            if isinstance(champ, LigneTexte):
                champ.ligne.returnPressed.connect(self._on_enregistrer)

    def montrer(self, reglages: Reglages) -> None:
        """Show the saved agents and, the first time, what was being typed."""
        premiere = self._agents is None
        self._agents = {agent.id: agent for agent in reglages.agents}
        self.table.definir(reglages.agents)
        if premiere:
            self._vider()
            self.saisie.brouillon.reprendre()

    def _disposer(self) -> None:
        groupe = GroupeChamps(
            explication="Prénom, nom et qualité sont imprimés sur les courriers, comme la loi le veut"
            " (CRPA, articles L111-2 et L212-1). Pour modifier une personne : Entrée, ou un double-clic, sur sa ligne."
        )
        champs = self.champs
        groupe.ajouter(champs["prenom"], champs["nom"], champs["qualite"], parts=(3, 3, 5))
        groupe.ajouter(champs["telephone"], champs["courriel"], champs["actif"], parts=(3, 6, 2))
        self.ajouter(self.table, groupe, self.pied)

    def _modifier(self, agent: Agent) -> None:
        if self.pied.en_cours:
            self._poste.avis.montrer(
                Avis(
                    "Une saisie est en cours.",
                    suite="Enregistrez-la ou abandonnez-la, puis ouvrez cette ligne.",
                    gravite=Gravite.ALERTE,
                )
            )
            return
        textes = {nom: getattr(agent, nom) for nom in self.champs if nom != "actif"}
        self.saisie.liaison.definir({**textes, "actif": OUI if agent.actif else NON, "id": agent.id})
        self._nommer_bouton()
        self.pied.ouvrir()
        self.champs["prenom"].controle.setFocus()

    def _nommer_bouton(self) -> None:
        self.pied.bouton.setText(AJOUTER if self._identifiant.vide else MODIFIER)

    def _vider(self) -> None:
        self.saisie.liaison.vider()
        self.champs["actif"].definir_valeur(OUI)
        self._nommer_bouton()
        self.pied.solder()

    def _on_abandonner(self) -> None:
        self._vider()
        self.saisie.brouillon.oublier()
        self.champs["prenom"].controle.setFocus()

    def _on_enregistrer(self) -> None:
        services, auteur, connus = self._poste.services, self._poste.auteur(), self._agents or {}

        def enregistrer(valeurs: dict[str, Any]) -> Agent:
            textes: dict[str, Any] = {nom: valeur or "" for nom, valeur in valeurs.items()}
            actif, identifiant = textes.pop("actif") != NON, textes.pop("id")
            agent = connus.get(identifiant) or nouvel_agent("", "", "")
            return enregistrer_agent(services, auteur, replace(agent, **textes, actif=actif))

        self.saisie.enregistrer(enregistrer, then=self._on_enregistre)

    def _on_enregistre(self, agent: Agent) -> None:
        self._vider()
        self._poste.avis.succes(f"{agent.nom_complet} est enregistré·e.")
        self.enregistre.emit()
