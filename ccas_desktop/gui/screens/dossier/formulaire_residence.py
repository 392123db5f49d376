"""Where the foyer lives: the address, since when, whether one may write there, the domiciliation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from ccas_desktop.application.dossiers.adresses import SaisieAdresse
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.personnes.residence import Domiciliation
from ccas_desktop.gui.forms import ChampDate, ChampSegments, GroupeChamps
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier.formulaire_adresse import FormulaireAdresse
from ccas_desktop.gui.screens.dossier.sujet import FormulaireVolet
from ccas_desktop.gui.theme import theme_porte

NON_OUI = (("non", "Non"), ("oui", "Oui"))
CORRECTION, DEMENAGEMENT = "correction", "demenagement"
AIDE_CONFIDENTIELLE = "Masquée à l’écran, absente des listes et des courriers\u00a0; rien n’est envoyé."
AIDE_NE_PAS_ECRIRE = "Les courriers se préparent, mais se remettent en main propre."
AIDE_COMMUNE = "Les conditions de durée de résidence comptent à partir de ce jour."


class FormulaireResidence(FormulaireVolet):
    """Edits the address of a dossier; a move sends the former one to the history.

    Signals:
        valide: Emitted when Enter is pressed in the last field.
    """

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self.adresse = FormulaireAdresse(poste)
        self.changement = ChampSegments(
            "Ce que vous saisissez", ((CORRECTION, "Corrige l’adresse"), (DEMENAGEMENT, "Nouvelle adresse"))
        )
        self.depuis = ChampDate("À cette adresse depuis le")
        self.arrivee_commune = ChampDate("Dans la commune depuis le", aide=AIDE_COMMUNE)
        self.confidentielle = ChampSegments("Adresse confidentielle", NON_OUI, aide=AIDE_CONFIDENTIELLE)
        self.ne_pas_ecrire = ChampSegments("Ne pas écrire", NON_OUI, aide=AIDE_NE_PAS_ECRIRE)
        self.domiciliation_debut = ChampDate("Domicilié·e au CCAS du")
        self.domiciliation_fin = ChampDate("au")
        self.champs = {
            **self.adresse.champs,
            "changement": self.changement,
            "depuis": self.depuis,
            "arrivee_commune": self.arrivee_commune,
            "confidentielle": self.confidentielle,
            "ne_pas_ecrire": self.ne_pas_ecrire,
            "domiciliation_debut": self.domiciliation_debut,
            "domiciliation_fin": self.domiciliation_fin,
        }

        self._disposer()

        self.confidentielle.modifie.connect(self.relire)
        self.domiciliation_fin.ligne.returnPressed.connect(self.valide)

    def montrer(self, dossier: Dossier) -> None:
        """Show the address as saved."""
        domiciliation = dossier.domiciliation
        self.adresse.montrer(dossier.adresse)
        self.changement.definir_valeur(CORRECTION)
        self.changement.setVisible(not dossier.adresse.est_vide)
        self.depuis.definir_valeur(dossier.adresse_depuis)
        self.arrivee_commune.definir_valeur(dossier.arrivee_commune)
        self.confidentielle.definir_valeur("oui" if dossier.adresse_confidentielle else "non")
        self.ne_pas_ecrire.definir_valeur("oui" if dossier.ne_pas_ecrire else "non")
        self.domiciliation_debut.definir_valeur(domiciliation.debut if domiciliation else None)
        self.domiciliation_fin.definir_valeur(domiciliation.fin if domiciliation else None)
        self.relire()

    def relire(self) -> None:
        """Keep a confidential address from the network."""
        self.adresse.permettre_le_reseau(self.confidentielle.valeur() != "oui")

    def saisie(self, valeurs: Mapping[str, Any]) -> SaisieAdresse:
        """Return what these values of the fields say."""
        debut = valeurs["domiciliation_debut"]
        return SaisieAdresse(
            adresse=self.adresse.saisie(valeurs),
            depuis=valeurs["depuis"],
            arrivee_commune=valeurs["arrivee_commune"],
            confidentielle=valeurs["confidentielle"] == "oui",
            ne_pas_ecrire=valeurs["ne_pas_ecrire"] == "oui",
            domiciliation=Domiciliation(debut, valeurs["domiciliation_fin"]) if debut else None,
            demenagement=valeurs["changement"] == DEMENAGEMENT,
        )

    def _disposer(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_porte().espaces["moyen"])
        groupe = GroupeChamps()
        groupe.ajouter(self.depuis, self.arrivee_commune)
        groupe.ajouter(self.confidentielle, self.ne_pas_ecrire)
        groupe.ajouter(self.domiciliation_debut, self.domiciliation_fin)
        for widget in (self.adresse, self.changement, groupe):
            colonne.addWidget(widget)
