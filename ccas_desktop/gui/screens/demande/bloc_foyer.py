"""The foyer and the address that the caisse knows, beside those declared."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from ccas_desktop.application.donnees.foyer_certifie import (
    FoyerCertifie,
    corriger_depuis,
    personne_rendue_en_clair,
    saisie_depuis,
    usager_en_clair,
)
from ccas_desktop.application.dossiers.verbes import ajouter_membre, modifier_adresse
from ccas_desktop.application.instruction.page import PageDemande
from ccas_desktop.application.messages.adresse import adresse_en_ligne
from ccas_desktop.application.messages.etats import ECARTS
from ccas_desktop.application.messages.foyer_certifie import DU_MOIS, explication_de_la_ligne
from ccas_desktop.domain.certifie.rapprochement import Ecart, LigneFoyer
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.elements import etiquette, rangee, ton_de, vider
from ccas_desktop.gui.widgets import Bouton, EtiquetteProvenance, PastilleEtat, Ton


class BlocFoyer(QWidget):
    """Shows each person of either foyer, and takes over what is missing.

    Signals:
        changee: Emitted once a person or an address was taken over.
    """

    changee = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._page: PageDemande | None = None
        self._provenance = EtiquetteProvenance()
        self._grille = QGridLayout()
        self._grille.setHorizontalSpacing(14)
        self._grille.setVerticalSpacing(6)
        self._grille.setColumnStretch(1, 1)
        self._grille.setColumnStretch(2, 1)
        self.boutons: list[Bouton] = []
        self.compare = QCheckBox("J’ai comparé\u00a0: c’est bien la même personne")

        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.addLayout(rangee(etiquette("Foyer connu de la caisse", "libelle"), self._provenance))
        colonne.addWidget(self.compare)
        colonne.addLayout(self._grille)
        colonne.addWidget(etiquette(DU_MOIS, "petit"))
        self.hide()

        self.compare.toggled.connect(self._permettre)

    def montrer(self, page: PageDemande) -> None:
        """Show the certified foyer, or nothing when no reply tells one."""
        self._page = page
        vider(self._grille)
        self.boutons = []
        self.setVisible(page.foyer is not None)
        if page.foyer is None:
            return
        self._provenance.definir(page.foyer.provenance)
        for colonne, titre in ((1, "Déclaré dans le dossier"), (2, "Rendu par la caisse")):
            self._grille.addWidget(etiquette(titre, "petit"), 0, colonne)
        for rang, ligne in enumerate(page.foyer.lignes):
            self._ajouter_personne(1 + 2 * rang, ligne, modifiable=page.demande.est_en_instruction)
            if explication := explication_de_la_ligne(ligne, page.aujourdhui):
                self._grille.addWidget(etiquette(explication, "petit"), 2 + 2 * rang, 1, 1, 2)
        self._ajouter_adresse(1 + 2 * len(page.foyer.lignes), page, page.foyer)
        self.compare.setVisible(page.foyer.identite_differente and bool(self.boutons))
        self._permettre()

    def _permettre(self) -> None:
        """Nothing is taken over from the file of somebody else: the agent compares first."""
        autre = self._page is not None and self._page.foyer is not None and self._page.foyer.identite_differente
        for bouton in self.boutons:
            bouton.setEnabled(not autre or self.compare.isChecked())

    def _ajouter_personne(self, rang: int, ligne: LigneFoyer, *, modifiable: bool) -> None:
        mot = ECARTS[ligne.ecart]
        self._grille.addWidget(PastilleEtat(mot.texte, ton_de(mot)), rang, 0)
        declare = usager_en_clair(ligne.usager) if ligne.usager else "—"
        rendu = personne_rendue_en_clair(ligne.rendue) if ligne.rendue else "—"
        self._grille.addWidget(etiquette(declare), rang, 1)
        self._grille.addWidget(etiquette(rendu), rang, 2)
        if ligne.ecart is Ecart.ABSENT_DU_DOSSIER and modifiable:
            bouton = self._bouton("Ajouter au foyer", "ajouter", lambda: self._ajouter_au_foyer(ligne))
            bouton.setAccessibleName(f"Ajouter au foyer\u00a0: {rendu}")
            self._grille.addWidget(bouton, rang, 3)
        if ligne.ecart is Ecart.DIFFERENT and modifiable:
            bouton = self._bouton("Corriger le dossier", "modifier", lambda: self._corriger(ligne))
            bouton.setAccessibleName(f"Corriger le dossier d’après la caisse\u00a0: {rendu}")
            self._grille.addWidget(bouton, rang, 3)

    def _ajouter_adresse(self, rang: int, page: PageDemande, foyer: FoyerCertifie) -> None:
        if foyer.adresse is None:
            return
        dossier = page.complete.dossier.dossier
        declaree, rendue = (
            adresse_en_ligne(adresse, masquee=dossier.adresse_confidentielle)
            for adresse in (dossier.adresse, foyer.adresse)
        )
        identique = foyer.adresse_identique
        pastille = PastilleEtat("Adresse identique" if identique else "Adresse différente", _ton(identique))
        self._grille.addWidget(pastille, rang, 0)
        self._grille.addWidget(etiquette(declaree), rang, 1)
        self._grille.addWidget(etiquette(rendue), rang, 2)
        if not identique and page.demande.est_en_instruction:
            self._grille.addWidget(self._bouton("Reprendre cette adresse", "adresse", self._reprendre), rang, 3)

    def _bouton(self, texte: str, image: str, faire: Callable[[], None]) -> Bouton:
        bouton = Bouton(texte, image)
        bouton.clicked.connect(lambda: faire())
        self.boutons.append(bouton)
        return bouton

    def _ajouter_au_foyer(self, ligne: LigneFoyer) -> None:
        if self._page is None:
            return
        auteur, services, dossier_id = self._poste.auteur(), self._poste.services, self._page.demande.dossier_id
        self._ecrire(lambda: ajouter_membre(services, auteur, dossier_id, saisie_depuis(ligne)))

    def _corriger(self, ligne: LigneFoyer) -> None:
        auteur, services = self._poste.auteur(), self._poste.services
        self._ecrire(lambda: corriger_depuis(services, auteur, ligne))

    def _reprendre(self) -> None:
        if self._page is None or self._page.foyer is None or self._page.foyer.adresse is None:
            return
        auteur, services = self._poste.auteur(), self._poste.services
        dossier, adresse = self._page.complete.dossier.dossier, self._page.foyer.adresse
        self._ecrire(lambda: modifier_adresse(services, auteur, dossier, adresse))

    def _ecrire(self, verbe: Callable[[], object]) -> None:
        for bouton in self.boutons:
            bouton.setEnabled(False)
        self._poste.jobs.ecrire(verbe, then=lambda _: self.changee.emit(), failed=self._on_refus, owner=self)

    def _on_refus(self, erreur: Exception) -> None:
        self._poste.avis.erreur(erreur)
        self.changee.emit()


def _ton(identique: bool) -> Ton:
    return Ton.SUCCES if identique else Ton.ALERTE
