"""The address, line by line as La Poste wants it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccas_desktop.application.ports.base_adresse import proposer_adresses, service_regle
from ccas_desktop.domain.personnes.adresse import Adresse
from ccas_desktop.gui.forms import Champ, GroupeChamps, LigneTexte
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier.champ_voie import ChampVoie
from ccas_desktop.gui.screens.dossier.champs import LigneAdresse
from ccas_desktop.gui.travaux.jobs import Annulation

CHIFFRES_DU_CODE_POSTAL = 5
COMMUNES_PROPOSEES = 6


class FormulaireAdresse(QWidget):
    """Edits the lines under the name; all of them may stay empty.

    Attributes:
        champs: its fields, for a Saisie.

    Signals:
        valide: Emitted when Enter is pressed in the last field.
    """

    valide = Signal()

    def __init__(self, poste: Poste, *, titre: str = "") -> None:
        super().__init__()
        self._poste = poste
        self._service = service_regle(poste.services.preferences)
        self._reseau_permis = True
        self._recherche = Annulation()
        self.voie = ChampVoie("Numéro et voie", exemple="12 rue des Lilas")
        self.complement = LigneAdresse("Appartement, étage, chez…", exemple="Appartement 4, chez Mme Roux")
        self.batiment = LigneAdresse("Entrée, bâtiment, résidence", exemple="Résidence du Parc, bâtiment B")
        self.lieu_dit = LigneAdresse("Lieu-dit ou boîte postale")
        self.code_postal = LigneTexte("Code postal", exemple="61990")
        self.commune = LigneAdresse("Commune", prefixe=CHIFFRES_DU_CODE_POSTAL + 1)
        self.pays = LigneAdresse("Pays", aide="Seulement à l’étranger.")
        self.champs: Mapping[str, Champ] = {
            "voie": self.voie,
            "complement": self.complement,
            "batiment": self.batiment,
            "lieu_dit": self.lieu_dit,
            "code_postal": self.code_postal,
            "commune": self.commune,
            "pays": self.pays,
        }

        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        groupe = GroupeChamps(titre)
        groupe.ajouter(self.complement, self.batiment)
        groupe.ajouter(self.voie, self.lieu_dit)
        groupe.ajouter(self.code_postal, self.commune, self.pays, parts=(2, 5, 3))
        colonne.addWidget(groupe)

        for derniere in (self.commune, self.pays):
            derniere.ligne.returnPressed.connect(self.valide)
        self.code_postal.modifie.connect(self._on_code_postal)
        self.voie.texte_tape.connect(self._chercher)
        self.voie.adresse_choisie.connect(self._reprendre)

    def montrer(self, adresse: Adresse) -> None:
        """Show an address as saved."""
        for nom, champ in self.champs.items():
            champ.definir_valeur(getattr(adresse, nom))

    def saisie(self, valeurs: Mapping[str, Any]) -> Adresse:
        """Return the address that these values of the fields say."""
        return Adresse(**{nom: valeurs[nom] or "" for nom in self.champs})

    def permettre_le_reseau(self, permis: bool) -> None:
        """Let addresses be looked up, or not: a confidential one is never sent."""
        self._reseau_permis = permis
        if not permis:
            self._recherche.annuler()

    def _chercher(self, texte: str) -> None:
        self._recherche.annuler()
        if not (self._service and self._reseau_permis):
            return
        ouvrir, service = self._poste.services.ouvrir_adresses, self._service
        recherche = self._recherche = Annulation()
        mots = " ".join((texte, self.code_postal.brouillon(), self.commune.brouillon()))
        self._poste.jobs.reseau(
            lambda: proposer_adresses(ouvrir, service, mots, annule=lambda: recherche.annulee),
            then=lambda adresses: self.voie.proposer(adresses, pour=texte),
            owner=self,
            annulation=recherche,
        )

    def _reprendre(self, adresse: Adresse) -> None:
        """Fill in the lines that a proposal tells; the others, flat or building, stay as typed."""
        for nom in ("voie", "lieu_dit", "code_postal", "commune"):
            self.champs[nom].definir_valeur(getattr(adresse, nom) or None)
            self.champs[nom].modifie.emit()

    def _on_code_postal(self) -> None:
        code = self.code_postal.brouillon().strip()
        self.commune.definir_aide("")
        if len(code) == CHIFFRES_DU_CODE_POSTAL and code.isdigit():
            referentiels = self._poste.services.referentiels
            self._poste.jobs.lire(
                lambda: [c.nom for c in referentiels.communes(code, COMMUNES_PROPOSEES) if not c.est_ancienne],
                then=lambda noms: self._proposer(code, noms),
                failed=self._poste.avis.erreur,
                owner=self,
            )

    def _proposer(self, code: str, noms: list[str]) -> None:
        """Fill in the only commune of a postal code, or name those it may be."""
        if code != self.code_postal.brouillon().strip():
            return
        if len(noms) == 1 and self.commune.vide:
            self.commune.definir_valeur(noms[0])
            self.commune.modifie.emit()
        elif len(noms) > 1:
            self.commune.definir_aide(f"Communes de ce code postal : {', '.join(noms)}.")
