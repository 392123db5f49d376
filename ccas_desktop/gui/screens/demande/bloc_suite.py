"""Where the request stands in the procedure: its clocks, its next step, the steps already taken."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccas_desktop.application.demandes.procedure import SaisieTransition
from ccas_desktop.application.demandes.suites_demande import (
    faire_suite,
    organe_propose,
    suite_attendue,
    suites_offertes,
    veut_un_motif,
    veut_une_date,
)
from ccas_desktop.application.instruction.page import PageDemande
from ccas_desktop.application.messages.etats import mot_du_statut
from ccas_desktop.application.messages.suites import ORGANES_SAISIS, etapes_passees, horloges, mot_de_la_suite
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.demandes.statuts import OrganeSaisi, StatutDemande
from ccas_desktop.gui.forms import Champ, ChampChoix, ChampDate, GroupeChamps, LigneTexte
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.screens.demande.elements import BoutonAction, boutons, etiquette, ton_de, vider
from ccas_desktop.gui.widgets import PastilleEtat


class BlocSuite(QWidget):
    """Records the next step; each asks only for what it needs.

    Signals:
        changee: Emitted once a step was recorded.
    """

    changee = Signal()

    def __init__(self, poste: Poste, demande_id: str) -> None:
        super().__init__()
        self._poste = poste
        self._demande_id = demande_id
        self._horloges = QVBoxLayout()
        self._etapes = QVBoxLayout()
        self.suite = ChampChoix("Étape suivante", (), obligatoire=True)
        self.le = ChampDate("Le", aide="Vide\u00a0: aujourd’hui.")
        self.organe = ChampChoix("Qui décide\u00a0?", [(o.value, nom) for o, nom in ORGANES_SAISIS.items()])
        self.autorite = LigneTexte("Autorité compétente", exemple="CCAS de la commune où la personne habite")
        self.motif = LigneTexte("Motif")
        self.champs: dict[str, Champ] = {
            "suite": self.suite,
            "le": self.le,
            "organe": self.organe,
            "autorite": self.autorite,
            "motif": self.motif,
        }
        self.saisie = Saisie(poste, f"suite/{demande_id}", self.champs, self)
        self.enregistrer = BoutonAction("Enregistrer cette étape", "enregistrer")

        self._disposer()

        self.suite.modifie.connect(self._on_suite)
        self.saisie.brouillon.repris.connect(self._on_suite)
        self.saisie.conflit.connect(self.changee)
        self.enregistrer.clicked.connect(self._on_enregistrer)
        for ligne in (self.le, self.autorite, self.motif):
            ligne.ligne.returnPressed.connect(self._on_enregistrer)

    def montrer(self, page: PageDemande) -> None:
        """Show the clocks, what may follow and what was done."""
        vider(self._horloges)
        for mot in (mot_du_statut(page.demande), *horloges(page.complete, page.reglages.ccas, page.aujourdhui)):
            self._horloges.addWidget(PastilleEtat(mot.texte, ton_de(mot)))
        offertes = suites_offertes(page.complete)
        statut, attendue = page.demande.statut, suite_attendue(page.complete)
        self.suite.definir_choix([(vers.value, mot_de_la_suite(statut, vers)) for vers in offertes])
        if self.suite.vide and attendue is not None:
            self.suite.definir_valeur(attendue.value)
        if self.organe.vide:
            self.organe.definir_valeur(organe_propose(page.demande).value)
        self.suite.setVisible(bool(offertes))
        self.enregistrer.setVisible(bool(offertes))
        self._on_suite()
        self._montrer_etapes(page)

    def _montrer_etapes(self, page: PageDemande) -> None:
        vider(self._etapes)
        passees = etapes_passees(page.complete.transitions, self._poste.services.horloge.jour_de)
        if passees:
            self._etapes.addWidget(etiquette("Étapes", "libelle"))
        for titre, precision in passees:
            self._etapes.addWidget(etiquette(titre))
            self._etapes.addWidget(etiquette(precision, "petit"))

    def _on_suite(self) -> None:
        code = self.suite.valeur()
        vers = StatutDemande(code) if code else None
        self.le.setVisible(vers is not None and veut_une_date(vers))
        self.motif.setVisible(vers is not None and vers is not StatutDemande.DEPOSEE)
        self.motif.definir_aide("" if vers is not None and veut_un_motif(vers) else "Facultatif.")
        self.organe.setVisible(vers is StatutDemande.A_DECIDER)
        self.autorite.setVisible(vers is StatutDemande.TRANSMISE_AUTRE_AUTORITE)

    def _on_enregistrer(self) -> None:
        services, auteur, demande_id = self._poste.services, self._poste.auteur(), self._demande_id

        def enregistrer(valeurs: dict[str, Any]) -> Demande:
            vers = StatutDemande(valeurs["suite"])
            organe = valeurs["organe"] if vers is StatutDemande.A_DECIDER else None
            saisie = SaisieTransition(
                vers,
                motif=valeurs["motif"] or "",
                le=valeurs["le"] if veut_une_date(vers) else None,
                organe=OrganeSaisi(organe) if organe else None,
                autorite=valeurs["autorite"] or "",
            )
            return faire_suite(services, auteur, demande_id, saisie)

        self.saisie.enregistrer(enregistrer, then=self._on_enregistree)

    def _on_enregistree(self, demande: Demande) -> None:
        self.saisie.liaison.vider()
        self._poste.avis.succes(f"Demande {demande.numero}\u00a0: {mot_du_statut(demande).texte.lower()}.")
        self.changee.emit()

    def _disposer(self) -> None:
        groupe = GroupeChamps()
        groupe.ajouter(self.suite, self.le, self.organe, parts=(3, 2, 3))
        groupe.ajouter(self.autorite, self.motif)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(10)
        colonne.addWidget(etiquette("Suite de la demande", "sous_titre"))
        colonne.addLayout(self._horloges)
        colonne.addWidget(groupe)
        colonne.addWidget(boutons(self.enregistrer))
        colonne.addLayout(self._etapes)
