"""What is given beside the identity to ask a source: user name, INE, school, year, month."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ccas_desktop.application.brouillons import reprendre
from ccas_desktop.application.demandes.personnes_concernees import choix_a_faire
from ccas_desktop.application.demandes.precisions import ChampPrecision, Perimetre, cle_des_precisions, lire_precisions
from ccas_desktop.application.donnees.lignes_donnees import LigneDonnee
from ccas_desktop.application.vues import Brouillon
from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.complement import Degre
from ccas_desktop.gui.forms import Champ, ChampChoix, ChampSegments, GroupeChamps, Liaison, LigneTexte
from ccas_desktop.gui.forms.mois import ChampMois
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.brouillon import SuiviBrouillon
from ccas_desktop.gui.screens.demande.champ_ecole import ChampEcole
from ccas_desktop.gui.screens.demande.elements import boutons
from ccas_desktop.gui.widgets import Bouton, RoleBouton

PAS_GARDE = "Effacé dès la réponse."
PERIMETRES = (
    (Perimetre.ETABLISSEMENT.value, "Dans un établissement"),
    (Perimetre.DEPARTEMENTS.value, "Dans des départements"),
    (Perimetre.REGIONS.value, "Dans des régions"),
)
DEGRES = (
    (Degre.PREMIER.value, "École maternelle ou élémentaire"),
    (Degre.SECOND.value, "Collège ou lycée"),
)
_DU_PERIMETRE: Mapping[ChampPrecision, tuple[Perimetre, ...]] = {
    ChampPrecision.ETABLISSEMENT: (Perimetre.ETABLISSEMENT,),
    ChampPrecision.DEPARTEMENTS: (Perimetre.DEPARTEMENTS,),
    ChampPrecision.REGIONS: (Perimetre.REGIONS,),
    ChampPrecision.DEGRE: (Perimetre.DEPARTEMENTS, Perimetre.REGIONS),
}
# Fields side by side, so that the block stays short.
_RANGEES = (
    (ChampPrecision.PERSONNE,),
    (ChampPrecision.PERIMETRE, ChampPrecision.ANNEE_SCOLAIRE),
    (ChampPrecision.ETABLISSEMENT, ChampPrecision.DEPARTEMENTS, ChampPrecision.REGIONS, ChampPrecision.DEGRE),
    (ChampPrecision.IDENTIFIANT_FRANCE_TRAVAIL,),
    (ChampPrecision.INE, ChampPrecision.ANNEE_CAMPAGNE),
    (ChampPrecision.MOIS,),
)


class PrecisionsAppel(QFrame):
    """Asks for what a source wants; kept as a draft until the source has answered.

    Signals:
        voulue: Emitted with the Precisions of the call to make.
        fermee: Emitted when the person gives up.
    """

    voulue = Signal(object)
    fermee = Signal()

    def __init__(self, poste: Poste, demande_id: str, ligne: LigneDonnee, source: Source) -> None:
        super().__init__()
        self._poste = poste
        self._source = source
        self._par_defaut = ligne.choix.par_defaut
        self._refus: RefusMetier | None = None
        self._visee: str | None = None
        self._demande_id = demande_id
        self._interroges: frozenset[str | None] = frozenset()
        self.champs: dict[str, Champ] = {nom: _FABRIQUES[nom](poste, ligne) for nom in ligne.precisions}
        self.liaison = Liaison(self.champs, self)
        self.brouillon = SuiviBrouillon(poste, cle_des_precisions(demande_id, source), self.liaison)
        self.demander = Bouton("Demander", "donnees", RoleBouton.PRINCIPAL)
        self.fermer = Bouton("Fermer (Échap)", "fermer")

        self._disposer(ligne)
        self._on_perimetre()

        self.demander.clicked.connect(self._on_demander)
        self.fermer.clicked.connect(self._on_fermer)
        if ChampPrecision.PERIMETRE in self.champs:
            self.champs[ChampPrecision.PERIMETRE].modifie.connect(self._on_perimetre)
        if ChampPrecision.PERSONNE in self.champs:
            self.champs[ChampPrecision.PERSONNE].modifie.connect(self._on_personne)
        for champ in self.champs.values():
            if isinstance(champ, LigneTexte | ChampEcole):
                # Queued: a line that is left by Enter first forgets the error it showed.
                champ.ligne.returnPressed.connect(self._on_demander, Qt.ConnectionType.QueuedConnection)
        self.brouillon.repris.connect(self._on_repris)
        self.brouillon.reprendre()

    @property
    def personne(self) -> str | None:
        """Return the id of whom the call would be about; None when nobody is chosen, or when it goes without saying."""
        champ = self.champs.get(ChampPrecision.PERSONNE)
        return champ.valeur() if champ is not None else None

    def premier_champ(self) -> Champ:
        """Return where one types first."""
        return next(champ for champ in self.champs.values() if champ.isVisibleTo(self))

    def montrer_refus(self, refus: RefusMetier, usager_id: str | None = None) -> bool:
        """Show each reason at its field, about that person when said; return whether all had a field here."""
        self._refus, self._visee = refus, usager_id
        self._viser()
        return self.liaison.montrer_refus(refus)

    def _viser(self) -> None:
        if self._visee is not None and ChampPrecision.PERSONNE in self.champs:
            self.champs[ChampPrecision.PERSONNE].definir_valeur(self._visee)

    def montrer_en_cours(self, interroges: frozenset[str | None]) -> None:
        """Wait while the source is being asked about the person chosen: nothing is asked twice."""
        self._interroges = interroges
        self.demander.setEnabled(self.personne not in interroges)

    def _on_personne(self) -> None:
        self.montrer_en_cours(self._interroges)
        usager_id = self.personne
        if usager_id is None:
            return
        services, cle = self._poste.services, cle_des_precisions(self._demande_id, self._source, usager_id)
        self._poste.jobs.ecrire(
            lambda: reprendre(services, cle),
            then=lambda garde: self._on_garde(usager_id, garde),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_garde(self, usager_id: str, garde: Brouillon | None) -> None:
        """Show again what was given for a person whose call is still to be made again."""
        if garde is not None and self.personne == usager_id:
            self.liaison.restaurer(garde.contenu, sauf=(ChampPrecision.PERSONNE,))
            self._on_perimetre()

    def _on_perimetre(self) -> None:
        if ChampPrecision.PERIMETRE not in self.champs:
            return
        choisi = self.champs[ChampPrecision.PERIMETRE].valeur()
        for nom, perimetres in _DU_PERIMETRE.items():
            self.champs[nom].setVisible(choisi in perimetres)

    def _on_repris(self) -> None:
        if ChampPrecision.PERSONNE in self.champs and self.champs[ChampPrecision.PERSONNE].vide:
            self.champs[ChampPrecision.PERSONNE].definir_valeur(self._par_defaut)
        if ChampPrecision.PERIMETRE in self.champs and self.champs[ChampPrecision.PERIMETRE].vide:
            self.champs[ChampPrecision.PERIMETRE].definir_valeur(Perimetre.ETABLISSEMENT.value)
        self._viser()
        self._on_perimetre()
        if self._refus is not None:
            self.liaison.montrer_refus(self._refus)

    def _on_demander(self) -> None:
        if not self.demander.isEnabled():
            return
        self.liaison.effacer_erreurs()
        jour = self._poste.services.horloge.aujourdhui()
        try:
            precisions = lire_precisions(self._source, self.liaison.brouillon(), jour)
        except SaisieInvalide as refus:
            self.liaison.montrer_refus(refus)
            return
        if ChampPrecision.PERSONNE in self.champs and precisions.usager_id is None:
            self.montrer_refus(choix_a_faire(self._source))
            return
        # Before the call, so that a power cut meanwhile loses nothing of it.
        self.liaison.pousser()
        self.voulue.emit(precisions)

    def _on_fermer(self) -> None:
        self.liaison.pousser()
        self.brouillon.oublier()
        self.fermee.emit()

    def _disposer(self, ligne: LigneDonnee) -> None:
        self.setProperty("role", "entree")
        personnes = ligne.choix.personnes
        groupe = GroupeChamps(explication=f"Au sujet de {personnes[0][1]}." if len(personnes) == 1 else "")
        for rangee in _RANGEES:
            presents = [self.champs[nom] for nom in rangee if nom in self.champs]
            if presents:
                groupe.ajouter(*presents)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(12, 10, 12, 12)
        colonne.addWidget(groupe)
        colonne.addWidget(boutons(self.demander, self.fermer))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_fermer()
        else:
            super().keyPressEvent(event)


def _personne(_poste: Poste, ligne: LigneDonnee) -> Champ:
    champ = ChampChoix("Au sujet de", ligne.choix.personnes, obligatoire=True)
    champ.definir_valeur(ligne.choix.par_defaut)
    return champ


def _identifiant(_poste: Poste, _ligne: LigneDonnee) -> Champ:
    aide = f"Choisi par la personne sur francetravail.fr\u00a0; il n’est sur aucun papier. {PAS_GARDE}"
    return LigneTexte("Identifiant France Travail", aide=aide, obligatoire=True)


def _ine(_poste: Poste, _ligne: LigneDonnee) -> Champ:
    aide = f"Carte d’étudiant, certificat de scolarité. Vide\u00a0: par l’état civil. {PAS_GARDE}"
    return LigneTexte("Numéro INE", aide=aide, exemple="11 chiffres et lettres")


def _perimetre(_poste: Poste, _ligne: LigneDonnee) -> Champ:
    champ = ChampSegments("Où chercher l’élève", PERIMETRES)
    champ.definir_valeur(Perimetre.ETABLISSEMENT.value)
    return champ


def _etablissement(poste: Poste, _ligne: LigneDonnee) -> Champ:
    return ChampEcole(poste)


def _departements(_poste: Poste, _ligne: LigneDonnee) -> Champ:
    return LigneTexte("Départements", exemple="61, 14, 2A", aide="Leurs numéros, séparés par des virgules.")


def _regions(_poste: Poste, _ligne: LigneDonnee) -> Champ:
    return LigneTexte("Régions académiques", exemple="Normandie, Bretagne", aide="Séparées par des virgules.")


def _degre(_poste: Poste, _ligne: LigneDonnee) -> Champ:
    return ChampChoix("Degré", DEGRES)


def _annee_scolaire(_poste: Poste, _ligne: LigneDonnee) -> Champ:
    return LigneTexte("Année scolaire", exemple="2026-2027", aide="Vide\u00a0: l’année en cours.")


def _annee_campagne(_poste: Poste, _ligne: LigneDonnee) -> Champ:
    return LigneTexte("Année de la bourse", exemple="2026", aide="Celle de la rentrée. Vide\u00a0: la bourse en cours.")


def _mois(_poste: Poste, ligne: LigneDonnee) -> Champ:
    aide = "Jusqu’à 24 mois en arrière, à la Caf seulement. Vide\u00a0: le mois en cours."
    champ = ChampMois("Quotient du mois de", aide=aide)
    champ.definir_valeur(ligne.mois_voulu)
    return champ


_FABRIQUES: Mapping[str, Callable[[Poste, LigneDonnee], Champ]] = {
    ChampPrecision.PERSONNE: _personne,
    ChampPrecision.IDENTIFIANT_FRANCE_TRAVAIL: _identifiant,
    ChampPrecision.INE: _ine,
    ChampPrecision.PERIMETRE: _perimetre,
    ChampPrecision.ETABLISSEMENT: _etablissement,
    ChampPrecision.DEPARTEMENTS: _departements,
    ChampPrecision.REGIONS: _regions,
    ChampPrecision.DEGRE: _degre,
    ChampPrecision.ANNEE_SCOLAIRE: _annee_scolaire,
    ChampPrecision.ANNEE_CAMPAGNE: _annee_campagne,
    ChampPrecision.MOIS: _mois,
}
