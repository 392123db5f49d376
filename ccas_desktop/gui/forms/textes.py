"""Fields that are typed: one line, many lines, amount, dates, phone."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.montant import ecrire_montant, lire_montant
from ccas_desktop.domain.personnes.identite import DateNaissance
from ccas_desktop.domain.personnes.nir import contient_nir
from ccas_desktop.gui.forms.champ import Champ
from ccas_desktop.gui.forms.dates import ecrire_date, lire_date, lire_date_naissance
from ccas_desktop.gui.forms.telephone import lire_telephone


def _sans_nir(texte: str) -> str:
    """Return the text. Raises RefusMetier `nir_interdit`: a CCAS may not record it (décret 2019-341)."""
    if contient_nir(texte):
        raise RefusMetier("nir_interdit")
    return texte


class Ligne(QLineEdit):
    """A line read from its start while one looks at it, gone on with at its end once the page gives it the focus.

    What the page chose in it stays chosen: the next key types over it.
    """

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason and not self.hasSelectedText():
            self.end(False)


class LigneTexte(Champ):
    """A line of text, kept as typed but for the spaces around it; a social security number is refused."""

    def __init__(self, libelle: str, *, aide: str = "", obligatoire: bool = False, exemple: str = "") -> None:
        self.ligne = self._nouvelle_ligne()
        super().__init__(libelle, self.ligne, aide=aide, obligatoire=obligatoire)
        self.ligne.setPlaceholderText(exemple)

        self.ligne.textEdited.connect(self._on_modifie)
        self.ligne.editingFinished.connect(self._on_quitte)

    def valeur(self) -> Any:
        """Return what the text means, None when empty."""
        texte = self.ligne.text().strip()
        return self._lire(texte) if texte else None

    def definir_valeur(self, valeur: Any) -> None:
        self.restaurer("" if valeur is None else self._ecrire(valeur))

    def brouillon(self) -> str:
        return self.ligne.text()

    def restaurer(self, texte: str) -> None:
        self.ligne.setText(texte)
        # A text longer than its field is read from its start.
        self.ligne.setCursorPosition(0)
        self.effacer_erreur()

    def _nouvelle_ligne(self) -> QLineEdit:
        """Return the control: a field that completes makes its own."""
        return Ligne()

    def _lire(self, texte: str) -> Any:
        return _sans_nir(texte)

    def _ecrire(self, valeur: Any) -> str:
        return str(valeur)

    def _on_quitte(self) -> None:
        # What cannot be read stays as typed; the reason is shown by `verifier`, called below.
        with suppress(RefusMetier):
            self.ligne.setText("" if (lue := self.valeur()) is None else self._ecrire(lue))
        super()._on_quitte()


class ChampMontant(LigneTexte):
    """An amount in euros, rewritten « 1 234,56 € » when the person leaves it. `valeur` is a Decimal."""

    def __init__(self, libelle: str, *, aide: str = "", obligatoire: bool = False) -> None:
        super().__init__(libelle, aide=aide, obligatoire=obligatoire, exemple="0,00 €")
        self.ligne.setMaximumWidth(190)

    def _lire(self, texte: str) -> Decimal:
        return lire_montant(texte)

    def _ecrire(self, valeur: Decimal) -> str:
        return ecrire_montant(valeur)


class ChampDate(LigneTexte):
    """A whole date, typed « 231126 », « 23.11.26 » or « 23/11/2026 ». `valeur` is a date."""

    def __init__(self, libelle: str, *, aide: str = "", obligatoire: bool = False) -> None:
        super().__init__(libelle, aide=aide, obligatoire=obligatoire, exemple="jj/mm/aaaa")
        self.ligne.setMaximumWidth(190)

    def _lire(self, texte: str) -> date:
        return lire_date(texte)

    def _ecrire(self, valeur: date) -> str:
        return ecrire_date(valeur)


class ChampDateNaissance(LigneTexte):
    """A birth date, whole or with an unknown day or month. `valeur` is a DateNaissance."""

    def __init__(self, libelle: str, *, aujourdhui: date, aide: str = "", obligatoire: bool = False) -> None:
        aide = aide or "Si le jour ou le mois est inconnu : 06/1987 ou 1987."
        super().__init__(libelle, aide=aide, obligatoire=obligatoire, exemple="jj/mm/aaaa")
        self._aujourdhui = aujourdhui

    def _lire(self, texte: str) -> DateNaissance:
        return lire_date_naissance(texte, aujourdhui=self._aujourdhui)

    def _ecrire(self, valeur: DateNaissance) -> str:
        return valeur.en_francais


class ChampTelephone(LigneTexte):
    """A phone number, rewritten « 06 12 34 56 78 ». `valeur` is that text."""

    def __init__(self, libelle: str, *, aide: str = "", obligatoire: bool = False) -> None:
        super().__init__(libelle, aide=aide, obligatoire=obligatoire, exemple="06 12 34 56 78")

    def _lire(self, texte: str) -> str:
        return lire_telephone(texte)


class ChampLong(Champ):
    """A text of several lines; Tab goes to the next field; a social security number is refused."""

    def __init__(self, libelle: str, *, aide: str = "", obligatoire: bool = False, lignes: int = 4) -> None:
        self.texte = TexteLong(lignes)
        super().__init__(libelle, self.texte, aide=aide, obligatoire=obligatoire)

        self.texte.textChanged.connect(self._on_modifie)
        self.texte.quitte.connect(self._on_quitte)

    def valeur(self) -> str | None:
        return _sans_nir(self.texte.toPlainText().strip()) or None

    def definir_valeur(self, valeur: str | None) -> None:
        self.restaurer(valeur or "")

    def brouillon(self) -> str:
        return self.texte.toPlainText()

    def restaurer(self, texte: str) -> None:
        self.texte.blockSignals(True)
        self.texte.setPlainText(texte)
        self.texte.blockSignals(False)
        self.effacer_erreur()


class TexteLong(QPlainTextEdit):
    """A plain text editor that tells when it is left.

    Signals:
        quitte: Emitted when the focus goes elsewhere.
    """

    quitte = Signal()

    def __init__(self, lignes: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lignes + 18)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.quitte.emit()
