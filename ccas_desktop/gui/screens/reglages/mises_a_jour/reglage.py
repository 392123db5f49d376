"""Where this workstation looks for updates, and whether it does each day."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccas_desktop.application.messages.mises_a_jour import ADRESSE_IMPOSEE, AIDE_ADRESSE, REGLE
from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.application.mises_a_jour.page import PageMisesAJour
from ccas_desktop.application.mises_a_jour.reglage import regler_mises_a_jour
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.gui.forms import ChampSegments, GroupeChamps, LigneTexte
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.elements import boutons, etiquette
from ccas_desktop.gui.widgets import Bouton

CHAQUE_JOUR, A_LA_DEMANDE = "jour", "demande"
RYTHMES = ((CHAQUE_JOUR, "Chaque jour"), (A_LA_DEMANDE, "Quand je le demande"))


class BlocReglage(QWidget):
    """Edits the address and the pace, or says that the IT department gives the address.

    Signals:
        change: Emitted once they are kept.
    """

    change = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._lue = False
        self.imposee = etiquette(role="secondaire", selectionnable=True)
        self.adresse = LigneTexte("Adresse des mises à jour", aide=AIDE_ADRESSE)
        self.rythme = ChampSegments("Chercher une nouvelle version", RYTHMES)
        self.enregistrer = Bouton("Enregistrer", "enregistrer")
        self.champs = GroupeChamps("Où chercher")

        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        self.champs.ajouter(self.adresse)
        self.champs.ajouter(self.rythme)
        self.champs.ajouter(boutons(self.enregistrer))
        colonne.addWidget(self.imposee)
        colonne.addWidget(self.champs)

        self.enregistrer.clicked.connect(self._on_enregistrer)
        # Queued: leaving the field, which Qt tells just after, reads it again and would take the refusal away.
        self.adresse.ligne.returnPressed.connect(self._on_enregistrer, Qt.ConnectionType.QueuedConnection)

    def montrer(self, page: PageMisesAJour) -> None:
        """Show what is set; what is being typed stays."""
        imposee = bool(page.adresse) and not page.reglable
        self.imposee.setText(ADRESSE_IMPOSEE.format(adresse=page.adresse))
        self.imposee.setVisible(imposee)
        self.champs.setVisible(page.reglable)
        self.setVisible(imposee or page.reglable)
        if page.reglable and not self._lue:
            self._lue = True
            self.adresse.definir_valeur(page.adresse)
            self.rythme.definir_valeur(CHAQUE_JOUR if page.chaque_jour else A_LA_DEMANDE)

    def _on_enregistrer(self) -> None:
        try:
            regler_mises_a_jour(
                self._poste.services.preferences,
                str(self.adresse.valeur() or ""),
                chaque_jour=self.rythme.valeur() == CHAQUE_JOUR,
            )
        except RefusMetier as refus:
            self.adresse.montrer_erreur(phrase_refus(refus.code, refus.faits))
            self.adresse.controle.setFocus()
            return
        self.adresse.effacer_erreur()
        self._poste.avis.succes(REGLE)
        self.change.emit()
