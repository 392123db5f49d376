"""Step 1: what is asked, the information given to the person, the papers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccas_desktop.application.demandes.verbes import modifier_demande
from ccas_desktop.application.instruction.page import PageDemande
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.bloc_attendues import BlocAttendues
from ccas_desktop.gui.screens.demande.bloc_information import BlocInformation
from ccas_desktop.gui.screens.demande.bloc_pieces import BlocPieces
from ccas_desktop.gui.screens.demande.elements import BoutonAction, CarteEtape, etiquette
from ccas_desktop.gui.screens.demande.formulaire import REPRISE, Contexte, FormulaireDemande
from ccas_desktop.gui.widgets import Bouton, atteindre_avant


class CarteDemande(CarteEtape):
    """Edits the request; its draft is kept as it is typed.

    Signals:
        changee: Emitted once something was saved.
        lettre_voulue: Emitted with the Modele to make at once.
        lettre_des_pieces: Emitted once papers were asked for: the letter that says so is to be made next.
    """

    PAGE_AIDE = "demande"
    changee = Signal()
    lettre_voulue = Signal(object)
    lettre_des_pieces = Signal()

    def __init__(self, poste: Poste, demande_id: str) -> None:
        super().__init__("1. Demande")
        self._poste = poste
        self._page: PageDemande | None = None
        self.formulaire: FormulaireDemande | None = None
        self._repris = etiquette(REPRISE, "petit")
        self.enregistrer = BoutonAction("Enregistrer", "enregistrer")
        self.accuse = Bouton("Accusé de réception", "courrier", raccourci="Alt+A", raccourci_dit=True)
        self.information = BlocInformation(poste)
        self.pieces = BlocPieces()
        self.attendues = BlocAttendues(poste, demande_id)

        self._disposer()

        self.enregistrer_par(self.enregistrer)
        self.enregistrer.clicked.connect(self._on_enregistrer)
        self.accuse.clicked.connect(lambda: self.lettre_voulue.emit(Modele.ACCUSE_RECEPTION))
        self.information.changee.connect(self.changee)
        self.attendues.changee.connect(self.changee)
        self.attendues.lettre_voulue.connect(self.lettre_des_pieces)
        self.information.notice_voulue.connect(lambda: self.lettre_voulue.emit(Modele.INFORMATION_PREALABLE))

    def montrer(self, page: PageDemande) -> None:
        """Show the request; what is being typed stays."""
        premiere = self.formulaire is None
        if premiere:
            self._creer_formulaire(page)
        self._page = page
        assert self.formulaire is not None  # noqa: S101  created just above
        if premiere or not self.formulaire.est_modifie:
            self.formulaire.montrer(page.demande)
        modifiable = page.demande.est_modifiable
        if not modifiable:
            self.formulaire.figer()
        elif premiere:
            self.formulaire.saisie.brouillon.reprendre()
        self.enregistrer.setVisible(modifiable)
        self.information.montrer(page)
        self.pieces.montrer(page.pieces)
        self.attendues.montrer(page)

    def accentuer(self, prochaine: bool) -> None:
        """Show the main button of the step as that of the page."""
        self.information.remise.accentuer(prochaine)

    def premier_controle(self) -> QWidget:
        """Return what takes the focus when one comes to this step."""
        if self._page is not None and self._page.demande.est_modifiable and self.formulaire is not None:
            return self.formulaire.aide.controle
        return self.accuse

    def controle_de(self, code: str) -> QWidget | None:
        """Return where a fact of the request is typed or ticked, or None when it is not here."""
        return self.formulaire.controle_de(code) if self.formulaire is not None else None

    def _creer_formulaire(self, page: PageDemande) -> None:
        contexte = Contexte(page.reglement, page.complete.dossier, page.aujourdhui)
        self.formulaire = FormulaireDemande(self._poste, f"demande/{page.demande.id}", contexte)
        self.formulaire.valide.connect(self._on_enregistrer)
        self.formulaire.saisie.brouillon.repris.connect(self._repris.show)
        # What was typed stays in the form, over the request as the other person saved it.
        self.formulaire.saisie.conflit.connect(self.changee)
        self._gauche.insertWidget(0, self.formulaire)
        atteindre_avant(self.information, self.formulaire)

    def _on_enregistrer(self) -> None:
        page, auteur, services = self._page, self._poste.auteur(), self._poste.services
        if page is not None and self.formulaire is not None:
            demande = page.demande
            self.formulaire.enregistrer(
                lambda saisie: modifier_demande(services, auteur, demande, saisie),
                then=lambda _: self._on_enregistree(),
            )

    def _on_enregistree(self) -> None:
        if self.formulaire is not None:
            self.formulaire.est_modifie = False
        self._repris.hide()
        self._poste.avis.succes("Demande enregistrée.")
        self.changee.emit()

    def _disposer(self) -> None:
        # In the head of the card: in sight without scrolling on a small screen.
        self.ajouter_action(self.accuse)
        self.ajouter_action(self.enregistrer)
        self._gauche = QVBoxLayout()
        self._gauche.setSpacing(12)
        self._gauche.addWidget(self._repris)
        self._gauche.addStretch(1)
        self._repris.hide()
        droite = QVBoxLayout()
        droite.setSpacing(16)
        droite.addWidget(self.information)
        droite.addWidget(self.pieces)
        droite.addWidget(self.attendues)
        droite.addStretch(1)
        colonnes = QHBoxLayout()
        colonnes.setSpacing(28)
        colonnes.addLayout(self._gauche, 8)
        colonnes.addLayout(droite, 5)
        self.contenu.addLayout(colonnes)
