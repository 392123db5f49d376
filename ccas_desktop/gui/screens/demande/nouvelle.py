"""A request being deposited: the first card alone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccas_desktop.application.demandes import deposer_demande
from ccas_desktop.application.page_demande import PageNouvelleDemande, lire_page_nouvelle
from ccas_desktop.application.places import Endroit, Page
from ccas_desktop.domain.demande import Demande
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.elements import boutons, etiquette
from ccas_desktop.gui.screens.demande.formulaire import REPRISE, Contexte, FormulaireDemande
from ccas_desktop.gui.widgets import Bandeau, Bouton, Carte, EnTete, RoleBouton, Ton, ZoneDefilante


class EcranNouvelleDemande(QWidget):
    """Deposits a request for a dossier.

    Signals:
        demande_voulue: Emitted with the id of the request once it is deposited.
        dossier_voulu: Emitted with the id of the dossier when the person gives up.
        reglages_voulus: Emitted with the section where the règlement is brought in.
    """

    PAGE_AIDE = "demande"
    demande_voulue = Signal(str)
    dossier_voulu = Signal(str)
    reglages_voulus = Signal(str)

    def __init__(self, poste: Poste, dossier_id: str) -> None:
        super().__init__()
        self._poste = poste
        self._dossier_id = dossier_id
        self.formulaire: FormulaireDemande | None = None
        self._entete = EnTete("Nouvelle demande")
        self.sans_reglement = Bandeau(
            "Aucun règlement n’est chargé\u00a0: choisissez son fichier dans la page Réglages.",
            Ton.ALERTE,
            action="Ouvrir les Réglages",
        )
        self._carte = Carte("1. Demande")
        self._repris = etiquette(REPRISE, "petit")
        self.enregistrer = Bouton("Enregistrer la demande", "enregistrer", RoleBouton.PRINCIPAL)
        self.abandonner = Bouton("Abandonner", "retour")

        self._disposer()

        self.enregistrer.clicked.connect(self._on_enregistrer)
        self.abandonner.clicked.connect(self._on_abandonner)
        self.sans_reglement.action_demandee.connect(lambda: self.reglages_voulus.emit("reglement"))
        poste.jobs.lire(
            lambda: lire_page_nouvelle(poste.services, dossier_id),
            then=self._montrer,
            failed=poste.avis.erreur,
            owner=self,
        )

    def endroit(self) -> Endroit:
        """Return where one is: the draft belongs to the dossier."""
        return Endroit(Page.NOUVELLE_DEMANDE, self._dossier_id)

    def _montrer(self, page: PageNouvelleDemande) -> None:
        demandeur = page.dossier.demandeur
        self._entete.definir(
            f"Nouvelle demande · {demandeur.identite.nom_affiche}", precision=f"Dossier {page.dossier.dossier.numero}"
        )
        self.sans_reglement.setVisible(page.reglement is None)
        contexte = Contexte(page.reglement, page.dossier, page.aujourdhui)
        self.formulaire = FormulaireDemande(self._poste, f"demande/{self._dossier_id}/nouvelle", contexte)
        self.formulaire.commencer(demandeur.id, page.aujourdhui)
        self.formulaire.valide.connect(self._on_enregistrer)
        self._carte.contenu.insertWidget(0, self.formulaire)
        self._carte.show()
        self.formulaire.saisie.brouillon.repris.connect(self._repris.show)
        self.formulaire.saisie.brouillon.reprendre()
        self.formulaire.aide.controle.setFocus()

    def _on_enregistrer(self) -> None:
        auteur, services, dossier_id = self._poste.auteur(), self._poste.services, self._dossier_id
        if self.formulaire is not None:
            self.formulaire.enregistrer(
                lambda saisie: deposer_demande(services, auteur, dossier_id, saisie), then=self._on_deposee
            )

    def _on_deposee(self, demande: Demande) -> None:
        self._poste.avis.succes(f"Demande {demande.numero} enregistrée.")
        self.demande_voulue.emit(demande.id)

    def _on_abandonner(self) -> None:
        if self.formulaire is not None:
            self.formulaire.liaison.pousser()
            self.formulaire.saisie.brouillon.oublier()
        self.dossier_voulu.emit(self._dossier_id)

    def _disposer(self) -> None:
        page = ZoneDefilante(largeur_max=860)
        page.ajouter(self._entete, self.sans_reglement, self._carte)
        page.contenu.addStretch(1)
        self._carte.ajouter(self._repris, boutons(self.enregistrer, self.abandonner))
        self._repris.hide()
        self.sans_reglement.hide()
        self._carte.hide()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.addWidget(page)
