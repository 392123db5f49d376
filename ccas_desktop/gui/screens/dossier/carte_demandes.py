"""The requests of the dossier."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ccas_desktop.application.dossiers.page import DemandeDuDossier, PageDossier
from ccas_desktop.application.messages.etats import STATUTS, Poids
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.widgets import Bouton, Carte, EtatVide, RoleBouton, Ton

NBSP = "\u00a0"


def _etat(demande: DemandeDuDossier) -> str:
    mot = STATUTS[demande.statut].texte
    return f"{mot}{NBSP}: {ecrire_montant(demande.montant)}" if demande.montant is not None else mot


def _image(demande: DemandeDuDossier) -> tuple[str, str] | None:
    poids = STATUTS[demande.statut].poids
    ton = Ton(poids.value)
    # What waits has the icon of a work going on, not that of an information.
    return ("en_cours" if poids is Poids.INFORMATION else ton.image, ton.couleur)


COLONNES = (
    Colonne[DemandeDuDossier]("Aide", lambda d: d.aide, extensible=True),
    Colonne[DemandeDuDossier]("Déposée le", lambda d: d.deposee_le, ecrire=lambda jour: f"{jour:%d/%m/%Y}"),
    Colonne[DemandeDuDossier]("État", _etat, image=_image),
)


class CarteDemandes(Carte):
    """Lists the requests, latest first; Enter opens one.

    Signals:
        demande_voulue: Emitted with the id of the request to open.
        simulation_voulue: Emitted to see which aids the rules would give.
    """

    demande_voulue = Signal(str)
    simulation_voulue = Signal()

    def __init__(self) -> None:
        super().__init__("Demandes")
        vide = EtatVide("demande", "Aucune demande d’aide.", suite="Ctrl+D ouvre la première.")
        self.table = TableAjustee("Demandes d’aide du dossier", COLONNES, vide=vide)
        self.quelles = self.ajouter_action(Bouton("Quelles aides\u00a0?", "calcul", RoleBouton.DISCRET))
        self.quelles.setToolTip("Toutes les aides du règlement, essayées pour ce foyer (Ctrl+Maj+A)")
        self.ouvrir = self.ajouter_action(Bouton("Ouvrir", "suivant", RoleBouton.DISCRET))
        self.ouvrir.setToolTip("Ouvrir la demande choisie (Entrée)")
        self.ouvrir.setAccessibleName("Ouvrir la demande choisie")
        self.ajouter(self.table)

        self.quelles.clicked.connect(self.simulation_voulue)
        self.ouvrir.clicked.connect(self._on_ouvrir)
        self.table.ligne_activee.connect(lambda demande: self.demande_voulue.emit(demande.demande_id))

    def montrer(self, page: PageDossier) -> None:
        """Show the requests, the latest ready for Enter."""
        choisie = self.table.choisie()
        self.table.definir(page.demandes)
        self.ouvrir.setEnabled(bool(page.demandes))
        self.definir_titre(f"Demandes ({len(page.demandes)})" if page.demandes else "Demandes")
        garde = next((d for d in page.demandes if choisie and d.demande_id == choisie.demande_id), None)
        self.table.choisir(garde or next(iter(page.demandes), None))

    def _on_ouvrir(self) -> None:
        choisie = self.table.choisie()
        if choisie is not None:
            self.demande_voulue.emit(choisie.demande_id)
