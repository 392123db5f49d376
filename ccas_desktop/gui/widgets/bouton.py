"""The buttons of the application."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QKeySequence, QShortcutEvent
from PySide6.QtWidgets import QPushButton

from ccas_desktop.gui.theme import icone


class RoleBouton(StrEnum):
    """What a button is for; one `PRINCIPAL` at most on a page."""

    ORDINAIRE = ""
    PRINCIPAL = "principal"
    DANGER = "danger"
    DISCRET = "discret"


_TONS = {RoleBouton.PRINCIPAL: "sur_accent", RoleBouton.DANGER: "danger"}


class Bouton(QPushButton):
    """A button with words, an icon if wanted, and its shortcut told in the tooltip, or also in the words."""

    def __init__(
        self,
        texte: str,
        image: str = "",
        role: RoleBouton = RoleBouton.ORDINAIRE,
        *,
        raccourci: str = "",
        raccourci_dit: bool = False,
    ) -> None:
        super().__init__(texte.replace("&", "&&"))
        self._mots, self._plie = self.text(), False
        self.setProperty("role", role.value)
        self.setAutoDefault(False)
        if image:
            self.setIcon(icone(image, _TONS.get(role, "accent_texte")))
            # Wider than the icon: the only space that Qt can be asked to leave before the words.
            self.setIconSize(QSize(22, 18))
        if raccourci:
            touches = QKeySequence(raccourci)
            self.setShortcut(touches)
            complet = f"{texte} ({nom_des_touches(touches)})"
            self.setToolTip(complet)
            if raccourci_dit:
                self.setText(complet)

    def event(self, event: QEvent) -> bool:
        # Qt shows the button pressed for 100 ms before it acts: what is typed meanwhile would go to the former field.
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return super().event(event)

    def plier(self, plie: bool) -> None:
        """Keep only the icon where the width is short; the words are still in the tooltip, and said."""
        if plie is not self._plie:
            self._plie = plie
            self._dire(plie)
            self.setText(self._mots)

    def setText(self, text: str) -> None:
        self._mots = text
        # Qt forgets the shortcut of a button whose words change.
        touches = self.shortcut()
        super().setText("" if self._plie else text)
        self.setShortcut(touches)
        if self._plie:
            self._dire(True)

    def _dire(self, plie: bool) -> None:
        mots = self._mots.replace("&&", "&")
        if plie:
            self.setAccessibleName(mots)
            self.setToolTip(self.toolTip() or mots)
        elif self.accessibleName() == mots:
            self.setAccessibleName("")


def nom_des_touches(touches: QKeySequence) -> str:
    """Return « Ctrl+Entrée »: Qt says « Retour », which is not what the key bears, nor what the manual says."""
    nom = touches.toString(QKeySequence.SequenceFormat.NativeText)
    avant, plus, derniere = nom.rpartition("+")
    return f"{avant}{plus}Entrée" if derniere in ("Return", "Retour") else nom
