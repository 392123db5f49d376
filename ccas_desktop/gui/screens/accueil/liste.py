"""What is to be done, by group: the arrows go through, ← and → fold, Enter opens."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from ccas_desktop.application.guichet.a_faire.lignes import AFaire, Groupe, LigneAFaire
from ccas_desktop.gui.screens.accueil.mots import TITRES, phrase_de_l_echeance_du_jour, titre_du_groupe
from ccas_desktop.gui.theme import icone

_LIGNE, _GROUPE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_IMAGES = {
    Groupe.REJETS: ("alerte", "alerte"),
    Groupe.RAPPELS: ("cloche", "accent_texte"),
    Groupe.PIECES: ("piece", "accent_texte"),
    Groupe.AIDES_LEGALES: ("dossier", "accent_texte"),
    Groupe.RESEAU: ("horsligne", "accent_texte"),
    Groupe.DONNEES: ("certifie", "accent_texte"),
    Groupe.AIDES: ("calendrier", "accent_texte"),
    Groupe.IMPORTS: ("telecharger", "accent_texte"),
    Groupe.ACCES: ("cadenas", "alerte"),
    Groupe.EN_COURS: ("en_cours", "texte_secondaire"),
}
_REPLIES = frozenset({Groupe.EN_COURS})
_COLONNES = 3


class ListeAFaire(QTreeView):
    """Shows the lines under the title of their group.

    Signals:
        ligne_activee: Emitted with the LigneAFaire to open.
        ligne_choisie: Emitted with the current LigneAFaire, or None on a title.
    """

    ligne_activee = Signal(object)
    ligne_choisie = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.modele = QStandardItemModel(0, _COLONNES)
        self.setModel(self.modele)
        self.setAccessibleName("À faire aujourd’hui")
        self.setHeaderHidden(True)
        self.setIndentation(18)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformRowHeights(True)
        self.setTabKeyNavigation(False)
        entete = self.header()
        entete.setStretchLastSection(False)
        for colonne, mode in enumerate(
            (
                QHeaderView.ResizeMode.ResizeToContents,
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.ResizeToContents,
            )
        ):
            entete.setSectionResizeMode(colonne, mode)

        self.doubleClicked.connect(self._activer)
        self.selectionModel().currentRowChanged.connect(lambda index, _avant: self._on_courante(index))

    @property
    def lignes(self) -> tuple[LigneAFaire, ...]:
        """Return the lines in the order shown."""
        groupes = [self.modele.item(rang) for rang in range(self.modele.rowCount())]
        return tuple(groupe.child(rang).data(_LIGNE) for groupe in groupes for rang in range(groupe.rowCount()))

    @property
    def titres(self) -> tuple[str, ...]:
        """Return the titles of the groups."""
        return tuple(self.modele.item(rang).text() for rang in range(self.modele.rowCount()))

    def choisie(self) -> LigneAFaire | None:
        """Return the current line, None on a title."""
        ligne = self.currentIndex().siblingAtColumn(0).data(_LIGNE)
        return ligne if isinstance(ligne, LigneAFaire) else None

    def definir(self, a_faire: AFaire) -> None:
        """Show these lines; the groups stay folded or not, and the current line stays when it is still there.

        When it is gone, the next of its group takes its place: several reminders are done in a row.
        """
        choisie, place, replies = self.choisie(), self._place(), self._replies()
        self.modele.removeRows(0, self.modele.rowCount())
        for groupe, lignes in a_faire.groupes:
            titre = self._titre(groupe, lignes, tronque=groupe in a_faire.tronques)
            self.modele.appendRow(titre)
            self.setFirstColumnSpanned(titre.row(), QModelIndex(), True)
            self.setExpanded(titre.index(), groupe not in replies)
        self.choisir(choisie, place)

    def choisir(self, voulue: LigneAFaire | None, place: tuple[Groupe, int] | None = None) -> None:
        """Make a line current; else the one at that place of its group, or its title; else the first title."""
        for rang in range(self.modele.rowCount()):
            groupe = self.modele.item(rang)
            for numero in range(groupe.rowCount()):
                if _meme(groupe.child(numero).data(_LIGNE), voulue):
                    self.setCurrentIndex(groupe.child(numero).index())
                    return
        if self.modele.rowCount():
            self.setCurrentIndex(self._index_de(place) if place else self.modele.index(0, 0))
        self._on_courante(self.currentIndex())

    def _place(self) -> tuple[Groupe, int] | None:
        """Return the group of the current line and its rank there, -1 for a title."""
        courant = self.currentIndex().siblingAtColumn(0)
        if not courant.isValid():
            return None
        groupe = courant.parent()
        return (groupe.data(_GROUPE), courant.row()) if groupe.isValid() else (courant.data(_GROUPE), -1)

    def _index_de(self, place: tuple[Groupe, int]) -> QModelIndex:
        voulu, rang = place
        titres = [self.modele.index(numero, 0) for numero in range(self.modele.rowCount())]
        titre = next((index for index in titres if index.data(_GROUPE) == voulu), None)
        if titre is None:
            return titres[0]
        return self.modele.index(min(rang, self.modele.rowCount(titre) - 1), 0, titre) if rang >= 0 else titre

    def _replies(self) -> frozenset[Groupe]:
        groupes = [self.modele.item(rang) for rang in range(self.modele.rowCount())]
        connus = {groupe.data(_GROUPE): self.isExpanded(groupe.index()) for groupe in groupes}
        plies = {groupe for groupe, ouvert in connus.items() if not ouvert}
        return frozenset(plies | {groupe for groupe in _REPLIES if groupe not in connus})

    def _titre(self, groupe: Groupe, lignes: tuple[LigneAFaire, ...], *, tronque: bool) -> QStandardItem:
        mots = titre_du_groupe(groupe, len(lignes), tronque=tronque)
        titre = QStandardItem(icone(*_IMAGES[groupe]), mots)
        gras = QFont(self.font())
        gras.setBold(True)
        titre.setFont(gras)
        titre.setData(groupe, _GROUPE)
        for ligne in lignes:
            titre.appendRow(_cellules(ligne))
        return titre

    def _activer(self, index: QModelIndex) -> None:
        ligne = index.siblingAtColumn(0).data(_LIGNE)
        if isinstance(ligne, LigneAFaire):
            self.ligne_activee.emit(ligne)

    def _on_courante(self, index: QModelIndex) -> None:
        ligne = index.siblingAtColumn(0).data(_LIGNE)
        self.ligne_choisie.emit(ligne if isinstance(ligne, LigneAFaire) else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        courant = self.currentIndex().siblingAtColumn(0)
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.choisie() is not None:
            self._activer(courant)
        elif courant.isValid():
            self.setExpanded(courant, not self.isExpanded(courant))


def _cellules(ligne: LigneAFaire) -> list[QStandardItem]:
    cellules = [QStandardItem(texte) for texte in (ligne.numero, ligne.texte, phrase_de_l_echeance_du_jour(ligne))]
    cellules[0].setData(ligne, _LIGNE)
    for cellule in cellules:
        cellule.setToolTip(ligne.explication or ligne.texte)
    dite = ", ".join(mot for mot in (*(c.text() for c in cellules), ligne.explication) if mot)
    cellules[0].setData(f"{TITRES[ligne.groupe]} : {dite}", Qt.ItemDataRole.AccessibleTextRole)
    return cellules


def _meme(ligne: LigneAFaire, voulue: LigneAFaire | None) -> bool:
    if voulue is None or ligne.groupe is not voulue.groupe:
        return False
    if ligne.rappel is not None and voulue.rappel is not None:
        return ligne.rappel.id == voulue.rappel.id
    return ligne.cible == voulue.cible
