"""The avis d’imposition: asked of the DGFIP with a number typed for the call, or read on the paper."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout

from ccas_desktop.application.donnees.impots import chiffres_de, oublier_avis, provenance_fiscale, retenir_reponse_impot
from ccas_desktop.application.donnees.ligne_impot import LigneImpot
from ccas_desktop.application.instruction.page import PageDemande
from ccas_desktop.application.messages.ligne_impot import chiffres_en_clair, mot_de_l_avis, phrase_de_l_avis
from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.domain.certifie.impot import LIBELLE, ReponseFiscale
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.gui.forms.spi import ChampSpi
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.elements import boutons, etiquette, rangee, tete_de_donnee, ton_de
from ccas_desktop.gui.screens.demande.saisie_avis import SaisieAvis
from ccas_desktop.gui.travaux.appels_impot import AppelsImpot
from ccas_desktop.gui.widgets import Attente, Bouton, EtiquetteProvenance, PastilleEtat, RoleBouton, Ton


class BlocImpot(QFrame):
    """Shows the LigneImpot of a request, when its aid has one.

    Signals:
        changee: Emitted once something was saved, or a reply came.
    """

    changee = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._appels = AppelsImpot.de(poste.services, poste.jobs)
        self._demande_id = ""
        self._ligne: LigneImpot | None = None
        self._montree: ReponseFiscale | None = None
        self._saisie: SaisieAvis | None = None
        self._etat = PastilleEtat("")
        self._retenus = etiquette()
        self._provenance_retenus = EtiquetteProvenance()
        self._certifies = etiquette()
        self._provenance_certifies = EtiquetteProvenance()
        self._message = etiquette(role="secondaire", selectionnable=True)
        self.spi = ChampSpi(
            "Numéro fiscal (13 chiffres)", aide="Pour cet appel seulement\u00a0: il n’est jamais enregistré."
        )
        self.demander = Bouton("Demander", "donnees")
        self.compare = QCheckBox("J’ai comparé\u00a0: c’est bien la même personne")
        self.retenir = Bouton("Retenir", "certifie")
        self.saisir = Bouton("Saisir l’avis…", "modifier")
        self.oublier = Bouton("Ne plus retenir", "supprimer", RoleBouton.DISCRET)
        self.attente = Attente()

        self._disposer()

        self.demander.clicked.connect(self._on_demander)
        self.spi.ligne.returnPressed.connect(self._on_demander)
        self.retenir.clicked.connect(self._on_retenir)
        self.compare.toggled.connect(self.retenir.setEnabled)
        self.saisir.clicked.connect(self.ouvrir_saisie)
        self.oublier.clicked.connect(self._on_oublier)
        self.attente.annulation_demandee.connect(lambda: self._appels.annuler(self._demande_id))
        self._appels.change.connect(self._on_appel)
        self._appels.refuse.connect(self._on_refuse)

    def montrer(self, page: PageDemande) -> None:
        """Show the line, or nothing; what is being typed stays."""
        self._demande_id, self._ligne = page.demande.id, page.impot
        self.setVisible(page.impot is not None)
        if page.impot is None:
            return
        ligne, reponse = page.impot, self._appels.reponse(self._demande_id)
        en_cours = self._appels.en_cours(self._demande_id)
        if reponse is not self._montree:
            self.compare.setChecked(False)
            self._montree = reponse
        mot = mot_de_l_avis(ligne, reponse)
        self._etat.definir("En cours" if en_cours else mot.texte, Ton.INFORMATION if en_cours else ton_de(mot))
        self._message.setText(phrase_de_l_avis(ligne, reponse))
        self._message.setVisible(bool(self._message.text()))
        self._montrer_les_chiffres(ligne, reponse)
        self._montrer_les_actions(ligne, reponse, en_cours=en_cours)

    def inviter_a_retaper(self) -> None:
        """Give the focus to the field of the number, empty: what was typed for the former call is nowhere."""
        self.spi.controle.setFocus(Qt.FocusReason.OtherFocusReason)

    def ouvrir_saisie(self) -> None:
        """Show the fields where the paper is typed."""
        if self._ligne is None or self._saisie is not None:
            return
        self._saisie = SaisieAvis(self._poste, self._demande_id, self._ligne)
        self._saisie.enregistree.connect(self._on_saisie)
        self._saisie.fermee.connect(self._fermer_saisie)
        self._colonne.addWidget(self._saisie)
        self._saisie.revenu.controle.setFocus()

    def _montrer_les_chiffres(self, ligne: LigneImpot, reponse: ReponseFiscale | None) -> None:
        retenus = list(ligne.retenus.values())
        self._retenus.setText(f"Retenu\u00a0: {chiffres_en_clair({d.indicateur: d.valeur for d in retenus})}")
        if retenus:
            self._provenance_retenus.definir(retenus[0].provenance)
        certifies = chiffres_de(reponse) if reponse else {}
        self._certifies.setText(f"Certifié\u00a0: {chiffres_en_clair(certifies)}")
        if reponse is not None:
            self._provenance_certifies.definir(provenance_fiscale(reponse))
        for widget in (self._retenus, self._provenance_retenus):
            widget.setVisible(bool(retenus))
        for widget in (self._certifies, self._provenance_certifies):
            widget.setVisible(bool(certifies))

    def _montrer_les_actions(self, ligne: LigneImpot, reponse: ReponseFiscale | None, *, en_cours: bool) -> None:
        a_retenir = bool(reponse and chiffres_de(reponse)) and ligne.en_instruction
        a_comparer = a_retenir and reponse is not None and reponse.identite_differente is not False
        self.spi.setVisible(ligne.peut_demander and not en_cours)
        self.demander.setVisible(ligne.peut_demander and not en_cours)
        self.retenir.setVisible(a_retenir)
        self.retenir.setEnabled(not a_comparer or self.compare.isChecked())
        self.compare.setVisible(a_comparer)
        self.saisir.setVisible(ligne.en_instruction)
        self.oublier.setVisible(ligne.en_instruction and bool(ligne.retenus))
        if en_cours:
            self.attente.montrer("Demande de l’avis d’imposition à la DGFIP…")
        else:
            self.attente.finir()

    def _on_demander(self) -> None:
        if not self.demander.isVisibleTo(self):
            return
        try:
            spi = self.spi.prendre()
        except RefusMetier as refus:
            self.spi.montrer_erreur(phrase_refus(refus.code, refus.faits))
            return
        self._appels.demander(self._poste.auteur(), self._demande_id, spi)

    def _on_retenir(self) -> None:
        services, auteur, demande_id = self._poste.services, self._poste.auteur(), self._demande_id
        reponse, compare = self._appels.reponse(demande_id), self.compare.isChecked()
        if reponse is None:
            return
        self._poste.jobs.ecrire(
            lambda: retenir_reponse_impot(services, auteur, demande_id, reponse, compare=compare),
            then=lambda _: self._on_retenu(demande_id),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_retenu(self, demande_id: str) -> None:
        self._appels.oublier(demande_id)
        self.changee.emit()

    def _on_oublier(self) -> None:
        services, auteur, demande_id = self._poste.services, self._poste.auteur(), self._demande_id
        self._poste.jobs.ecrire(
            lambda: oublier_avis(services, auteur, demande_id),
            then=lambda _: self.changee.emit(),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_appel(self, demande_id: str) -> None:
        if demande_id == self._demande_id:
            self.changee.emit()

    def _on_refuse(self, demande_id: str, erreur: Exception) -> None:
        if demande_id == self._demande_id:
            self._poste.avis.erreur(erreur)

    def _on_saisie(self) -> None:
        self._fermer_saisie()
        self._appels.oublier(self._demande_id)
        self.changee.emit()

    def _fermer_saisie(self) -> None:
        if self._saisie is not None:
            self._saisie.hide()
            self._saisie.deleteLater()
            self._saisie = None
            self.saisir.setFocus()

    def _disposer(self) -> None:
        gestes = (self.retenir, self.saisir, self.oublier)
        tete = tete_de_donnee(etiquette(LIBELLE, "fort"), self._etat, boutons(*gestes))
        for bouton in gestes:
            bouton.setAccessibleName(f"{bouton.text()}\u00a0: {LIBELLE}")
        self.demander.setAccessibleName(f"Demander\u00a0: {LIBELLE}")
        self.compare.setAccessibleName(f"{self.compare.text()}\u00a0: {LIBELLE}")
        for texte in (self._retenus, self._certifies):
            texte.setWordWrap(False)
        self._colonne = QVBoxLayout(self)
        self._colonne.setContentsMargins(0, 2, 0, 2)
        self._colonne.setSpacing(6)
        self._colonne.addLayout(tete)
        self._colonne.addLayout(rangee(self._retenus, self._provenance_retenus))
        self._colonne.addLayout(rangee(self._certifies, self._provenance_certifies))
        self._colonne.addWidget(self._message)
        self._colonne.addWidget(self.compare)
        self._colonne.addLayout(rangee(self.spi, self.demander))
        self._colonne.addWidget(self.attente)
