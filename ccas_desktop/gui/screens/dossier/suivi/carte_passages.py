"""The passages of a dossier, latest first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from ccas_desktop.application.guichet.page_suivi import PageSuivi
from ccas_desktop.application.messages.guichet import CANAUX
from ccas_desktop.domain.guichet.passage import Passage
from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.widgets import Bouton, Carte, EtatVide, RoleBouton

LIGNES_VISIBLES = 12


def _mots(passage: Passage) -> str:
    return f"{passage.motif}\n→ {passage.suite}" if passage.suite else passage.motif


COLONNES = (
    Colonne[Passage]("Date", lambda p: p.jour, ecrire=lambda jour: f"{jour:%d/%m/%Y}"),
    Colonne[Passage]("Façon", lambda p: CANAUX[p.canal]),
    Colonne[Passage]("Motif et suite", _mots, extensible=True),
    Colonne[Passage]("Par", lambda p: p.agent),
)


class CartePassages(Carte):
    """Lists the passages.

    Signals:
        correction_voulue: Emitted with the Passage to correct.
        retrait_voulu: Emitted with the Passage to take away.
        attestation_voulue: Emitted with the Passage to attest.
    """

    correction_voulue = Signal(object)
    retrait_voulu = Signal(object)
    attestation_voulue = Signal(object)

    def __init__(self) -> None:
        super().__init__("Passages")
        vide = EtatVide("personne", "Aucun passage noté.", suite="Onglet Synthèse, Ctrl+Maj+P : noter un passage.")
        self.table = TableAjustee("Passages", COLONNES, vide=vide, visibles=LIGNES_VISIBLES)
        aide = QLabel("Entrée ou double clic : corriger. Suppr : retirer.")
        aide.setProperty("role", "petit")
        self.attester = self.ajouter_action(Bouton("Attestation…", "imprimer", RoleBouton.DISCRET))
        self.attester.setToolTip("Imprimer une attestation de passage au CCAS, sans le motif")
        self.attester.setEnabled(False)
        self.ajouter(self.table, aide)

        self.table.ligne_activee.connect(self.correction_voulue)
        self.table.retrait_voulu.connect(self.retrait_voulu)
        self.table.ligne_choisie.connect(self._on_choisie)
        self.attester.clicked.connect(lambda: self.attestation_voulue.emit(self.table.choisie()))

    def montrer(self, page: PageSuivi) -> None:
        """Show the passages."""
        self.definir_titre(f"Passages ({len(page.passages)})" if page.passages else "Passages")
        self.table.definir(page.passages)
        if self.table.choisie() is None:
            self.table.choisir(next(iter(page.passages), None))
        self._on_choisie(self.table.choisie())

    def _on_choisie(self, passage: Passage | None) -> None:
        self.attester.setEnabled(passage is not None and passage.est_au_ccas)
