"""The people of the foyer, and what they count for today."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from ccas_desktop.application.messages.foyer import (
    LIENS,
    chiffres_du_foyer,
    phrase_age,
    phrase_des_ages_manquants,
    phrase_naissance,
    phrase_presence,
)
from ccas_desktop.application.page_dossier import PageDossier
from ccas_desktop.domain.foyer import Lien, Usager
from ccas_desktop.gui.screens.dossier.chiffres import Chiffres
from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.widgets import Bouton, Carte, RoleBouton


@dataclass(frozen=True)
class LigneFoyer:
    """One person as the table shows it on that day."""

    usager: Usager
    naissance: str
    presence: str


# Characters of a name that the column holds on a narrow page: more go to the next line.
LARGEUR_NOM = 24


def _lignes_de_texte(membre: LigneFoyer) -> int:
    return max(1 + len(membre.usager.identite.nom_affiche) // LARGEUR_NOM, 1 + membre.presence.count("\n"))


COLONNES = (
    Colonne[LigneFoyer]("Nom et prénom", lambda m: m.usager.identite.nom_affiche, extensible=True),
    Colonne[LigneFoyer]("Lien", lambda m: LIENS[m.usager.lien]),
    Colonne[LigneFoyer]("Né·e le", lambda m: m.naissance, trier=lambda m: str(m.usager.identite.date_naissance or "")),
    Colonne[LigneFoyer]("Présence", lambda m: m.presence),
)


class CarteFoyer(Carte):
    """Lists the members.

    Signals:
        ajout_voulu: Emitted when the person wants to add a member.
        modification_voulue: Emitted with the Usager to edit.
        retrait_voulu: Emitted with the Usager to remove.
    """

    ajout_voulu = Signal()
    modification_voulue = Signal(object)
    retrait_voulu = Signal(object)

    def __init__(self) -> None:
        super().__init__("Foyer")
        self.table = TableAjustee("Personnes du foyer", COLONNES, lignes_de_texte=_lignes_de_texte)
        self.chiffres = Chiffres("Composition aujourd’hui")
        self.manques = QLabel()
        self.manques.setProperty("role", "petit")
        self.manques.setWordWrap(True)
        self.ajouter_membre = self.ajouter_action(Bouton("Ajouter un membre", "ajouter", RoleBouton.DISCRET))
        self.modifier = self.ajouter_action(Bouton("Modifier", "modifier", RoleBouton.DISCRET))
        self.modifier.setToolTip("Modifier la personne choisie (Entrée)")
        self.retirer = self.ajouter_action(Bouton("Retirer", "supprimer", RoleBouton.DISCRET))
        self.retirer.setToolTip(
            "Retirer une personne saisie par erreur (Suppr) ; pour un départ, indiquez plutôt sa date"
        )
        self.ajouter(self.table, self.chiffres, self.manques)

        self.ajouter_membre.clicked.connect(self.ajout_voulu)
        self.modifier.clicked.connect(lambda: self._sur_choisie(self.modification_voulue.emit))
        self.retirer.clicked.connect(lambda: self._sur_choisie(self.retrait_voulu.emit))
        self.table.ligne_activee.connect(lambda ligne: self.modification_voulue.emit(ligne.usager))
        self.table.retrait_voulu.connect(lambda ligne: self.retrait_voulu.emit(ligne.usager))
        self.table.ligne_choisie.connect(self._on_choisie)

    def montrer(self, page: PageDossier) -> None:
        """Show the foyer of that day."""
        choisi = self.table.choisie()
        lignes = [_ligne(usager, page) for usager in page.foyer]
        self.table.definir(lignes)
        garde = next((m for m in lignes if choisi is not None and m.usager.id == choisi.usager.id), lignes[0])
        self.table.choisir(garde)
        self.chiffres.definir(chiffres_du_foyer(page.composition))
        self.manques.setText(phrase_des_ages_manquants(page.sans_age))
        self.manques.setVisible(bool(page.sans_age))

    def _sur_choisie(self, faire: object) -> None:
        choisie = self.table.choisie()
        if choisie is not None and callable(faire):
            faire(choisie.usager)

    def _on_choisie(self, ligne: LigneFoyer | None) -> None:
        self.modifier.setEnabled(ligne is not None)
        self.retirer.setEnabled(ligne is not None and ligne.usager.lien is not Lien.DEMANDEUR)


def _ligne(usager: Usager, page: PageDossier) -> LigneFoyer:
    naissance = usager.identite.date_naissance
    age = phrase_age(naissance, page.jour)
    return LigneFoyer(
        usager,
        f"{phrase_naissance(naissance)} ({age})" if age else phrase_naissance(naissance),
        # A departure is on two lines: its date would take the room of the names.
        phrase_presence(usager, page.jour).replace(" le ", "\nle "),
    )
