"""The persons who may be in two dossiers: compared, set aside or made one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from ccas_desktop.application.messages.foyer import phrase_naissance
from ccas_desktop.application.messages.ressemblances import RESSEMBLANCES
from ccas_desktop.application.rapprochements.doublons import PairePossible, Personne, ecarter_paire
from ccas_desktop.application.rapprochements.fusion import autres_dossiers
from ccas_desktop.application.vues import ResultatRecherche
from ccas_desktop.gui.annulations import Annulations
from ccas_desktop.gui.forms.completion import ChampCompletion, Proposition
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.screens.doublons.recherche import RechercheDeDoublons
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Bouton, EnTete, EtatVide, RoleBouton

AIDE = (
    "Deux dossiers pour une même personne partagent ses demandes et ses aides. Comparez avant de réunir : deux "
    "homonymes se ressemblent aussi. Réunir s’annule."
)
HAUTEUR_BARRE = 8
LARGEUR_DU_CHOIX = 640


def _naissance(personne: Personne) -> str:
    return phrase_naissance(personne.usager.identite.date_naissance)


COLONNES = (
    Colonne[PairePossible]("Dossier", lambda p: p.premier.numero),
    Colonne[PairePossible]("Personne", lambda p: p.premier.usager.identite.nom_affiche),
    Colonne[PairePossible]("Naissance", lambda p: _naissance(p.premier)),
    Colonne[PairePossible]("Autre dossier", lambda p: p.second.numero),
    Colonne[PairePossible]("Autre personne", lambda p: p.second.usager.identite.nom_affiche),
    Colonne[PairePossible]("Naissance ", lambda p: _naissance(p.second)),
    Colonne[PairePossible]("Ressemblance", lambda p: RESSEMBLANCES[p.ressemblance], extensible=True),
)


def _proposition(trouve: ResultatRecherche) -> Proposition:
    naissance = phrase_naissance(trouve.date_naissance)
    detail = ", ".join(partie for partie in (naissance, trouve.commune) if partie)
    return Proposition(trouve.dossier_id, f"{trouve.numero} {trouve.nom_affiche}", detail)


class EcranDoublons(QWidget):
    """Lists the pairs as they are found; `dossier_id` looks for those of one dossier alone.

    Signals:
        fusion_voulue: Emitted with the PairePossible to compare: the dossier kept is that of its first person.
        reunion_voulue: Emitted with the id of this dossier, kept, and that of the one the agent looked for.
    """

    PAGE_AIDE = "doublons"
    fusion_voulue = Signal(object)
    reunion_voulue = Signal(str, str)

    def __init__(self, poste: Poste, dossier_id: str = "") -> None:
        super().__init__()
        self._poste = poste
        self._dossier_id = dossier_id
        self._paires: list[PairePossible] = []
        self._annulations = Annulations(poste, self)
        self.recherche = RechercheDeDoublons(poste, self)
        self.entete = EnTete("Doublons possibles")
        self.barre = QProgressBar()
        self.compte = QLabel("Recherche…")
        self.arreter = Bouton("Arrêter la recherche", "fermer", RoleBouton.DISCRET)
        self.vide = EtatVide("recherche", "Recherche en cours…")
        self.table = TableAjustee("Paires de personnes qui se ressemblent", COLONNES, vide=self.vide, visibles=14)
        self.ecarter = Bouton("Ce ne sont pas les mêmes (Suppr)", "fermer")
        self.comparer = Bouton("Comparer et réunir… (Entrée)", "suivant", RoleBouton.PRINCIPAL)

        self.choix = ChampCompletion(
            "Réunir avec un autre dossier",
            aide="Même sans ressemblance\u00a0: rien n’est fait avant l’aperçu.",
            exemple="Nom et prénom, ou numéro",
        )
        self.choix.setMaximumWidth(LARGEUR_DU_CHOIX)
        self.choix.setVisible(bool(dossier_id))

        self._disposer()
        self._relier()
        self.setFocusProxy(self.table)
        self._chercher()

    def _chercher(self) -> None:
        self._paires = []
        self.table.definir(())
        self.arreter.show()
        self.barre.show()
        if self._dossier_id:
            self.recherche.du_dossier(self._dossier_id)
        else:
            self.recherche.partout()

    def _on_trouvees(self, paires: tuple[PairePossible, ...]) -> None:
        premiere = not self._paires
        self._paires += paires
        self.table.definir(tuple(self._paires))
        if premiere and self._paires:
            self.table.selectRow(0)
        self._activer()

    def _on_avancee(self, vues: int, total: int) -> None:
        self.barre.setRange(0, max(1, total))
        self.barre.setValue(vues)
        self.compte.setText(f"{vues} personnes comparées sur {total}")

    def _on_finie(self) -> None:
        self.arreter.hide()
        self.barre.hide()
        self.vide.definir("Aucun doublon possible.")
        self._dire_le_compte()

    def _dire_le_compte(self) -> None:
        nombre = len(self._paires)
        self.compte.setText(f"{nombre} paire{'s' if nombre > 1 else ''} à regarder")

    def _on_comparer(self) -> None:
        paire = self.table.choisie()
        if paire is not None:
            self.recherche.arreter()
            self.fusion_voulue.emit(paire)

    def _on_texte(self, texte: str) -> None:
        services, dossier_id = self._poste.services, self._dossier_id
        self._poste.jobs.lire(
            lambda: autres_dossiers(services, dossier_id, texte),
            then=lambda trouves: self.choix.proposer([_proposition(r) for r in trouves], pour=texte),
            failed=self._poste.avis.erreur,
            owner=self.choix,
        )

    def _on_choisi(self, proposition: Proposition) -> None:
        self.recherche.arreter()
        self.reunion_voulue.emit(self._dossier_id, proposition.code)

    def _on_ecarter(self) -> None:
        paire = self.table.choisie()
        if paire is None:
            return
        services, auteur = self._poste.services, self._poste.auteur()
        self._poste.jobs.ecrire(
            lambda: ecarter_paire(services, auteur, paire),
            then=lambda lot: self._on_ecartee(lot, paire),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_ecartee(self, lot: str, paire: PairePossible) -> None:
        rang = self._paires.index(paire)
        self._paires.remove(paire)
        self.table.definir(tuple(self._paires))
        if self._paires:
            self.table.selectRow(min(rang, len(self._paires) - 1))
        self._activer()
        self._dire_le_compte()
        self._annulations.proposer(lot, "Ces deux personnes ne seront plus proposées.")

    def _activer(self) -> None:
        for bouton in (self.ecarter, self.comparer):
            bouton.setEnabled(bool(self._paires))

    def _relier(self) -> None:
        self.recherche.trouvees.connect(self._on_trouvees)
        self.recherche.avancee.connect(self._on_avancee)
        self.recherche.finie.connect(self._on_finie)
        self.arreter.clicked.connect(self.recherche.arreter)
        self.table.ligne_activee.connect(lambda _paire: self._on_comparer())
        self.table.retrait_voulu.connect(lambda _paire: self._on_ecarter())
        self.comparer.clicked.connect(self._on_comparer)
        self.ecarter.clicked.connect(self._on_ecarter)
        self._annulations.fait.connect(self._chercher)
        self.choix.texte_tape.connect(self._on_texte)
        self.choix.choisi.connect(self._on_choisi)

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        aide = QLabel(AIDE)
        aide.setWordWrap(True)
        for etiquette in (aide, self.compte):
            etiquette.setProperty("role", "secondaire")
        self.barre.setTextVisible(False)
        self.barre.setFixedHeight(HAUTEUR_BARRE)
        self.barre.setRange(0, 0)
        self.barre.setAccessibleName("Avancement de la recherche")
        self._activer()
        etat = QHBoxLayout()
        etat.addWidget(self.compte)
        etat.addWidget(self.barre, 1)
        etat.addWidget(self.arreter)
        pied = QHBoxLayout()
        pied.addStretch(1)
        pied.addWidget(self.ecarter)
        pied.addWidget(self.comparer)
        page = QVBoxLayout(self)
        page.setContentsMargins(espaces["grand"], espaces["petit"], espaces["grand"], espaces["grand"])
        page.setSpacing(espaces["moyen"])
        page.addWidget(self.entete)
        page.addWidget(aide)
        page.addLayout(etat)
        page.addWidget(self.table)
        page.addLayout(pied)
        page.addWidget(self.choix)
        page.addStretch(1)
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
