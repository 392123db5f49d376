"""The information owed to the person before any call (CRPA L114-8)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccas_desktop.application.demandes.verbes import remettre_information
from ccas_desktop.application.instruction.page import PageDemande
from ccas_desktop.domain.demandes.demande import Demande, InformationRemise
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.elements import BoutonAction, boutons, etiquette
from ccas_desktop.gui.widgets import Bouton, PastilleEtat, Ton

A_REMETTRE = (
    "Avant tout appel, dites à la personne quelles données le CCAS peut obtenir pour elle, et remettez-lui la notice."
)


class BlocInformation(QWidget):
    """Dates the information given, and how the person prefers to go on.

    Signals:
        changee: Emitted once it is saved.
        notice_voulue: Emitted to make the notice M03.
    """

    changee = Signal()
    notice_voulue = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._demande: Demande | None = None
        self._etat = PastilleEtat("")
        self._texte = etiquette(role="petit")
        self.remise = BoutonAction("Information remise aujourd’hui", "fait")
        self.papiers = Bouton("Préfère apporter ses papiers", "piece")
        self.notice = Bouton("Notice à remettre", "imprimer")

        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(8)
        colonne.addWidget(etiquette("Information de la personne", "libelle"))
        colonne.addWidget(self._etat)
        colonne.addWidget(self._texte)
        colonne.addWidget(boutons(self.remise, self.papiers, self.notice))

        self.remise.clicked.connect(lambda: self._remettre(prefere_papiers=False))
        self.papiers.clicked.connect(lambda: self._remettre(prefere_papiers=True))
        self.notice.clicked.connect(self.notice_voulue)

    def montrer(self, page: PageDemande) -> None:
        """Show whether, when and by whom the information was given."""
        self._demande = page.demande
        information = page.demande.information
        jour = page.information_le
        texte, ton = ("À remettre", Ton.ALERTE) if information is None else (f"Remise le {jour:%d/%m/%Y}", Ton.SUCCES)
        self._etat.definir(texte, ton)
        self._texte.setText(_explication(information))
        en_instruction = page.demande.est_en_instruction
        papiers = information is not None and information.prefere_papiers
        self.remise.setText("Accepte finalement les appels" if papiers else "Information remise aujourd’hui")
        self.remise.setVisible(en_instruction and (information is None or papiers))
        self.papiers.setVisible(en_instruction and not papiers)

    def _remettre(self, *, prefere_papiers: bool) -> None:
        demande, auteur, services = self._demande, self._poste.auteur(), self._poste.services
        if demande is None:
            return
        self._poste.jobs.ecrire(
            lambda: remettre_information(services, auteur, demande, prefere_papiers=prefere_papiers),
            then=lambda _: self.changee.emit(),
            failed=self._on_refus,
            owner=self,
        )

    def _on_refus(self, erreur: Exception) -> None:
        self._poste.avis.erreur(erreur)
        self.changee.emit()


def _explication(information: InformationRemise | None) -> str:
    if information is None:
        return A_REMETTRE
    par = f"Par {information.agent}, notice {information.version}."
    if information.prefere_papiers:
        return f"{par} La personne préfère apporter ses papiers\u00a0: aucun appel ne sera fait."
    return f"{par} Les données prévues pour cette aide peuvent être demandées."
