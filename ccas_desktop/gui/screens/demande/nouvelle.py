"""A request being deposited: the first card alone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccas_desktop.application.demandes.amorce import Amorce
from ccas_desktop.application.demandes.renouvellement import donnees_a_rafraichir, saisie_de_renouvellement
from ccas_desktop.application.demandes.verbes import deposer_demande
from ccas_desktop.application.guichet.places import Endroit, Page
from ccas_desktop.application.instruction.page import PageNouvelleDemande, lire_page_nouvelle
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.elements import boutons, etiquette
from ccas_desktop.gui.screens.demande.formulaire import REPRISE, Contexte, FormulaireDemande
from ccas_desktop.gui.widgets import Bandeau, Bouton, Carte, EnTete, RoleBouton, Ton, ZoneDefilante, atteindre_avant


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

    def __init__(self, poste: Poste, dossier_id: str, amorce: Amorce | None = None) -> None:
        super().__init__()
        self._poste = poste
        self._dossier_id = dossier_id
        self._amorce = amorce or Amorce()
        self.formulaire: FormulaireDemande | None = None
        self._entete = EnTete("Nouvelle demande")
        self.sans_reglement = Bandeau(
            "Aucun règlement n’est chargé\u00a0: choisissez son fichier dans la page Réglages.",
            Ton.ALERTE,
            action="Ouvrir les Réglages",
        )
        self._carte = Carte("1. Demande")
        self._repris = etiquette(REPRISE, "petit")
        self.enregistrer = Bouton(
            "Enregistrer la demande", "enregistrer", RoleBouton.PRINCIPAL, raccourci="Ctrl+S", raccourci_dit=True
        )
        self.preparer = Bouton("Garder sans déposer", "en_cours")
        self.preparer.setToolTip("La demande se prépare\u00a0: aucun délai ne court avant son dépôt")
        self.abandonner = Bouton("Abandonner", "retour")
        self.a_rafraichir = etiquette(role="secondaire")
        self._page: PageNouvelleDemande | None = None

        self._disposer()

        self.enregistrer.clicked.connect(lambda: self._on_enregistrer())
        self.preparer.clicked.connect(lambda: self._on_enregistrer(brouillon=True))
        self.abandonner.clicked.connect(self._on_abandonner)
        self.sans_reglement.action_demandee.connect(lambda: self.reglages_voulus.emit("reglement"))
        poste.jobs.lire(
            lambda: lire_page_nouvelle(poste.services, dossier_id, renouvelle_id=self._amorce.renouvelle_id),
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
        self._page = page
        anciennes = tuple(ancienne.demande for ancienne in page.anciennes)
        contexte = Contexte(page.reglement, page.dossier, page.aujourdhui, anciennes)
        self.formulaire = FormulaireDemande(self._poste, f"demande/{self._dossier_id}/nouvelle", contexte)
        self.formulaire.commencer(demandeur.id, page.aujourdhui, self._amorce)
        self.formulaire.valide.connect(lambda: self._on_enregistrer())
        self.formulaire.renouvelle.modifie.connect(self._on_renouvelle)
        self.formulaire.saisie.brouillon.repris.connect(self._montrer_l_ancienne)
        self._carte.contenu.insertWidget(0, self.formulaire)
        atteindre_avant(self.enregistrer, self.formulaire)
        self._carte.show()
        self.formulaire.saisie.brouillon.repris.connect(self._repris.show)
        self.formulaire.saisie.brouillon.repris.connect(self._choisir_l_aide)
        self._choisir_l_aide()
        self.formulaire.saisie.brouillon.reprendre()
        self.formulaire.aide.controle.setFocus()

    def _choisir_l_aide(self) -> None:
        """Choose the aid, or the renewal, that was asked for, whatever a draft of another one says."""
        if self.formulaire is None:
            return
        if self._amorce.aide:
            self.formulaire.choisir_l_aide(self._amorce.aide)
        voulue = self._amorce.renouvelle_id
        if voulue and self.formulaire.renouvelle.valeur() != voulue:
            self.formulaire.renouvelle.definir_valeur(voulue)
            self._on_renouvelle()

    def _on_renouvelle(self) -> None:
        """Copy the former request, and say what of it is too old."""
        ancienne = self._ancienne()
        if ancienne is not None and self._page is not None and self.formulaire is not None:
            self.formulaire.copier(saisie_de_renouvellement(ancienne, self._page.aujourdhui))
        self._montrer_l_ancienne()

    def _montrer_l_ancienne(self) -> None:
        ancienne, page = self._ancienne(), self._page
        lignes: list[str] = []
        if ancienne is not None and page is not None:
            jour_de = self._poste.services.horloge.jour_de
            vues = donnees_a_rafraichir(ancienne, page.ccas, page.aujourdhui, jour_de)
            lignes = [vue.phrase(page.aujourdhui) for vue in vues]
        self.a_rafraichir.setText("\n".join(["Données de la demande précédente\u00a0:", *lignes]) if lignes else "")
        self.a_rafraichir.setVisible(bool(lignes))

    def _ancienne(self) -> DemandeComplete | None:
        voulue = self.formulaire.renouvelle.valeur() if self.formulaire is not None else None
        anciennes = self._page.anciennes if self._page is not None else ()
        return next((ancienne for ancienne in anciennes if ancienne.demande.id == voulue), None)

    def _on_enregistrer(self, *, brouillon: bool = False) -> None:
        auteur, services, dossier_id = self._poste.auteur(), self._poste.services, self._dossier_id
        if self.formulaire is not None:
            self.formulaire.enregistrer(
                lambda saisie: deposer_demande(services, auteur, dossier_id, saisie, brouillon=brouillon),
                then=self._on_deposee,
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
        self._carte.ajouter(self._repris, self.a_rafraichir, boutons(self.enregistrer, self.preparer, self.abandonner))
        self.a_rafraichir.hide()
        self._repris.hide()
        self.sans_reglement.hide()
        self._carte.hide()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.addWidget(page)
