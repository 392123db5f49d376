"""A value typed for one datum: declared by the person, or read on a paper."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ccas_desktop.application.donnees.lignes_donnees import LigneDonnee
from ccas_desktop.application.donnees.verbes import NON, OUI, ValeurSaisie, retenir_saisie
from ccas_desktop.domain.demandes.demande import DonneeRetenue
from ccas_desktop.domain.errors import ErreurChamp, SaisieInvalide
from ccas_desktop.domain.provenance import NatureProvenance
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur, Unite
from ccas_desktop.domain.reglement.modele.indicateurs import Origine as OrigineIndicateur
from ccas_desktop.domain.reglement.redaction import ecrire_valeur
from ccas_desktop.gui.forms import (
    Champ,
    ChampChoix,
    ChampDate,
    ChampMontant,
    ChampOuiNon,
    ChampSegments,
    GroupeChamps,
    LigneTexte,
)
from ccas_desktop.gui.forms.mois import ChampMois
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.screens.demande.elements import boutons
from ccas_desktop.gui.widgets import Bouton


class Origine(StrEnum):
    """Where the agent has the value from."""

    DECLARE = "declare"
    PIECE = "piece"
    PIECE_A_CERTIFIER = "piece_a_certifier"


ORIGINES = (
    (Origine.DECLARE.value, "Déclaré"),
    (Origine.PIECE.value, "Vu sur pièce"),
    (Origine.PIECE_A_CERTIFIER.value, "Vu sur pièce, à certifier plus tard"),
)
_EUROS = (Unite.EURO, Unite.EURO_PAR_MOIS, Unite.EURO_PAR_JOUR, Unite.EURO_PAR_PART)


class SaisieDonnee(QFrame):
    """Asks for the value, its origin, and a reason when an administration certifies another.

    Signals:
        enregistree: Emitted once the value is kept.
        fermee: Emitted when the person gives up.
    """

    enregistree = Signal()
    fermee = Signal()

    def __init__(self, poste: Poste, demande_id: str, ligne: LigneDonnee) -> None:
        super().__init__()
        self._poste = poste
        self._demande_id = demande_id
        self._indicateur = ligne.indicateur
        self._certifiee = ligne.certifiee
        self.valeur = _champ_de(ligne.indicateur)
        self.origine = ChampSegments("D’où vient cette valeur\u00a0?", ORIGINES)
        self.piece = LigneTexte("Pièce vue", exemple="Attestation Caf du 02/11/2026")
        self.mois = ChampMois(
            "Mois concerné", aide=f"Voulu\u00a0: {ligne.voulue}." if ligne.voulue else "Vide\u00a0: sans objet."
        )
        self.motif = LigneTexte("Pourquoi ne pas retenir la valeur certifiée\u00a0?")
        self.personne = ChampChoix("Au sujet de", ligne.choix.personnes, obligatoire=ligne.est_d_un_eleve)
        self.personne.definir_valeur(ligne.choix.par_defaut)
        champs: dict[str, Champ] = {
            **({"personne": self.personne} if ligne.est_d_un_eleve else {}),
            "valeur": self.valeur,
            "origine": self.origine,
            "piece": self.piece,
            "mois": self.mois,
            "motif": self.motif,
        }
        self.saisie = Saisie(poste, f"donnee/{demande_id}/{ligne.indicateur.code}", champs, self)
        self.liaison = self.saisie.liaison
        self.enregistrer = Bouton("Retenir cette valeur", "enregistrer")
        self.fermer = Bouton("Fermer (Échap)", "fermer")

        self._disposer()
        # Of several pupils, what is typed is of the one named: the value of another does not come first.
        self._montrer(None if ligne.est_d_un_eleve else ligne.retenue)

        self.origine.modifie.connect(self._on_origine)
        self.enregistrer.clicked.connect(self._on_enregistrer)
        self.fermer.clicked.connect(self._on_fermer)
        for champ in self.liaison.champs.values():
            if isinstance(champ, LigneTexte):
                champ.ligne.returnPressed.connect(self._on_enregistrer)
        self.saisie.brouillon.repris.connect(self._on_origine)
        self.saisie.brouillon.reprendre()

    def _montrer(self, retenue: DonneeRetenue | None) -> None:
        self.origine.definir_valeur(Origine.DECLARE.value)
        if retenue is not None and retenue.provenance.nature is not NatureProvenance.CERTIFIE:
            provenance = retenue.provenance
            a_certifier = Origine.PIECE_A_CERTIFIER if provenance.a_certifier else Origine.PIECE
            origine = a_certifier if provenance.nature is NatureProvenance.VU_SUR_PIECE else Origine.DECLARE
            self.valeur.definir_valeur(_valeur_montree(self._indicateur, retenue.valeur))
            self.liaison.definir(
                {
                    "origine": origine.value,
                    "piece": provenance.piece,
                    "mois": provenance.mois,
                    "motif": provenance.motif,
                }
            )
        self._on_origine()

    def _on_origine(self) -> None:
        self.piece.setVisible(self.origine.valeur() != Origine.DECLARE.value)

    def _on_enregistrer(self) -> None:
        auteur, services, demande_id = self._poste.auteur(), self._poste.services, self._demande_id
        indicateur = self._indicateur
        self.saisie.enregistrer(
            lambda valeurs: retenir_saisie(services, auteur, demande_id, _lue(indicateur, valeurs)),
            then=lambda _: self.enregistree.emit(),
        )

    def _on_fermer(self) -> None:
        self.liaison.pousser()
        self.saisie.brouillon.oublier()
        self.fermee.emit()

    def _disposer(self) -> None:
        self.setProperty("role", "entree")
        groupe = GroupeChamps()
        if "personne" in self.liaison.champs:
            groupe.ajouter(self.personne)
        groupe.ajouter(self.valeur, self.origine, parts=(1, 2))
        groupe.ajouter(self.piece, self.mois, parts=(2, 1))
        groupe.ajouter(self.motif)
        self.mois.setVisible(self._indicateur.origine is not OrigineIndicateur.SAISI)
        self.motif.setVisible(self._certifiee is not None)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(12, 10, 12, 12)
        colonne.addWidget(groupe)
        colonne.addWidget(boutons(self.enregistrer, self.fermer))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_fermer()
        else:
            super().keyPressEvent(event)


def _lue(indicateur: Indicateur, valeurs: dict[str, Any]) -> ValeurSaisie:
    origine = Origine(valeurs["origine"])
    declare = origine is Origine.DECLARE
    if not declare and not valeurs["piece"]:
        # Without the name of the paper, what was read on it would become a mere declaration.
        raise SaisieInvalide((ErreurChamp("piece", "piece_obligatoire"),))
    return ValeurSaisie(
        indicateur=indicateur.code,
        valeur=_valeur_gardee(valeurs["valeur"]),
        piece="" if declare else valeurs["piece"],
        mois=valeurs["mois"],
        a_certifier=origine is Origine.PIECE_A_CERTIFIER,
        motif=valeurs["motif"] or "",
        usager_id=valeurs.get("personne"),
    )


def _champ_de(indicateur: Indicateur) -> Champ:
    libelle = indicateur.libelle
    if indicateur.unite is Unite.OUI_NON:
        return ChampOuiNon(libelle, obligatoire=True)
    if indicateur.unite is Unite.DATE:
        return ChampDate(libelle, obligatoire=True)
    if indicateur.choix:
        choix = [(code, ecrire_valeur(code, indicateur.unite)) for code in indicateur.choix]
        return ChampChoix(libelle, choix, obligatoire=True)
    return (
        ChampMontant(libelle, obligatoire=True) if indicateur.unite in _EUROS else LigneTexte(libelle, obligatoire=True)
    )


def _valeur_gardee(valeur: object) -> str:
    if isinstance(valeur, bool):
        return OUI if valeur else NON
    return "" if valeur is None else str(valeur)


def _valeur_montree(indicateur: Indicateur, valeur: str) -> object:
    if indicateur.unite is Unite.OUI_NON:
        return valeur == OUI
    if indicateur.unite is Unite.DATE:
        return date.fromisoformat(valeur)
    return Decimal(valeur) if indicateur.unite in _EUROS else valeur
