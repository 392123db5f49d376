"""The budget of the foyer: resources, charges and what is left to live on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ccas_desktop.application.lignes_budget import LigneDuBudget, chiffres_du_budget, lignes_du_budget
from ccas_desktop.application.page_dossier import PageDossier
from ccas_desktop.domain.budget import Sens
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.domain.provenance import NatureProvenance, Provenance
from ccas_desktop.gui.screens.dossier.chiffres import Chiffres
from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Bouton, Carte, RoleBouton
from ccas_desktop.gui.widgets.provenance import phrase_provenance

LIGNES_VISIBLES = 30
# Characters that a column holds on a narrow page: more go to the next line.
LARGEUR_TEXTE = 26
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


def _lignes_de_texte(ligne: LigneDuBudget) -> int:
    textes = (_nature(ligne), _provenance(ligne.ligne.provenance))
    return max(sum(1 + len(partie) // LARGEUR_TEXTE for partie in texte.split("\n")) for texte in textes)


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


class BlocLignes(QWidget):
    """The resources, or the charges.

    Signals:
        ajout_voulu: Emitted when the person wants to add a line.
        modification_voulue: Emitted with the LigneBudget to edit.
        retrait_voulu: Emitted with the LigneBudget to remove.
    """

    ajout_voulu = Signal()
    modification_voulue = Signal(object)
    retrait_voulu = Signal(object)

    def __init__(self, titre: str, bouton: Bouton, vide: str) -> None:
        super().__init__()
        self._vide = QLabel(vide)
        self._vide.setProperty("role", "secondaire")
        self.table = TableAjustee(titre, COLONNES, lignes_de_texte=_lignes_de_texte, visibles=LIGNES_VISIBLES)
        etiquette = QLabel(titre)
        etiquette.setProperty("role", "fort")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_porte().espaces["serre"])
        for widget in (etiquette, self._vide, self.table):
            colonne.addWidget(widget)

        bouton.clicked.connect(self.ajout_voulu)
        self.table.ligne_activee.connect(lambda ligne: self.modification_voulue.emit(ligne.ligne))
        self.table.retrait_voulu.connect(lambda ligne: self.retrait_voulu.emit(ligne.ligne))

    def montrer(self, lignes: tuple[LigneDuBudget, ...]) -> None:
        """Show these lines."""
        self.table.definir(lignes)
        self.table.setVisible(bool(lignes))
        self._vide.setVisible(not lignes)


class CarteBudget(Carte):
    """Shows the totals first, then each line with where it comes from."""

    def __init__(self) -> None:
        super().__init__("Budget du mois")
        self.chiffres = Chiffres("Totaux")
        self.ajouter_ressource = self.ajouter_action(Bouton("Ajouter une ressource", "ajouter", RoleBouton.DISCRET))
        self.ajouter_charge = self.ajouter_action(Bouton("Ajouter une charge", "ajouter", RoleBouton.DISCRET))
        self.ressources = BlocLignes("Ressources", self.ajouter_ressource, "Aucune ressource saisie.")
        self.charges = BlocLignes("Charges", self.ajouter_charge, "Aucune charge saisie.")
        aide = QLabel("Entrée ou double clic sur une ligne : la modifier. Suppr : la retirer.")
        aide.setProperty("role", "petit")
        self.ajouter(self.chiffres, self.ressources, self.charges, aide)

    def montrer(self, page: PageDossier) -> None:
        """Show the budget of that month."""
        self.chiffres.definir(chiffres_du_budget(page))
        self.ressources.montrer(lignes_du_budget(page, Sens.RESSOURCE))
        self.charges.montrer(lignes_du_budget(page, Sens.CHARGE))
