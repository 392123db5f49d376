"""The page of a dossier: its people, requests, budget, address, note and history at once."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ccas_desktop.application.errors import EnregistrementAbsent
from ccas_desktop.application.messages.foyer import phrase_age
from ccas_desktop.application.page_dossier import PageDossier, lire_page_dossier
from ccas_desktop.domain.budget import Sens
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier.carte_budget import CarteBudget
from ccas_desktop.gui.screens.dossier.carte_demandes import CarteDemandes
from ccas_desktop.gui.screens.dossier.carte_foyer import CarteFoyer
from ccas_desktop.gui.screens.dossier.carte_historique import CarteHistorique
from ccas_desktop.gui.screens.dossier.cartes_simples import CarteAdresse, CarteNote
from ccas_desktop.gui.screens.dossier.colonnes import Colonnes
from ccas_desktop.gui.screens.dossier.retraits import Retraits
from ccas_desktop.gui.screens.dossier.sujets import Sujets
from ccas_desktop.gui.screens.dossier.volet import Sujet, Volet
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Bouton, EnTete, EtatVide, RoleBouton

GAUCHE, DROITE = 0, 1


class EcranDossier(QWidget):
    """Shows a dossier; what edits it opens beside.

    Signals:
        dossier_voulu: Emitted with the id of another dossier, that of a likely duplicate.
        demande_voulue: Emitted with the id of the request to open.
        nouvelle_demande_voulue: Emitted with the id of the dossier that asks.
        accueil_voulu: Emitted when the dossier is no more.
        enregistre: Emitted once something of the dossier is saved: its name may have changed.
    """

    PAGE_AIDE = "dossier"
    dossier_voulu = Signal(str)
    demande_voulue = Signal(str)
    nouvelle_demande_voulue = Signal(str)
    accueil_voulu = Signal()
    enregistre = Signal()

    def __init__(self, poste: Poste, dossier_id: str) -> None:
        super().__init__()
        self._poste = poste
        self._dossier_id = dossier_id
        self.page: PageDossier | None = None
        self.entete = EnTete("…")
        self.nouvelle_demande = self.entete.ajouter_action(
            Bouton("Nouvelle demande", "ajouter", RoleBouton.PRINCIPAL, raccourci="Ctrl+D", raccourci_dit=True)
        )
        self.foyer = CarteFoyer()
        self.demandes = CarteDemandes()
        self.budget = CarteBudget()
        self.adresse = CarteAdresse()
        self.note = CarteNote()
        self.historique = CarteHistorique(poste, dossier_id)
        self.colonnes = Colonnes(self._cartes())
        self.absent = EtatVide("dossier", "Ce dossier n’existe plus.", action="Revenir à l’accueil")
        self._retraits = Retraits(poste, self)
        self._sujets = Sujets(poste, self._page_lue, self._retraits, self.dossier_voulu.emit)
        self._origine: QWidget | None = None

        self._disposer()

        self._relier()
        self.actualiser()

    @property
    def volet(self) -> Volet | None:
        """Return the panel open."""
        volet = self.colonnes.volet
        return volet if isinstance(volet, Volet) else None

    def actualiser(self) -> None:
        """Read the dossier again."""
        services, dossier_id = self._poste.services, self._dossier_id
        self._poste.jobs.lire(
            lambda: lire_page_dossier(services, dossier_id), then=self._montrer, failed=self._on_echec, owner=self
        )

    def _cartes(self) -> tuple[tuple[QWidget, int], ...]:
        return (
            (self.foyer, GAUCHE),
            (self.demandes, DROITE),
            (self.budget, GAUCHE),
            (self.adresse, DROITE),
            (self.note, DROITE),
            (self.historique, DROITE),
        )

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        self.entete.setContentsMargins(espaces["large"], espaces["petit"], espaces["large"], 0)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(espaces["serre"])
        colonne.addWidget(self.entete)
        colonne.addWidget(self.colonnes, 1)
        colonne.addWidget(self.absent, 1)
        self.absent.hide()
        self.setFocusProxy(self.demandes.table)

    def _relier(self) -> None:
        sujets = self._sujets
        self.nouvelle_demande.clicked.connect(lambda: self.nouvelle_demande_voulue.emit(self._dossier_id))
        self.demandes.demande_voulue.connect(self.demande_voulue)
        self.absent.action_demandee.connect(self.accueil_voulu)
        self.foyer.ajout_voulu.connect(lambda: self._ouvrir(sujets.membre()))
        self.foyer.modification_voulue.connect(lambda usager: self._ouvrir(sujets.usager(usager)))
        self.foyer.retrait_voulu.connect(self._retraits.usager)
        for bloc, sens in ((self.budget.ressources, Sens.RESSOURCE), (self.budget.charges, Sens.CHARGE)):
            bloc.ajout_voulu.connect(lambda s=sens: self._ouvrir(sujets.nouvelle_ligne(s)))
            bloc.modification_voulue.connect(lambda ligne: self._ouvrir(sujets.ligne(ligne)))
            bloc.retrait_voulu.connect(self._retraits.ligne)
        self._retraits.fait.connect(self._on_retrait)
        self.adresse.modification_voulue.connect(lambda: self._ouvrir(sujets.adresse()))
        self.note.modification_voulue.connect(lambda: self._ouvrir(sujets.note()))

    def _page_lue(self) -> PageDossier:
        if self.page is None:
            raise RuntimeError("the dossier is not read yet")
        return self.page

    def _montrer(self, page: PageDossier) -> None:
        self.page = page
        demandeur = page.complet.demandeur
        age = phrase_age(demandeur.identite.date_naissance, page.jour)
        commune = page.complet.dossier.adresse.commune
        precisions = (age, commune, demandeur.telephone, f"ouvert le {page.complet.dossier.ouvert_le:%d/%m/%Y}")
        self.entete.definir(
            f"{page.complet.dossier.numero}  {demandeur.identite.nom_affiche}",
            precision=" · ".join(precision for precision in precisions if precision),
        )
        for carte in (self.foyer, self.demandes, self.budget, self.adresse, self.note):
            carte.montrer(page)
        self.historique.actualiser()

    def _on_echec(self, erreur: Exception) -> None:
        if isinstance(erreur, EnregistrementAbsent):
            self.colonnes.hide()
            self.nouvelle_demande.hide()
            self.absent.show()
            self.entete.definir("Dossier")
            self.absent.bouton.setFocus()
        else:
            self._poste.avis.erreur(erreur)

    def _ouvrir(self, sujet: Sujet) -> None:
        if self.volet is not None:
            self.volet.saisie.liaison.pousser()
        else:
            self._origine = QApplication.focusWidget()
        volet = Volet(self._poste, sujet)
        volet.ferme.connect(self._fermer)
        volet.enregistre.connect(self._on_enregistre)
        volet.conflit.connect(self.actualiser)
        self.colonnes.ouvrir(volet)
        volet.prendre_le_focus()

    def _fermer(self) -> None:
        self.colonnes.fermer()
        # Back to what opened the panel, unless it went away meanwhile.
        origine = self._origine
        if origine is not None and shiboken6.isValid(origine) and self.isAncestorOf(origine):
            origine.setFocus()
        else:
            self.foyer.table.setFocus()

    def _on_enregistre(self, sujet: Sujet) -> None:
        self._fermer()
        self._poste.avis.succes(sujet.succes)
        self.enregistre.emit()
        self.actualiser()

    def _on_retrait(self) -> None:
        self._fermer()
        self.actualiser()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Reached when no field wanted the key: a list of propositions closes first.
        if event.key() == Qt.Key.Key_Escape and self.volet is not None:
            self.volet.fermer()
        else:
            super().keyPressEvent(event)
