"""The papers the request waits for: ask for them, note what became of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ccas_desktop.application.demandes.pieces_attendues import (
    PieceADemander,
    SaisieDemandeDePieces,
    demander_pieces,
    dernier_jour_propose,
    regler_piece,
    relancer,
)
from ccas_desktop.application.donnees.pieces import SortPiece
from ccas_desktop.application.instruction.page import PageDemande
from ccas_desktop.application.messages.suites import SORTS, phrase_de_la_piece
from ccas_desktop.domain.demandes.pieces_attendues import PieceAttendue, SortAttendue
from ccas_desktop.gui.forms import Champ, ChampDate, GroupeChamps, LigneTexte
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.screens.demande.elements import boutons, etiquette, ton_de, vider
from ccas_desktop.gui.widgets import Bouton, PastilleEtat, RoleBouton


class BlocAttendues(QWidget):
    """Lists the papers asked for; asking stops the clock (CRPA L114-5).

    Signals:
        changee: Emitted once something was saved.
        lettre_voulue: Emitted to make the letter that asks for them (M02).
    """

    changee = Signal()
    lettre_voulue = Signal()

    def __init__(self, poste: Poste, demande_id: str) -> None:
        super().__init__()
        self._poste = poste
        self._demande_id = demande_id
        self._aujourdhui: date | None = None
        self.cases: dict[str, tuple[QCheckBox, str]] = {}
        self.gestes: dict[tuple[str, str], Bouton] = {}
        self._liste = QVBoxLayout()
        self._choix = QVBoxLayout()
        self.demander = Bouton("Demander des pièces…", "piece")
        self.formulaire = QWidget()
        self.autre = LigneTexte("Autre pièce ou information")
        self.le = ChampDate("Demandée le", obligatoire=True)
        self.avant = ChampDate("À apporter avant le", obligatoire=True)
        self.champs: dict[str, Champ] = {"pieces": self.autre, "le": self.le, "avant": self.avant}
        self.saisie = Saisie(poste, f"pieces/{demande_id}", self.champs, self)
        self.valider = Bouton("Demander et suspendre le délai", "enregistrer")
        self.renoncer = Bouton("Ne rien demander", "fermer", RoleBouton.DISCRET)

        self._disposer()

        self.demander.clicked.connect(self._on_ouvrir)
        self.renoncer.clicked.connect(self._fermer)
        self.valider.clicked.connect(self._on_demander)
        for champ in (self.autre, self.le, self.avant):
            champ.ligne.returnPressed.connect(self._on_demander)

    def montrer(self, page: PageDemande) -> None:
        """Show the papers asked for, and what may be asked."""
        en_instruction = page.demande.est_en_instruction
        self._aujourdhui = page.aujourdhui
        vider(self._liste)
        self.gestes = {}
        for piece in page.complete.pieces:
            self._ajouter(piece, page.aujourdhui, modifiable=en_instruction)
        self.demander.setVisible(en_instruction and self.formulaire.isHidden())
        self.setVisible(en_instruction or bool(page.complete.pieces))
        if self.formulaire.isHidden():
            self._proposer(page)

    def _proposer(self, page: PageDemande) -> None:
        vider(self._choix)
        deja = {piece.libelle for piece in page.complete.pieces if piece.est_attendue}
        self.cases = {}
        for piece in page.pieces:
            if piece.sort is SortPiece.A_APPORTER and piece.libelle not in deja:
                case = QCheckBox(piece.libelle)
                self.cases[piece.libelle] = (case, piece.precision)
                self._choix.addWidget(case)
        self.le.definir_valeur(page.aujourdhui)
        self.avant.definir_valeur(dernier_jour_propose(page.reglages.ccas, page.aujourdhui))

    def _ajouter(self, piece: PieceAttendue, jour: date, *, modifiable: bool) -> None:
        mot = SORTS[piece.sort]
        self._liste.addWidget(etiquette(piece.libelle))
        self._liste.addWidget(PastilleEtat(mot.texte, ton_de(mot)))
        self._liste.addWidget(etiquette(phrase_de_la_piece(piece, jour), "petit"))
        if piece.est_attendue and modifiable:
            sorts = (
                ("Reçue", SortAttendue.RECUE),
                ("Vue, non conservée", SortAttendue.VUE_NON_CONSERVEE),
                ("Plus nécessaire", SortAttendue.PLUS_NECESSAIRE),
            )
            faits = [self._action(piece, nom, self._regler(piece, sort, jour)) for nom, sort in sorts]
            relance = self._action(piece, "Relancée", self._relancer(piece))
            self._liste.addWidget(boutons(*faits, relance))

    def _action(self, piece: PieceAttendue, nom: str, verbe: Callable[[], object]) -> Bouton:
        bouton = Bouton(nom, role=RoleBouton.DISCRET)
        bouton.setAccessibleName(f"{nom}\u00a0: {piece.libelle}")
        bouton.clicked.connect(lambda: self._ecrire(verbe))
        self.gestes[piece.libelle, nom] = bouton
        return bouton

    def _regler(self, piece: PieceAttendue, sort: SortAttendue, jour: date) -> Callable[[], object]:
        services, auteur = self._poste.services, self._poste.auteur()
        return lambda: regler_piece(services, auteur, piece, sort, le=jour)

    def _relancer(self, piece: PieceAttendue) -> Callable[[], object]:
        services, auteur = self._poste.services, self._poste.auteur()
        return lambda: relancer(services, auteur, piece)

    def _ecrire(self, verbe: Callable[[], object]) -> None:
        self._poste.jobs.ecrire(verbe, then=lambda _: self.changee.emit(), failed=self._on_refus, owner=self)

    def _on_refus(self, erreur: Exception) -> None:
        self._poste.avis.erreur(erreur)
        self.changee.emit()

    def _on_ouvrir(self) -> None:
        self.formulaire.show()
        self.demander.hide()
        premiere = next((case for case, _ in self.cases.values()), None)
        (premiere or self.autre.controle).setFocus()

    def _fermer(self) -> None:
        self.formulaire.hide()
        self.demander.show()
        self.demander.setFocus()

    def _on_demander(self) -> None:
        services, auteur, demande_id = self._poste.services, self._poste.auteur(), self._demande_id
        cochees = [PieceADemander(nom, texte) for nom, (case, texte) in self.cases.items() if case.isChecked()]

        def demander(valeurs: dict[str, object]) -> object:
            autre = str(valeurs["pieces"] or "").strip()
            pieces = (*cochees, *([PieceADemander(autre)] if autre else []))
            le, avant = valeurs["le"], valeurs["avant"]
            assert isinstance(le, date)  # noqa: S101  a field that is compulsory
            assert isinstance(avant, date)  # noqa: S101  a field that is compulsory
            return demander_pieces(services, auteur, demande_id, SaisieDemandeDePieces(pieces, le, avant))

        self.saisie.enregistrer(demander, then=self._on_demandees)

    def _on_demandees(self, _pieces: object) -> None:
        self.saisie.liaison.vider()
        self.formulaire.hide()
        self._poste.avis.succes(
            "Pièces demandées\u00a0: le délai est suspendu. Imprimez maintenant l’accusé de réception, qui les liste."
        )
        self.changee.emit()
        self.lettre_voulue.emit()

    def _disposer(self) -> None:
        groupe = GroupeChamps()
        groupe.ajouter(self.autre)
        groupe.ajouter(self.le, self.avant)
        dedans = QVBoxLayout(self.formulaire)
        dedans.setContentsMargins(0, 0, 0, 0)
        dedans.addLayout(self._choix)
        dedans.addWidget(groupe)
        dedans.addWidget(boutons(self.valider, self.renoncer))
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(6)
        colonne.addWidget(etiquette("Pièces attendues", "libelle"))
        colonne.addLayout(self._liste)
        colonne.addWidget(boutons(self.demander))
        colonne.addWidget(self.formulaire)
        self.formulaire.hide()
