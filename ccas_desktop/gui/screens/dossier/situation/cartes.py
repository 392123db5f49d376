"""The cards of the tab: people, households, housing, notes, former addresses."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.application.messages.adresse import MASQUEE, adresse_en_ligne, phrase_de_l_ancienne
from ccas_desktop.application.messages.situation import (
    ORIENTATIONS,
    phrase_de_l_hebergement,
    phrase_de_la_cloture,
    phrase_de_la_protection,
    phrase_de_la_situation,
    phrase_du_logement,
    phrases_des_contacts,
    phrases_des_ecarts,
)
from ccas_desktop.application.ports import Horloge
from ccas_desktop.domain.dossiers.note import Note
from ccas_desktop.domain.personnes.adresse import AdresseAncienne
from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.domain.personnes.rattachement import TroisFoyers
from ccas_desktop.gui.screens.dossier.cartes_simples import CarteTexte
from ccas_desktop.gui.screens.dossier.situation.carte_liste import CarteListe
from ccas_desktop.gui.screens.dossier.situation.lignes import LignePersonne
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.widgets import Bouton, EtatVide, RoleBouton

_MOTS = {True: "Oui", False: "Non", None: "Ne sait pas"}
_IMAGES = {True: ("fait", "succes"), False: ("fermer", "texte_secondaire"), None: ("aide", "texte_secondaire")}


class CartePersonnes(CarteListe[LignePersonne]):
    """What is known of each person, and what edits it.

    Signals:
        situation_voulue, protection_voulue: Emitted with the Usager.
    """

    situation_voulue = Signal(object)
    protection_voulue = Signal(object)

    def __init__(self) -> None:
        super().__init__(
            "Personnes",
            (
                Colonne[LignePersonne]("Personne", lambda p: p.usager.identite.nom_affiche),
                Colonne[LignePersonne]("Situation et contacts", lambda p: p.mots, extensible=True),
            ),
        )
        self.situation = self.ajouter_action(Bouton("Situation et contacts", "modifier", RoleBouton.DISCRET))
        self.protection = self.ajouter_action(Bouton("Protection", "modifier", RoleBouton.DISCRET))

        self.situation.clicked.connect(lambda: self.sur_choisie(lambda p: self.situation_voulue.emit(p.usager)))
        self.protection.clicked.connect(lambda: self.sur_choisie(lambda p: self.protection_voulue.emit(p.usager)))
        self.table.ligne_activee.connect(lambda p: self.situation_voulue.emit(p.usager))

    def montrer(self, page: PageDossier) -> None:
        """Show the people of the foyer."""
        self.definir_lignes([_personne(usager, page) for usager in page.foyer], lambda p: p.usager.id)


class CarteFoyers(CarteListe[TroisFoyers]):
    """The three households side by side, and what their differences change.

    Signals:
        modification_voulue: Emitted when the person wants to edit them.
    """

    modification_voulue = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Foyer réel, CAF et fiscal",
            (
                Colonne[TroisFoyers]("Personne", lambda f: f.usager.identite.nom_affiche, extensible=True),
                _colonne_oui_non("Vit ici", "reel"),
                _colonne_oui_non("CAF ou MSA", "caf"),
                _colonne_oui_non("Impôts", "fiscal"),
            ),
        )
        self.ecarts = QLabel()
        self.ecarts.setWordWrap(True)
        self.ecarts.setTextFormat(Qt.TextFormat.PlainText)
        self.ajouter(self.ecarts)
        self.modifier = self.ajouter_action(Bouton("Modifier", "modifier", RoleBouton.DISCRET))
        self.modifier.setAccessibleName("Modifier les foyers CAF et fiscal")

        self.modifier.clicked.connect(self.modification_voulue)
        self.table.ligne_activee.connect(lambda _foyer: self.modification_voulue.emit())

    def montrer(self, page: PageDossier) -> None:
        """Show the households of today."""
        self.definir_lignes(list(page.trois_foyers), lambda f: f.usager.id)
        phrases = phrases_des_ecarts(page.trois_foyers)
        self.ecarts.setText("\n".join(phrases))
        self.ecarts.setVisible(bool(phrases))
        self.modifier.setEnabled(len(page.foyer) > 1)


class CarteSuivi(CarteTexte):
    """Shows the housing and who follows the dossier."""

    def __init__(self) -> None:
        super().__init__("Logement et suivi", "Modifier le logement et le suivi", "Rien n’est indiqué.")

    def montrer(self, page: PageDossier) -> None:
        """Show what is known of it."""
        dossier = page.complet.dossier
        venue = f"Venu·e\u00a0: {ORIENTATIONS[dossier.orientation].lower()}" if dossier.orientation else ""
        lignes = (
            phrase_du_logement(dossier),
            f"Référent·e\u00a0: {page.referent}" if page.referent else "",
            venue,
            f"Prescripteur\u00a0: {dossier.prescripteur}" if dossier.prescripteur else "",
            phrase_de_la_cloture(dossier),
        )
        self.definir_texte("\n".join(ligne for ligne in lignes if ligne))


class CarteNotes(CarteListe[Note]):
    """The dated notes, latest first.

    Signals:
        ajout_voulu: Emitted when the person wants to write one.
        modification_voulue, retrait_voulu: Emitted with the Note.
    """

    ajout_voulu = Signal()
    modification_voulue = Signal(object)
    retrait_voulu = Signal(object)

    def __init__(self, horloge: Horloge) -> None:
        super().__init__(
            "Notes datées",
            (
                Colonne[Note]("Date", lambda n: n.ecrite_le, ecrire=lambda i: f"{horloge.jour_de(i):%d/%m/%Y}"),
                Colonne[Note]("Note", lambda n: f"{n.texte}\n{n.auteur}", extensible=True),
            ),
            vide=EtatVide("document", "Aucune note datée."),
        )
        self.ajouter_note = self.ajouter_action(Bouton("Ajouter une note", "ajouter", RoleBouton.DISCRET))
        self.retirer = self.ajouter_action(Bouton("Retirer", "supprimer", RoleBouton.DISCRET))
        self.retirer.setAccessibleName("Retirer la note choisie")

        self.ajouter_note.clicked.connect(self.ajout_voulu)
        self.retirer.clicked.connect(lambda: self.sur_choisie(self.retrait_voulu.emit))
        self.table.ligne_activee.connect(self.modification_voulue)
        self.table.retrait_voulu.connect(self.retrait_voulu)

    def montrer(self, page: PageDossier) -> None:
        """Show the notes of the dossier."""
        self.definir_lignes(list(page.complet.notes), lambda n: n.id)
        self.retirer.setEnabled(bool(page.complet.notes))


class CarteAnciennesAdresses(CarteListe[AdresseAncienne]):
    """Where the foyer lived before; masked as the present address is.

    Signals:
        retrait_voulu: Emitted with the AdresseAncienne entered by mistake.
    """

    retrait_voulu = Signal(object)

    def __init__(self) -> None:
        self._masquee = False
        super().__init__(
            "Adresses précédentes",
            (
                Colonne[AdresseAncienne]("Adresse", self._adresse, extensible=True),
                Colonne[AdresseAncienne]("Période", phrase_de_l_ancienne, trier=lambda a: str(a.fin or "")),
            ),
            vide=EtatVide("adresse", "Aucune adresse précédente."),
        )
        self.retirer = self.ajouter_action(Bouton("Retirer", "supprimer", RoleBouton.DISCRET))
        self.retirer.setAccessibleName("Retirer l’adresse choisie")

        self.retirer.clicked.connect(lambda: self.sur_choisie(self.retrait_voulu.emit))
        self.table.retrait_voulu.connect(self.retrait_voulu)

    def montrer(self, page: PageDossier) -> None:
        """Show the former addresses."""
        self._masquee = page.complet.dossier.adresse_confidentielle
        self.definir_lignes(list(page.complet.adresses), lambda a: a.id)
        self.retirer.setEnabled(bool(page.complet.adresses))

    def _adresse(self, ancienne: AdresseAncienne) -> str:
        return MASQUEE if self._masquee else adresse_en_ligne(ancienne.adresse)


def _colonne_oui_non(titre: str, champ: str) -> Colonne[TroisFoyers]:
    return Colonne[TroisFoyers](
        titre,
        lambda f: _MOTS[getattr(f, champ)],
        image=lambda f: _IMAGES[getattr(f, champ)],
        gabarit="Ne sait pas",
    )


def _personne(usager: Usager, page: PageDossier) -> LignePersonne:
    lignes = (
        phrase_de_la_situation(usager),
        phrase_de_l_hebergement(usager, page.complet.usagers),
        phrase_de_la_protection(usager),
        " · ".join(phrases_des_contacts(usager)),
    )
    return LignePersonne(usager, "\n".join(ligne for ligne in lignes if ligne) or "Rien n’est indiqué.")
