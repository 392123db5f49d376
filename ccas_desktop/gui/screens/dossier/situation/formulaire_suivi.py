"""The housing of the foyer, how it came, who follows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from ccas_desktop.application.dossiers.situations import SaisieSuivi
from ccas_desktop.application.messages.situation import CLOTURES, LOGEMENTS, ORIENTATIONS, TYPES_DE_LOGEMENT, choix
from ccas_desktop.domain.demandes.decision import Agent
from ccas_desktop.domain.dossiers.dossier import Dossier, MotifCloture, Orientation
from ccas_desktop.domain.personnes.residence import Logement, ModeLogement, TypeLogement
from ccas_desktop.gui.forms import ChampChoix, ChampDate, GroupeChamps, LigneTexte
from ccas_desktop.gui.screens.dossier.champs import ChampSurface
from ccas_desktop.gui.screens.dossier.sujet import FormulaireVolet
from ccas_desktop.gui.theme import theme_porte


class FormulaireSuivi(FormulaireVolet):
    """Edits what is of the whole foyer; everything may stay empty.

    Signals:
        valide: Emitted when Enter is pressed in the last field of text.
    """

    def __init__(self, agents: Sequence[Agent]) -> None:
        super().__init__()
        self.mode = ChampChoix("Logement", choix(LOGEMENTS), invite="Non connu")
        self.type = ChampChoix("Type", choix(TYPES_DE_LOGEMENT), invite="Non connu")
        self.surface = ChampSurface("Surface en m²")
        self.bailleur = LigneTexte("Bailleur")
        self.referent = ChampChoix("Référent·e", [(a.id, a.nom_complet) for a in agents], invite="Personne")
        self.orientation = ChampChoix("Venu·e", choix(ORIENTATIONS), invite="Non connu")
        self.prescripteur = LigneTexte("Prescripteur", exemple="Mme Roux, assistante sociale")
        self.clos_le = ChampDate("Dossier clos le", aide="Vide\u00a0: suivi. Une nouvelle demande le rouvre.")
        self.motif_cloture = ChampChoix("Pourquoi\u00a0?", choix(CLOTURES), invite="Non clos")
        self.champs = {
            "mode": self.mode,
            "type": self.type,
            "surface": self.surface,
            "bailleur": self.bailleur,
            "referent_id": self.referent,
            "orientation": self.orientation,
            "prescripteur": self.prescripteur,
            "clos_le": self.clos_le,
            "motif_cloture": self.motif_cloture,
        }
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_porte().espaces["grand"])
        logement, suivi = GroupeChamps("Logement"), GroupeChamps("Suivi")
        logement.ajouter(self.mode)
        logement.ajouter(self.type, self.surface, self.bailleur, parts=(2, 2, 3))
        suivi.ajouter(self.referent, self.orientation)
        suivi.ajouter(self.prescripteur)
        suivi.ajouter(self.clos_le, self.motif_cloture)
        colonne.addWidget(logement)
        colonne.addWidget(suivi)

        for champ in (self.prescripteur, self.clos_le):
            champ.ligne.returnPressed.connect(self.valide)

    def montrer(self, dossier: Dossier) -> None:
        """Show a dossier as saved."""
        logement = dossier.logement
        self.mode.definir_valeur(logement.mode)
        self.type.definir_valeur(logement.type)
        self.surface.definir_valeur(logement.surface)
        self.bailleur.definir_valeur(logement.bailleur)
        self.referent.definir_valeur(dossier.referent_id)
        self.orientation.definir_valeur(dossier.orientation)
        self.prescripteur.definir_valeur(dossier.prescripteur)
        self.clos_le.definir_valeur(dossier.clos_le)
        self.motif_cloture.definir_valeur(dossier.motif_cloture)

    def saisie(self, valeurs: Mapping[str, Any]) -> SaisieSuivi:
        """Return what these values of the fields say."""
        mode, genre, orientation = valeurs["mode"], valeurs["type"], valeurs["orientation"]
        return SaisieSuivi(
            Logement(
                ModeLogement(mode) if mode else None,
                TypeLogement(genre) if genre else None,
                valeurs["bailleur"] or "",
                valeurs["surface"],
            ),
            Orientation(orientation) if orientation else None,
            valeurs["prescripteur"] or "",
            valeurs["referent_id"],
            valeurs["clos_le"],
            MotifCloture(valeurs["motif_cloture"]) if valeurs["motif_cloture"] else None,
        )
