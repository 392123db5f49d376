"""The window: places the pages, carries the person from one to the other. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.reglages import lire_reglages
from ccas_desktop.application.reperes import Repere, repere_de_la_demande, repere_du_dossier
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import Reglages
from ccas_desktop.gui.entete import Entete
from ccas_desktop.gui.fil import Etape, Fil
from ccas_desktop.gui.jobs import Jobs
from ccas_desktop.gui.masque import Masque
from ccas_desktop.gui.notices import ActionAvis, Avis, Gravite, avis_pour
from ccas_desktop.gui.pages import Pages
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.accueil import EcranAccueil
from ccas_desktop.gui.screens.aide import EcranAide
from ccas_desktop.gui.screens.demande import EcranDemande, EcranNouvelleDemande
from ccas_desktop.gui.screens.dossier import EcranDossier, EcranNouveauDossier
from ccas_desktop.gui.screens.reglages import EcranReglages
from ccas_desktop.gui.theme import Aspect
from ccas_desktop.gui.widgets import Bandeau, ZoneNotifications

PREFERENCE_AGENT = "agent"
DEMONSTRATION = "Démonstration — données fictives. Rien de ce qui est saisi ici n’est conservé."


class FenetrePrincipale(QMainWindow):
    """One window a workstation.

    Attributes:
        poste: what the pages work with.
    """

    def __init__(self, services: Services, jobs: Jobs, aspect: Aspect, *, demonstration: bool = False) -> None:
        super().__init__()
        self.setWindowTitle("CCAS Desktop")
        self.entete = Entete()
        self.fil = Fil()
        self.pages = Pages()
        self.notifications = ZoneNotifications()
        self.poste = Poste(services, jobs, self, self.auteur)
        self._aspect = aspect

        self._disposer(demonstration)
        self.masque = Masque(self)

        self._relier()
        self.aller_accueil()

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
        self._actualiser_entete()
        self.pages.aller(self._accueil)
        self.pages.oublier()
        self.fil.definir((), "Accueil")

    def ouvrir_dossier(self, dossier_id: str) -> None:
        """Show a dossier."""
        self.entete.vider_recherche()
        self.pages.aller(lambda: self._dossier(dossier_id))

    def nouveau_dossier(self) -> None:
        """Show the form of a new person."""
        self.pages.aller(self._nouveau_dossier)

    def ouvrir_demande(self, demande_id: str) -> None:
        """Show a request."""
        self.pages.aller(lambda: self._demande(demande_id))

    def nouvelle_demande(self, dossier_id: str) -> None:
        """Show the form of a new request."""
        self.pages.aller(lambda: self._nouvelle_demande(dossier_id))

    def ouvrir_reglages(self, section: str = "") -> None:
        """Show the settings, at one of their sections."""
        self.pages.aller(lambda: self._reglages(section))

    def ouvrir_aide(self, page: str = "") -> None:
        """Show the manual at the page of the current screen."""
        sujet = page or getattr(self.pages.currentWidget(), "PAGE_AIDE", "")
        self.pages.aller(lambda: self._aide(sujet))

    def _disposer(self, demonstration: bool) -> None:
        centre = QWidget()
        colonne = QVBoxLayout(centre)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(0)
        if demonstration:
            colonne.addWidget(Bandeau(DEMONSTRATION, pleine_largeur=True))
        for widget in (self.entete, self.fil):
            colonne.addWidget(widget)
        colonne.addWidget(self.pages, 1)
        colonne.addWidget(self.notifications)
        self.setCentralWidget(centre)
        self.resize(1366, 768)

    def _relier(self) -> None:
        self.entete.recherche_voulue.connect(self._on_recherche)
        self.entete.premier_voulu.connect(self._on_premier)
        self.entete.liste_voulue.connect(lambda: self._sur_accueil(EcranAccueil.descendre))
        self.entete.agent_choisi.connect(lambda agent: self.poste.services.preferences.ecrire(PREFERENCE_AGENT, agent))
        self.entete.nouveau_voulu.connect(self.nouveau_dossier)
        self.entete.masque_voulu.connect(self.masque.couvrir)
        self.entete.reglages_voulus.connect(self.ouvrir_reglages)
        self.entete.aide_voulue.connect(self.ouvrir_aide)
        self.poste.jobs.echec_imprevu.connect(self.erreur)
        QShortcut(QKeySequence("Alt+Left"), self, self.pages.revenir)
        QShortcut(QKeySequence("Alt+Home"), self, self.aller_accueil)

    def _accueil(self) -> QWidget:
        ecran = EcranAccueil(self.poste)
        ecran.dossier_voulu.connect(self.ouvrir_dossier)
        ecran.demande_voulue.connect(self.ouvrir_demande)
        ecran.reglages_voulus.connect(self.ouvrir_reglages)
        ecran.actualiser()
        self.fil.definir((), "Accueil")
        return ecran

    def _nouveau_dossier(self) -> QWidget:
        ecran = EcranNouveauDossier(self.poste)
        ecran.dossier_voulu.connect(lambda dossier_id: self.pages.remplacer(lambda: self._dossier(dossier_id)))
        self._situer((), "Nouveau dossier")
        return ecran

    def _dossier(self, dossier_id: str) -> QWidget:
        ecran = EcranDossier(self.poste, dossier_id)
        ecran.demande_voulue.connect(self.ouvrir_demande)
        ecran.nouvelle_demande_voulue.connect(self.nouvelle_demande)
        ecran.accueil_voulu.connect(self.aller_accueil)
        self._reperer(lambda: repere_du_dossier(self.poste.services.base, dossier_id), "")
        return ecran

    def _nouvelle_demande(self, dossier_id: str) -> QWidget:
        ecran = EcranNouvelleDemande(self.poste, dossier_id)
        ecran.demande_voulue.connect(lambda demande_id: self.pages.remplacer(lambda: self._demande(demande_id)))
        ecran.reglages_voulus.connect(self.ouvrir_reglages)
        self._reperer(lambda: repere_du_dossier(self.poste.services.base, dossier_id), "Nouvelle demande")
        return ecran

    def _demande(self, demande_id: str) -> QWidget:
        ecran = EcranDemande(self.poste, demande_id)
        ecran.dossier_voulu.connect(self.ouvrir_dossier)
        ecran.reglages_voulus.connect(self.ouvrir_reglages)
        self._reperer(lambda: repere_de_la_demande(self.poste.services.base, demande_id), "")
        return ecran

    def _reglages(self, section: str) -> QWidget:
        ecran = EcranReglages(self.poste, section)
        ecran.reglages_changes.connect(self._actualiser_entete)
        ecran.theme_choisi.connect(self._aspect.choisir)
        self._situer((), "Réglages")
        return ecran

    def _aide(self, page: str) -> QWidget:
        self._situer((), "Aide")
        return EcranAide(page)

    def _reperer(self, lire: Callable[[], Repere], ici: str) -> None:
        """Show the way to a page of a dossier, once its name is read."""
        self.fil.definir((("Accueil", self.aller_accueil),), ici or "…")
        self.poste.jobs.lire(lire, then=lambda repere: self._on_repere(repere, ici), failed=self.erreur, owner=self)

    def _on_repere(self, repere: Repere, ici: str) -> None:
        dernier = ici or repere.demande
        if not dernier:
            self._situer((), repere.dossier)
            return
        self._situer(((repere.dossier, lambda: self.ouvrir_dossier(repere.dossier_id)),), dernier)

    def _situer(self, etapes: tuple[Etape, ...], ici: str) -> None:
        self.fil.definir((("Accueil", self.aller_accueil), *etapes), ici)

    def _actualiser_entete(self) -> None:
        lire = self.poste.jobs.lire
        lire(lambda: lire_reglages(self.poste.services), then=self._on_reglages, failed=self.erreur, owner=self)

    def _on_reglages(self, reglages: Reglages) -> None:
        choisi = self.poste.services.preferences.lire(PREFERENCE_AGENT)
        self.entete.definir(reglages.ccas.nom, reglages.agents, choisi)

    def _on_recherche(self, texte: str) -> None:
        if texte.strip() and not isinstance(self.pages.currentWidget(), EcranAccueil):
            self.pages.aller(self._accueil)
            self.pages.oublier()
            self.entete.recherche.setFocus()
        self._sur_accueil(lambda accueil: accueil.chercher(texte))

    def _on_premier(self) -> None:
        self._sur_accueil(EcranAccueil.ouvrir_premier)

    def _sur_accueil(self, faire: Callable[[EcranAccueil], None]) -> None:
        page = self.pages.currentWidget()
        if isinstance(page, EcranAccueil):
            faire(page)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Push what is being typed to its draft, then wait for the writes."""
        self.setFocus()
        self.poste.jobs.fermer()
        super().closeEvent(event)
