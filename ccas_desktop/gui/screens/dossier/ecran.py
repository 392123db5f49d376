"""The page of a dossier: whose it is, and its tabs."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ccas_desktop.application.dossiers.page import PageDossier, lire_page_dossier
from ccas_desktop.application.errors import EnregistrementAbsent
from ccas_desktop.application.guichet.places import Endroit, Page
from ccas_desktop.application.rapprochements.fusion import dossier_garde
from ccas_desktop.gui.annulations import Annulations
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier.documents.onglet import OngletDocuments
from ccas_desktop.gui.screens.dossier.entete import EnTeteDossier
from ccas_desktop.gui.screens.dossier.historique.onglet import OngletHistorique
from ccas_desktop.gui.screens.dossier.impression_fiche import ImpressionFiche
from ccas_desktop.gui.screens.dossier.onglet_aides import OngletAides
from ccas_desktop.gui.screens.dossier.onglet_budget import OngletBudget
from ccas_desktop.gui.screens.dossier.onglet_quelles_aides import OngletQuellesAides
from ccas_desktop.gui.screens.dossier.onglet_synthese import OngletSynthese
from ccas_desktop.gui.screens.dossier.onglets import ContexteDossier, Onglet, OngletDossier
from ccas_desktop.gui.screens.dossier.situation.onglet import OngletSituation
from ccas_desktop.gui.screens.dossier.suivi.onglet import OngletSuivi
from ccas_desktop.gui.screens.dossier.sujet import Sujet
from ccas_desktop.gui.screens.dossier.volet import Volet
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import EtatVide, Onglets

ONGLETS = (
    Onglet("synthese", "Synthèse", OngletSynthese),
    Onglet("situation", "Situation", OngletSituation),
    Onglet("budget", "Budget", OngletBudget),
    Onglet("quelles_aides", "Quelles aides\u00a0?", OngletQuellesAides),
    Onglet("suivi", "Suivi", OngletSuivi),
    Onglet("documents", "Documents", OngletDocuments),
    Onglet("aides", "Aides légales", OngletAides),
    Onglet("historique", "Historique", OngletHistorique),
)


class EcranDossier(QWidget):
    """Shows a dossier by tabs; what edits it opens beside.

    Signals:
        dossier_voulu: Emitted with the id of another dossier, that of a likely duplicate.
        demande_voulue: Emitted with the id of the request to open.
        nouvelle_demande_voulue: Emitted with the id of the dossier that asks.
        aide_voulue: Emitted with the id of the dossier and the Amorce of the request it asks for.
        accueil_voulu: Emitted when the dossier is no more.
        doublons_voulus: Emitted to look for the same persons in other dossiers.
        enregistre: Emitted once something of the dossier is saved: its name may have changed.
    """

    PAGE_AIDE = "dossier"
    dossier_voulu = Signal(str)
    demande_voulue = Signal(str)
    nouvelle_demande_voulue = Signal(str)
    aide_voulue = Signal(str, object)
    accueil_voulu = Signal()
    doublons_voulus = Signal()
    enregistre = Signal()

    def __init__(self, poste: Poste, dossier_id: str, onglet: str = "", volet: str = "") -> None:
        super().__init__()
        self._poste = poste
        self._dossier_id = dossier_id
        self.page: PageDossier | None = None
        self.entete = EnTeteDossier()
        self.epingler, self.doublons = self.entete.epingler, self.entete.doublons
        self.nouvelle_demande = self.entete.nouvelle_demande
        self._contexte = ContexteDossier(
            poste=poste,
            dossier_id=dossier_id,
            page=self._page_lue,
            ouvrir=self._ouvrir,
            relire=self._relire,
            dossier_voulu=self.dossier_voulu.emit,
            demande_voulue=self.demande_voulue.emit,
            onglet_voulu=self.montrer_onglet,
            aide_voulue=lambda amorce: self.aide_voulue.emit(self._dossier_id, amorce),
        )
        self.onglets = Onglets("Parties du dossier", [(o.code, o.titre, self._fabrique(o)) for o in ONGLETS])
        self.absent = EtatVide("dossier", "Ce dossier n’existe plus.", action="Revenir à l’accueil")
        self._annulations = Annulations(poste, self)
        self.impression = ImpressionFiche(poste, dossier_id, self.entete.fiche)
        self._origine: QWidget | None = None
        self._a_rouvrir = volet

        self._disposer()

        self.epingler.clicked.connect(self._on_epingler)
        self.nouvelle_demande.clicked.connect(lambda: self.nouvelle_demande_voulue.emit(self._dossier_id))
        self.doublons.clicked.connect(self.doublons_voulus)
        self.absent.action_demandee.connect(self.accueil_voulu)
        self.onglets.choisi.connect(self._on_onglet)
        self._annulations.fait.connect(self._on_annulee)
        QShortcut(QKeySequence("Ctrl+Shift+A"), self, lambda: self.montrer_onglet("quelles_aides").prendre_le_focus())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._annuler)
        self.onglets.choisir(onglet or ONGLETS[0].code)
        self.setFocusProxy(self.onglet.retenir_le_premier())
        self.actualiser()

    @property
    def onglet(self) -> OngletDossier:
        """Return the tab shown."""
        onglet = self.onglets.page()
        assert isinstance(onglet, OngletDossier)  # noqa: S101  ONGLETS makes nothing else
        return onglet

    @property
    def volet(self) -> Volet | None:
        """Return the panel open."""
        volet = self.onglet.volet
        return volet if isinstance(volet, Volet) else None

    def endroit(self) -> Endroit:
        """Return where one is: the tab, and what is being edited."""
        volet = self.volet
        return Endroit(Page.DOSSIER, self._dossier_id, self.onglets.code, volet.sujet.cle if volet else "")

    def montrer_onglet(self, code: str) -> OngletDossier:
        """Show a tab and return it."""
        self.onglets.choisir(code)
        return self.onglet

    def actualiser(self) -> None:
        """Read the dossier again."""
        services, dossier_id = self._poste.services, self._dossier_id
        self._poste.jobs.lire(
            lambda: lire_page_dossier(services, dossier_id), then=self._montrer, failed=self._on_echec, owner=self
        )

    def _fabrique(self, onglet: Onglet) -> Callable[[], QWidget]:
        return lambda: onglet.faire(self._contexte)

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        self.entete.setContentsMargins(espaces["large"], espaces["petit"], espaces["large"], 0)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(espaces["serre"])
        colonne.addWidget(self.entete)
        colonne.addWidget(self.onglets, 1)
        colonne.addWidget(self.absent, 1)
        self.absent.hide()

    def _page_lue(self) -> PageDossier:
        if self.page is None:
            raise RuntimeError("the dossier is not read yet")
        return self.page

    def _montrer(self, page: PageDossier) -> None:
        self.page = page
        self.entete.montrer(page)
        self.onglet.montrer(page)
        if self._a_rouvrir:
            cle, self._a_rouvrir = self._a_rouvrir, ""
            self.onglet.rouvrir(cle)

    def _on_epingler(self) -> None:
        synthese = self.montrer_onglet(ONGLETS[0].code)
        if isinstance(synthese, OngletSynthese):
            synthese.editer_la_note()

    def _on_onglet(self, _code: str) -> None:
        self.onglet.retenir_le_premier()
        if self.page is not None:
            self.onglet.montrer(self.page)

    def _on_echec(self, erreur: Exception) -> None:
        if not isinstance(erreur, EnregistrementAbsent):
            self._poste.avis.erreur(erreur)
            return
        services, dossier_id = self._poste.services, self._dossier_id
        self._poste.jobs.lire(
            lambda: dossier_garde(services, dossier_id),
            then=self._on_absent,
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_absent(self, garde: str | None) -> None:
        """Lead to the dossier in which this one was merged, else say that it is no more."""
        if garde is not None:
            self.dossier_voulu.emit(garde)
            return
        self.onglets.hide()
        self.entete.montrer_absent()
        self.absent.show()
        self.absent.bouton.setFocus()

    def _ouvrir(self, sujet: Sujet) -> None:
        if self.volet is not None:
            self.volet.saisie.liaison.pousser()
        else:
            self._origine = QApplication.focusWidget()
        volet = Volet(self._poste, sujet)
        volet.ferme.connect(self._fermer)
        volet.enregistre.connect(self._on_enregistre)
        volet.conflit.connect(self.actualiser)
        self.onglet.ouvrir(volet)
        volet.prendre_le_focus()

    def _fermer(self) -> None:
        self.onglet.fermer()
        # Back to what opened the panel, unless it went away meanwhile.
        origine = self._origine
        if origine is not None and shiboken6.isValid(origine) and self._est_montre(origine):
            origine.setFocus()
        else:
            self.onglet.prendre_le_focus()

    def _est_montre(self, widget: QWidget) -> bool:
        return self.isAncestorOf(widget) and widget.isVisible()

    def _on_enregistre(self, sujet: Sujet) -> None:
        self._fermer()
        self._poste.avis.succes(sujet.succes)
        self.enregistre.emit()
        self.actualiser()

    def _relire(self) -> None:
        self._fermer()
        self.actualiser()

    def _annuler(self) -> None:
        """Undo the last thing done on the dossier; a field keeps this key for what is typed in it."""
        if self.volet is None:
            self._annulations.annuler_la_derniere(self._dossier_id)

    def _on_annulee(self) -> None:
        self.enregistre.emit()
        self.actualiser()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Reached when no field wanted the key: a list of propositions closes first.
        if event.key() == Qt.Key.Key_Escape and self.volet is not None:
            self.volet.fermer()
        else:
            super().keyPressEvent(event)
