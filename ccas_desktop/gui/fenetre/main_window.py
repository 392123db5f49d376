"""The window: places the pages, carries the person from one to the other. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from ccas_desktop.gui.aide import sujet_d_aide
from ccas_desktop.gui.fenetre.ecrans import Ecrans
from ccas_desktop.gui.fenetre.entete import Entete
from ccas_desktop.gui.fenetre.fil import Fil
from ccas_desktop.gui.fenetre.lendemain import oublier_la_file
from ccas_desktop.gui.fenetre.masque import Masque
from ccas_desktop.gui.fenetre.menu import Menu
from ccas_desktop.gui.fenetre.mises_a_jour import AnnonceMiseAJour
from ccas_desktop.gui.fenetre.pages import Pages, ZonePages
from ccas_desktop.gui.fenetre.reprises import Reprises
from ccas_desktop.gui.fenetre.rubriques import RUBRIQUES
from ccas_desktop.gui.notices import ActionAvis, Avis, Gravite, avis_pour
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.repli import LARGEUR_ENTETE, LARGEUR_MENU, Repli
from ccas_desktop.gui.screens.ouverture import EcranOuverture
from ccas_desktop.gui.widgets import Bandeau, ZoneNotifications

if TYPE_CHECKING:
    from ccas_desktop.application.demandes.amorce import Amorce
    from ccas_desktop.application.guichet.places import Endroit
    from ccas_desktop.application.journal import Auteur
    from ccas_desktop.application.services import Services
    from ccas_desktop.application.vues import Reglages
    from ccas_desktop.gui.screens.accueil import EcranAccueil
    from ccas_desktop.gui.theme import Aspect
    from ccas_desktop.gui.travaux.jobs import Jobs

PREFERENCE_AGENT = "agent"
TAILLE, TAILLE_MINIMALE = QSize(1366, 768), QSize(640, 360)
DEMONSTRATION = "Démonstration — données fictives. Rien de ce qui est saisi ici n’est conservé."


class FenetrePrincipale(QMainWindow):
    """One window a workstation. It takes typing at once; its pages come with `installer`, once the base is open.

    Attributes:
        poste: what the pages work with.

    Signals:
        prete: Emitted once the first page is there.
    """

    poste: Poste
    prete = Signal()

    def __init__(self, jobs: Jobs, aspect: Aspect, *, demonstration: bool = False) -> None:
        super().__init__()
        self.setWindowTitle("CCAS Desktop")
        self.entete = Entete()
        self.fil = Fil()
        self.menu = Menu(RUBRIQUES)
        self.pages = Pages()
        self.notifications = ZoneNotifications()
        self._jobs = jobs
        self._ecrans = Ecrans(self, aspect)
        self.reprises: Reprises = Reprises(self)
        self.mises_a_jour: AnnonceMiseAJour = AnnonceMiseAJour(self)
        self.remplacer_le_programme: Callable[[Callable[[Services], None]], None] = self.mises_a_jour.remplacer

        self._disposer(demonstration)
        self.masque = Masque(self)

        self.entete.masque_voulu.connect(self.masque.couvrir)
        self.pages.aller(EcranOuverture)
        self.entete.recherche.setFocus()

    def installer(self, services: Services) -> None:
        """Give the window what its pages work with; what was typed meanwhile is searched."""
        texte = self.entete.recherche.text()
        self.poste = Poste(services, self._jobs, self, self.auteur)
        self._relier()
        self.entete.definir_pret()
        self.menu.setEnabled(True)
        oublier_la_file(self.poste, self)
        self.aller_accueil()
        self.entete.recherche.setText(texte)
        self.entete.recherche.setFocus()
        self.prete.emit()

    def auteur(self) -> Auteur:
        """Return the agent at work."""
        return self.entete.auteur()

    def montrer(self, avis: Avis, actions: Sequence[ActionAvis] = ()) -> None:
        """Show a notice at the bottom of the window."""
        self.notifications.montrer(avis, actions)

    def erreur(self, erreur: Exception) -> None:
        """Show what an exception means to the person."""
        self.montrer(avis_pour(erreur))

    def succes(self, texte: str) -> None:
        """Show that something is done."""
        self.montrer(Avis(texte, gravite=Gravite.SUCCES))

    def aller_accueil(self) -> None:
        """Show the first page; nothing of the former visitor stays."""
        self.entete.vider_recherche()
        self.notifications.oublier_le_passe()
        self.actualiser_entete()
        self.pages.aller(self._ecrans.accueil)
        self.pages.oublier()
        self.entete.recherche.setFocus()

    def ouvrir_dossier(self, dossier_id: str, onglet: str = "") -> None:
        """Show a dossier, at one of its tabs."""
        self.pages.aller(lambda: self._ecrans.dossier(dossier_id, onglet))

    def nouveau_dossier(self) -> None:
        """Show the form of a new person: whom the search did not find, or empty; one left half typed is put aside."""
        self.pages.laisser()
        self.reprises.degager_le_nouveau()
        self.pages.aller(self._ecrans.nouveau_dossier)

    def ouvrir_demande(self, demande_id: str, etape: str = "") -> None:
        """Show a request, at one of its steps."""
        self.pages.aller(lambda: self._ecrans.demande(demande_id, etape))

    def nouvelle_demande(self, dossier_id: str, amorce: Amorce | None = None) -> None:
        """Show the form of a new request, with what is known of it already."""
        self.pages.aller(lambda: self._ecrans.nouvelle_demande(dossier_id, amorce))

    def ouvrir_reglages(self, section: str = "") -> None:
        """Show the settings, at one of their sections."""
        self.pages.aller(lambda: self._ecrans.reglages(section))

    def ouvrir_rubrique(self, code: str) -> None:
        """Show one of the parts of the application."""
        self.pages.aller(lambda: self._ecrans.rubrique(code))

    def ouvrir_endroit(self, endroit: Endroit) -> None:
        """Show a page exactly as it was left."""
        self.notifications.oublier_le_passe()
        self.pages.aller(lambda: self._ecrans.reprendre(endroit))

    def ouvrir_traces(self, texte: str = "") -> None:
        """Show the register of the calls, something already searched in it."""
        self.pages.aller(lambda: self._ecrans.traces(texte))

    def ouvrir_aide(self, page: str = "") -> None:
        """Show the manual, at the page of what is shown."""
        sujet = page or sujet_d_aide(self.pages.currentWidget())
        self.pages.aller(lambda: self._ecrans.aide(sujet))

    def actualiser_entete(self) -> None:
        """Read again what the top of the window shows."""
        from ccas_desktop.application.reglages import lire_reglages

        services = self.poste.services
        self._jobs.lire(lambda: lire_reglages(services), then=self._on_reglages, failed=self.erreur, owner=self)

    def _disposer(self, demonstration: bool) -> None:
        centre = QWidget()
        colonne = QVBoxLayout(centre)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(0)
        if demonstration:
            colonne.addWidget(Bandeau(DEMONSTRATION, pleine_largeur=True))
        colonne.addWidget(self.entete)
        colonne.addWidget(self.mises_a_jour)
        colonne.addLayout(_cote_a_cote(self.fil, self.reprises, self.menu))
        colonne.addWidget(ZonePages(self.pages), 1)
        colonne.addWidget(self.notifications)
        self.setCentralWidget(centre)
        _tenir_sur_un_petit_ecran(self)
        self.resize(TAILLE)

    def _relier(self) -> None:
        self.pages.page_changee.connect(self.entete.sur_une_page)
        self.entete.recherche_voulue.connect(self._on_recherche)
        self.entete.premier_voulu.connect(lambda: self._sur_accueil(lambda accueil: accueil.ouvrir_premier()))
        self.entete.liste_voulue.connect(lambda: self._sur_accueil(lambda accueil: accueil.descendre()))
        self.entete.agent_choisi.connect(self._on_agent)
        self.entete.nouveau_voulu.connect(self.nouveau_dossier)
        self.entete.reglages_voulus.connect(self.ouvrir_reglages)
        self.entete.aide_voulue.connect(self.ouvrir_aide)
        self.menu.voulue.connect(self.ouvrir_rubrique)
        self.mises_a_jour.saisie_a_garder.connect(self.reprises.noter)
        self.prete.connect(self.mises_a_jour.commencer)
        self.poste.jobs.echec_imprevu.connect(self.erreur)
        QShortcut(QKeySequence("Alt+Left"), self, self.pages.revenir)
        QShortcut(QKeySequence("Alt+Home"), self, self.aller_accueil)

    def _on_agent(self, agent: str) -> None:
        self.poste.services.preferences.ecrire(PREFERENCE_AGENT, agent)
        self.reprises.montrer()

    def _on_reglages(self, reglages: Reglages) -> None:
        choisi = self.poste.services.preferences.lire(PREFERENCE_AGENT)
        self.entete.definir(reglages.ccas.nom, reglages.agents, choisi)
        self.reprises.commencer()

    def _on_recherche(self, texte: str) -> None:
        if texte.strip() and self._page_accueil() is None:
            self.notifications.oublier_le_passe()
            self.pages.aller(self._ecrans.accueil)
            self.pages.oublier()
            self.entete.recherche.setFocus()
        self._sur_accueil(lambda accueil: accueil.chercher(texte))

    def _sur_accueil(self, faire: Callable[[EcranAccueil], None]) -> None:
        if (page := self._page_accueil()) is not None:
            faire(page)

    def _page_accueil(self) -> EcranAccueil | None:
        from ccas_desktop.gui.screens.accueil import EcranAccueil

        page = self.pages.currentWidget()
        return page if isinstance(page, EcranAccueil) else None

    def closeEvent(self, event: QCloseEvent) -> None:
        """Push what is being typed to its draft, then wait for the writes."""
        self.reprises.noter()
        self.setFocus()
        # Hidden first: a page keeps then what was typed last, which no thread would write once the jobs are closed.
        self.pages.hide()
        self._jobs.fermer()
        super().closeEvent(event)


def _cote_a_cote(large: QWidget, *autres: QWidget) -> QHBoxLayout:
    """Return widgets in a row, the first one as wide as it can be."""
    rangee = QHBoxLayout()
    rangee.setSpacing(0)
    rangee.addWidget(large, 1)
    for widget in autres:
        rangee.addWidget(widget)
    return rangee


def _tenir_sur_un_petit_ecran(fenetre: FenetrePrincipale) -> None:
    # Said here, so that the widest the top may be does not hold a small screen back: it folds.
    fenetre.setMinimumSize(TAILLE_MINIMALE)
    menu, entete = LARGEUR_MENU, LARGEUR_ENTETE
    Repli(fenetre, (fenetre.menu, menu), (fenetre.reprises, menu), (fenetre.entete, entete), (fenetre.fil, entete))
