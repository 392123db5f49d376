"""What one action changed, field by field, with the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from ccas_desktop.application.annulations import portee_du_lot
from ccas_desktop.application.historique.historique import Detail, LigneHistorique, dits_une_fois
from ccas_desktop.application.messages.heures import phrase_instant
from ccas_desktop.gui.annulations import Annulations
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.confirmation import Confirmation
from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.widgets import Bouton, Carte, EtatVide

QUOI = 0
COLONNES = (
    Colonne[Detail]("Quoi", lambda d: d.quoi, extensible=True, part=4),
    Colonne[Detail]("Champ", lambda d: d.champ, extensible=True, part=4),
    Colonne[Detail]("Avant", lambda d: d.avant, extensible=True, part=4),
    Colonne[Detail]("Après", lambda d: d.apres, extensible=True, part=6),
)


class CarteDetail(Carte):
    """Shows one action of the history.

    Signals:
        annulee: Emitted once it was undone, or restored.
    """

    annulee = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__("Détail de l’action")
        self._poste = poste
        self._ligne: LigneHistorique | None = None
        self._annulations = Annulations(poste, self)
        self.titre = QLabel()
        self.table = TableAjustee(
            "Ce que l’action a changé",
            COLONNES,
            vide=EtatVide("recherche", "Choisissez une action dans la liste."),
            visibles=12,
        )
        self.confirmation = Confirmation()
        self.annuler = self.ajouter_action(Bouton("Annuler cette action", "retour"))

        # Each record is named on its first line only: the lines keep the order of the fields.
        self.table.setSortingEnabled(False)
        self.titre.setWordWrap(True)
        self.titre.setTextFormat(Qt.TextFormat.PlainText)
        self.titre.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.ajouter(self.titre, self.confirmation, self.table)
        self.montrer(None)

        self.annuler.clicked.connect(self._on_annuler)
        self._annulations.fait.connect(self.annulee)

    def montrer(self, ligne: LigneHistorique | None) -> None:
        """Show an action, or nothing."""
        self._ligne = ligne
        self.confirmation.fermer()
        self.titre.setVisible(ligne is not None)
        if ligne is not None:
            suite = " Cette action a été annulée depuis." if ligne.annulee else ""
            self.titre.setText(f"{phrase_instant(ligne.instant)}, par {ligne.auteur}. {ligne.texte}.{suite}")
        details = ligne.details if ligne is not None else ()
        self.table.definir(dits_une_fois(details))
        self.table.setColumnHidden(QUOI, len({detail.quoi for detail in details}) <= 1)
        self.annuler.setVisible(ligne is not None and ligne.lot is not None and not ligne.annulee)

    def _on_annuler(self) -> None:
        if self._ligne is None or (lot := self._ligne.lot) is None:
            return
        services = self._poste.services
        self._poste.jobs.lire(
            lambda: portee_du_lot(services, lot),
            then=lambda dossiers: self._annuler(lot, dossiers),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _annuler(self, lot: str, dossiers: int) -> None:
        """Undo at once what touches this dossier alone; ask first when others are touched too."""
        if dossiers <= 1:
            self._annulations.annuler(lot)
            return
        self.confirmation.demander(
            f"Cette action a changé {dossiers} dossiers\u00a0: elle sera annulée dans tous.",
            "Oui, l’annuler partout",
            lambda: self._annulations.annuler(lot),
        )
