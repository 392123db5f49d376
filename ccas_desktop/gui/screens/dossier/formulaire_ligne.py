"""One line of the budget: a revenue, a prestation, a charge, or a debt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from ccas_desktop.application.dossiers.lignes_saisies import avec_provenance
from ccas_desktop.application.dossiers.natures import natures_offertes
from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.application.dossiers.verbes import SaisieLigne
from ccas_desktop.application.messages.provenance import phrase_provenance
from ccas_desktop.domain.dossiers.budget import BlocBudget, LigneBudget
from ccas_desktop.domain.dossiers.dossier import DossierComplet
from ccas_desktop.domain.provenance import NatureProvenance
from ccas_desktop.gui.forms import Champ, ChampChoix, ChampMontant, ChampSegments, GroupeChamps, LigneTexte
from ccas_desktop.gui.forms.mois import ChampMois
from ccas_desktop.gui.screens.dossier.sujet import FormulaireVolet

NOUVELLE = "nouvelle"
_A_AJOUTER = (NOUVELLE, "Autre nature, à ajouter à la liste…")


class FormulaireLigne(FormulaireVolet):
    """Edits a line; what is certified stays so until it is typed over.

    Signals:
        valide: Emitted when Enter is pressed in the last field.
    """

    def __init__(self, page: PageDossier, bloc: BlocBudget, ligne: LigneBudget | None) -> None:
        super().__init__()
        self._ligne, self._bloc = ligne, bloc
        complet, est_dette = page.complet, bloc is BlocBudget.DETTES_CREDITS
        natures = natures_offertes(bloc, page.natures, ligne=ligne)
        self.nature = ChampChoix("Nature", (*natures, _A_AJOUTER), obligatoire=True)
        self.nouvelle = LigneTexte("Nom de la nouvelle nature", aide="Elle sera proposée à tous les agents du CCAS.")
        self.montant = ChampMontant("Payé chaque mois" if est_dette else "Montant par mois", obligatoire=True)
        self.creancier = LigneTexte("Créancier", exemple="À qui c’est dû")
        self.reste_du = ChampMontant("Reste dû en tout")
        self.personne = ChampChoix("Personne", _personnes(complet), invite="Tout le foyer")
        self.precision = LigneTexte("Précision", exemple="Ce que c’est, si la nature ne le dit pas")
        self.debut = ChampMois("Premier mois", aide="Vide : depuis toujours.")
        self.fin = ChampMois("Dernier mois", aide="Vide : sans fin prévue.")
        self.provenance = ChampSegments("D’où vient ce montant ?", _provenances(ligne))
        self.piece = LigneTexte("Pièce vue", exemple="Bulletin de salaire d’octobre")
        self.champs = self._champs()

        self._disposer()
        self._connecter()
        self.montrer()

    def montrer(self) -> None:
        """Show the line as saved, or an empty form."""
        ligne = self._ligne
        self.nature.definir_valeur(ligne.nature if ligne else None)
        self.montant.definir_valeur(ligne.montant if ligne else None)
        self.personne.definir_valeur(ligne.usager_id if ligne else None)
        self.precision.definir_valeur(ligne.precision if ligne else None)
        self.debut.definir_valeur(ligne.debut if ligne else None)
        self.fin.definir_valeur(ligne.fin if ligne else None)
        self.provenance.definir_valeur((ligne.provenance.nature if ligne else NatureProvenance.DECLARE).value)
        self.piece.definir_valeur(ligne.provenance.piece if ligne else None)
        self.nouvelle.definir_valeur(None)
        self.creancier.definir_valeur(ligne.creancier if ligne else None)
        self.reste_du.definir_valeur(ligne.reste_du if ligne else None)
        self.relire()

    def relire(self) -> None:
        """Show the field of the paper when one was seen, and that of a nature to add."""
        self.nouvelle.setVisible(self.nature.valeur() == NOUVELLE)
        vue = self.provenance.valeur() == NatureProvenance.VU_SUR_PIECE
        self.piece.setVisible(vue)
        certifie = self.provenance.valeur() == NatureProvenance.CERTIFIE
        self.provenance.definir_aide(
            "Changer la nature, la personne ou le montant en fait une valeur déclarée." if certifie else ""
        )

    def saisie(self, valeurs: Mapping[str, Any]) -> SaisieLigne:
        """Return the line that these values say. Raises RefusMetier `piece_obligatoire`."""
        tapee = SaisieLigne(
            nature="" if valeurs["nature"] == NOUVELLE else valeurs["nature"],
            nouvelle_nature=(valeurs["nouvelle"] or "", self._bloc) if valeurs["nature"] == NOUVELLE else None,
            montant=valeurs["montant"],
            creancier=valeurs["creancier"] or "",
            reste_du=valeurs["reste_du"],
            usager_id=valeurs["personne"],
            precision=valeurs["precision"] or "",
            debut=valeurs["debut"],
            fin=valeurs["fin"],
        )
        return avec_provenance(tapee, valeurs["provenance"], valeurs["piece"] or "", avant=self._ligne)

    def _champs(self) -> dict[str, Champ]:
        return {
            "nature": self.nature,
            "nouvelle": self.nouvelle,
            "montant": self.montant,
            "creancier": self.creancier,
            "reste_du": self.reste_du,
            "personne": self.personne,
            "precision": self.precision,
            "debut": self.debut,
            "fin": self.fin,
            "provenance": self.provenance,
            "piece": self.piece,
        }

    def _connecter(self) -> None:
        self.provenance.modifie.connect(self.relire)
        self.nature.modifie.connect(self.relire)
        for champ in (self.nouvelle, self.montant, self.creancier, self.reste_du, self.precision, self.debut, self.fin):
            champ.ligne.returnPressed.connect(self.valide)
        self.piece.ligne.returnPressed.connect(self.valide)

    def _disposer(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        groupe = GroupeChamps()
        groupe.ajouter(self.nature, self.montant, parts=(3, 2))
        groupe.ajouter(self.nouvelle)
        groupe.ajouter(self.creancier, self.reste_du, parts=(3, 2))
        groupe.ajouter(self.personne, self.precision, parts=(2, 3))
        groupe.ajouter(self.provenance)
        groupe.ajouter(self.piece)
        groupe.ajouter(self.debut, self.fin)
        colonne.addWidget(groupe)
        est_dette = self._bloc is BlocBudget.DETTES_CREDITS
        self.creancier.setVisible(est_dette)
        self.reste_du.setVisible(est_dette)
        if est_dette:
            self.montant.definir_aide("0 quand rien n’est encore remboursé.")


def _personnes(complet: DossierComplet) -> tuple[tuple[str, str], ...]:
    return tuple((usager.id, usager.identite.nom_affiche) for usager in complet.usagers)


def _provenances(ligne: LigneBudget | None) -> tuple[tuple[str, str], ...]:
    choix = [
        (NatureProvenance.DECLARE.value, "Déclaré"),
        (NatureProvenance.VU_SUR_PIECE.value, "Vu sur pièce"),
    ]
    if ligne is not None and ligne.provenance.nature is NatureProvenance.CERTIFIE:
        choix.append((NatureProvenance.CERTIFIE.value, phrase_provenance(ligne.provenance).capitalize()))
    return tuple(choix)
