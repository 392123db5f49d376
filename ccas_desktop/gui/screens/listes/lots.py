"""What one does with many rows at once: apart from the other buttons, asked first, undone by one click."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.listes.lecture import LigneListe
from ccas_desktop.application.listes.lots import PAR_UNITE, Acte, Bilan, faire
from ccas_desktop.application.listes.modele import ContexteListe, Liste
from ccas_desktop.application.listes.phrases import nombre_en_mots, phrase_des_laisses
from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.domain.courrier.typographie import minuscule
from ccas_desktop.gui.annulations import Annulations
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.elements import boutons
from ccas_desktop.gui.screens.listes.actes import ActeDeLot, actes_de_la_liste
from ccas_desktop.gui.screens.listes.confirmation_lot import ConfirmationLot
from ccas_desktop.gui.screens.listes.impression_lot import ImpressionLot
from ccas_desktop.gui.theme import marquer
from ccas_desktop.gui.travaux.jobs import Annulation
from ccas_desktop.gui.widgets import Attente, Bouton

LIGNES_PAR_LECTURE = 400


class BarreLots(QFrame):
    """Comes in view once two rows are chosen, one for the letters.

    Signals:
        fait: Emitted once a lot is done, or undone.
    """

    fait = Signal()

    def __init__(self, poste: Poste, liste: Liste, lire: Callable[[Sequence[int]], Sequence[LigneListe]]) -> None:
        super().__init__()
        self._poste = poste
        self._liste = liste
        self._lire = lire
        self._choisis: Callable[[], list[int]] = list
        self._nombre = 0
        self._annulation = Annulation()
        self.titre = QLabel()
        self.confirmation = ConfirmationLot()
        self.attente = Attente()
        self.annulations = Annulations(poste, self)
        self.impression = ImpressionLot(poste, self.attente)
        self.boutons: dict[str, Bouton] = {}
        self._actes = actes_de_la_liste(liste.code)
        self.setProperty("role", "bandeau")
        marquer(self, "ton", "information")
        self.setAccessibleName("Pour toutes les lignes choisies")
        self._disposer()
        self.hide()

        self.annulations.fait.connect(self.fait)
        self.impression.fait.connect(self.fait)
        self.attente.annulation_demandee.connect(lambda: self._annulation.annuler())

    def definir(self, contexte: ContexteListe) -> None:
        """Offer the agents and the day of the office."""
        self.confirmation.definir(contexte.agents, contexte.jour)

    def montrer(self, nombre: int, choisis: Callable[[], list[int]]) -> None:
        """Act on the rows chosen, that many."""
        self._nombre, self._choisis = nombre, choisis
        self.titre.setText(f"{self._phrase(nombre)} choisi{self._accord(nombre)}\u00a0:")
        visible = bool(self._actes) and nombre >= (1 if self._liste.code == "courriers" else 2)
        self.setVisible(visible or not self.attente.isHidden())
        if not visible:
            self.confirmation.fermer()

    def _disposer(self) -> None:
        self.titre.setProperty("role", "fort")
        for acte in self._actes:
            bouton = Bouton(acte.libelle, acte.image)
            bouton.clicked.connect(lambda _coche=False, acte=acte: self._on_acte(acte))
            self.boutons[acte.code] = bouton
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(12, 6, 12, 6)
        colonne.setSpacing(6)
        colonne.addWidget(boutons(self.titre, *self.boutons.values()))
        colonne.addWidget(self.confirmation)
        colonne.addWidget(self.attente)

    def _on_acte(self, acte: ActeDeLot) -> None:
        self.confirmation.demander(
            acte,
            f"{acte.question.format(self._phrase(self._nombre))}\u00a0?",
            lambda verbe: self._lire_puis(acte, verbe),
        )

    def _lire_puis(self, acte: ActeDeLot, verbe: Acte | None) -> None:
        """Read which records the rows are, by lots, then do the act."""
        self._annulation = Annulation()
        self.attente.montrer(f"{acte.libelle}\u00a0: {self._phrase(self._nombre)}…")
        rangs, lues = self._choisis(), list[str]()

        def suivant(lignes: Sequence[LigneListe]) -> None:
            lues.extend(ligne.dossier_id if acte.sur_le_dossier else ligne.objet_id for ligne in lignes)
            if self._annulation.annulee:
                self._finir()
            elif rangs:
                lot, rangs[:] = rangs[:LIGNES_PAR_LECTURE], rangs[LIGNES_PAR_LECTURE:]
                self._poste.jobs.lire(lambda: self._lire(lot), then=suivant, failed=self._on_echec, owner=self)
            else:
                self._faire(acte, verbe, list(dict.fromkeys(lues)))

        suivant(())

    def _faire(self, acte: ActeDeLot, verbe: Acte | None, ids: list[str]) -> None:
        if verbe is None:
            self.impression.imprimer(ids, self._annulation)
            return
        services, auteur, lot, total = self._poste.services, self._poste.auteur(), nouvel_id(), len(ids)

        def suivant(bilan: Bilan, reste: list[str]) -> None:
            if not reste or self._annulation.annulee:
                self._on_fait(acte, lot, bilan)
                return
            self.attente.montrer(f"{acte.libelle}\u00a0: {total - len(reste)} sur {total}…")
            self._poste.jobs.ecrire(
                lambda: faire(services, auteur, verbe, reste[:PAR_UNITE], lot),
                then=lambda partiel: suivant(bilan + partiel, reste[PAR_UNITE:]),
                failed=lambda erreur: self._on_coupe(acte, lot, bilan, erreur),
                owner=self,
            )

        suivant(Bilan(), ids)

    def _on_fait(self, acte: ActeDeLot, lot: str, bilan: Bilan) -> None:
        self._finir()
        raisons = {minuscule(phrase_refus(code).rstrip(".")): nombre for code, nombre in bilan.laisses.items()}
        phrase = f"{acte.fait}\u00a0: {nombre_en_mots(bilan.faits)}. {phrase_des_laisses(raisons)}".strip()
        if bilan.faits:
            self.annulations.proposer(lot, phrase)
        else:
            self._poste.avis.succes(phrase)
        self.fait.emit()

    def _on_coupe(self, acte: ActeDeLot, lot: str, bilan: Bilan, erreur: Exception) -> None:
        self._on_fait(acte, lot, bilan)
        self._poste.avis.erreur(erreur)

    def _on_echec(self, erreur: Exception) -> None:
        self._finir()
        self._poste.avis.erreur(erreur)

    def _finir(self) -> None:
        self.attente.finir()

    def _phrase(self, nombre: int) -> str:
        return f"{nombre_en_mots(nombre)}\u00a0{self._liste.unite if nombre == 1 else self._liste.unites}"

    def _accord(self, nombre: int) -> str:
        feminin = "e" if self._liste.code in ("dossiers", "demandes") else ""
        return f"{feminin}{'s' if nombre > 1 else ''}"
