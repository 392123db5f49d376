"""Leave with everything, or hand a person the data of their dossier."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel

from ccas_desktop.application.exports.personne import A_RELIRE, TITRE, Demandee, etat_du_dossier, json_du_dossier
from ccas_desktop.application.exports.tout import Bilan, exporter_tout, nom_du_dossier, noter_export
from ccas_desktop.application.messages.imports import nombre
from ccas_desktop.application.vues import ResultatRecherche
from ccas_desktop.domain.courrier.etat import Etat
from ccas_desktop.domain.courrier.produite import LettreProduite
from ccas_desktop.gui.apercu_etat import ApercuEtat, EtatAMontrer
from ccas_desktop.gui.forms import ChampCompletion, ChampSegments, Proposition
from ccas_desktop.gui.notices import Avis
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.enregistrement import demander_fichier, ecrire_fichier
from ccas_desktop.gui.travaux.jobs import Annulation
from ccas_desktop.gui.widgets import Attente, Bouton, Carte

EXPLICATION = (
    "Tout ce que contient l’application, à tout moment, dans un dossier\u00a0: un classeur Excel, les courriers et les "
    "documents, et des fichiers JSON. Ce dossier n’est pas chiffré\u00a0: gardez-le sur un support protégé."
)
PERSONNE, FOYER = "personne", "foyer"


class CarteExport(Carte):
    """Exports the whole base, or one dossier.

    Signals:
        avance: Emitted with what is being written, its rank and the number of parts.
    """

    PAGE_AIDE = "imports#Tout exporter"
    avance = Signal(str, int, int)

    def __init__(self, poste: Poste) -> None:
        super().__init__("Tout exporter")
        self._poste = poste
        self._annulation: Annulation | None = None
        self._choisi: Proposition | None = None
        self._apercu: ApercuEtat | None = None
        self.tout = Bouton("Tout exporter…", "telecharger", raccourci="Ctrl+E")
        self.attente = Attente()
        self.dossier = ChampCompletion("Données d’une personne (droit d’accès)", exemple="nom, prénom ou n° de dossier")
        self.portee = ChampSegments(
            "Ce qui est remis", ((PERSONNE, "Cette personne seule"), (FOYER, "Tout le foyer")), aide=A_RELIRE
        )
        self.portee.definir_valeur(PERSONNE)
        self.imprimer = Bouton("Imprimer ou PDF…", "imprimer")
        self.json = Bouton("Fichier JSON…", "document")

        self._disposer()

        self.tout.clicked.connect(self._on_tout)
        self.avance.connect(self._on_avance)
        self.attente.annulation_demandee.connect(self._on_annuler)
        self.dossier.texte_tape.connect(self._on_texte)
        self.dossier.modifie.connect(self._on_modifie)
        self.dossier.choisi.connect(self._on_choisi)
        self.imprimer.clicked.connect(self._on_imprimer)
        self.json.clicked.connect(self._on_json)
        self._on_choisi(None)

    def _on_tout(self) -> None:
        dialogue = QFileDialog(self, "Où mettre l’export\u00a0?")
        dialogue.setFileMode(QFileDialog.FileMode.Directory)
        dialogue.setOption(QFileDialog.Option.ShowDirsOnly)
        dialogue.fileSelected.connect(lambda chemin: self.exporter(Path(chemin)))
        dialogue.finished.connect(dialogue.deleteLater)
        dialogue.open()

    def exporter(self, parent: Path) -> None:
        """Export everything into a new folder of this one."""
        services, annulation = self._poste.services, Annulation()
        self._annulation = annulation
        dossier = parent / nom_du_dossier(services)
        self.tout.setEnabled(False)
        self.attente.montrer("Export…")
        self._poste.jobs.extraire(
            lambda: exporter_tout(services, dossier, avancer=self.avance.emit, annule=lambda: annulation.annulee),
            then=self._on_exporte,
            failed=self._on_echec,
            owner=self,
            annulation=annulation,
        )

    def _on_avance(self, partie: str, rang: int, total: int) -> None:
        self.attente.montrer(f"Export\u00a0: {partie} ({rang + 1} sur {total})…")

    def _on_annuler(self) -> None:
        if self._annulation is not None:
            self._annulation.annuler()
            self._finir()
            self._poste.avis.montrer(Avis("Export abandonné\u00a0: rien n’est gardé."))

    def _on_exporte(self, bilan: Bilan) -> None:
        services, auteur = self._poste.services, self._poste.auteur()
        self._finir()
        self._poste.jobs.ecrire(
            lambda: noter_export(services, auteur, bilan), failed=self._poste.avis.erreur, owner=self
        )
        self._poste.avis.succes(
            f"Export terminé\u00a0: {nombre(bilan.lignes)} enregistrements, {nombre(bilan.fichiers)} fichiers, dans "
            f"«\u00a0{bilan.dossier.name}\u00a0». Il n’est pas chiffré\u00a0: protégez-le."
        )

    def _on_echec(self, erreur: Exception) -> None:
        self._finir()
        self._poste.avis.erreur(erreur)

    def _finir(self) -> None:
        self._annulation = None
        self.attente.finir()
        self.tout.setEnabled(True)

    def _on_texte(self, texte: str) -> None:
        services = self._poste.services

        def chercher() -> tuple[ResultatRecherche, ...]:
            with services.base.lecture() as lecture:
                return lecture.chercher(texte, limite=12)

        self._poste.jobs.lire(
            chercher,
            then=lambda trouves: self.dossier.proposer([_proposition(trouve) for trouve in trouves], pour=texte),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_choisi(self, choisi: Proposition | None) -> None:
        self._choisi = choisi
        for bouton in (self.imprimer, self.json):
            bouton.setEnabled(self._demandee() is not None)

    def _on_modifie(self) -> None:
        self._on_choisi(None)

    def _demandee(self) -> Demandee | None:
        if self._choisi is None:
            return None
        usager_id, dossier_id = self._choisi.code.split()
        return Demandee(dossier_id, usager_id if self.portee.valeur() == PERSONNE else None)

    def _on_imprimer(self) -> None:
        services, demandee = self._poste.services, self._demandee()
        if demandee is None:
            return
        self.attente.montrer("Mise en page…")
        self._poste.jobs.lire(
            lambda: etat_du_dossier(services, demandee),
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
        self.attente.finir()
        self._apercu = ApercuEtat(self._poste, EtatAMontrer(TITRE, "donnees-du-dossier", produite), self)
        self._apercu.open()

    def _on_json(self) -> None:
        demandee = self._demandee()
        if demandee is not None:
            demander_fichier(
                self, "donnees-du-dossier.json", "Fichier JSON (*.json)", lambda f: self._lire_json(f, demandee)
            )

    def _lire_json(self, fichier: Path, demandee: Demandee) -> None:
        services = self._poste.services
        self._poste.jobs.lire(
            lambda: json_du_dossier(services, demandee),
            then=lambda contenu: self._ecrire_json(fichier, contenu),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _ecrire_json(self, fichier: Path, contenu: bytes) -> None:
        self._poste.jobs.travailler(
            lambda: ecrire_fichier(fichier, contenu),
            then=lambda _: self._poste.avis.succes(f"Données du dossier enregistrées\u00a0: {fichier.name}"),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _disposer(self) -> None:
        explication = QLabel(EXPLICATION)
        explication.setWordWrap(True)
        ligne = QHBoxLayout()
        ligne.addWidget(self.tout)
        ligne.addStretch(1)
        personne = QHBoxLayout()
        personne.setSpacing(8)
        personne.addWidget(self.dossier, 1)
        for bouton in (self.imprimer, self.json):
            personne.addWidget(bouton, 0, Qt.AlignmentFlag.AlignBottom)
        self.ajouter(explication)
        self.contenu.addLayout(ligne)
        self.contenu.addWidget(self.attente)
        self.contenu.addLayout(personne)
        self.contenu.addWidget(self.portee)


def _proposition(trouve: ResultatRecherche) -> Proposition:
    naissance = trouve.date_naissance.en_francais if trouve.date_naissance else ""
    return Proposition(
        f"{trouve.usager_id} {trouve.dossier_id}", trouve.nom_affiche, f"{trouve.numero} {naissance}".strip()
    )
