"""The first names of a person, each one apart, in the order of the birth certificate."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton

from ccas_desktop.gui.forms.champ import Champ
from ccas_desktop.gui.theme import icone, marquer
from ccas_desktop.gui.widgets.flux import DispositionFlux

_SEPARATEURS = ",;\n\t"


class ChampPrenoms(Champ):
    """First names as tags: Enter or a comma adds one, Backspace takes the last one back, ← goes to them."""

    def __init__(self, libelle: str = "Prénoms", *, aide: str = "", obligatoire: bool = False) -> None:
        self.editeur = EditeurEtiquettes()
        aide = aide or "Dans l’ordre de l’acte de naissance ; Entrée ou virgule après chacun."
        super().__init__(libelle, self.editeur, aide=aide, obligatoire=obligatoire)

        self.editeur.modifie.connect(self._on_modifie)
        self.editeur.quitte.connect(self._on_quitte)

    def valeur(self) -> tuple[str, ...]:
        return self.editeur.textes()

    def definir_valeur(self, valeur: Sequence[str] | None) -> None:
        self.editeur.definir(tuple(valeur or ()))
        self.effacer_erreur()

    def brouillon(self) -> str:
        return ", ".join(self.editeur.textes())

    def restaurer(self, texte: str) -> None:
        self.definir_valeur(_decouper(texte))

    def _decrire(self) -> None:
        super()._decrire()
        self.editeur.ligne.setAccessibleName(self.editeur.accessibleName())
        self.editeur.ligne.setAccessibleDescription(self.editeur.accessibleDescription())


class EditeurEtiquettes(QFrame):
    """A frame that looks like an entry and holds one tag a text, then a line to type the next.

    One stop of Tab, however many tags: the arrows go from the line to them and back.

    Signals:
        modifie: Emitted when a tag or the text being typed changes.
        quitte: Emitted when the focus leaves the line.
    """

    modifie = Signal()
    quitte = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "entree")
        self.etiquettes: list[Etiquette] = []
        self.ligne = LigneEtiquette()

        self._flux = DispositionFlux(self, espace=4, dernier_extensible=True)
        self._flux.setContentsMargins(5, 3, 5, 3)
        self._flux.addWidget(self.ligne)
        self.setMinimumHeight(34)
        self.setFocusProxy(self.ligne)

        self.ligne.textEdited.connect(self._on_texte)
        self.ligne.valide.connect(self._accepter)
        self.ligne.reprise_demandee.connect(self._reprendre_la_derniere)
        self.ligne.etiquettes_voulues.connect(lambda: self._aller(len(self.etiquettes) - 1))
        self.ligne.focus.connect(self._on_focus)

    def textes(self) -> tuple[str, ...]:
        """Return the tags, and the text being typed as the last one."""
        return tuple(e.text() for e in self.etiquettes) + _decouper(self.ligne.text())

    def definir(self, textes: Sequence[str]) -> None:
        """Show these texts as tags."""
        for etiquette in tuple(self.etiquettes):
            self._retirer(etiquette)
        for texte in textes:
            self._ajouter(texte)
        self.ligne.clear()

    def _on_texte(self, texte: str) -> None:
        if any(s in texte for s in _SEPARATEURS):
            self._accepter()
        self.modifie.emit()

    def _on_focus(self, present: bool) -> None:
        marquer(self, "anneau", present)
        if not present:
            self._accepter()
            self.quitte.emit()

    def _accepter(self) -> None:
        for texte in _decouper(self.ligne.text()):
            self._ajouter(texte)
        self.ligne.clear()

    def _reprendre_la_derniere(self) -> None:
        if self.etiquettes:
            derniere = self.etiquettes[-1]
            self.ligne.setText(derniere.text())
            self._retirer(derniere)
            self.modifie.emit()

    def _ajouter(self, texte: str) -> None:
        etiquette = Etiquette(texte)
        etiquette.setProperty("role", "etiquette")
        etiquette.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        etiquette.setAccessibleName(f"Retirer {texte}")
        etiquette.setToolTip(f"Retirer {texte}")
        etiquette.clicked.connect(lambda: self._on_retrait(etiquette))
        etiquette.tape.connect(self._on_tape)
        etiquette.deplacement.connect(lambda pas: self._aller(self.etiquettes.index(etiquette) + pas))
        self.etiquettes.append(etiquette)
        self._flux.inserer(len(self.etiquettes) - 1, etiquette)
        etiquette.show()
        self.updateGeometry()

    def _aller(self, rang: int) -> None:
        """Go to a tag, or to the line after the last one."""
        if rang >= 0:
            (self.etiquettes[rang] if rang < len(self.etiquettes) else self.ligne).setFocus()

    def _on_tape(self, texte: str) -> None:
        self.ligne.setFocus()
        self.ligne.insert(texte)
        self.ligne.textEdited.emit(self.ligne.text())

    def _on_retrait(self, etiquette: Etiquette) -> None:
        self._retirer(etiquette)
        self.ligne.setFocus()
        self.modifie.emit()

    def _retirer(self, etiquette: Etiquette) -> None:
        self.etiquettes.remove(etiquette)
        self._flux.removeWidget(etiquette)
        etiquette.hide()
        etiquette.deleteLater()
        self.updateGeometry()


class Etiquette(QPushButton):
    """One tag; Space, Enter or Delete takes it away.

    Signals:
        deplacement: Emitted with -1 or 1 on an arrow.
        tape: Emitted with what is typed while it has the focus: that is the start of the next one.
    """

    deplacement = Signal(int)
    tape = Signal(str)

    def __init__(self, texte: str) -> None:
        super().__init__(icone("fermer", "texte_secondaire"), texte)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.deplacement.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.text().strip() and event.text().isprintable():
            self.tape.emit(event.text())
        else:
            super().keyPressEvent(event)


class LigneEtiquette(QLineEdit):
    """The line where the next tag is typed.

    Signals:
        valide: Emitted on Enter with a text.
        reprise_demandee: Emitted on Backspace in an empty line.
        etiquettes_voulues: Emitted on the left arrow at the start of the line.
        focus: Emitted with True when the focus comes, False when it goes.
    """

    valide = Signal()
    reprise_demandee = Signal()
    etiquettes_voulues = Signal()
    focus = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "nu")
        self.setMinimumWidth(90)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.valide.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.reprise_demandee.emit()
        elif event.key() == Qt.Key.Key_Left and self.cursorPosition() == 0:
            self.etiquettes_voulues.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus.emit(False)


def _decouper(texte: str) -> tuple[str, ...]:
    for separateur in _SEPARATEURS:
        texte = texte.replace(separateur, ",")
    return tuple(p for partie in texte.split(",") if (p := " ".join(partie.split())))
