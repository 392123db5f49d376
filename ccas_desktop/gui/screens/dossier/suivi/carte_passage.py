"""Note a passage in one line, with the person in front of one."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.application.guichet.page_suivi import dernier_passage
from ccas_desktop.application.guichet.passages import noter_passage
from ccas_desktop.application.messages.guichet import phrase_du_passage
from ccas_desktop.domain.guichet.passage import Passage
from ccas_desktop.gui.guichet.actes import Actes
from ccas_desktop.gui.guichet.champs import LARGEUR_DATE, ChampsPassage
from ccas_desktop.gui.guichet.ligne import LigneDeSaisie
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Bouton, EtiquetteCoupee

TOUCHES = "Ctrl+Shift+P"
LARGEUR_CANAL = 220


class CartePassage(QFrame):
    """The row of a new passage, and the last one."""

    def __init__(self, poste: Poste, dossier_id: str) -> None:
        super().__init__()
        self.setProperty("role", "carte")
        self.setAccessibleName("Passage")
        self._poste = poste
        self._dossier_id = dossier_id
        self.champs = ChampsPassage()
        self.champs.jour.setFixedWidth(LARGEUR_DATE)
        self.champs.vider(poste.services.horloge.aujourdhui())
        self.bouton = Bouton("Noter")
        self.bouton.setToolTip("Noter ce passage (Entrée)")
        self.bouton.setAccessibleName("Noter ce passage")
        c = self.champs
        c.canal.setFixedWidth(LARGEUR_CANAL)
        self.ligne = LigneDeSaisie(((c.jour, 0), (c.canal, 0), (c.motif, 5), (c.suite, 4)), self.bouton)
        self.dernier = EtiquetteCoupee("")
        self.dernier.setProperty("role", "petit")
        self.saisie = Saisie(poste, f"passage/{dossier_id}", c.par_nom, self)
        self._actes = Actes(poste, self)
        self._disposer()

        self.champs.sur_entree(self.ligne.validee)
        self.ligne.validee.connect(self.enregistrer)
        self._actes.fait.connect(self.lire)
        QShortcut(QKeySequence(TOUCHES), self, self.prendre)
        self.saisie.brouillon.reprendre()

    def prendre(self) -> None:
        """Take the focus where one types."""
        self.champs.motif.ligne.setFocus()

    def montrer(self, _page: PageDossier) -> None:
        """Show the card of the dossier as read."""
        self.lire()

    def lire(self) -> None:
        """Read the last passage."""
        services, dossier_id = self._poste.services, self._dossier_id
        self._poste.jobs.lire(
            lambda: dernier_passage(services, dossier_id),
            then=self._montrer_le_dernier,
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def enregistrer(self) -> None:
        """Save what is typed, of the day unless told otherwise."""
        services, auteur, dossier_id = self._poste.services, self._poste.auteur(), self._dossier_id
        jour = services.horloge.aujourdhui()
        self.saisie.enregistrer(
            lambda valeurs: noter_passage(services, auteur, dossier_id, self.champs.saisie(valeurs, jour)),
            then=self._on_note,
        )

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(espaces["grand"], espaces["petit"], espaces["grand"], espaces["petit"])
        colonne.setSpacing(espaces["serre"])
        colonne.addWidget(self.ligne)
        colonne.addWidget(self.dernier)

    def _on_note(self, lot: str) -> None:
        self.champs.vider(self._poste.services.horloge.aujourdhui())
        self.prendre()
        self._actes.dire(lot, "Passage noté.")

    def _montrer_le_dernier(self, passage: Passage | None) -> None:
        dernier = f"Dernier passage\u00a0: {phrase_du_passage(passage)}" if passage else "Aucun passage noté."
        self.dernier.setText(dernier)
