"""The measure of protection of a person, her mandataire, and who receives the letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccas_desktop.application.messages.situation import DESTINATAIRES, MESURES, choix
from ccas_desktop.domain.personnes.adresse import Adresse
from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.domain.personnes.identite import Sexe
from ccas_desktop.domain.personnes.protection import Mandataire, Mesure, Protection, RecoitCourriers
from ccas_desktop.gui.forms import ChampChoix, ChampSegments, ChampTelephone, GroupeChamps, LigneTexte
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier.formulaire_adresse import FormulaireAdresse
from ccas_desktop.gui.screens.dossier.sujet import FormulaireVolet
from ccas_desktop.gui.theme import theme_porte

PREFIXE = "mandataire_"
CIVILITES = ((Sexe.FEMININ.value, "Madame"), (Sexe.MASCULIN.value, "Monsieur"))
_TEXTES = ("nom", "prenom", "organisation", "telephone", "courriel")


class FormulaireProtection(FormulaireVolet):
    """Edits the protection; « Aucune mesure » takes it away, and hides the rest.

    Signals:
        valide: Emitted when Enter is pressed in the last field.
    """

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self.mesure = ChampChoix("Mesure", choix(MESURES), invite="Aucune mesure")
        self.recoit = ChampSegments("Qui reçoit les courriers", choix(DESTINATAIRES))
        self.organisation = LigneTexte("Organisme", exemple="UDAF de l’Orne")
        self.civilite = ChampSegments("Civilité", CIVILITES)
        self.nom = LigneTexte("Nom")
        self.prenom = LigneTexte("Prénom")
        self.adresse = FormulaireAdresse(poste)
        self.telephone = ChampTelephone("Téléphone")
        self.courriel = LigneTexte("Courriel")
        self.champs = {
            "mesure": self.mesure,
            "recoit": self.recoit,
            f"{PREFIXE}organisation": self.organisation,
            f"{PREFIXE}sexe": self.civilite,
            f"{PREFIXE}nom": self.nom,
            f"{PREFIXE}prenom": self.prenom,
            f"{PREFIXE}telephone": self.telephone,
            f"{PREFIXE}courriel": self.courriel,
            **{f"{PREFIXE}{nom}": champ for nom, champ in self.adresse.champs.items()},
        }
        self._mandataire = QWidget()

        self._disposer()

        self.mesure.modifie.connect(self.relire)
        self.adresse.valide.connect(self.valide)

    def montrer(self, usager: Usager) -> None:
        """Show the protection as saved."""
        protection = usager.protection
        mandataire = protection.mandataire if protection else Mandataire()
        self.mesure.definir_valeur(protection.mesure if protection else None)
        self.recoit.definir_valeur(protection.recoit if protection else RecoitCourriers.PERSONNE)
        self.civilite.definir_valeur(mandataire.sexe)
        for nom in _TEXTES:
            self.champs[f"{PREFIXE}{nom}"].definir_valeur(getattr(mandataire, nom))
        self.adresse.montrer(mandataire.adresse)
        self.relire()

    def relire(self) -> None:
        """Ask for a mandataire only when there is a measure."""
        self._mandataire.setVisible(self.mesure.valeur() is not None)

    def saisie(self, valeurs: Mapping[str, Any]) -> Protection | None:
        """Return the protection that these values of the fields say."""
        if valeurs["mesure"] is None:
            return None
        sexe = valeurs[f"{PREFIXE}sexe"]
        mandataire = Mandataire(
            **{nom: valeurs[f"{PREFIXE}{nom}"] or "" for nom in _TEXTES},
            sexe=Sexe(sexe) if sexe else None,
            adresse=Adresse(**{nom: valeurs[f"{PREFIXE}{nom}"] or "" for nom in self.adresse.champs}),
        )
        recoit = valeurs["recoit"]
        return Protection(Mesure(valeurs["mesure"]), mandataire, RecoitCourriers(recoit or RecoitCourriers.PERSONNE))

    def _disposer(self) -> None:
        espace = theme_porte().espaces["grand"]
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(espace)
        colonne.addWidget(self.mesure)
        colonne.addWidget(self._mandataire)
        groupe = GroupeChamps("Mandataire")
        groupe.ajouter(self.organisation, self.civilite)
        groupe.ajouter(self.nom, self.prenom)
        groupe.ajouter(self.telephone, self.courriel)
        dedans = QVBoxLayout(self._mandataire)
        dedans.setContentsMargins(0, 0, 0, 0)
        dedans.setSpacing(espace)
        for widget in (self.recoit, groupe, self.adresse):
            dedans.addWidget(widget)
