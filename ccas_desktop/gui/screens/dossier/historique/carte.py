"""Who did what on this dossier, and when: by pages, filtered, printed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from ccas_desktop.application.historique.etat_historique import TITRE, etat_de_l_historique
from ccas_desktop.application.historique.historique import (
    FiltreHistorique,
    LigneHistorique,
    PageHistorique,
    lire_historique,
)
from ccas_desktop.domain.courrier.etat import Etat
from ccas_desktop.domain.courrier.produite import LettreProduite
from ccas_desktop.gui.apercu_etat import ApercuEtat, EtatAMontrer
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier.historique.filtre import FiltreDeLHistorique
from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.travaux.jobs import Annulation
from ccas_desktop.gui.widgets import Attente, Bouton, Carte, EtatVide, RoleBouton

# The name of the file, and of the work in the queue of the printer: never that of a person.
NOM_DU_FICHIER = "fiche-d-historique"


def _texte(ligne: LigneHistorique) -> str:
    return f"{ligne.texte} — annulé depuis" if ligne.annulee else ligne.texte


COLONNES = (
    Colonne[LigneHistorique]("Le", lambda h: h.instant, ecrire=lambda i: f"{i:%d/%m/%Y %H:%M}"),
    Colonne[LigneHistorique]("Par", lambda h: h.auteur),
    Colonne[LigneHistorique]("Ce qui a été fait", _texte, extensible=True),
)


class CarteHistorique(Carte):
    """Shows the journal of a dossier, a page at a time.

    Signals:
        choisie: Emitted with the action of the current row, or None.
        activee: Emitted with the action of a row opened with Enter or a double click.
    """

    choisie = Signal(object)
    activee = Signal(object)

    def __init__(self, poste: Poste, dossier_id: str) -> None:
        super().__init__("Historique")
        self._poste = poste
        self._dossier_id = dossier_id
        self._lecture: Annulation | None = None
        self._cherche = FiltreHistorique()
        self.page: PageHistorique | None = None
        self.apercu: ApercuEtat | None = None
        self.imprimer = self.ajouter_action(
            Bouton("Imprimer…", "imprimer", RoleBouton.DISCRET, raccourci="Ctrl+P", raccourci_dit=True)
        )
        self.filtre = FiltreDeLHistorique()
        self.attente = Attente()
        self.table = TableAjustee(
            "Historique du dossier",
            COLONNES,
            vide=EtatVide("recherche", "Rien ne correspond."),
            visibles=14,
        )
        self.compte = QLabel()
        self.recentes = Bouton("Plus récentes", "fleche_haut")
        self.anciennes = Bouton("Plus anciennes", "fleche_bas")

        self._disposer()
        self._relier()

    def lire(self) -> None:
        """Read the page again; what is looked for stays."""
        self._lire(self._cherche)

    def _lire(self, filtre: FiltreHistorique) -> None:
        if self._lecture is not None:
            self._lecture.annuler()
        services, dossier_id = self._poste.services, self._dossier_id
        self._lecture = self._poste.jobs.lire(
            lambda: lire_historique(services, dossier_id, filtre),
            then=lambda page: self._montrer(filtre, page),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _montrer(self, filtre: FiltreHistorique, page: PageHistorique) -> None:
        self._cherche = replace(filtre, page=page.page)
        self.page = page
        self.filtre.proposer(page)
        self.table.definir(page.lignes)
        pluriel = "s" if page.trouvees > 1 else ""
        a_la_page = f", page {page.page + 1} sur {page.pages}" if page.pages > 1 else ""
        self.compte.setText(f"{page.trouvees} action{pluriel}{a_la_page}")
        for bouton, possible in (
            (self.recentes, page.page > 0),
            (self.anciennes, page.page + 1 < page.pages),
        ):
            bouton.setVisible(page.pages > 1)
            bouton.setEnabled(possible)
        self.imprimer.setEnabled(page.trouvees > 0)
        self.choisie.emit(self.table.choisie())

    def _on_filtre(self) -> None:
        filtre = self.filtre.lire()
        if filtre is not None and filtre != replace(self._cherche, page=0):
            self._lire(filtre)

    def _tourner(self, pas: int) -> None:
        self._lire(replace(self._cherche, page=self._cherche.page + pas))

    def _on_imprimer(self) -> None:
        services, dossier_id, filtre = self._poste.services, self._dossier_id, self._cherche
        self.imprimer.setEnabled(False)
        self.attente.montrer("Mise en page de l’historique…")
        self._poste.jobs.lire(
            lambda: etat_de_l_historique(services, dossier_id, filtre),
            then=self._composer,
            failed=self._on_echec,
            owner=self,
        )

    def _composer(self, etat: Etat) -> None:
        services = self._poste.services
        self._poste.jobs.travailler(
            lambda: services.lettres.produire_etat(etat), then=self._on_compose, failed=self._on_echec, owner=self
        )

    def _on_compose(self, produite: LettreProduite) -> None:
        self._fin_de_la_mise_en_page()
        self.apercu = ApercuEtat(self._poste, EtatAMontrer(TITRE, NOM_DU_FICHIER, produite), self)
        self.apercu.finished.connect(self._on_apercu_ferme)
        self.apercu.open()

    def _on_apercu_ferme(self) -> None:
        self.apercu = None

    def _on_echec(self, erreur: Exception) -> None:
        self._fin_de_la_mise_en_page()
        self._poste.avis.erreur(erreur)

    def _fin_de_la_mise_en_page(self) -> None:
        self.attente.finir()
        self.imprimer.setEnabled(True)

    def _disposer(self) -> None:
        self.compte.setProperty("role", "secondaire")
        pied = QHBoxLayout()
        pied.addWidget(self.compte)
        pied.addStretch(1)
        pied.addWidget(self.recentes)
        pied.addWidget(self.anciennes)
        self.ajouter(self.filtre, self.attente, self.table)
        self.contenu.addLayout(pied)

    def _relier(self) -> None:
        self.filtre.change.connect(self._on_filtre)
        self.table.ligne_choisie.connect(self.choisie)
        self.table.ligne_activee.connect(self.activee)
        self.recentes.clicked.connect(lambda: self._tourner(-1))
        self.anciennes.clicked.connect(lambda: self._tourner(1))
        self.imprimer.clicked.connect(self._on_imprimer)
