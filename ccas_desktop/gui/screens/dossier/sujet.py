"""What a panel of the dossier edits: a form, the draft it keeps, the verb that saves it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ccas_desktop.application.journal import Auteur
from ccas_desktop.gui.forms import Champ
from ccas_desktop.gui.poste import Poste

Valeurs = dict[str, Any]
Verbe = Callable[[Valeurs], object]
Lu = TypeVar("Lu")


class FormulaireVolet(QWidget):
    """A form of a panel.

    Attributes:
        champs: its fields in the order of reading, for a Saisie.

    Signals:
        valide: Emitted when the person says, from a field, that all is typed (Enter in the last one, for most).
    """

    valide = Signal()
    champs: Mapping[str, Champ]

    def relire(self) -> None:
        """Bring what depends on the answers up to date, once a draft is back."""


@dataclass(frozen=True)
class Sujet:
    """What a panel edits.

    Attributes:
        cle: key of the draft.
        remettre: shows again what is saved.
        verbe: makes the verb of the save from the records as last read; it runs on the thread that writes.
        succes: said once saved.
        annexe: shown under the form.
        retirer: removes what is edited; None when it cannot be.
    """

    titre: str
    cle: str
    formulaire: FormulaireVolet
    remettre: Callable[[], None]
    verbe: Callable[[], Verbe]
    succes: str
    annexe: QWidget | None = None
    retirer: tuple[str, Callable[[], None]] | None = None


def verbe_sur(
    poste: Poste, lire: Callable[[], Lu], faire: Callable[[Lu, Auteur, Valeurs], object]
) -> Callable[[], Verbe]:
    """Return what makes the verb of a save: over what `lire` gives, by who writes, both taken when it is asked for."""

    def preparer() -> Verbe:
        lu, qui = lire(), poste.auteur()
        return lambda valeurs: faire(lu, qui, valeurs)

    return preparer
