"""Find a dossier: the recent ones by their initials, those found by their names."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ccas_desktop.application.vues import ResultatRecherche
from ccas_desktop.domain.guichet.visiteur import initiales
from ccas_desktop.domain.personnes.identite import DateNaissance
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.tables import Colonne, TableSimple
from ccas_desktop.gui.travaux.jobs import Annulation
from ccas_desktop.gui.widgets import Bouton, Carte, EtatVide, RoleBouton

RECENTS = "Dossiers récents"
RESULTATS = "Résultats de la recherche"


def _naissance(valeur: DateNaissance | None) -> str:
    return valeur.en_francais if valeur else "non connue"


def _naissance_triee(resultat: ResultatRecherche) -> str | None:
    return str(resultat.date_naissance) if resultat.date_naissance else None


_NUMERO = Colonne[ResultatRecherche]("Dossier", lambda r: r.numero, gabarit="2026-00000")
_COMMUNE = Colonne[ResultatRecherche]("Commune", lambda r: r.commune, extensible=True)
# Initials: the page stays on the screen while somebody else sits down.
COLONNES_RECENTS = (
    _NUMERO,
    Colonne[ResultatRecherche]("Initiales", lambda r: initiales(r.nom_affiche), gabarit="M. M. M."),
    _COMMUNE,
)
COLONNES_RESULTATS = (
    _NUMERO,
    # Two people of one name are told apart by it and by the day of birth, seldom by the commune.
    Colonne[ResultatRecherche]("Nom et prénom", lambda r: r.nom_affiche, extensible=True, part=2),
    Colonne[ResultatRecherche](
        "Né·e le", lambda r: r.date_naissance, ecrire=_naissance, trier=_naissance_triee, gabarit="non connue"
    ),
    _COMMUNE,
)


class CarteDossiers(Carte):
    """Shows the recent dossiers, or those found as one types.

    Signals:
        dossier_voulu: Emitted with the id of the dossier to open.
        file_voulue: Emitted with the ResultatRecherche of who is to wait.
    """

    dossier_voulu = Signal(str)
    file_voulue = Signal(object)

    def __init__(self, poste: Poste) -> None:
        super().__init__(RECENTS)
        self._poste = poste
        self._recherche: Annulation | None = None
        self._texte = ""
        self._trouve = ""
        self._premier_attendu = False
        sans_dossier = EtatVide("recherche", "Aucun dossier pour l’instant.", suite="Ctrl+N ouvre le premier.")
        sans_resultat = EtatVide(
            "recherche", "Personne ne correspond.", suite="Vérifiez l’orthographe, ou créez le dossier\u00a0: Ctrl+N."
        )
        self.recents = TableSimple(RECENTS, COLONNES_RECENTS, vide=sans_dossier)
        self.resultats = TableSimple(RESULTATS, COLONNES_RESULTATS, vide=sans_resultat)
        self._pile = QStackedWidget()
        # Blank until the first reading: « Aucun dossier » would be said of an office that has thousands.
        self._pile.addWidget(QWidget())
        for table in (self.recents, self.resultats):
            self._pile.addWidget(table)
            table.ligne_activee.connect(lambda r: self.dossier_voulu.emit(r.dossier_id))
        self.a_la_file = self.ajouter_action(
            Bouton("Ajouter à la file", "personne", RoleBouton.DISCRET, raccourci="Ctrl+Return", raccourci_dit=True)
        )
        self.a_la_file.hide()
        self.contenu.addWidget(self._pile)

        self.a_la_file.clicked.connect(self._on_a_la_file)

    @property
    def table(self) -> TableSimple[ResultatRecherche]:
        """Return the list shown."""
        return self.resultats if self._pile.currentWidget() is self.resultats else self.recents

    def montrer(self, recents: tuple[ResultatRecherche, ...]) -> None:
        """Show the recent dossiers, unless a search is on."""
        self.recents.definir(recents)
        if not self._texte:
            self._montrer_recents()

    def oublier(self) -> None:
        """Forget any search."""
        self._texte = self._trouve = ""

    def chercher(self, texte: str) -> None:
        """Show what matches the text, as it is typed; the former search is dropped."""
        self._texte = texte.strip()
        self._premier_attendu = False
        if self._recherche is not None:
            self._recherche.annuler()
        if not self._texte:
            self._trouve = ""
            self._montrer_recents()
            return
        self._recherche = self._poste.jobs.lire(
            lambda: self._trouver(texte), then=self._on_trouves, failed=self._poste.avis.erreur, owner=self
        )

    def ouvrir_premier(self) -> None:
        """Open the current result, or the first one, once those of the text typed are there."""
        if self._trouve != self._texte:
            self._premier_attendu = True
            return
        choisi = self._choisi()
        if choisi is not None:
            self.dossier_voulu.emit(choisi.dossier_id)

    def cherche_en_vain(self) -> str:
        """Return what is searched, unless somebody known answers to it."""
        connu = self._trouve == self._texte and bool(self.resultats.modele.lignes)
        return "" if connu else self._texte

    def descendre(self) -> None:
        """Go into the list with the keyboard."""
        self.table.setFocus()
        if self.table.modele.lignes and self.table.choisie() is None:
            self.table.selectRow(0)

    def _choisi(self) -> ResultatRecherche | None:
        return self.table.choisie() or next(iter(self.table.modele.lignes), None)

    def _trouver(self, texte: str) -> tuple[str, tuple[ResultatRecherche, ...]]:
        with self._poste.services.base.lecture() as base:
            return texte, base.chercher(texte)

    def _on_trouves(self, trouves: tuple[str, tuple[ResultatRecherche, ...]]) -> None:
        texte, resultats = trouves
        if texte.strip() != self._texte:
            return
        self._trouve = self._texte
        self._montrer(self.resultats, f"{RESULTATS} ({len(resultats)})")
        self.resultats.definir(resultats)
        self.resultats.selectRow(0)
        self.a_la_file.setVisible(bool(resultats))
        if self._premier_attendu:
            self.ouvrir_premier()

    def _montrer_recents(self) -> None:
        self._montrer(self.recents, RECENTS)
        # What was found for the former visitor does not stay behind the recent ones.
        self.resultats.definir(())
        self.a_la_file.hide()

    def _montrer(self, table: TableSimple[ResultatRecherche], titre: str) -> None:
        self.definir_titre(titre)
        table.setAccessibleName(titre)
        self._pile.setCurrentWidget(table)

    def _on_a_la_file(self) -> None:
        choisi = self._choisi()
        if choisi is not None and self._trouve == self._texte:
            self.file_voulue.emit(choisi)
