"""What the agent reads on an avis d’imposition."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ccas_desktop.application.donnees.impots import AvisSaisi, saisir_avis
from ccas_desktop.application.donnees.ligne_impot import LigneImpot
from ccas_desktop.domain.certifie.impot import PARTS_FISCALES, REVENU_FISCAL
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.provenance import NatureProvenance
from ccas_desktop.gui.forms import Champ, ChampMontant, GroupeChamps, LigneTexte
from ccas_desktop.gui.forms.spi import LigneSansBrouillon
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.screens.demande.elements import boutons
from ccas_desktop.gui.widgets import Bouton


class ChampParts(LigneTexte):
    """A number of parts, « 2,5 ». `valeur` is a Decimal."""

    def _lire(self, texte: str) -> Decimal:
        try:
            return Decimal(texte.replace(",", "."))
        except InvalidOperation:
            raise RefusMetier("parts_impossibles") from None

    def _ecrire(self, valeur: Decimal) -> str:
        return f"{valeur.normalize():f}".replace(".", ",")


class ChampAnnee(LigneTexte):
    """A year. `valeur` is an int."""

    def _lire(self, texte: str) -> int:
        if len(texte) != 4 or not (texte.isascii() and texte.isdigit()):
            raise RefusMetier("annee_de_revenus_impossible")
        return int(texte)


class SaisieAvis(QFrame):
    """Asks for the revenue, the parts and the year; the reference is optional.

    Signals:
        enregistree: Emitted once the figures are kept.
        fermee: Emitted when the person gives up.
    """

    enregistree = Signal()
    fermee = Signal()

    def __init__(self, poste: Poste, demande_id: str, ligne: LigneImpot) -> None:
        super().__init__()
        self._poste = poste
        self._demande_id = demande_id
        self.revenu = ChampMontant("Revenu fiscal de référence", obligatoire=True)
        self.parts = ChampParts("Nombre de parts", obligatoire=True, exemple="2,5")
        self.annee = ChampAnnee("Année des revenus", obligatoire=True, aide="Celle d’avant l’avis.")
        self.reference = LigneSansBrouillon("Référence de l’avis", aide="Facultative. Jamais le numéro fiscal.")
        self.motif = LigneSansBrouillon("Pourquoi ne pas garder les valeurs certifiées\u00a0?")
        champs: dict[str, Champ] = {
            "revenu": self.revenu,
            "parts": self.parts,
            "annee": self.annee,
            "reference": self.reference,
            "motif": self.motif,
        }
        self.saisie = Saisie(poste, f"avis/{demande_id}", champs, self)
        self.enregistrer = Bouton("Retenir cet avis", "enregistrer")
        self.fermer = Bouton("Fermer (Échap)", "fermer")

        self._disposer(ligne)
        self._montrer(ligne)

        self.enregistrer.clicked.connect(self._on_enregistrer)
        self.fermer.clicked.connect(self._on_fermer)
        for champ in champs.values():
            if isinstance(champ, LigneTexte):
                champ.ligne.returnPressed.connect(self._on_enregistrer)
        self.saisie.brouillon.reprendre()

    def _montrer(self, ligne: LigneImpot) -> None:
        self.annee.definir_valeur(ligne.annee)
        vus = {
            code: Decimal(donnee.valeur)
            for code, donnee in ligne.retenus.items()
            if donnee.provenance.nature is NatureProvenance.VU_SUR_PIECE
        }
        if vus:
            self.revenu.definir_valeur(vus.get(REVENU_FISCAL))
            self.parts.definir_valeur(vus.get(PARTS_FISCALES))
            self.annee.definir_valeur(next(iter(ligne.retenus.values())).provenance.annee_revenus or ligne.annee)

    def _on_enregistrer(self) -> None:
        auteur, services, demande_id = self._poste.auteur(), self._poste.services, self._demande_id
        self.saisie.enregistrer(
            lambda valeurs: saisir_avis(services, auteur, demande_id, _avis(valeurs)),
            then=lambda _: self.enregistree.emit(),
        )

    def _on_fermer(self) -> None:
        self.saisie.liaison.pousser()
        self.saisie.brouillon.oublier()
        self.fermee.emit()

    def _disposer(self, ligne: LigneImpot) -> None:
        self.setProperty("role", "entree")
        groupe = GroupeChamps()
        groupe.ajouter(self.revenu, self.parts, self.annee)
        groupe.ajouter(self.reference)
        groupe.ajouter(self.motif)
        self.motif.setVisible(ligne.est_certifiee)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(12, 10, 12, 12)
        colonne.addWidget(groupe)
        colonne.addWidget(boutons(self.enregistrer, self.fermer))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_fermer()
        else:
            super().keyPressEvent(event)


def _avis(valeurs: dict[str, Any]) -> AvisSaisi:
    return AvisSaisi(
        valeurs["revenu"], valeurs["parts"], valeurs["annee"], valeurs["reference"] or "", valeurs["motif"] or ""
    )
