"""The powers that the board gave to its president or vice-president."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from ccas_desktop.application.reglages import (
    enregistrer_delegation,
    nouvelle_delegation,
    peut_prendre_fin,
    revoquer_delegation,
)
from ccas_desktop.application.vues import Reglages
from ccas_desktop.domain.demandes.decision import Delegation, Organe
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.gui.forms import Champ, ChampChoix, ChampDate, ChampMontant, GroupeChamps, LigneTexte
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.screens.reglages.pied import Pied
from ccas_desktop.gui.tables import Colonne, TableSimple
from ccas_desktop.gui.widgets import Bandeau, Bouton, Carte, EtatVide, Ton

ORGANES = ((Organe.PRESIDENT_DELEGUE, "Président·e"), (Organe.VICE_PRESIDENT_DELEGUE, "Vice-président·e"))
HAUTEUR_TABLE = 170


def _jour(valeur: date | None) -> str:
    return f"{valeur:%d/%m/%Y}" if valeur else "sans fin"


class CarteDelegations(Carte):
    """Lists the delegations, adds one, revokes one.

    Signals:
        enregistre: Emitted once a delegation is saved or revoked.
    """

    enregistre = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__("Les délégations")
        self._poste = poste
        self._noms: dict[str, str] = {}
        self._lues = False
        vide = EtatVide("decision", "Aucune délégation.", suite="Seuls la commission et le conseil peuvent décider.")
        self.table = TableSimple("Délégations", self._colonnes(), vide=vide)
        self.table.setFixedHeight(HAUTEUR_TABLE)
        self.titulaire = ChampChoix("Titulaire", (), obligatoire=True)
        self.champs: dict[str, Champ] = {
            "agent_id": self.titulaire,
            "organe": ChampChoix("Fonction", [(o.value, nom) for o, nom in ORGANES], obligatoire=True),
            "plafond": ChampMontant("Plafond par décision", obligatoire=True),
            "deliberation": LigneTexte("Délibération n°", obligatoire=True),
            "deliberation_date": ChampDate("Délibération du", obligatoire=True),
            "debut": ChampDate("À partir du", obligatoire=True),
            "fin": ChampDate("Jusqu’au", aide="Vide : sans fin."),
        }
        self.saisie = Saisie(poste, "reglages/delegation", self.champs, self)
        self.pied = Pied(self.saisie, "Ajouter cette délégation")
        self.revoquer = self.ajouter_action(Bouton("Mettre fin à la délégation choisie…", "supprimer"))
        self.confirmation = Bandeau(ton=Ton.ALERTE, action="Oui, y mettre fin")

        self._disposer()

        self.pied.enregistrement_voulu.connect(self._on_enregistrer)
        self.pied.abandon_voulu.connect(self._on_abandonner)
        self.revoquer.clicked.connect(self._on_revoquer)
        self.confirmation.action_demandee.connect(self._on_confirme)
        self.table.ligne_choisie.connect(self._on_choisie)
        QShortcut(QKeySequence("Escape"), self, self._renoncer).setContext(
            Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        for champ in self.champs.values():
            if isinstance(champ, LigneTexte):
                champ.ligne.returnPressed.connect(self._on_enregistrer)

    def montrer(self, reglages: Reglages) -> None:
        """Show the saved delegations and, the first time, what was being typed."""
        self._noms = {agent.id: agent.nom_complet for agent in reglages.agents}
        self.titulaire.definir_choix([(a.id, f"{a.nom_complet}, {a.qualite}") for a in reglages.agents if a.actif])
        self.table.definir(reglages.delegations)
        self._on_choisie(self.table.choisie())
        if not self._lues:
            self._lues = True
            self.saisie.brouillon.reprendre()

    def _colonnes(self) -> tuple[Colonne[Delegation], ...]:
        fonctions = dict(ORGANES)
        return (
            Colonne[Delegation]("Titulaire", lambda d: self._noms.get(d.agent_id, "?"), extensible=True),
            Colonne[Delegation]("Fonction", lambda d: fonctions.get(d.organe, d.organe)),
            Colonne[Delegation]("Plafond", lambda d: d.plafond, ecrire=ecrire_montant, a_droite=True),
            Colonne[Delegation]("Délibération", lambda d: f"{d.deliberation} du {_jour(d.deliberation_date)}"),
            Colonne[Delegation]("Début", lambda d: d.debut, ecrire=_jour),
            Colonne[Delegation]("Fin", lambda d: d.fin, ecrire=_jour),
        )

    def _disposer(self) -> None:
        groupe = GroupeChamps(
            explication="Le conseil d’administration peut déléguer l’attribution des aides à son président ou à son"
            " vice-président, jusqu’à un plafond (CASF, article R123-21). Au-delà, le logiciel refuse la décision."
        )
        champs = self.champs
        groupe.ajouter(champs["agent_id"], champs["organe"], champs["plafond"], parts=(2, 1, 1))
        groupe.ajouter(champs["deliberation"], champs["deliberation_date"], champs["debut"], champs["fin"])
        self.confirmation.hide()
        self.ajouter(self.table, self.confirmation, groupe, self.pied)

    def _on_choisie(self, delegation: Delegation | None) -> None:
        jour = self._poste.services.horloge.aujourdhui()
        self.revoquer.setEnabled(delegation is not None and peut_prendre_fin(delegation, aujourdhui=jour))
        self.confirmation.hide()

    def _on_enregistrer(self) -> None:
        services, auteur = self._poste.services, self._poste.auteur()

        def enregistrer(valeurs: dict[str, Any]) -> Delegation:
            return enregistrer_delegation(services, auteur, nouvelle_delegation(**valeurs))

        self.saisie.enregistrer(enregistrer, then=self._on_enregistree)

    def _on_enregistree(self, _delegation: Delegation) -> None:
        self._vider()
        self._poste.avis.succes("La délégation est enregistrée.")
        self.enregistre.emit()

    def _on_abandonner(self) -> None:
        self._vider()
        self.saisie.brouillon.oublier()
        self.titulaire.controle.setFocus()

    def _vider(self) -> None:
        self.saisie.liaison.vider()
        self.pied.solder()

    def _on_revoquer(self) -> None:
        delegation = self.table.choisie()
        if delegation is None:
            return
        nom = self._noms.get(delegation.agent_id, "")
        self.confirmation.definir(
            f"La délégation de {nom} prendra fin ce soir ; ses décisions restent valables. Échap : ne rien changer.",
            Ton.ALERTE,
        )
        self.confirmation.show()
        self.confirmation.bouton.setFocus()

    def _renoncer(self) -> None:
        if self.confirmation.isVisible():
            self.confirmation.hide()
            self.revoquer.setFocus()

    def _on_confirme(self) -> None:
        delegation = self.table.choisie()
        if delegation is None:
            return
        services, auteur = self._poste.services, self._poste.auteur()
        self._poste.jobs.ecrire(
            lambda: revoquer_delegation(services, auteur, delegation),
            then=self._on_revoquee,
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_revoquee(self, _delegation: Delegation) -> None:
        self._poste.avis.succes("La délégation prend fin aujourd’hui ; les décisions déjà prises restent valables.")
        self.enregistre.emit()
