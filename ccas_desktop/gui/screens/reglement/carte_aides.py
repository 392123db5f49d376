"""The aids of the règlement: each version and each draft, and what the chosen one says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from ccas_desktop.application.redaction_aides.page import (
    EtatVersion,
    LigneAide,
    PageReglement,
    texte_en_vigueur,
)
from ccas_desktop.application.redaction_aides.projet import Projet
from ccas_desktop.application.redaction_aides.projets import abandonner_projet
from ccas_desktop.domain.reglement.explication.phrases import phrases_de
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.enregistrement import ecrire_fichier
from ccas_desktop.gui.screens.demande.confirmation import Confirmation
from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.screens.reglement.choix_modele import ChoixModele
from ccas_desktop.gui.screens.reglement.creation_projets import CreationProjets
from ccas_desktop.gui.screens.reglement.panneau import CarteTexte
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Bouton, DispositionFlux, EtatVide, RoleBouton, ZoneDefilante

_IMAGES = {
    EtatVersion.PROJET: ("modifier", "information"),
    EtatVersion.EN_VIGUEUR: ("succes", "succes"),
    EtatVersion.A_VENIR: ("horloge", "alerte"),
    EtatVersion.REMPLACEE: ("fait", "texte_secondaire"),
    EtatVersion.TERMINEE: ("fermer", "texte_secondaire"),
}
COLONNES = (
    Colonne[LigneAide]("Aide", lambda ligne: ligne.libelle, extensible=True),
    Colonne[LigneAide]("État", lambda ligne: ligne.etat.value, image=lambda ligne: _IMAGES[ligne.etat]),
    Colonne[LigneAide](
        "À partir du", lambda ligne: ligne.effet, ecrire=lambda jour: f"{jour:%d/%m/%Y}" if jour else "à compléter"
    ),
    Colonne[LigneAide]("Délibération", lambda ligne: ligne.deliberation, extensible=True),
)
VIDE = "Aucune aide n’est encore écrite."


class CarteAides(ZoneDefilante):
    """Lists the versions and the drafts; Enter opens a draft, or makes one of a version.

    Signals:
        projet_voulu: Emitted with the key of the draft to write.
        change: Emitted once a draft is made or given up.
    """

    projet_voulu = Signal(str)
    change = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._creation = CreationProjets(poste, self)
        vide = EtatVide("document", VIDE, suite="Écrivez-en une, partez d’un modèle, ou prenez-la dans un fichier.")
        self.table = TableAjustee("Aides du règlement et projets", COLONNES, vide=vide, visibles=9)
        self.nouvelle = Bouton("Nouvelle aide", "ajouter", RoleBouton.PRINCIPAL, raccourci="Ctrl+Shift+N")
        self.modele = Bouton("Partir d’un modèle…", "document")
        self.ouvrir = Bouton("Ouvrir le projet", "modifier")
        self.version = Bouton("Préparer une nouvelle version", "modifier")
        self.copier = Bouton("Copier en une autre aide", "document")
        self.abandonner = Bouton("Abandonner le projet…", "supprimer")
        self.fichier = Bouton("Prendre dans un fichier…", "document")
        self.enregistrer = Bouton("Enregistrer dans un fichier…", "enregistrer")
        self.confirmation = Confirmation()
        self.modeles = ChoixModele()
        self.apercu = CarteTexte("Ce que dit l’aide")
        self.note = CarteTexte("Note du CCAS")
        self.dialogue: QFileDialog | None = None

        self._disposer()
        self._relier()
        self._activer(None)

    def montrer(self, page: PageReglement) -> None:
        """Show the règlement."""
        self.table.definir(page.lignes)
        if page.lignes and self.table.choisie() is None:
            self.table.selectRow(0)
        self.enregistrer.setEnabled(bool(page.importes))
        self._activer(self.table.choisie())

    def importer(self, chemin: Path) -> None:
        """Make a draft of each aid of a file."""
        self._creation.du_fichier(chemin)

    def exporter(self, chemin: Path) -> None:
        """Write the règlement in force in a file."""
        services = self._poste.services
        self._poste.jobs.lire(
            lambda: ecrire_fichier(chemin, texte_en_vigueur(services).encode()),
            then=lambda _taille: self._poste.avis.succes(f"Règlement enregistré\u00a0: {chemin.name}."),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_modele(self) -> None:
        services = self._poste.services
        self._poste.jobs.travailler(
            services.modeles, then=self.modeles.montrer, failed=self._poste.avis.erreur, owner=self
        )

    def _on_version(self) -> None:
        ligne = self.table.choisie()
        if ligne is not None and ligne.aide is not None:
            self._creation.version(ligne.aide, ligne.note)

    def _on_copier(self) -> None:
        ligne = self.table.choisie()
        if ligne is not None and ligne.aide is not None:
            self._creation.copie(ligne.aide, ligne.note)

    def _on_activee(self, ligne: LigneAide) -> None:
        if ligne.projet is not None:
            self.projet_voulu.emit(ligne.projet.cle)
        else:
            self._on_version()

    def _on_abandonner(self) -> None:
        ligne = self.table.choisie()
        if ligne is None or ligne.projet is None:
            return
        projet = ligne.projet
        question = f"Abandonner le projet «\u00a0{projet.libelle}\u00a0»\u00a0? Ce qui y est écrit sera perdu."
        self.confirmation.demander(question, "Oui, abandonner", lambda: self._abandonner(projet))

    def _abandonner(self, projet: Projet) -> None:
        services, auteur = self._poste.services, self._poste.auteur()
        self._poste.jobs.ecrire(
            lambda: abandonner_projet(services, auteur, projet.cle),
            then=lambda _rien: self.change.emit(),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _activer(self, ligne: LigneAide | None) -> None:
        projet = ligne is not None and ligne.projet is not None
        version = ligne is not None and ligne.aide is not None
        for bouton in (self.ouvrir, self.abandonner):
            bouton.setVisible(projet)
        for bouton in (self.version, self.copier):
            bouton.setVisible(version)
        aide = ligne.aide if ligne is not None else None
        self.apercu.definir(phrases_de(aide) if aide else ())
        self.note.definir(ligne.note.splitlines() if ligne is not None else ())

    def _demander_fichier(self, titre: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        self.dialogue = QFileDialog(self, titre, "reglement.toml")
        self.dialogue.setAcceptMode(mode)
        self.dialogue.setNameFilters(["Règlement (*.toml)"])
        self.dialogue.setDefaultSuffix("toml")
        self.dialogue.finished.connect(self.dialogue.deleteLater)
        self.dialogue.open()
        return self.dialogue

    def _on_fichier(self) -> None:
        dialogue = self._demander_fichier("Prendre des aides dans un fichier", QFileDialog.AcceptMode.AcceptOpen)
        dialogue.fileSelected.connect(lambda chemin: self.importer(Path(chemin)))

    def _on_enregistrer(self) -> None:
        dialogue = self._demander_fichier("Enregistrer le règlement", QFileDialog.AcceptMode.AcceptSave)
        dialogue.fileSelected.connect(lambda chemin: self.exporter(Path(chemin)))

    def _relier(self) -> None:
        self.table.ligne_choisie.connect(self._activer)
        self.table.ligne_activee.connect(self._on_activee)
        self.table.retrait_voulu.connect(lambda _ligne: self._on_abandonner())
        self.nouvelle.clicked.connect(self._creation.vierge)
        self.modele.clicked.connect(self._on_modele)
        self.modeles.choisi.connect(self._creation.depuis_modele)
        self._creation.cree.connect(self.projet_voulu)
        self._creation.pris.connect(self.change)
        self.ouvrir.clicked.connect(lambda: self._on_activee_choisie())
        self.version.clicked.connect(self._on_version)
        self.copier.clicked.connect(self._on_copier)
        self.abandonner.clicked.connect(self._on_abandonner)
        self.fichier.clicked.connect(self._on_fichier)
        self.enregistrer.clicked.connect(self._on_enregistrer)

    def _on_activee_choisie(self) -> None:
        ligne = self.table.choisie()
        if ligne is not None:
            self._on_activee(ligne)

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        aide = QLabel(
            "Un projet ne change rien aux demandes tant qu’il n’est pas mis en vigueur. Une nouvelle version s’ajoute "
            "à l’ancienne, qui régit toujours les jours d’avant."
        )
        aide.setWordWrap(True)
        aide.setProperty("role", "secondaire")
        haut = QWidget()
        flux_du_haut = DispositionFlux(haut, espace=espaces["petit"])
        for bouton in (self.nouvelle, self.modele, self.fichier, self.enregistrer):
            flux_du_haut.addWidget(bouton)
        actes = QWidget()
        flux = DispositionFlux(actes, espace=espaces["petit"])
        for bouton in (self.ouvrir, self.version, self.copier, self.abandonner):
            flux.addWidget(bouton)
        colonne = QVBoxLayout()
        colonne.setSpacing(espaces["moyen"])
        colonne.addWidget(aide)
        colonne.addWidget(haut)
        colonne.addWidget(self.modeles)
        colonne.addWidget(self.table)
        colonne.addWidget(self.confirmation)
        colonne.addWidget(actes)
        colonne.addWidget(self.apercu)
        colonne.addWidget(self.note)
        self.contenu.setContentsMargins(espaces["moyen"], espaces["moyen"], espaces["moyen"], espaces["moyen"])
        self.contenu.addLayout(colonne)
        self.contenu.addStretch(1)
