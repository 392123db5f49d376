"""The fields of a form as one thing: its values, its errors, its draft."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.domain.errors import ErreurChamp, RefusMetier, SaisieInvalide
from ccas_desktop.domain.personnes.nir import contient_nir
from ccas_desktop.gui.forms.champ import Champ

DELAI_BROUILLON_MS = 400


class Liaison(QObject):
    """Binds the fields of a form, by name, to a plain draft and to the errors of the rules.

    Attributes:
        tapes: the names of the fields that the person changed.

    Signals:
        modifie: Emitted after each change made by the person.
        brouillon_modifie: Emitted with the draft (dict[str, str]) at most half a second after a change, and at once
            when the person leaves a field or `pousser` is called.
    """

    modifie = Signal()
    brouillon_modifie = Signal(object)

    def __init__(self, champs: Mapping[str, Champ], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.champs = dict(champs)
        self.tapes: set[str] = set()
        self._minuterie = QTimer(self)
        self._minuterie.setSingleShot(True)
        self._minuterie.setInterval(DELAI_BROUILLON_MS)

        for nom, champ in self.champs.items():
            champ.modifie.connect(partial(self._on_modifie, nom))
            champ.quitte.connect(self.pousser)
        self._minuterie.timeout.connect(self._emettre)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_change)

    def valeurs(self) -> dict[str, Any]:
        """Return each value by name. Raises SaisieInvalide, each reason already shown at its field."""
        erreurs = [
            ErreurChamp(nom, erreur.code, erreur.faits)
            for nom, champ in self.champs.items()
            if (erreur := champ.verifier()) is not None
        ]
        if erreurs:
            self._aller_a(erreurs[0].champ)
            raise SaisieInvalide(tuple(erreurs))
        return {nom: champ.valeur() for nom, champ in self.champs.items()}

    def definir(self, valeurs: Mapping[str, Any]) -> None:
        """Show these values; a field that is not named keeps its own."""
        for nom, valeur in valeurs.items():
            self.champs[nom].definir_valeur(valeur)

    def montrer_refus(self, refus: RefusMetier) -> bool:
        """Show each error at its field and go to the first; return whether all had a field here."""
        erreurs = refus.erreurs if isinstance(refus, SaisieInvalide) else (_en_erreur(refus),)
        connues = [e for e in erreurs if e.champ in self.champs]
        for erreur in connues:
            self.champs[erreur.champ].montrer_erreur(phrase_refus(erreur.code, erreur.faits))
        if connues:
            self._aller_a(connues[0].champ)
        return len(connues) == len(erreurs)

    def effacer_erreurs(self) -> None:
        """Forget every error."""
        for champ in self.champs.values():
            champ.effacer_erreur()

    def vider(self) -> None:
        """Empty every field."""
        for champ in self.champs.values():
            champ.definir_valeur(None)
        self._minuterie.stop()

    def brouillon(self) -> dict[str, str]:
        """Return what is typed, readable or not; empty fields are left out.

        So is a social security number, which stays in its field: a draft is written on the disk.
        """
        textes = {nom: champ.brouillon() for nom, champ in self.champs.items()}
        return {nom: texte for nom, texte in textes.items() if texte and not contient_nir(texte)}

    def restaurer(self, brouillon: Mapping[str, str], *, sauf: Collection[str] = ()) -> None:
        """Show a draft again, but for some fields; a name that the form no longer has is ignored."""
        for nom, champ in self.champs.items():
            if nom not in sauf:
                champ.restaurer(brouillon.get(nom, ""))

    def pousser(self) -> None:
        """Emit the draft now if it changed: when a screen closes, or the focus leaves."""
        if self._minuterie.isActive():
            self._minuterie.stop()
            self._emettre()

    def _on_modifie(self, nom: str) -> None:
        self.tapes.add(nom)
        # Not restarted at each key: someone who types without a pause is saved too.
        if not self._minuterie.isActive():
            self._minuterie.start()
        self.modifie.emit()

    def _on_focus_change(self, ancien: QWidget | None, _nouveau: QWidget | None) -> None:
        # A window that closes destroys its fields one by one, and the focus moves meanwhile.
        champs = [champ for champ in self.champs.values() if shiboken6.isValid(champ)]
        if len(champs) == len(self.champs) and ancien and any(champ.isAncestorOf(ancien) for champ in champs):
            self.pousser()

    def _emettre(self) -> None:
        self.brouillon_modifie.emit(self.brouillon())

    def _aller_a(self, nom: str) -> None:
        self.champs[nom].controle.setFocus()


def _en_erreur(refus: RefusMetier) -> ErreurChamp:
    return ErreurChamp(refus.champ or "", refus.code, refus.faits)
