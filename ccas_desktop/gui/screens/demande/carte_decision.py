"""Step 4: the decision of the one who may take it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ccas_desktop.application.decisions import decider
from ccas_desktop.application.demandes.procedure import clore_sans_decision, presenter_en_commission
from ccas_desktop.application.instruction.page import PageDemande
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.decision import Decision
from ccas_desktop.domain.demandes.demande import StatutDemande
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.bloc_decision import BlocDecision
from ccas_desktop.gui.screens.demande.bloc_suite import BlocSuite
from ccas_desktop.gui.screens.demande.confirmation import Confirmation
from ccas_desktop.gui.screens.demande.elements import BoutonAction, CarteEtape, boutons, etiquette
from ccas_desktop.gui.screens.demande.formulaire_decision import FormulaireDecision
from ccas_desktop.gui.widgets import Bouton

RAPPEL = "Le calcul propose\u00a0; la personne qui en a le pouvoir décide, et peut s’en écarter en disant pourquoi."
AJOURNEE = "La décision est ajournée\u00a0: reprenez l’instruction quand l’affaire peut revenir (ci-dessous)."
CLOSE = "Cette demande est close sans décision."


class CarteDecision(CarteEtape):
    """Prepares a decision, records it, then shows it.

    Signals:
        changee: Emitted once something was saved.
        lettre_voulue: Emitted with the Modele to make at once.
    """

    PAGE_AIDE = "decision"
    changee = Signal()
    lettre_voulue = Signal(object)

    def __init__(self, poste: Poste, demande_id: str) -> None:
        super().__init__("4. Décision")
        self._poste = poste
        self._demande_id = demande_id
        self._page: PageDemande | None = None
        self._rappel = etiquette(RAPPEL, "secondaire")
        self._close = etiquette(CLOSE, "secondaire")
        self.formulaire = FormulaireDecision(poste, demande_id)
        self.enregistrer = BoutonAction("Enregistrer la décision", "decision")
        self.commission = Bouton("Présenter en commission", "commission")
        self.retirer = Bouton("La personne retire sa demande", "retour")
        self.classer = Bouton("Classer sans suite", "fermer")
        self._commandes = boutons(self.enregistrer, self.commission, self.retirer, self.classer)
        self.confirmation = Confirmation()
        self.bloc = BlocDecision(poste)
        self.suite = BlocSuite(poste, demande_id)

        self.fiche = Bouton("Fiche de calcul", "courrier")
        self.fiche.setToolTip("Le calcul sur lequel la décision a été prise, expliqué à la personne")
        self.ajouter_action(self.fiche)
        self.ajouter(self._rappel, self._close, self.formulaire, self._commandes, self.confirmation, self.bloc)
        self.ajouter(self.suite)

        self.fiche.clicked.connect(lambda: self.lettre_voulue.emit(Modele.EXPLICATION))
        self.enregistrer_par(self.enregistrer)
        self.enregistrer.clicked.connect(self._on_enregistrer)
        self.commission.clicked.connect(self._on_commission)
        self.retirer.clicked.connect(lambda: self._confirmer(retiree=True))
        self.classer.clicked.connect(lambda: self._confirmer(retiree=False))
        self.bloc.changee.connect(self.changee)
        self.suite.changee.connect(self.changee)
        self.formulaire.saisie.conflit.connect(self.changee)

    def montrer(self, page: PageDemande) -> None:
        """Show the form while the request is in hand, then the decision."""
        premiere, au_travail = self._page is None, self._a_le_focus()
        self._page = page
        ajournee = page.demande.statut is StatutDemande.AJOURNEE
        en_instruction = page.demande.est_en_instruction and not ajournee
        for widget in (self._rappel, self.formulaire, self._commandes):
            widget.setVisible(en_instruction)
        self._close.setText(AJOURNEE if ajournee else CLOSE)
        self.fiche.setVisible(page.complete.decision is not None and page.calcul is not None)
        self._close.setVisible(not en_instruction and page.complete.decision is None)
        self.commission.setVisible(page.demande.statut is not StatutDemande.A_DECIDER)
        if en_instruction:
            self.formulaire.montrer(page)
        self.bloc.montrer(page)
        self.suite.montrer(page)
        if premiere and en_instruction:
            self.formulaire.saisie.brouillon.reprendre()
        if au_travail and not self._a_le_focus():
            # What was used is hidden now: Qt would go back up to another step.
            self.premier_controle().setFocus(Qt.FocusReason.OtherFocusReason)

    def _a_le_focus(self) -> bool:
        return self.isAncestorOf(self.window().focusWidget())

    def accentuer(self, prochaine: bool) -> None:
        """Show the main button of the step as that of the page."""
        self.enregistrer.accentuer(prochaine)
        self.bloc.notifier.accentuer(prochaine)
        seule = self.formulaire.isHidden() and not self.bloc.attend_la_notification
        self.suite.enregistrer.accentuer(prochaine and seule)

    def premier_controle(self) -> QWidget:
        """Return what takes the focus when one comes to this step."""
        if self.formulaire.isVisibleTo(self):
            return self.formulaire.sens.controle
        return self.bloc.mode.controle if self.bloc.attend_la_notification else self.suite.suite.controle

    def _on_enregistrer(self) -> None:
        auteur, services, demande_id = self._poste.auteur(), self._poste.services, self._demande_id
        self.formulaire.enregistrer(lambda projet: decider(services, auteur, demande_id, projet), then=self._on_decidee)

    def _on_decidee(self, decision: Decision) -> None:
        self.formulaire.est_modifie = False
        self._poste.avis.succes(f"Décision {decision.numero} enregistrée.")
        self.changee.emit()

    def _on_commission(self) -> None:
        if self._page is not None:
            demande, auteur, services = self._page.demande, self._poste.auteur(), self._poste.services
            self._ecrire(lambda: presenter_en_commission(services, auteur, demande))

    def _confirmer(self, *, retiree: bool) -> None:
        question = (
            "Clore la demande parce que la personne la retire\u00a0? Aucune décision ne sera prise."
            if retiree
            else "Classer la demande sans suite\u00a0? Aucune décision ne sera prise."
        )
        self.confirmation.demander(question, "Oui, clore la demande", lambda: self._clore(retiree=retiree))

    def _clore(self, *, retiree: bool) -> None:
        if self._page is not None:
            demande, auteur, services = self._page.demande, self._poste.auteur(), self._poste.services
            self._ecrire(lambda: clore_sans_decision(services, auteur, demande, retiree=retiree))

    def _ecrire(self, verbe: Callable[[], object]) -> None:
        self._poste.jobs.ecrire(verbe, then=lambda _: self.changee.emit(), failed=self._on_refus, owner=self)

    def _on_refus(self, erreur: Exception) -> None:
        self._poste.avis.erreur(erreur)
        self.changee.emit()
