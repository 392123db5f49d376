"""The cards that only tell: the address with the contacts, and the pinned note."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.application.messages.adresse import (
    MASQUEE,
    SANS_ADRESSE,
    phrase_d_envoi,
    phrases_de_residence,
)
from ccas_desktop.application.messages.situation import phrases_des_contacts
from ccas_desktop.domain.dossiers.acheminement import empechement_d_envoi
from ccas_desktop.domain.personnes.adresse import Adresse
from ccas_desktop.gui.theme import marquer, theme_porte
from ccas_desktop.gui.widgets import Bandeau, Bouton, Carte, Pictogramme, RoleBouton, Ton


class CarteTexte(Carte):
    """Shows a text, or that there is none, with what edits it.

    Signals:
        modification_voulue: Emitted when the person wants to edit it.
    """

    modification_voulue = Signal()

    def __init__(self, titre: str, bouton: str, vide: str) -> None:
        super().__init__(titre)
        self._vide = vide
        self.texte = QLabel()
        self.texte.setTextFormat(Qt.TextFormat.PlainText)
        self.texte.setWordWrap(True)
        self.texte.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.modifier = self.ajouter_action(Bouton("Modifier", "modifier", RoleBouton.DISCRET))
        self.modifier.setAccessibleName(bouton)
        self.modifier.setToolTip(bouton)
        self.ajouter(self.texte)

        self.modifier.clicked.connect(self.modification_voulue)

    def definir_texte(self, texte: str) -> None:
        """Show another text."""
        self.texte.setText(texte or self._vide)
        marquer(self.texte, "role", "" if texte else "secondaire")


class CarteAdresse(CarteTexte):
    """Shows the address as it is printed, how to reach the person, and whether one may write to her.

    A confidential address is masked until the button is pressed, and again each time the dossier is read.
    """

    def __init__(self) -> None:
        super().__init__("Adresse et contacts", "Modifier l’adresse", SANS_ADRESSE)
        self.envoi = Bandeau(ton=Ton.ALERTE)
        self.contacts = QLabel()
        self.contacts.setTextFormat(Qt.TextFormat.PlainText)
        self.contacts.setWordWrap(True)
        self.contacts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.montrer_l_adresse = self.ajouter_action(Bouton("Montrer l’adresse", "recherche", RoleBouton.DISCRET))
        self.montrer_l_adresse.setToolTip("Afficher l’adresse confidentielle jusqu’à la fermeture de la page")
        self._page: PageDossier | None = None
        self.contenu.insertWidget(0, self.envoi)
        self.ajouter(self.contacts)

        self.montrer_l_adresse.clicked.connect(self._on_montrer)

    def montrer(self, page: PageDossier) -> None:
        """Show the lines of the envelope, or that they are confidential."""
        self._page = page
        dossier = page.complet.dossier
        masquee = dossier.adresse_confidentielle and not dossier.adresse.est_vide
        self.montrer_l_adresse.setVisible(masquee)
        self._ecrire(dossier.adresse_montrable, MASQUEE if masquee else "")
        envoi = phrase_d_envoi(empechement_d_envoi(dossier, page.jour))
        self.envoi.definir(envoi, Ton.ALERTE)
        self.envoi.setVisible(bool(envoi))
        self.contacts.setText("\n".join(phrases_des_contacts(page.complet.demandeur)))
        self.contacts.setVisible(bool(self.contacts.text()))

    def _on_montrer(self) -> None:
        if self._page is not None:
            self.montrer_l_adresse.hide()
            self._ecrire(self._page.complet.dossier.adresse, "")
            self.modifier.setFocus()

    def _ecrire(self, adresse: Adresse, masque: str) -> None:
        if self._page is None:
            return
        residence = phrases_de_residence(self._page.complet.dossier, self._page.jour)
        lignes = (masque,) if masque else adresse.lignes
        if not lignes and not residence:
            self.definir_texte("")
        else:
            self.definir_texte("\n".join((*(lignes or (SANS_ADRESSE,)), *residence)))


class NoteEpinglee(QFrame):
    """The note pinned on the dossier, above everything; it takes no room when there is none.

    Signals:
        modification_voulue: Emitted when the person wants to edit it.
    """

    modification_voulue = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "carte")
        self.setAccessibleName("Note épinglée")
        espaces = theme_porte().espaces
        self._image = Pictogramme("info", "accent", 18)
        self.texte = QLabel()
        self.texte.setTextFormat(Qt.TextFormat.PlainText)
        self.texte.setProperty("role", "fort")
        self.texte.setWordWrap(True)
        self.texte.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.modifier = Bouton("Modifier la note", "modifier", RoleBouton.DISCRET)
        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(espaces["grand"], espaces["serre"], espaces["grand"], espaces["serre"])
        ligne.setSpacing(espaces["petit"])
        ligne.addWidget(self._image, 0, Qt.AlignmentFlag.AlignVCenter)
        ligne.addWidget(self.texte, 1)
        ligne.addWidget(self.modifier)

        self.modifier.clicked.connect(self.modification_voulue)

    def montrer(self, page: PageDossier) -> None:
        """Show the note."""
        note = page.complet.dossier.note
        self.texte.setText(note)
        self.setVisible(bool(note))
