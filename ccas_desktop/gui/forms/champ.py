"""One question of a form: its words, its control, its help and its error."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.domain.errors import ErreurChamp, RefusMetier
from ccas_desktop.gui.accessibilite import annoncer
from ccas_desktop.gui.theme import marquer, theme_porte
from ccas_desktop.gui.widgets.pictogramme import Pictogramme


class Champ(QWidget):
    """Shows a label, a control, a help line and an error line, and tells them to assistive tools.

    `valeur` raises RefusMetier when what is typed cannot be read: the text stays, `montrer_erreur` says why.

    Signals:
        modifie: Emitted after each change made by the person.
        quitte: Emitted when the person leaves the control; the value is complete.
    """

    modifie = Signal()
    quitte = Signal()

    def __init__(self, libelle: str, controle: QWidget, *, aide: str = "", obligatoire: bool = False) -> None:
        super().__init__()
        self.libelle = libelle
        self.controle = controle
        self.obligatoire = obligatoire
        self._aide = QLabel(aide)
        self._texte_erreur = QLabel()
        self._image_erreur = Pictogramme("erreur", "danger", 16)
        self._ligne_erreur = QWidget()

        self._disposer()
        self._nommer()

    def valeur(self) -> Any:
        """Return what is entered, None when empty. Raises RefusMetier when it cannot be read."""
        raise NotImplementedError

    def definir_valeur(self, valeur: Any) -> None:
        """Show this value; None empties the field."""
        raise NotImplementedError

    def brouillon(self) -> str:
        """Return what is typed, readable or not, so that a draft loses nothing."""
        raise NotImplementedError

    def restaurer(self, texte: str) -> None:
        """Show again what `brouillon` returned."""
        raise NotImplementedError

    @property
    def vide(self) -> bool:
        """Tell whether nothing is entered."""
        return not self.brouillon().strip()

    @property
    def erreur(self) -> str:
        """Return the error shown, or an empty text."""
        return self._texte_erreur.text()

    def montrer_erreur(self, texte: str) -> None:
        """Show the reason under the control; what is typed stays."""
        self._texte_erreur.setText(texte)
        self._ligne_erreur.show()
        for controle in self._controles_marques():
            marquer(controle, "erreur", True)
        self._decrire()
        annoncer(self.controle, f"{self.libelle} : {texte}")

    def effacer_erreur(self) -> None:
        """Forget the error."""
        if not self.erreur:
            return
        self._texte_erreur.clear()
        self._ligne_erreur.hide()
        for controle in self._controles_marques():
            marquer(controle, "erreur", False)
        self._decrire()

    def definir_libelle(self, libelle: str) -> None:
        """Change the name of the field, where one field serves several rows in turn."""
        self.libelle = libelle
        self._titre.setText(libelle.replace("&", "&&"))
        self._nommer()

    def definir_aide(self, texte: str) -> None:
        """Change the help line."""
        self._aide.setText(texte)
        self._aide.setVisible(bool(texte))
        self._decrire()

    def verifier(self) -> ErreurChamp | None:
        """Return why the field cannot be kept as it is, showing it; None when it is right."""
        try:
            self.valeur()
        except RefusMetier as refus:
            self.montrer_erreur(phrase_refus(refus.code, refus.faits))
            return ErreurChamp(refus.champ or "", refus.code, refus.faits)
        if self.obligatoire and self.vide:
            self.montrer_erreur(phrase_refus("obligatoire"))
            return ErreurChamp("", "obligatoire")
        self.effacer_erreur()
        return None

    def _controles_marques(self) -> tuple[QWidget, ...]:
        return (self.controle,)

    def _on_modifie(self) -> None:
        self.effacer_erreur()
        self.modifie.emit()

    def _on_quitte(self) -> None:
        """Say at once what cannot be read, but never reproach an empty field while the form is being filled."""
        if not self.vide:
            self.verifier()
        self.quitte.emit()

    def _disposer(self) -> None:
        espaces = theme_porte().espaces
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(espaces["serre"])
        colonne.addLayout(self._ligne_de_titre())
        colonne.addWidget(self.controle)
        colonne.addWidget(self._aide)
        colonne.addWidget(self._ligne_erreur)
        colonne.addStretch(1)

        self._aide.setProperty("role", "petit")
        self._aide.setWordWrap(True)
        self._aide.setVisible(bool(self._aide.text()))
        ligne = QHBoxLayout(self._ligne_erreur)
        ligne.setContentsMargins(0, 0, 0, 0)
        ligne.setSpacing(6)
        ligne.addWidget(self._image_erreur, 0, Qt.AlignmentFlag.AlignTop)
        ligne.addWidget(self._texte_erreur, 1)
        self._texte_erreur.setProperty("role", "erreur")
        self._texte_erreur.setWordWrap(True)
        self._ligne_erreur.hide()

    def _ligne_de_titre(self) -> QHBoxLayout:
        titre = self._titre = QLabel(self.libelle.replace("&", "&&"))
        titre.setProperty("role", "libelle")
        titre.setBuddy(self.controle)
        ligne = QHBoxLayout()
        ligne.setSpacing(6)
        ligne.addWidget(titre)
        if self.obligatoire:
            mention = QLabel("(obligatoire)")
            mention.setProperty("role", "petit")
            ligne.addWidget(mention)
        ligne.addStretch(1)
        return ligne

    def _nommer(self) -> None:
        self.controle.setAccessibleName(f"{self.libelle} (obligatoire)" if self.obligatoire else self.libelle)
        self._decrire()

    def _decrire(self) -> None:
        erreur = f"Erreur : {self.erreur}" if self.erreur else ""
        self.controle.setAccessibleDescription(" ".join(p for p in (erreur, self._aide.text()) if p))
