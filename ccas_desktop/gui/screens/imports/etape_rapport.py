"""What became of each row, kept with the batch; the batch undone as a whole from here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ccas_desktop.application.imports.page import ligne_import
from ccas_desktop.application.imports.rapport import etat_du_rapport, feuille_du_rapport, lire_rapport
from ccas_desktop.application.reglages import lire_reglages
from ccas_desktop.application.vues import Reglages
from ccas_desktop.domain.dossiers.reprise import Import, LigneRapport
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.enregistrement import demander_fichier, ecrire_fichier
from ccas_desktop.gui.screens.demande.confirmation import Confirmation
from ccas_desktop.gui.tables import Colonne, TableSimple
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.travaux.atelier_imports import AtelierImports
from ccas_desktop.gui.widgets import Bouton, EtatVide, RoleBouton

COLONNES = (
    Colonne[LigneRapport]("Ligne", lambda r: r.ligne, a_droite=True),
    Colonne[LigneRapport]("Personne", lambda r: r.personne, extensible=True, part=2),
    Colonne[LigneRapport](
        "Ce qui a été fait",
        lambda r: r.issue,
        image=lambda r: ("fait", "succes") if r.importee else ("bloque", "texte_secondaire"),
    ),
    Colonne[LigneRapport]("Dossier", lambda r: r.dossier),
    Colonne[LigneRapport]("À savoir", lambda r: r.raison, extensible=True, part=5),
)


class EtapeRapport(QWidget):
    """Shows the report of the batch of the workshop.

    Signals:
        fini: Emitted when the agent has read it.
    """

    fini = Signal()

    def __init__(self, poste: Poste, atelier: AtelierImports) -> None:
        super().__init__()
        self._poste = poste
        self._atelier = atelier
        self._batch: Import | None = None
        self._rapport: tuple[LigneRapport, ...] = ()
        self.phrase = QLabel()
        self.confirmation = Confirmation()
        self.table = TableSimple("Lignes du fichier", COLONNES, vide=EtatVide("info", "Aucun compte rendu."))
        self.annuler = Bouton("Annuler tout cet import…", "retour", RoleBouton.DANGER)
        self.enregistrer = Bouton("Enregistrer le compte rendu…", "telecharger")
        self.autre = Bouton("Revenir aux imports", "suivant", RoleBouton.PRINCIPAL)

        self._disposer()

        self.premier = self.autre
        self.annuler.clicked.connect(self._on_annuler)
        self.enregistrer.clicked.connect(self._on_enregistrer)
        self.autre.clicked.connect(self.fini)

    def montrer(self) -> None:
        """Show the batch of the workshop."""
        batch = self._atelier.batch
        if batch is None or batch is self._batch:
            return
        self._batch = batch
        services = self._poste.services
        ligne = ligne_import(services, batch)
        self.phrase.setText(ligne.phrase)
        self.annuler.setVisible(ligne.annulable)
        self._remplir(batch, ())
        self._poste.jobs.lire(
            lambda: lire_rapport(services, batch),
            then=lambda rapport: self._remplir(batch, rapport),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _remplir(self, batch: Import, rapport: tuple[LigneRapport, ...]) -> None:
        """Show the rows of the batch shown; those of another come too late."""
        if batch is self._batch:
            self._rapport = rapport
            self.table.definir(rapport)
            self.enregistrer.setEnabled(bool(rapport))

    def _on_annuler(self) -> None:
        auteur = self._poste.auteur()
        self.confirmation.demander(
            "Tout ce que cet import a écrit sera défait\u00a0: dossiers, personnes, aides passées, notes. Si un "
            "dossier a été modifié depuis, rien ne sera défait et la raison sera dite.",
            "Oui, annuler l’import",
            lambda: self._atelier.annuler(auteur),
        )

    def _on_enregistrer(self) -> None:
        demander_fichier(
            self,
            "compte-rendu-import.xlsx",
            ";;".join(("Classeur Excel (*.xlsx)", "Fichier CSV (*.csv)", "Document PDF (*.pdf)")),
            self._enregistrer,
        )

    def _enregistrer(self, fichier: Path) -> None:
        batch, services = self._batch, self._poste.services
        if batch is None:
            return
        if fichier.suffix.lower() == ".pdf":
            self._enregistrer_le_pdf(fichier, batch)
            return
        feuille = feuille_du_rapport(self._rapport)

        def ecrire() -> None:
            if fichier.suffix.lower() == ".csv":
                services.tableur.ecrire_csv(fichier, feuille)
            else:
                services.tableur.ecrire_classeur(fichier, (feuille,))

        self._ecrire(fichier, ecrire)

    def _enregistrer_le_pdf(self, fichier: Path, batch: Import) -> None:
        services, rapport = self._poste.services, self._rapport
        quand = services.horloge.heure_de(batch.commence_le)

        def composer(reglages: Reglages) -> None:
            etat = etat_du_rapport(batch, rapport, reglages.ccas.nom, quand)
            self._ecrire(fichier, lambda: ecrire_fichier(fichier, services.lettres.produire_etat(etat).pdf))

        self._poste.jobs.lire(
            lambda: lire_reglages(services), then=composer, failed=self._poste.avis.erreur, owner=self
        )

    def _ecrire(self, fichier: Path, ecrire: Callable[[], None]) -> None:
        self._poste.jobs.travailler(
            ecrire,
            then=lambda _: self._poste.avis.succes(f"Compte rendu enregistré\u00a0: {fichier.name}"),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        self.phrase.setProperty("role", "fort")
        self.phrase.setWordWrap(True)
        pied = QHBoxLayout()
        pied.setSpacing(espaces["moyen"])
        pied.addWidget(self.annuler)
        pied.addStretch(1)
        pied.addWidget(self.enregistrer)
        pied.addWidget(self.autre)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(espaces["moyen"])
        page.addWidget(self.phrase)
        page.addWidget(self.confirmation)
        page.addWidget(self.table, 1)
        page.addLayout(pied)
