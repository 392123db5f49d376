"""What is typed for a letter that says more than the file: a meeting, a postponement, a request not taken up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ccas_desktop.application.courriers.complement_lettre import CHAMPS, Complement, lire_complement
from ccas_desktop.application.courriers.composition_etapes import exiger_signature, signataires_permis
from ccas_desktop.application.instruction.page import PageDemande
from ccas_desktop.domain.courrier.modeles import FICHES, Modele
from ccas_desktop.gui.forms import Champ, ChampChoix, ChampDate, GroupeChamps, LigneTexte
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.screens.demande.elements import boutons, etiquette, vider
from ccas_desktop.gui.widgets import Bouton, RoleBouton

_RANGEES = (
    ("le", "heure", "avec"),
    ("lieu", "acces"),
    ("apporter",),
    ("action",),
    ("avant", "reexamen_le"),
    ("signataire_id",),
    ("motif_droit",),
    ("orientation",),
)


QUI_SIGNE = "Qui a une délégation en cours pour cette aide (Réglages → Délégations)."


class FormulaireComplement(QFrame):
    """Asks for what that letter needs, and nothing else; hidden when no letter asks.

    Signals:
        pret: Emitted with the Modele and the Complement typed for it.
    """

    pret = Signal(object, object)

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._modele: Modele | None = None
        self._page: PageDemande | None = None
        self.champs: dict[str, Champ] = {}
        self.saisie: Saisie | None = None
        self.preparer = Bouton("Préparer la lettre", "courrier", RoleBouton.PRINCIPAL)
        self.annuler = Bouton("Fermer (Échap)", "fermer")
        self._titre = etiquette("", "sous_titre")
        self._zone = QVBoxLayout()

        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 6, 0, 0)
        colonne.addWidget(self._titre)
        colonne.addLayout(self._zone)
        colonne.addWidget(boutons(self.preparer, self.annuler))
        self.hide()

        self.preparer.clicked.connect(self._on_preparer)
        self.annuler.clicked.connect(self.fermer)

    def ouvrir(self, page: PageDemande, modele: Modele) -> None:
        """Show the fields of that letter, with what was being typed for it."""
        self._modele = modele
        self._page = page
        self._titre.setText(FICHES[modele].intitule)
        self.champs = {nom: self._champ(nom, page) for nom in CHAMPS[modele]}
        self.saisie = Saisie(self._poste, f"lettre/{page.demande.id}/{modele.value}", self.champs, self)
        groupe = GroupeChamps()
        for rangee in _RANGEES:
            presents = [self.champs[nom] for nom in rangee if nom in self.champs]
            if presents:
                groupe.ajouter(*presents)
        self._zone.addWidget(groupe)
        for champ in self.champs.values():
            if isinstance(champ, LigneTexte):
                champ.ligne.returnPressed.connect(self._on_preparer, Qt.ConnectionType.QueuedConnection)
        self.show()
        self.saisie.brouillon.reprendre()
        next(iter(self.champs.values())).controle.setFocus()

    def fermer(self) -> None:
        """Hide the fields; what is typed stays as a draft."""
        if self.saisie is not None:
            self.saisie.liaison.pousser()
            self.saisie.deleteLater()
            self.saisie = None
        self.champs = {}
        self._modele = None
        vider(self._zone)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.fermer()
        else:
            super().keyPressEvent(event)

    def _on_preparer(self) -> None:
        if self.saisie is None or self._modele is None:
            return
        modele, jour = self._modele, self._poste.services.horloge.aujourdhui()

        page = self._page

        def lire(valeurs: dict[str, Any]) -> Complement:
            complement = lire_complement(modele, valeurs, jour)
            if page is not None:
                exiger_signature(page.complete, page.reglages, complement, jour)
            return complement

        self.saisie.enregistrer(lire, then=lambda complement: self._on_lu(modele, complement))

    def _on_lu(self, modele: Modele, complement: Complement) -> None:
        if self.saisie is not None:
            self.saisie.liaison.vider()
        self.fermer()
        self.pret.emit(modele, complement)

    def _champ(self, nom: str, page: PageDemande) -> Champ:
        if nom == "signataire_id":
            permis = signataires_permis(page.complete, page.reglages, page.aujourdhui)
            agents = [(a.id, f"{a.nom_complet}, {a.qualite}") for a in permis]
            return ChampChoix("Qui signe\u00a0?", agents, aide=QUI_SIGNE, obligatoire=True)
        return _FABRIQUES[nom]()


_FABRIQUES: Mapping[str, Callable[[], Champ]] = {
    "le": lambda: ChampDate("Rendez-vous le", obligatoire=True),
    "heure": lambda: LigneTexte("Heure", obligatoire=True, exemple="14 h 30"),
    "lieu": lambda: LigneTexte("Lieu", obligatoire=True, exemple="à la mairie, bureau 3"),
    "acces": lambda: LigneTexte("Accès", aide="Facultatif.", exemple="entrée de plain-pied, place réservée"),
    "avec": lambda: LigneTexte("Avec", aide="Vide\u00a0: l’agent qui suit le dossier."),
    "apporter": lambda: LigneTexte("À apporter si possible", aide="Facultatif. Séparez par un point-virgule."),
    "action": lambda: LigneTexte(
        "Ce que la personne doit faire",
        aide="Après «\u00a0Merci de\u00a0». Vide\u00a0: remettre les pièces attendues, s’il y en a.",
        exemple="nous remettre un devis",
    ),
    "avant": lambda: ChampDate("Avant le", aide="Facultatif."),
    "reexamen_le": lambda: ChampDate("Prochaine séance le", aide="Facultatif."),
    "motif_droit": lambda: LigneTexte(
        "Règle appliquée", aide="Le texte qui empêche d’étudier la demande. Inutile pour une transmission."
    ),
    "orientation": lambda: LigneTexte("Où la personne peut s’adresser", aide="Facultatif. Une phrase entière."),
}
