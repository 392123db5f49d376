"""The page of a request: its five steps at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ccas_desktop.application.demandes.amorce import Amorce
from ccas_desktop.application.donnees.ou_renseigner import AFaire, Lieu
from ccas_desktop.application.errors import EnregistrementAbsent
from ccas_desktop.application.guichet.places import Endroit, Page
from ccas_desktop.application.instruction.etapes import Avancement, Etape
from ccas_desktop.application.instruction.page import PageDemande, lire_page
from ccas_desktop.application.messages.etats import mot_du_statut, phrase_de_l_echeance, precision_de_la_demande
from ccas_desktop.gui.annulations import Annulations
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.carte_courriers import CarteCourriers
from ccas_desktop.gui.screens.demande.carte_decision import CarteDecision
from ccas_desktop.gui.screens.demande.carte_demande import CarteDemande
from ccas_desktop.gui.screens.demande.carte_donnees import CarteDonnees
from ccas_desktop.gui.screens.demande.carte_evaluation import CarteEvaluation
from ccas_desktop.gui.screens.demande.elements import CarteEtape, ton_de
from ccas_desktop.gui.widgets import Bandeau, BarreEtapes, Bouton, EnTete, EtatEtape, ZoneDefilante

MARGE = 8
NOMS = {
    Etape.DEMANDE: "Demande",
    Etape.DONNEES: "Données",
    Etape.EVALUATION: "Évaluation",
    Etape.DECISION: "Décision",
    Etape.COURRIERS: "Courriers",
}
_ETATS = {
    Avancement.A_FAIRE: EtatEtape.A_FAIRE,
    Avancement.EN_COURS: EtatEtape.EN_COURS,
    Avancement.FAITE: EtatEtape.FAITE,
    Avancement.A_COMPLETER: EtatEtape.A_CORRIGER,
    Avancement.IMPOSSIBLE: EtatEtape.IMPOSSIBLE,
}


class EcranDemande(QWidget):
    """Shows a request from what is asked to the printed letter.

    Signals:
        dossier_voulu: Emitted with the id of the dossier to open.
        reglages_voulus: Emitted with the section of the settings to open.
        traces_voulues: Emitted with the number of the request, to read its calls.
        renouvellement_voulu: Emitted with the id of the dossier and the Amorce of the request that renews this one.
        chargee: Emitted with the PageDemande each time it is shown.
    """

    PAGE_AIDE = "demande"
    dossier_voulu = Signal(str)
    reglages_voulus = Signal(str)
    traces_voulues = Signal(str)
    renouvellement_voulu = Signal(str, object)
    chargee = Signal(object)

    def __init__(self, poste: Poste, demande_id: str, etape: str = "") -> None:
        super().__init__()
        self._poste = poste
        self._demande_id = demande_id
        self._etape_voulue = etape
        self.page: PageDemande | None = None
        self.entete = EnTete("")
        self.echeance = Bandeau()
        self.renouveler = Bouton("Renouveler cette aide", "actualiser", raccourci="Alt+R", raccourci_dit=True)
        self.suivante = Bouton("Étape suivante (Ctrl+Entrée)", "suivant")
        self.barre = BarreEtapes([(etape.value, nom) for etape, nom in NOMS.items()])
        self.zone = ZoneDefilante()
        self.demande = CarteDemande(poste, demande_id)
        self.donnees = CarteDonnees(poste)
        self.evaluation = CarteEvaluation(poste)
        self.decision = CarteDecision(poste, demande_id)
        self.courriers = CarteCourriers(poste)
        self.cartes: dict[Etape, CarteEtape] = {
            Etape.DEMANDE: self.demande,
            Etape.DONNEES: self.donnees,
            Etape.EVALUATION: self.evaluation,
            Etape.DECISION: self.decision,
            Etape.COURRIERS: self.courriers,
        }

        self._annulations = Annulations(poste, self)

        self._disposer()
        self._connecter()
        self.recharger()

    def recharger(self) -> None:
        """Read the request again and show it; what is being typed stays."""
        self._poste.jobs.lire(
            lambda: lire_page(self._poste.services, self._demande_id),
            then=self._montrer,
            failed=self._on_echec,
            owner=self,
        )

    def endroit(self) -> Endroit:
        """Return where one is: the step that has the focus."""
        return Endroit(Page.DEMANDE, self._demande_id, self._etape_du_focus().value)

    def sujet_d_aide(self) -> str:
        """Return what the manual has on the step at work."""
        return self.cartes[self._etape_du_focus()].PAGE_AIDE

    def aller_a(self, etape: Etape) -> None:
        """Show a step and give the focus to its first control."""
        carte = self.cartes[etape]
        self.barre.choisir(etape.value)
        carte.premier_controle().setFocus(Qt.FocusReason.ShortcutFocusReason)
        # After the page has scrolled to the focus, so that the title of the step is seen too.
        QTimer.singleShot(0, carte, lambda: self.zone.verticalScrollBar().setValue(carte.y() - MARGE))

    def _montrer(self, page: PageDemande) -> None:
        premiere = self.page is None
        self.page = page
        self._montrer_entete(page)
        for etape, etat in page.etapes.items():
            self.barre.definir_etat(etape.value, _ETATS[etat.avancement], etat.mots)
        for carte in self.cartes.values():
            carte.montrer(page)
        self._accentuer(page)
        self.chargee.emit(page)
        if premiere and self._etape_voulue in list(Etape):
            self.aller_a(Etape(self._etape_voulue))
        elif premiere:
            self.demande.accuse.setFocus()

    def _on_echec(self, erreur: Exception) -> None:
        """Leave for its dossier a request whose deposit was undone."""
        if isinstance(erreur, EnregistrementAbsent) and self.page is not None:
            self.dossier_voulu.emit(self.page.demande.dossier_id)
        else:
            self._poste.avis.erreur(erreur)

    def _annuler(self) -> None:
        if self.page is not None:
            self._annulations.annuler_la_derniere(self.page.demande.dossier_id)

    def _montrer_entete(self, page: PageDemande) -> None:
        personne = page.complete.dossier.usager(page.demande.demandeur_id).identite.nom_affiche
        aide = page.aide.libelle if page.aide else page.demande.aide
        precision = precision_de_la_demande(page.demande)
        mot = phrase_de_l_echeance(page.echeance) if page.echeance else None
        self.entete.definir(f"{personne} · {aide}", precision=f"{precision} · {mot.texte}" if mot else precision)
        statut = mot_du_statut(page.demande)
        self.entete.definir_etat(statut.texte, ton_de(statut))
        self.renouveler.setVisible(page.renouvelable)
        self.echeance.setVisible(page.echeance is not None and page.echeance.presse)
        if mot is not None:
            self.echeance.definir(f"La personne attend une réponse\u00a0: {mot.texte}.", ton_de(mot))

    def _on_renouveler(self) -> None:
        if self.page is not None:
            demande = self.page.demande
            self.renouvellement_voulu.emit(demande.dossier_id, Amorce(renouvelle_id=demande.id))

    def _accentuer(self, page: PageDemande) -> None:
        """One main button on the page: that of the first step that is not done."""
        prochaine = page.prochaine_etape
        self.demande.accentuer(prochaine is Etape.DEMANDE)
        self.donnees.accentuer(prochaine is Etape.DONNEES)
        self.decision.accentuer(prochaine is Etape.DECISION)
        self.courriers.accentuer(prochaine is Etape.COURRIERS)

    def _on_suivante(self) -> None:
        """Go to the step after the one that has the focus."""
        etapes = list(Etape)
        rang = etapes.index(self._etape_du_focus())
        self.aller_a(etapes[min(rang + 1, len(etapes) - 1)])

    def _etape_du_focus(self) -> Etape:
        focus = QApplication.focusWidget()
        for etape, carte in self.cartes.items():
            if focus is not None and carte.isAncestorOf(focus):
                return etape
        return Etape(self.barre.courante)

    def _on_focus_change(self, _ancien: QWidget | None, nouveau: QWidget | None) -> None:
        if nouveau is not None and self.zone.isAncestorOf(nouveau):
            self.barre.choisir(self._etape_du_focus().value)

    def _on_lieu(self, lieu: Lieu) -> None:
        if lieu.est_un_reglage:
            self.reglages_voulus.emit(lieu.value)
        elif lieu is Lieu.DOSSIER and self.page is not None:
            self.dossier_voulu.emit(self.page.demande.dossier_id)
        else:
            self.aller_a(Etape(lieu.value))

    def _on_chose(self, chose: AFaire) -> None:
        """Lead to the very field of a missing fact, once its step is shown."""
        controle = self.donnees.controle_de(chose.code) or self.demande.controle_de(chose.code)
        if controle is not None:
            controle.setFocus(Qt.FocusReason.ShortcutFocusReason)
            QTimer.singleShot(0, controle, lambda: self.zone.ensureWidgetVisible(controle, 0, 4 * MARGE))

    def _connecter(self) -> None:
        self.barre.etape_choisie.connect(lambda code: self.aller_a(Etape(code)))
        self.suivante.clicked.connect(self._on_suivante)
        self.renouveler.clicked.connect(self._on_renouveler)
        for touches in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(touches), self, self._on_suivante)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._annuler)
        self._annulations.fait.connect(self.recharger)
        for carte in (self.demande, self.donnees, self.decision, self.courriers):
            carte.changee.connect(self.recharger)
        self.demande.lettre_voulue.connect(self.courriers.preparer)
        self.demande.lettre_des_pieces.connect(lambda: self.aller_a(Etape.COURRIERS))
        self.donnees.traces_voulues.connect(self.traces_voulues)
        self.evaluation.lieu_voulu.connect(self._on_lieu)
        self.evaluation.chose_voulue.connect(self._on_chose)
        self.evaluation.lettre_voulue.connect(self.courriers.preparer)
        self.decision.lettre_voulue.connect(self.courriers.preparer)
        self.courriers.lieu_voulu.connect(self._on_lieu)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_change)

    def _disposer(self) -> None:
        tete = QWidget()
        dedans = QVBoxLayout(tete)
        dedans.setContentsMargins(24, 12, 24, 8)
        dedans.setSpacing(8)
        dedans.addWidget(self.entete)
        dedans.addWidget(self.echeance)
        dedans.addWidget(self.barre)
        self.entete.ajouter_action(self.renouveler)
        self.entete.ajouter_action(self.suivante)
        self.renouveler.hide()
        self.zone.ajouter(*self.cartes.values())
        self.zone.contenu.addStretch(1)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(0)
        colonne.addWidget(tete)
        colonne.addWidget(self.zone, 1)
