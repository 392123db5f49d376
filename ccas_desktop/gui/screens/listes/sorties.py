"""What leaves a list by the window: the file for a spreadsheet, the paper; the rows are read by lots, off the GUI."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ccas_desktop.application.listes.lecture import LigneListe
from ccas_desktop.application.listes.modele import ContexteListe
from ccas_desktop.application.listes.phrases import phrase_de_l_export
from ccas_desktop.application.listes.sorties import (
    LIGNES_IMPRIMEES_MAX,
    GenreSortie,
    Sortie,
    ecrire_fichier,
    etat_de_la_liste,
    noter_sortie,
)
from ccas_desktop.application.ports.listes import CompteListe
from ccas_desktop.application.reglages import lire_reglages
from ccas_desktop.domain.courrier.etat import Etat
from ccas_desktop.domain.courrier.produite import LettreProduite
from ccas_desktop.gui.apercu_etat import ApercuEtat, EtatAMontrer
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.travaux.jobs import Annulation
from ccas_desktop.gui.widgets import Attente

LIGNES_PAR_LECTURE = 400
CLASSEUR, TEXTE = "Classeur Excel ou LibreOffice (*.xlsx)", "Texte séparé par des points-virgules (*.csv)"


class Sorties(QObject):
    """Takes rows out: reads them, notes it in the journal, then writes the file or shows the paper.

    Attributes:
        apercu: the window of the paper, while it is open.
    """

    def __init__(self, poste: Poste, attente: Attente, lire: Callable[[Sequence[int]], Sequence[LigneListe]]) -> None:
        super().__init__(attente)
        self._poste = poste
        self._attente = attente
        self._lire = lire
        self._annulation = Annulation()
        self.apercu: ApercuEtat | None = None
        self.dialogue: QFileDialog | None = None

        attente.annulation_demandee.connect(self._abandonner)

    def exporter(self, sortie: Sortie, rangs: Sequence[int], parent: QWidget) -> None:
        """Ask where, and write the rows there."""
        self.dialogue = QFileDialog(parent, "Exporter la liste", f"{sortie.liste.titre.lower()}.xlsx")
        self.dialogue.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialogue.setNameFilters([CLASSEUR, TEXTE])
        self.dialogue.setDefaultSuffix("xlsx")
        dialogue = self.dialogue
        dialogue.filterSelected.connect(lambda choisi: dialogue.setDefaultSuffix("csv" if choisi == TEXTE else "xlsx"))
        dialogue.fileSelected.connect(lambda chemin: self.ecrire(Path(chemin), sortie, rangs))
        dialogue.finished.connect(self._on_dialogue_ferme)
        dialogue.open()

    def ecrire(self, fichier: Path, sortie: Sortie, rangs: Sequence[int]) -> None:
        """Write the rows in a file, of the kind its name ends with."""
        genre = GenreSortie.CSV if fichier.suffix.lower() == ".csv" else GenreSortie.XLSX
        annulation = self._commencer("Lecture de la liste…")
        services = self._poste.services

        def ecrire(lignes: Sequence[LigneListe]) -> None:
            self._attente.montrer(f"Écriture de {fichier.name}…")
            self._poste.jobs.travailler(
                lambda: ecrire_fichier(services, fichier, sortie, lignes, lambda: annulation.annulee),
                then=lambda nombre: self._on_ecrit(sortie, fichier, nombre),
                failed=self._on_echec,
                owner=self,
                annulation=annulation,
            )

        self._lire_tout(rangs, annulation, lambda lignes: self._noter(sortie, genre, lignes, ecrire))

    def imprimer(self, sortie: Sortie, contexte: ContexteListe, rangs: Sequence[int], compte: CompteListe) -> None:
        """Lay the rows out, and show the paper."""
        annulation = self._commencer("Lecture de la liste…")
        services = self._poste.services

        def produire(etat: Etat) -> None:
            self._poste.jobs.travailler(
                lambda: services.lettres.produire_etat(etat),
                then=lambda produite: self._on_compose(sortie, produite),
                failed=self._on_echec,
                owner=self,
                annulation=annulation,
            )

        def composer(lignes: Sequence[LigneListe]) -> None:
            self._attente.montrer("Mise en page de la liste…")
            self._poste.jobs.lire(
                lambda: etat_de_la_liste(lire_reglages(services), sortie, contexte, lignes, compte),
                then=produire,
                failed=self._on_echec,
                owner=self,
            )

        self._lire_tout(
            rangs[:LIGNES_IMPRIMEES_MAX],
            annulation,
            lambda lignes: self._noter(sortie, GenreSortie.PAPIER, lignes, composer),
        )

    def _lire_tout(
        self, rangs: Sequence[int], annulation: Annulation, ensuite: Callable[[Sequence[LigneListe]], None]
    ) -> None:
        """Read the rows by lots: what the person asks meanwhile goes between two."""
        lues: list[LigneListe] = []

        def suivant(lignes: Sequence[LigneListe], debut: int) -> None:
            lues.extend(lignes)
            if annulation.annulee:
                return
            if debut >= len(rangs):
                ensuite(lues)
                return
            lot = list(rangs[debut : debut + LIGNES_PAR_LECTURE])
            self._poste.jobs.lire(
                lambda: self._lire(lot),
                then=lambda lignes: suivant(lignes, debut + len(lot)),
                failed=self._on_echec,
                owner=self,
            )

        suivant((), 0)

    def _noter(
        self,
        sortie: Sortie,
        genre: GenreSortie,
        lignes: Sequence[LigneListe],
        ensuite: Callable[[Sequence[LigneListe]], None],
    ) -> None:
        """Note in the journal, then go on: nothing leaves without its trace."""
        services, auteur = self._poste.services, self._poste.auteur()
        self._poste.jobs.ecrire(
            lambda: noter_sortie(services, auteur, sortie, genre, len(lignes)),
            then=lambda _note: ensuite(lignes),
            failed=self._on_echec,
            owner=self,
        )

    def _commencer(self, phrase: str) -> Annulation:
        self._annulation = Annulation()
        self._attente.montrer(phrase)
        return self._annulation

    def _on_ecrit(self, sortie: Sortie, fichier: Path, nombre: int | None) -> None:
        self._attente.finir()
        if nombre is not None:
            self._poste.avis.succes(phrase_de_l_export(sortie.liste, nombre, fichier.name))

    def _on_compose(self, sortie: Sortie, produite: LettreProduite) -> None:
        self._attente.finir()
        nom = f"liste-{sortie.liste.code}"
        parent = self._attente.window()
        self.apercu = ApercuEtat(
            self._poste, EtatAMontrer(f"Liste\u00a0: {sortie.liste.titre.lower()}", nom, produite), parent
        )
        self.apercu.finished.connect(self._on_apercu_ferme)
        self.apercu.open()

    def _on_apercu_ferme(self) -> None:
        self.apercu = None

    def _on_dialogue_ferme(self) -> None:
        if self.dialogue is not None:
            self.dialogue.deleteLater()
        self.dialogue = None

    def _on_echec(self, erreur: Exception) -> None:
        self._attente.finir()
        self._poste.avis.erreur(erreur)

    def _abandonner(self) -> None:
        self._annulation.annuler()
        self._attente.finir()
