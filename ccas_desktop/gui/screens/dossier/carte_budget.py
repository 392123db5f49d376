"""The budget of the foyer: its totals, and the four blocks of its sheet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from ccas_desktop.application.dossiers.lignes_budget import (
    LigneDuBudget,
    chiffres_du_budget,
    lignes_du_budget,
    total_du_bloc,
)
from ccas_desktop.application.dossiers.natures import BLOCS
from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.application.messages.provenance import phrase_provenance
from ccas_desktop.domain.dossiers.budget import BlocBudget
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.domain.provenance import NatureProvenance, Provenance
from ccas_desktop.gui.screens.dossier.chiffres import Chiffres
from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.widgets import Bouton, Carte, RoleBouton

LIGNES_VISIBLES = 30
_IMAGES = {
    NatureProvenance.CERTIFIE: ("certifie", "succes"),
    NatureProvenance.VU_SUR_PIECE: ("piece", "information"),
    NatureProvenance.DECLARE: ("declare", "texte_secondaire"),
}


def _provenance(provenance: Provenance) -> str:
    """Return the words on two lines: what it is, then of whom and when."""
    return phrase_provenance(provenance).replace(" · ", "\n", 1)


def _nature(ligne: LigneDuBudget) -> str:
    return "\n".join(texte for texte in (ligne.ligne.libelle, ligne.precisions) if texte)


COLONNES = (
    Colonne[LigneDuBudget]("Nature", _nature, extensible=True),
    Colonne[LigneDuBudget]("Par mois", lambda b: b.ligne.montant, ecrire=ecrire_montant, a_droite=True),
    Colonne[LigneDuBudget](
        "Provenance",
        lambda b: _provenance(b.ligne.provenance),
        extensible=True,
        image=lambda b: _IMAGES[b.ligne.provenance.nature],
    ),
)


_AJOUTS = {
    BlocBudget.REVENUS: "Ajouter un revenu",
    BlocBudget.PRESTATIONS: "Ajouter une prestation",
    BlocBudget.CHARGES_FIXES: "Ajouter une charge",
    BlocBudget.DETTES_CREDITS: "Ajouter une dette ou un crédit",
}
_VIDES = {
    BlocBudget.REVENUS: "Aucun revenu saisi.",
    BlocBudget.PRESTATIONS: "Aucune prestation saisie.",
    BlocBudget.CHARGES_FIXES: "Aucune charge saisie.",
    BlocBudget.DETTES_CREDITS: "Aucune dette, aucun crédit saisi.",
}


class CarteBloc(Carte):
    """One block of the sheet: its lines, each with where it comes from, and its total.

    Signals:
        ajout_voulu: Emitted when the person wants to add a line.
        modification_voulue: Emitted with the LigneBudget to edit.
        retrait_voulu: Emitted with the LigneBudget to remove.
    """

    ajout_voulu = Signal()
    modification_voulue = Signal(object)
    retrait_voulu = Signal(object)

    def __init__(self, bloc: BlocBudget) -> None:
        super().__init__(BLOCS[bloc])
        self._bloc = bloc
        self._vide = QLabel(_VIDES[bloc])
        self._vide.setProperty("role", "secondaire")
        self.ajout = self.ajouter_action(Bouton("Ajouter", "ajouter", RoleBouton.DISCRET))
        self.ajout.setAccessibleName(_AJOUTS[bloc])
        self.ajout.setToolTip(_AJOUTS[bloc])
        self.table = TableAjustee(BLOCS[bloc], COLONNES, visibles=LIGNES_VISIBLES)
        self.ajouter(self._vide, self.table)

        self.ajout.clicked.connect(self.ajout_voulu)
        self.table.ligne_activee.connect(lambda ligne: self.modification_voulue.emit(ligne.ligne))
        self.table.retrait_voulu.connect(lambda ligne: self.retrait_voulu.emit(ligne.ligne))

    def montrer(self, page: PageDossier) -> None:
        """Show the lines of that month."""
        lignes = lignes_du_budget(page, self._bloc)
        self.table.definir(lignes)
        self.table.setVisible(bool(lignes))
        self._vide.setVisible(not lignes)
        titre, total = BLOCS[self._bloc], total_du_bloc(page, self._bloc)
        self.definir_titre(f"{titre} · {total}" if lignes else titre)


class CarteTotaux(Carte):
    """Shows the totals of the month and what is left to live on.

    Signals:
        detail_voulu: Emitted to see the lines.
    """

    detail_voulu = Signal()

    def __init__(self, *, avec_lien: bool) -> None:
        super().__init__("Budget du mois")
        self.chiffres = Chiffres("Totaux")
        self.detail = Bouton("Ouvrir le budget", "suivant", RoleBouton.DISCRET)
        aide = QLabel("Entrée ou double clic sur une ligne\u00a0: la modifier. Suppr\u00a0: la retirer.")
        aide.setProperty("role", "petit")
        self.ajouter_action(self.detail)
        self.ajouter(self.chiffres, aide)
        (aide if avec_lien else self.detail).hide()

        self.detail.clicked.connect(self.detail_voulu)

    def montrer(self, page: PageDossier) -> None:
        """Show the budget of that month."""
        self.chiffres.definir(chiffres_du_budget(page))
