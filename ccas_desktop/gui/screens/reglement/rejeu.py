"""Past requests replayed under a draft, with its progress, its totals and its export without a name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from ccas_desktop.application.redaction_aides.demandes_figees import (
    ARejouer,
    Lot,
    demandes_a_rejouer,
    lire_situations,
)
from ccas_desktop.application.redaction_aides.mise_en_vigueur import aide_du_projet
from ccas_desktop.application.redaction_aides.page import PageReglement, lire_page
from ccas_desktop.application.redaction_aides.rejeu import (
    Bilan,
    Effet,
    LigneRejeu,
    ecrire_bilan,
    noter_export,
    phrase_du_bilan,
    rejouer,
)
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.domain.reglement.modele.model import Aide
from ccas_desktop.gui.forms import ChampDate
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.travaux.jobs import Annulation
from ccas_desktop.gui.widgets import Bouton, EnTete, EtatVide, RoleBouton

PAR_LOT = 50
PRECISION = (
    "Les demandes déjà décidées, comme si le projet avait toujours été en vigueur, avec ce qui était connu au jour de "
    "la décision\u00a0: le budget gardé avec la demande, le foyer, les données, ce qui était déjà versé. Rien n’est "
    "changé, aucun nom n’est montré ni exporté."
)
_IMAGES = {
    Effet.GAGNE: ("fleche_haut", "succes"),
    Effet.PERD: ("fleche_bas", "danger"),
    Effet.PAREIL: ("fait", "texte_secondaire"),
    Effet.A_EXAMINER: ("commission", "alerte"),
    Effet.INCONNU: ("info", "alerte"),
}


def _euros(montant: object) -> str:
    return "" if montant is None else ecrire_montant(montant)  # type: ignore[arg-type]


COLONNES = (
    Colonne[LigneRejeu]("Demande", lambda ligne: ligne.numero),
    Colonne[LigneRejeu]("Décidé", lambda ligne: ligne.decide, ecrire=_euros, a_droite=True),
    Colonne[LigneRejeu]("Avec le projet", lambda ligne: ligne.projet, ecrire=_euros, a_droite=True),
    Colonne[LigneRejeu]("Écart", lambda ligne: ligne.ecart, ecrire=_euros, a_droite=True),
    Colonne[LigneRejeu]("Effet", lambda ligne: ligne.effet.value, image=lambda ligne: _IMAGES[ligne.effet]),
    Colonne[LigneRejeu]("Résultat du projet", lambda ligne: ligne.resultat, extensible=True),
    Colonne[LigneRejeu]("Budget de la demande", lambda ligne: ligne.budget),
)


class EcranRejeu(QWidget):
    """Replays by short lots: the reads of the page and the computation never hold the window."""

    PAGE_AIDE = "reglement#Rejouer les demandes"

    def __init__(self, poste: Poste, cle: str) -> None:
        super().__init__()
        self._poste = poste
        self._cle = cle
        self._page: PageReglement | None = None
        self._aide: Aide | None = None
        self._annulation = Annulation()
        self._lignes: list[LigneRejeu] = []
        self.entete = EnTete("Rejouer les demandes sous le projet")
        self.depuis = ChampDate("Demandes déposées depuis le")
        self.lancer = Bouton("Rejouer", "calcul", RoleBouton.PRINCIPAL, raccourci="Ctrl+Return")
        self.arreter = Bouton("Arrêter", "fermer")
        self.barre = QProgressBar()
        self.bilan = QLabel()
        self.table = TableAjustee(
            "Demandes rejouées", COLONNES, vide=EtatVide("calcul", "Rien de rejoué."), visibles=10, repliee=False
        )
        self.exporter = Bouton("Exporter sans les noms…", "telecharger")
        self.dialogue: QFileDialog | None = None

        self._disposer()
        self.setFocusProxy(self.depuis.controle)
        self.lancer.clicked.connect(self._on_lancer)
        self.arreter.clicked.connect(self._on_arreter)
        self.exporter.clicked.connect(self._on_exporter)
        services = poste.services
        poste.jobs.ecrire(lambda: lire_page(services), then=self._on_lue, failed=poste.avis.erreur, owner=self)

    @property
    def en_cours(self) -> bool:
        """Tell whether it is replaying."""
        return self.arreter.isEnabled()

    def ecrire(self, fichier: Path) -> None:
        """Write what was replayed in a file, noted in the journal first."""
        services, auteur, bilan = self._poste.services, self._poste.auteur(), Bilan(tuple(self._lignes))
        self._poste.jobs.ecrire(
            lambda: noter_export(services, auteur, bilan, fichier.suffix.lstrip(".").lower()),
            then=lambda _note: self._ecrire(fichier, bilan),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _ecrire(self, fichier: Path, bilan: Bilan) -> None:
        services = self._poste.services
        self._poste.jobs.travailler(
            lambda: ecrire_bilan(services, fichier, bilan, lambda: False),
            then=lambda nombre: self._poste.avis.succes(f"{nombre} demandes écrites dans {fichier.name}."),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_lue(self, page: PageReglement) -> None:
        projet = next((projet for projet in page.projets if projet.cle == self._cle), None)
        if projet is None:
            return
        self._page = page
        self.entete.definir(f"Rejouer\u00a0: {projet.libelle}")
        aujourdhui = self._poste.services.horloge.aujourdhui()
        self.depuis.definir_valeur(date(aujourdhui.year - 1, 1, 1))
        try:
            self._aide = aide_du_projet(projet, page.reglement)
        except Exception as erreur:  # noqa: BLE001  told as any refusal
            self._poste.avis.erreur(erreur)
            return
        self.lancer.setEnabled(True)

    def _on_lancer(self) -> None:
        if self.en_cours or self._aide is None or self.depuis.verifier() is not None:
            return
        depuis, services, code = self.depuis.valeur() or date.min, self._poste.services, self._aide.code
        self._annulation = Annulation()
        self._lignes = []
        self._marquer(en_cours=True)
        self._poste.jobs.extraire(
            lambda: demandes_a_rejouer(services, code, depuis),
            then=lambda lot: self._suivant(lot, 0),
            failed=self._on_echec,
            owner=self,
            annulation=self._annulation,
        )

    def _suivant(self, lot: Lot, debut: int) -> None:
        total = len(lot.demandes)
        self.barre.setRange(0, max(1, total))
        self.barre.setValue(min(debut, total))
        self.bilan.setText(f"{min(debut, total)} demandes rejouées sur {total}")
        if debut >= total or self._page is None:
            self._finir()
            return
        services, vocabulaire = self._poste.services, self._page.reglement.vocabulaire
        ids = lot.demandes[debut : debut + PAR_LOT]
        self._poste.jobs.extraire(
            lambda: lire_situations(services, lot, ids, vocabulaire),
            then=lambda lues: self._calculer(lot, debut, lues),
            failed=self._on_echec,
            owner=self,
            annulation=self._annulation,
        )

    def _calculer(self, lot: Lot, debut: int, lues: tuple[ARejouer, ...]) -> None:
        if self._aide is None or self._page is None:
            return
        aide, page, annulation = self._aide, self._page, self._annulation
        self._poste.jobs.travailler(
            lambda: rejouer(aide, lues, page.reglement, page.baremes, lambda: annulation.annulee),
            then=lambda lignes: self._on_calculees(lot, debut, lignes),
            failed=self._on_echec,
            owner=self,
            annulation=annulation,
        )

    def _on_calculees(self, lot: Lot, debut: int, lignes: tuple[LigneRejeu, ...]) -> None:
        self._lignes += lignes
        self._suivant(lot, debut + PAR_LOT)

    def _on_arreter(self) -> None:
        self._annulation.annuler()
        self._finir()

    def _on_echec(self, erreur: Exception) -> None:
        self._poste.avis.erreur(erreur)
        self._finir()

    def _finir(self) -> None:
        self._marquer(en_cours=False)
        bilan = Bilan(tuple(self._lignes))
        self.table.definir(bilan.lignes)
        self.exporter.setEnabled(bool(bilan.lignes))
        self.bilan.setText(phrase_du_bilan(bilan))

    def _marquer(self, *, en_cours: bool) -> None:
        self.lancer.setEnabled(not en_cours)
        self.arreter.setEnabled(en_cours)
        self.barre.setVisible(en_cours)

    def _on_exporter(self) -> None:
        self.dialogue = QFileDialog(self, "Exporter le rejeu", "rejeu.xlsx")
        self.dialogue.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialogue.setNameFilters(["Classeur (*.xlsx)", "Texte (*.csv)"])
        self.dialogue.setDefaultSuffix("xlsx")
        self.dialogue.fileSelected.connect(lambda chemin: self.ecrire(Path(chemin)))
        self.dialogue.finished.connect(self.dialogue.deleteLater)
        self.dialogue.open()

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        precision = QLabel(PRECISION)
        precision.setWordWrap(True)
        precision.setProperty("role", "secondaire")
        self.bilan.setWordWrap(True)
        self.bilan.setProperty("role", "fort")
        self.barre.setAccessibleName("Avancement du rejeu")
        haut = QHBoxLayout()
        for widget in (self.depuis, self.lancer, self.arreter, self.exporter):
            haut.addWidget(widget)
        haut.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(espaces["grand"], espaces["petit"], espaces["grand"], espaces["grand"])
        page.setSpacing(espaces["moyen"])
        page.addWidget(self.entete)
        page.addWidget(precision)
        page.addLayout(haut)
        page.addWidget(self.barre)
        page.addWidget(self.bilan)
        page.addWidget(self.table)
        page.addStretch(1)
        self.barre.hide()
        for bouton in (self.lancer, self.arreter, self.exporter):
            bouton.setEnabled(False)
