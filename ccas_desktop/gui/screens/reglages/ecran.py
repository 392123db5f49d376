"""The page of the settings: a list of sections, one card at a time beside it."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from ccas_desktop.application.reglages import lire_reglages, manques
from ccas_desktop.application.vues import Reglages
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.reglages.carte_a_propos import CarteAPropos
from ccas_desktop.gui.screens.reglages.carte_adresses import CarteAdresses
from ccas_desktop.gui.screens.reglages.carte_agents import CarteAgents
from ccas_desktop.gui.screens.reglages.carte_apparence import CarteApparence
from ccas_desktop.gui.screens.reglages.carte_appels import CarteAppels
from ccas_desktop.gui.screens.reglages.carte_ccas import CarteCcas
from ccas_desktop.gui.screens.reglages.carte_connexion import CarteConnexion
from ccas_desktop.gui.screens.reglages.carte_delais import CarteDelais
from ccas_desktop.gui.screens.reglages.carte_delegations import CarteDelegations
from ccas_desktop.gui.screens.reglages.carte_documents import CarteDocuments
from ccas_desktop.gui.screens.reglages.carte_ecoles import CarteEcoles
from ccas_desktop.gui.screens.reglages.carte_impots import CarteImpots
from ccas_desktop.gui.screens.reglages.carte_internet import CarteInternet
from ccas_desktop.gui.screens.reglages.carte_jeton import CarteJeton
from ccas_desktop.gui.screens.reglages.carte_manques import CarteManques
from ccas_desktop.gui.screens.reglages.carte_natures import CarteNatures
from ccas_desktop.gui.screens.reglages.carte_reglement import CarteReglement
from ccas_desktop.gui.screens.reglages.mises_a_jour import CarteMisesAJour
from ccas_desktop.gui.screens.reglages.places import Section, place, section_du_manque
from ccas_desktop.gui.theme import icone, theme_porte
from ccas_desktop.gui.widgets import Carte, EnTete, ZoneDefilante

LARGEUR_SOMMAIRE = 250
_SECTION = Qt.ItemDataRole.UserRole
_NOM_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


class EcranReglages(QWidget):
    """Shows the settings; `section` is a section, a place or what is missing, to go to.

    Signals:
        reglages_changes: Emitted once a setting is saved.
        theme_choisi: Emitted with the ChoixTheme to wear.
        traces_voulues: Emitted to read the register of the calls.
        remplacement_voulu: Emitted with the verb that replaces the program.
    """

    PAGE_AIDE = "reglages"
    reglages_changes = Signal()
    theme_choisi = Signal(object)
    traces_voulues = Signal()
    remplacement_voulu = Signal(object)

    def __init__(self, poste: Poste, section: str = "") -> None:
        super().__init__()
        self._poste = poste
        self._voulue = section
        self._lue = False
        self.manques = CarteManques()
        self.ccas = CarteCcas(poste)
        self.agents = CarteAgents(poste)
        self.delegations = CarteDelegations(poste)
        self.reglement = CarteReglement(poste)
        self.natures = CarteNatures(poste)
        self.delais = CarteDelais(poste)
        self.connexion = CarteConnexion(poste)
        self.impots = CarteImpots(poste)
        self.jeton = CarteJeton(poste)
        self.ecoles = CarteEcoles(poste)
        self.appels = CarteAppels(poste)
        self.documents = CarteDocuments(poste)
        self.adresses = CarteAdresses(poste)
        self.internet = CarteInternet(poste)
        self.apparence = CarteApparence(poste)
        self.mises_a_jour = CarteMisesAJour(poste)
        self.a_propos = CarteAPropos()
        self.sommaire = QListWidget()
        self._pages = QStackedWidget()

        self._disposer()
        self._connecter()
        self.setFocusProxy(self.sommaire)
        self.aller_a(section)
        self._lire()

    def aller_a(self, nom: str) -> None:
        """Show a section; its field, or its first control, takes the focus."""
        section, champ = place(nom)
        self.sommaire.setCurrentRow(list(Section).index(section))
        carte = self._cartes()[section]
        champs = getattr(carte, "champs", {})
        if champ in champs:
            champs[champ].controle.setFocus()
        elif nom:
            _premier_controle(carte).setFocus()

    def sujet_d_aide(self) -> str:
        """Return what the manual has on the section shown."""
        section = list(Section)[self.sommaire.currentRow()]
        propre = getattr(self._cartes()[section], "PAGE_AIDE", "")
        return propre or f"{self.PAGE_AIDE}#{section.titre}"

    def _cartes(self) -> dict[Section, Carte]:
        return {
            Section.MANQUES: self.manques,
            Section.CCAS: self.ccas,
            Section.AGENTS: self.agents,
            Section.DELEGATIONS: self.delegations,
            Section.REGLEMENT: self.reglement,
            Section.NATURES: self.natures,
            Section.DELAIS: self.delais,
            Section.CONNEXION: self.connexion,
            Section.JETON: self.jeton,
            Section.IMPOTS: self.impots,
            Section.ECOLES: self.ecoles,
            Section.APPELS: self.appels,
            Section.DOCUMENTS: self.documents,
            Section.ADRESSES: self.adresses,
            Section.INTERNET: self.internet,
            Section.APPARENCE: self.apparence,
            Section.MISES_A_JOUR: self.mises_a_jour,
            Section.A_PROPOS: self.a_propos,
        }

    def _connecter(self) -> None:
        self.sommaire.currentRowChanged.connect(self._pages.setCurrentIndex)
        self.manques.section_voulue.connect(self.aller_a)
        for carte in (
            self.ccas,
            self.agents,
            self.delegations,
            self.reglement,
            self.natures,
            self.delais,
            self.connexion,
            self.jeton,
            self.impots,
            self.ecoles,
        ):
            carte.enregistre.connect(self._on_enregistre)
        self.appels.traces_voulues.connect(self.traces_voulues)
        self.apparence.theme_choisi.connect(self.theme_choisi)
        self.mises_a_jour.remplacement_voulu.connect(self.remplacement_voulu)

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        self.sommaire.setAccessibleName("Sections des réglages")
        self.sommaire.setProperty("role", "sommaire")
        for section, carte in self._cartes().items():
            article = QListWidgetItem(section.titre)
            article.setData(_SECTION, section)
            self.sommaire.addItem(article)
            zone = ZoneDefilante()
            zone.contenu.setContentsMargins(espaces["grand"], espaces["petit"], espaces["grand"], espaces["grand"])
            zone.ajouter(carte)
            zone.contenu.addStretch(1)
            self._pages.addWidget(zone)
        gauche = QWidget()
        gauche.setFixedWidth(LARGEUR_SOMMAIRE)
        colonne = QVBoxLayout(gauche)
        colonne.setContentsMargins(0, espaces["petit"], 0, 0)
        colonne.addWidget(EnTete("Réglages", precision="Saisis une fois pour toutes."))
        colonne.addWidget(self.sommaire, 1)
        page = QHBoxLayout(self)
        page.setContentsMargins(espaces["grand"], 0, 0, espaces["grand"])
        page.setSpacing(0)
        page.addWidget(gauche)
        page.addWidget(self._pages, 1)

    def _lire(self) -> None:
        services = self._poste.services
        self._poste.jobs.lire(
            lambda: lire_reglages(services), then=self._montrer, failed=self._poste.avis.erreur, owner=self
        )

    def _montrer(self, reglages: Reglages) -> None:
        self.ccas.montrer(reglages)
        self.agents.montrer(reglages)
        self.delegations.montrer(reglages)
        self.connexion.montrer(reglages)
        self.impots.montrer(reglages)
        self.jeton.montrer(reglages)
        self.ecoles.montrer(reglages)
        self.appels.montrer(reglages)
        self.reglement.montrer(reglages)
        self.natures.montrer(reglages)
        self.delais.montrer(reglages)
        self.documents.montrer(reglages)
        self.mises_a_jour.montrer(reglages)
        self.internet.montrer(reglages)
        restants = manques(reglages)
        self.manques.montrer(restants)
        comptes = Counter(map(section_du_manque, restants))
        for rang, section in enumerate(Section):
            self._marquer(self.sommaire.item(rang), section, len(restants) if not rang else comptes[section])
        if not (self._lue or self._voulue or restants):
            self.aller_a(Section.CCAS)
        self._lue = True

    def _marquer(self, article: QListWidgetItem, section: Section, compte: int) -> None:
        """Show beside a section how much is missing in it."""
        article.setText(f"{section.titre} ({compte})" if compte else section.titre)
        article.setData(_NOM_ACCESSIBLE, f"{section.titre}, {compte} à compléter" if compte else section.titre)
        article.setIcon(icone("alerte", "alerte") if compte else icone("succes", "texte_secondaire"))

    def _on_enregistre(self) -> None:
        self._lire()
        self.reglages_changes.emit()


def _premier_controle(carte: Carte) -> QWidget:
    """Return the first control of a card that the Tab key stops at, or the card."""
    suivant = carte.nextInFocusChain()
    while suivant is not None and suivant is not carte:
        offert = suivant.isVisibleTo(carte) and suivant.isEnabled()
        if carte.isAncestorOf(suivant) and suivant.focusPolicy() & Qt.FocusPolicy.TabFocus and offert:
            return suivant
        suivant = suivant.nextInFocusChain()
    return carte
