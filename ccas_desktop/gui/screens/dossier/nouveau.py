"""The form of a new dossier: the person, the address if it is given, and who it may already be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccas_desktop.application.dossiers.verbes import creer_dossier
from ccas_desktop.application.guichet.nouveau_venu import personne_cherchee
from ccas_desktop.application.guichet.places import Endroit, Page, cle_du_nouveau_dossier
from ccas_desktop.domain.dossiers.dossier import Adresse, DossierComplet
from ccas_desktop.gui.forms import Champ
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.screens.dossier.doublons import DoublonsProbables
from ccas_desktop.gui.screens.dossier.formulaire_adresse import FormulaireAdresse
from ccas_desktop.gui.screens.dossier.formulaire_personne import FormulairePersonne
from ccas_desktop.gui.screens.dossier.volet import REPRISE
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Bandeau, Bouton, Carte, EnTete, RoleBouton, Ton, ZoneDefilante

LARGEUR_DOUBLONS = 340
PREFIXE_ADRESSE = "adresse/"


class EcranNouveauDossier(QWidget):
    """Creates a dossier in the name of one person; a name and a first name are enough.

    Signals:
        dossier_voulu: Emitted with the id of the dossier created, or of the one it would double.
    """

    PAGE_AIDE = "dossier"
    dossier_voulu = Signal(str)

    def __init__(self, poste: Poste, cible: str = "", *, cherche: str = "") -> None:
        super().__init__()
        self._poste = poste
        self._cible = cible
        self.personne = FormulairePersonne(poste, poste.services.horloge.aujourdhui())
        self.adresse = FormulaireAdresse(poste)
        champs_adresse = {f"{PREFIXE_ADRESSE}{nom}": champ for nom, champ in self.adresse.champs.items()}
        self.saisie = Saisie(poste, cle_du_nouveau_dossier(cible), {**self.personne.champs, **champs_adresse}, self)
        self.doublons = DoublonsProbables(poste, self.personne.identite_tapee)
        self.bandeau = Bandeau(REPRISE, Ton.INFORMATION, action="Effacer")
        self.bandeau.bouton.setToolTip("Oublier cette saisie et commencer avec un formulaire vide")
        self.bandeau.hide()
        self.entete = EnTete("Nouveau dossier", precision="Un nom et un prénom suffisent ; le reste peut venir après.")
        self.creer = self.entete.ajouter_action(
            Bouton("Créer le dossier", "enregistrer", RoleBouton.PRINCIPAL, raccourci="Ctrl+S", raccourci_dit=True)
        )

        self._disposer()

        self.creer.clicked.connect(self.enregistrer)
        self.adresse.valide.connect(self.enregistrer)
        self.bandeau.action_demandee.connect(self._on_effacer)
        self.saisie.brouillon.repris.connect(self._on_repris)
        self.doublons.dossier_voulu.connect(self.dossier_voulu)
        for champ in self._champs_compares():
            champ.modifie.connect(self.doublons.attendre)
        if cherche:
            self.personne.proposer(personne_cherchee(cherche))
        self.saisie.brouillon.reprendre()

    def endroit(self) -> Endroit:
        """Return where one is: the draft tells this dossier from the others not created yet."""
        return Endroit(Page.NOUVEAU_DOSSIER, self._cible)

    def enregistrer(self) -> None:
        """Create the dossier and go to it."""
        # The field being typed in is left first: what it completes or rewrites is saved too.
        self.creer.setFocus()
        self.saisie.enregistrer(self._verbe(), then=self._on_cree)

    def _verbe(self) -> Callable[[dict[str, Any]], DossierComplet]:
        services, auteur, personne = self._poste.services, self._poste.auteur(), self.personne

        def creer(valeurs: dict[str, Any]) -> DossierComplet:
            lignes = {nom: str(valeurs[f"{PREFIXE_ADRESSE}{nom}"] or "") for nom in self.adresse.champs}
            return creer_dossier(services, auteur, personne.saisie(valeurs), adresse=Adresse(**lignes))

        return creer

    def _champs_compares(self) -> tuple[Champ, ...]:
        personne = self.personne
        return (personne.nom_famille, personne.nom_usage, personne.prenoms, personne.date_naissance)

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        self.entete.setContentsMargins(espaces["large"], espaces["petit"], espaces["large"], espaces["petit"])
        zone = ZoneDefilante()
        zone.contenu.setContentsMargins(espaces["large"], 0, espaces["petit"], espaces["grand"])
        zone.contenu.setSpacing(espaces["moyen"])
        for titre, formulaire in (("La personne", self.personne), ("Son adresse", self.adresse)):
            carte = Carte(titre)
            carte.ajouter(formulaire)
            zone.ajouter(carte)
        zone.contenu.addStretch(1)
        colonnes = QHBoxLayout()
        colonnes.setSpacing(0)
        colonnes.addWidget(zone, 1)
        colonnes.addWidget(self._cote())
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.entete)
        page.addLayout(colonnes, 1)
        self.setFocusProxy(self.personne.nom_famille.ligne)

    def _cote(self) -> ZoneDefilante:
        espaces = theme_porte().espaces
        cote = ZoneDefilante()
        cote.setFixedWidth(LARGEUR_DOUBLONS)
        cote.contenu.setContentsMargins(espaces["petit"], 0, espaces["large"], espaces["grand"])
        cote.ajouter(self.bandeau, self.doublons)
        cote.contenu.addStretch(1)
        return cote

    def _on_cree(self, cree: DossierComplet) -> None:
        self._poste.avis.succes(f"Le dossier {cree.dossier.numero} est ouvert.")
        self.dossier_voulu.emit(cree.dossier.id)

    def _on_repris(self) -> None:
        self.personne.relire()
        self.doublons.attendre()
        self.bandeau.show()

    def _on_effacer(self) -> None:
        self.saisie.liaison.vider()
        self.personne.relire()
        self.saisie.brouillon.oublier()
        self.doublons.montrer(())
        self.bandeau.hide()
        self.personne.nom_famille.ligne.setFocus()
