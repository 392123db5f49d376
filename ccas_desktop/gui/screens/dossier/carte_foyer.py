"""The people of the foyer, and what they count for on a day: today, or another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from ccas_desktop.application.dossiers.page import FoyerAu, PageDossier
from ccas_desktop.application.messages.foyer import (
    LIENS,
    chiffres_du_foyer,
    phrase_age,
    phrase_des_ages_manquants,
    phrase_naissance,
    phrase_presence,
)
from ccas_desktop.application.messages.situation import phrase_de_l_hebergement, phrases_des_ecarts
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.rattachement import trois_foyers
from ccas_desktop.gui.forms import ChampDate
from ccas_desktop.gui.screens.dossier.chiffres import Chiffres
from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Bouton, Carte, RoleBouton


@dataclass(frozen=True)
class LigneFoyer:
    """One person as the table shows it on that day."""

    usager: Usager
    naissance: str
    presence: str


COLONNES = (
    Colonne[LigneFoyer]("Nom et prénom", lambda m: m.usager.identite.nom_affiche, extensible=True, part=3),
    Colonne[LigneFoyer]("Lien", lambda m: LIENS[m.usager.lien]),
    Colonne[LigneFoyer]("Né·e le", lambda m: m.naissance, trier=lambda m: str(m.usager.identite.date_naissance or "")),
    Colonne[LigneFoyer]("Présence", lambda m: m.presence, extensible=True, part=2),
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
        self.table = TableAjustee("Personnes du foyer", COLONNES)
        self.jour = ChampDate("Composition au")
        self.chiffres = Chiffres("Composition du foyer")
        self.ecarts = QLabel()
        self.ecarts.setProperty("role", "petit")
        self.ecarts.setWordWrap(True)
        self._page: PageDossier | None = None
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
        self.ajouter(self.table)
        bas = QHBoxLayout()
        bas.setSpacing(theme_porte().espaces["grand"])
        bas.addWidget(self.jour)
        bas.addWidget(self.chiffres, 1)
        self.contenu.addLayout(bas)
        self.ajouter(self.manques, self.ecarts)

        self.ajouter_membre.clicked.connect(self.ajout_voulu)
        self.modifier.clicked.connect(lambda: self._sur_choisie(self.modification_voulue.emit))
        self.retirer.clicked.connect(lambda: self._sur_choisie(self.retrait_voulu.emit))
        self.table.ligne_activee.connect(lambda ligne: self.modification_voulue.emit(ligne.usager))
        self.table.retrait_voulu.connect(lambda ligne: self.retrait_voulu.emit(ligne.usager))
        self.table.ligne_choisie.connect(self._on_choisie)
        self.jour.quitte.connect(self._on_jour)
        self.jour.ligne.returnPressed.connect(self._on_jour)

    def montrer(self, page: PageDossier) -> None:
        """Show the foyer of today, or of the day that was asked for."""
        neuve = self._page is None
        self._page = page
        if neuve or self.jour.vide:
            self.jour.definir_valeur(page.jour)
        self._on_jour()

    def _on_jour(self) -> None:
        if self._page is None or self.jour.verifier() is not None:
            return
        jour: date = self.jour.valeur() or self._page.jour
        self.jour.definir_valeur(jour)
        self._montrer_le_foyer(self._page, self._page.foyer_au(jour))

    def _montrer_le_foyer(self, page: PageDossier, foyer: FoyerAu) -> None:
        choisi = self.table.choisie()
        lignes = [_ligne(usager, page, foyer.jour) for usager in foyer.usagers]
        self.table.definir(lignes)
        garde = next((m for m in lignes if choisi is not None and m.usager.id == choisi.usager.id), lignes[0])
        self.table.choisir(garde)
        self.chiffres.definir(chiffres_du_foyer(foyer.composition))
        manques = phrase_des_ages_manquants(foyer.sans_age)
        self.manques.setText(manques)
        self.manques.setVisible(bool(manques))
        ecarts = "\n".join(phrases_des_ecarts([trois_foyers(u, foyer.jour) for u in foyer.usagers]))
        self.ecarts.setText(ecarts)
        self.ecarts.setVisible(bool(ecarts))

    def _sur_choisie(self, faire: object) -> None:
        choisie = self.table.choisie()
        if choisie is not None and callable(faire):
            faire(choisie.usager)

    def _on_choisie(self, ligne: LigneFoyer | None) -> None:
        self.modifier.setEnabled(ligne is not None)
        self.retirer.setEnabled(ligne is not None and ligne.usager.lien is not Lien.DEMANDEUR)


def _ligne(usager: Usager, page: PageDossier, jour: date) -> LigneFoyer:
    naissance = usager.identite.date_naissance
    age = phrase_age(naissance, jour)
    # A departure is on two lines: its date would take the room of the names.
    presence = phrase_presence(usager, jour).replace(" le ", "\nle ")
    hebergement = phrase_de_l_hebergement(usager, page.complet.usagers)
    return LigneFoyer(
        usager,
        f"{phrase_naissance(naissance)} ({age})" if age else phrase_naissance(naissance),
        f"{presence}\n{hebergement}" if hebergement else presence,
    )
