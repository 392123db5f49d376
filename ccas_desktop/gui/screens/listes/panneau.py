"""One list: its views, its criteria, its rows, what one does with one row or with many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccas_desktop.application.listes.filtre import nettoyer, requete
from ccas_desktop.application.listes.lecture import LigneListe
from ccas_desktop.application.listes.modele import ColonneListe, ContexteListe, Liste
from ccas_desktop.application.listes.phrases import phrase_des_lignes, phrase_du_compte
from ccas_desktop.application.listes.sorties import Sortie, cellule_lisible
from ccas_desktop.application.listes.vues import Vue
from ccas_desktop.application.ports.listes import CompteListe
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.listes.barre_filtres import BarreFiltres
from ccas_desktop.gui.screens.listes.barre_vues import BarreVues
from ccas_desktop.gui.screens.listes.colonnes_de_liste import ColonnesDeListe
from ccas_desktop.gui.screens.listes.gardien_vues import GardienVues
from ccas_desktop.gui.screens.listes.lecteur import LecteurListe
from ccas_desktop.gui.screens.listes.ligne_choisie import LigneChoisie
from ccas_desktop.gui.screens.listes.lots import BarreLots
from ccas_desktop.gui.screens.listes.memoire import EtatListe
from ccas_desktop.gui.screens.listes.outils import OutilsListe
from ccas_desktop.gui.screens.listes.sorties import Sorties
from ccas_desktop.gui.tables.lecture_pages import LecturePages
from ccas_desktop.gui.tables.table_pages import TablePages
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Attente, EtatVide, atteindre_avant


class PanneauListe(QWidget):
    """Shows one list as its state says, and keeps that state.

    Signals:
        dossier_voulu: Emitted with the id of a dossier and the tab wanted.
        demande_voulue: Emitted with the id of a request and the step wanted.
        nouvelle_demande_voulue: Emitted with the id of the dossier.
        relu: Emitted once the rows asked for are all known.
    """

    dossier_voulu = Signal(str, str)
    demande_voulue = Signal(str, str)
    nouvelle_demande_voulue = Signal(str)
    relu = Signal()

    def __init__(self, poste: Poste, liste: Liste, etat: EtatListe) -> None:
        super().__init__()
        self.liste = liste
        self._etat = etat
        self._contexte: ContexteListe | None = None
        self._compte = CompteListe(0, 0)
        self.lecteur = LecteurListe(poste, liste, self)
        self.vues = BarreVues()
        self.filtres: BarreFiltres | None = None
        self.outils = OutilsListe()
        self.colonnes = ColonnesDeListe(liste, etat, poste.services.preferences, self.outils.colonnes)
        self.table = TablePages(liste.titre, EtatVide("recherche", "Aucune ligne ne correspond."))
        self.pages = LecturePages(self.table, poste.jobs, poste.avis.erreur)
        self.attente = Attente()
        self.sorties = Sorties(poste, self.attente, self.lecteur.lignes)
        self.ligne = LigneChoisie(poste, liste, self.lecteur.lignes)
        self.lots = BarreLots(poste, liste, self.lecteur.lignes)
        self.gardien = GardienVues(poste, liste, self.vues, self._vue_presente)

        self._place_filtres = QVBoxLayout()
        self._disposer()
        self._relier()
        self.lecteur.ouvrir()

    def relire(self) -> None:
        """Read the rows asked for again; the current one stays when it is still there."""
        if self._contexte is not None:
            etat = self._etat
            self.lecteur.demander(
                requete(self.liste, etat.filtre, self._contexte, tri=etat.tri, decroissant=etat.decroissant)
            )

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        milieu = QHBoxLayout()
        milieu.setSpacing(espaces["moyen"])
        milieu.addWidget(self.table, 1)
        milieu.addWidget(self.colonnes.panneau)
        page = QVBoxLayout(self)
        page.setContentsMargins(espaces["grand"], espaces["petit"], espaces["grand"], espaces["moyen"])
        page.setSpacing(espaces["petit"])
        page.addWidget(self.vues)
        page.addLayout(self._place_filtres)
        page.addWidget(self.outils)
        page.addWidget(self.attente)
        page.addLayout(milieu, 1)
        page.addWidget(self.ligne)
        page.addWidget(self.lots)

    def _relier(self) -> None:
        self.lecteur.pret.connect(self._on_pret)
        self.lecteur.premieres.connect(self._on_premieres)
        self.lecteur.rangs.connect(self._on_rangs)
        self.lecteur.compte.connect(self._on_compte)
        self.lecteur.vues.connect(lambda vues: self.vues.definir(vues, self._etat.vue))
        self.lecteur.nombres.connect(self.vues.compter)
        self.vues.choisie.connect(self._on_vue)
        self.gardien.change.connect(self._on_vues_gardees)
        self.colonnes.change.connect(self.relire)
        self.outils.exporter.clicked.connect(self._on_exporter)
        self.outils.imprimer.clicked.connect(self._on_imprimer)
        self.table.tri_voulu.connect(self._on_tri)
        self.table.ordre_change.connect(self.colonnes.choisir)
        self.table.ligne_activee.connect(lambda _rang: self.ligne.ouvrir_courante())
        self.table.choix_change.connect(self._on_choix)
        self.ligne.dossier_voulu.connect(self.dossier_voulu)
        self.ligne.demande_voulue.connect(self.demande_voulue)
        self.ligne.nouvelle_demande_voulue.connect(self.nouvelle_demande_voulue)
        self.lots.fait.connect(self.relire)
        QShortcut(QKeySequence("Alt+B"), self, self.table.setFocus)

    def _on_pret(self, contexte: ContexteListe, vues: Sequence[Vue]) -> None:
        self._contexte = contexte
        self.filtres = BarreFiltres(self.liste, contexte, self.outils)
        self.filtres.definir(self._etat.filtre, etendu=self._etat.etendu)
        self.filtres.change.connect(self._on_filtre)
        self.filtres.etendu.connect(lambda etendu: setattr(self._etat, "etendu", etendu))
        self._place_filtres.addWidget(self.filtres)
        atteindre_avant(self.outils, self.filtres)
        self.vues.definir(vues, self._etat.vue)
        self.lots.definir(contexte)
        self.outils.ouvrir()
        self.pages.definir(self._textes)
        self.table.montrer_tri(self._etat.tri, self._etat.decroissant)
        # Qt gives the focus of the tab left to the first control that it meets in this one.
        if self.window().focusWidget() in (None, self, self.table, self.vues.garder):
            self.filtres.recherche.ligne.setFocus()
        self.relire()

    def _on_premieres(self, lignes: Sequence[LigneListe]) -> None:
        colonnes = self.colonnes.montrees()
        self.table.definir(self.colonnes.pour_la_table(), [ligne.rang for ligne in lignes])
        if lignes:
            self.table.modele.recevoir(
                0, [ligne.rang for ligne in lignes], [_ecrite(ligne, colonnes) for ligne in lignes]
            )
        self.table.montrer_vide()
        self._placer()

    def _on_rangs(self, rangs: Sequence[int]) -> None:
        self.table.modele.etendre(rangs)
        self._placer()
        self.outils.compter(phrase_des_lignes(self.liste, len(rangs)), len(rangs))
        self.relu.emit()

    def _placer(self) -> None:
        """Come back to the row one was on."""
        rangs, voulu = self.table.modele.rangs, self._etat.rang
        if voulu is not None and self.table.rang_courant() != voulu and voulu in rangs:
            self.table.placer(list(rangs).index(voulu))

    def _on_compte(self, compte: CompteListe) -> None:
        self._compte = compte
        self.outils.compter(phrase_du_compte(self.liste, compte), compte.lignes)

    def _on_filtre(self) -> None:
        assert self.filtres is not None  # noqa: S101  who emits it
        self._etat.filtre, self._etat.rang = self.filtres.valeurs(), None
        self.relire()

    def _on_vue(self, vue: Vue) -> None:
        etat = self._etat
        etat.vue, etat.filtre, etat.rang = vue.code, dict(vue.filtre), None
        etat.tri, etat.decroissant = vue.tri or self.liste.tri, vue.decroissant
        if vue.colonnes:
            etat.colonnes = vue.colonnes
        if self.filtres is not None:
            self.filtres.definir(etat.filtre, etendu=etat.etendu)
        self.table.montrer_tri(etat.tri, etat.decroissant)
        self.relire()

    def _on_vues_gardees(self, code: str) -> None:
        self._etat.vue = code
        self.lecteur.relire_les_vues()

    def _vue_presente(self) -> Vue:
        etat = self._etat
        return Vue("", "", nettoyer(self.liste, etat.filtre), etat.tri, etat.decroissant, self.colonnes.codes())

    def _on_tri(self, code: str, decroissant: bool) -> None:
        self._etat.tri, self._etat.decroissant = code, decroissant
        self.table.montrer_tri(code, decroissant)
        self.relire()

    def _textes(self, rangs: Sequence[int]) -> list[tuple[int, Sequence[str]]]:
        """Return the texts of these rows; called off the GUI thread."""
        colonnes = self.colonnes.montrees()
        return [(ligne.rang, _ecrite(ligne, colonnes)) for ligne in self.lecteur.lignes(rangs)]

    def _on_choix(self) -> None:
        rang = self.table.rang_courant()
        self._etat.rang = rang if rang is not None else self._etat.rang
        self.ligne.montrer(rang)
        self.lots.montrer(self.table.nombre_choisi(), self.table.rangs_choisis)

    def _sortie(self) -> Sortie:
        tri = next((c.titre for c in self.liste.colonnes if c.code == self._etat.tri), "")
        sens = "décroissant" if self._etat.decroissant else "croissant"
        sortie = Sortie(self.liste, self.colonnes.montrees(), dict(self._etat.filtre), f"{tri}, {sens}" if tri else "")
        return sortie.sans_noms() if self.outils.sans_noms.isChecked() else sortie

    def _on_exporter(self) -> None:
        self.sorties.exporter(self._sortie(), self.table.modele.rangs, self)

    def _on_imprimer(self) -> None:
        if self._contexte is not None:
            self.sorties.imprimer(self._sortie(), self._contexte, self.table.modele.rangs, self._compte)


def _ecrite(ligne: LigneListe, colonnes: Sequence[ColonneListe]) -> list[str]:
    return [cellule_lisible(ligne.cellules[colonne.code], colonne.genre) for colonne in colonnes]
