"""The situation of a person, how she is reached and what she asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from ccas_desktop.application.dossiers.situations import SaisieSituation
from ccas_desktop.application.messages.situation import (
    COMPLEMENTAIRES,
    CONTACTS,
    FAMILIALES,
    MOBILITES,
    PROFESSIONNELLES,
    RETRAITES,
    choix,
)
from ccas_desktop.domain.personnes.contacts import MoyenContact, PersonneAPrevenir, PreferencesUsager
from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.domain.personnes.situation_personne import (
    CaisseComplementaire,
    CaisseRetraite,
    Mobilite,
    SituationFamiliale,
    SituationPersonne,
    SituationProfessionnelle,
)
from ccas_desktop.gui.forms import ChampChoix, ChampSegments, ChampTelephone, GroupeChamps, LigneTexte
from ccas_desktop.gui.screens.dossier.sujet import FormulaireVolet
from ccas_desktop.gui.theme import theme_porte

NON_OUI = (("non", "Non"), ("oui", "Oui"))
AIDE_NOM_USAGE = "À sa demande expresse seulement (CRPA L111-3)\u00a0; sinon, le nom de famille."


class FormulaireSituation(FormulaireVolet):
    """Edits what the identity does not say; everything may stay empty.

    Signals:
        valide: Emitted when Enter is pressed in the last field of text.
    """

    def __init__(self) -> None:
        super().__init__()
        self.familiale = ChampChoix("Situation familiale", choix(FAMILIALES), invite="Non connue")
        self.professionnelle = ChampChoix("Situation professionnelle", choix(PROFESSIONNELLES), invite="Non connue")
        self.employeur = LigneTexte("Employeur ou établissement")
        self.retraite = ChampChoix("Caisse de retraite", choix(RETRAITES), invite="Aucune, non connue")
        self.complementaire = ChampChoix("Complémentaire", choix(COMPLEMENTAIRES), invite="Aucune, non connue")
        self.mobilite = ChampChoix("Mobilité", choix(MOBILITES), invite="Non connue")
        self.autre_telephone = ChampTelephone("Autre téléphone")
        self.contact = ChampChoix("Préfère être contacté·e par", choix(CONTACTS), invite="Sans préférence")
        self.prevenir_nom = LigneTexte("Personne à prévenir")
        self.prevenir_lien = LigneTexte("Lien", exemple="sa fille")
        self.prevenir_telephone = ChampTelephone("Son téléphone")
        self.langue = LigneTexte("Langue parlée", exemple="français")
        self.gros_caracteres = ChampSegments("Courriers en gros caractères", NON_OUI)
        self.nom_usage = ChampSegments("Courriers au nom d’usage", NON_OUI, aide=AIDE_NOM_USAGE)
        self.champs = {
            "familiale": self.familiale,
            "professionnelle": self.professionnelle,
            "employeur": self.employeur,
            "retraite": self.retraite,
            "complementaire": self.complementaire,
            "mobilite": self.mobilite,
            "autre_telephone": self.autre_telephone,
            "contact": self.contact,
            "prevenir_nom": self.prevenir_nom,
            "prevenir_lien": self.prevenir_lien,
            "prevenir_telephone": self.prevenir_telephone,
            "langue": self.langue,
            "gros_caracteres": self.gros_caracteres,
            "nom_usage": self.nom_usage,
        }

        self._disposer()

        self.langue.ligne.returnPressed.connect(self.valide)

    def montrer(self, usager: Usager) -> None:
        """Show a person as saved."""
        situation, prevenir, preferences = usager.situation, usager.a_prevenir, usager.preferences
        self.familiale.definir_valeur(situation.familiale)
        self.professionnelle.definir_valeur(situation.professionnelle)
        self.employeur.definir_valeur(situation.employeur)
        self.retraite.definir_valeur(situation.retraite)
        self.complementaire.definir_valeur(situation.complementaire)
        self.mobilite.definir_valeur(situation.mobilite)
        self.autre_telephone.definir_valeur(usager.autre_telephone)
        self.contact.definir_valeur(preferences.contact)
        self.prevenir_nom.definir_valeur(prevenir.nom)
        self.prevenir_lien.definir_valeur(prevenir.lien)
        self.prevenir_telephone.definir_valeur(prevenir.telephone)
        self.langue.definir_valeur(preferences.langue)
        self.gros_caracteres.definir_valeur("oui" if preferences.gros_caracteres else "non")
        self.nom_usage.definir_valeur("oui" if preferences.nom_usage else "non")
        self.nom_usage.setVisible(bool(usager.identite.nom_usage) or preferences.nom_usage)

    def saisie(self, valeurs: Mapping[str, Any]) -> SaisieSituation:
        """Return the situation that these values of the fields say."""
        familiale, professionnelle = valeurs["familiale"], valeurs["professionnelle"]
        mobilite, contact = valeurs["mobilite"], valeurs["contact"]
        retraite, complementaire = valeurs["retraite"], valeurs["complementaire"]
        return SaisieSituation(
            SituationPersonne(
                SituationFamiliale(familiale) if familiale else None,
                SituationProfessionnelle(professionnelle) if professionnelle else None,
                valeurs["employeur"] or "",
                Mobilite(mobilite) if mobilite else None,
                CaisseRetraite(retraite) if retraite else None,
                CaisseComplementaire(complementaire) if complementaire else None,
            ),
            valeurs["autre_telephone"] or "",
            PersonneAPrevenir(
                valeurs["prevenir_nom"] or "", valeurs["prevenir_lien"] or "", valeurs["prevenir_telephone"] or ""
            ),
            PreferencesUsager(
                valeurs["langue"] or "",
                MoyenContact(contact) if contact else None,
                gros_caracteres=valeurs["gros_caracteres"] == "oui",
                nom_usage=valeurs["nom_usage"] == "oui",
            ),
        )

    def _disposer(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_porte().espaces["grand"])
        situation, contacts, courriers = GroupeChamps("Situation"), GroupeChamps("Contacts"), GroupeChamps("Courriers")
        situation.ajouter(self.familiale, self.professionnelle)
        situation.ajouter(self.employeur)
        situation.ajouter(self.retraite, self.complementaire)
        situation.ajouter(self.mobilite)
        contacts.ajouter(self.autre_telephone, self.contact)
        contacts.ajouter(self.prevenir_nom, self.prevenir_lien, self.prevenir_telephone, parts=(3, 2, 3))
        contacts.ajouter(self.langue)
        courriers.ajouter(self.gros_caracteres, self.nom_usage)
        for groupe in (situation, contacts, courriers):
            colonne.addWidget(groupe)
