"""A decision that was taken: what it says, its notification, and nothing that can be edited afterwards."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ccas_desktop.application.decisions import MODE_COURRIER, annuler_avant_notification, notifier
from ccas_desktop.application.instruction.page import PageDemande
from ccas_desktop.application.messages.etats import ORGANES, SENS
from ccas_desktop.domain.demandes.decision import Decision
from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.gui.forms import ChampChoix, ChampDate, GroupeChamps, Liaison
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.confirmation import Confirmation
from ccas_desktop.gui.screens.demande.elements import BoutonAction, boutons, etiquette, vider
from ccas_desktop.gui.widgets import Bandeau, Bouton, RoleBouton, Ton

MODES = (
    ("remise en main propre", "Remise en main propre"),
    (MODE_COURRIER, "Courrier"),
    ("courriel", "Courriel"),
)


class BlocDecision(QWidget):
    """Shows the decision; dates its notification, or takes it back before.

    Signals:
        changee: Emitted once something was saved.
    """

    changee = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._decision: Decision | None = None
        self.bandeau = Bandeau()
        self._resume = QGridLayout()
        self._resume.setHorizontalSpacing(16)
        self._resume.setVerticalSpacing(4)
        self._resume.setColumnStretch(1, 1)
        self.le = ChampDate("Notifiée le", obligatoire=True)
        self.mode = ChampChoix("Mode de remise", MODES, obligatoire=True)
        self.liaison = Liaison({"notifiee_le": self.le, "mode": self.mode}, self)
        self._notification = QWidget()
        self.notifier = BoutonAction("Notifier", "fait")
        self.annuler = Bouton("Annuler cette décision", "supprimer", RoleBouton.DANGER)
        self.confirmation = Confirmation()

        self._disposer()

        self.notifier.clicked.connect(self._on_notifier)
        self.le.ligne.returnPressed.connect(self._on_notifier)
        self.annuler.clicked.connect(
            lambda: self.confirmation.demander(
                "Annuler cette décision\u00a0? Personne n’en a encore été informé\u00a0; le journal la garde.",
                "Oui, annuler la décision",
                self._on_annuler,
            )
        )

    @property
    def attend_la_notification(self) -> bool:
        """Tell whether a decision is shown that nobody was told of yet."""
        return self._decision is not None and self._decision.notifiee_le is None

    def montrer(self, page: PageDemande) -> None:
        """Show the decision of the request."""
        decision = page.complete.decision
        nouvelle = self._decision is None or decision is None or self._decision.id != decision.id
        self._decision = decision
        self.setVisible(decision is not None)
        if decision is None:
            return
        notifiee = decision.notifiee_le is not None
        self.bandeau.definir(_titre(decision), Ton.SUCCES if notifiee else Ton.INFORMATION)
        self._montrer_resume(page, decision)
        self._notification.setVisible(not notifiee)
        if nouvelle:
            self.liaison.definir({"notifiee_le": page.aujourdhui, "mode": None})
            self.confirmation.fermer()

    def _montrer_resume(self, page: PageDemande, decision: Decision) -> None:
        vider(self._resume)
        for rang, (nom, texte) in enumerate(_lignes(page, decision)):
            self._resume.addWidget(etiquette(nom, "secondaire"), rang, 0)
            self._resume.addWidget(etiquette(texte, selectionnable=True), rang, 1)

    def _on_notifier(self) -> None:
        decision, auteur, services = self._decision, self._poste.auteur(), self._poste.services
        if decision is None:
            return
        try:
            valeurs = self.liaison.valeurs()
        except SaisieInvalide:
            return
        le, mode = valeurs["notifiee_le"], valeurs["mode"]
        self._ecrire(lambda: notifier(services, auteur, decision, le=le, mode=mode))

    def _on_annuler(self) -> None:
        decision, auteur, services = self._decision, self._poste.auteur(), self._poste.services
        if decision is not None:
            self._ecrire(lambda: annuler_avant_notification(services, auteur, decision))

    def _ecrire(self, verbe: Callable[[], object]) -> None:
        self._poste.jobs.ecrire(verbe, then=lambda _: self.changee.emit(), failed=self._on_refus, owner=self)

    def _on_refus(self, erreur: Exception) -> None:
        if isinstance(erreur, RefusMetier) and self.liaison.montrer_refus(erreur):
            return
        self._poste.avis.erreur(erreur)
        self.changee.emit()

    def _disposer(self) -> None:
        groupe = GroupeChamps()
        groupe.ajouter(self.mode, self.le, parts=(2, 2))
        dedans = QVBoxLayout(self._notification)
        dedans.setContentsMargins(0, 0, 0, 0)
        dedans.addWidget(etiquette("Notification", "libelle"))
        dedans.addWidget(groupe)
        dedans.addWidget(boutons(self.notifier, self.annuler))
        dedans.addWidget(self.confirmation)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(12)
        colonne.addWidget(self.bandeau)
        colonne.addLayout(self._resume)
        colonne.addWidget(self._notification)


def _titre(decision: Decision) -> str:
    if decision.notifiee_le is None:
        return f"Décision {decision.numero} enregistrée\u00a0: il reste à la notifier."
    return (
        f"Décision {decision.numero} notifiée le {decision.notifiee_le:%d/%m/%Y} ({decision.mode_remise})\u00a0: "
        "elle ne se modifie plus."
    )


def _lignes(page: PageDemande, decision: Decision) -> list[tuple[str, str]]:
    agent = next((a for a in page.reglages.agents if a.id == decision.signataire_id), None)
    organe = ORGANES[decision.organe]
    valable = f"{decision.valable_jusqu_au:%d/%m/%Y}" if decision.valable_jusqu_au else ""
    reference = f", au lieu de {ecrire_montant(decision.montant_reference)}" if decision.montant_reference else ""
    partiel = reference if decision.montant_reference != decision.montant else ""
    montant = f"{ecrire_montant(decision.montant)}{partiel}" if decision.montant else ""
    lignes = (
        ("Sens", SENS[decision.sens].texte),
        ("Montant", montant),
        ("Décidée par", f"{organe}, le {decision.prise_le:%d/%m/%Y}"),
        ("Signataire", f"{agent.nom_complet}, {agent.qualite}" if agent else ""),
        ("Motif de fait", decision.motif_fait),
        ("Motif de droit", decision.motif_droit),
        ("Modalités", decision.modalites),
        ("Valable jusqu’au", valable),
    )
    return [(nom, texte) for nom, texte in lignes if texte]
