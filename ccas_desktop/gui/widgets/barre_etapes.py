"""The steps of a demande, or of an import, all in sight."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ccas_desktop.gui.widgets.pictogramme import Pictogramme


class EtatEtape(StrEnum):
    """Where a step stands; the value is the name of its icon."""

    A_FAIRE = "a_faire"
    EN_COURS = "en_cours"
    FAITE = "fait"
    A_CORRIGER = "alerte"
    IMPOSSIBLE = "bloque"


_MOTS = {
    EtatEtape.A_FAIRE: "À faire",
    EtatEtape.EN_COURS: "En cours",
    EtatEtape.FAITE: "Faite",
    EtatEtape.A_CORRIGER: "À compléter",
    EtatEtape.IMPOSSIBLE: "Pas encore possible",
}
_TONS = {
    EtatEtape.A_FAIRE: "texte_secondaire",
    EtatEtape.EN_COURS: "accent_texte",
    EtatEtape.FAITE: "succes",
    EtatEtape.A_CORRIGER: "alerte",
    EtatEtape.IMPOSSIBLE: "texte_secondaire",
}


class BarreEtapes(QFrame):
    """Shows each step with its state in words; a click, or the arrows and Enter, goes to one.

    Signals:
        etape_choisie: Emitted with the code of the step the person goes to.
    """

    etape_choisie = Signal(str)

    def __init__(self, etapes: Sequence[tuple[str, str]], *, nom: str = "Étapes de la demande") -> None:
        super().__init__()
        self.setProperty("role", "etapes")
        self.setAccessibleName(nom)
        self._groupe = QButtonGroup(self)
        nombre = len(etapes)
        self.boutons = {code: BoutonEtape(nom, rang, nombre) for rang, (code, nom) in enumerate(etapes, start=1)}

        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(6, 6, 6, 6)
        ligne.setSpacing(2)
        for rang, (code, bouton) in enumerate(self.boutons.items()):
            if rang:
                ligne.addWidget(Pictogramme("fleche", "texte_secondaire", 16))
            ligne.addWidget(bouton, 1)
            self._groupe.addButton(bouton)
            bouton.clicked.connect(lambda _coche=False, code=code: self.etape_choisie.emit(code))

        next(iter(self.boutons.values())).setChecked(True)

    @property
    def courante(self) -> str:
        """Return the code of the step shown."""
        return next(code for code, bouton in self.boutons.items() if bouton.isChecked())

    def choisir(self, code: str) -> None:
        """Mark the step shown, without emitting."""
        self.boutons[code].setChecked(True)

    def definir_etat(self, code: str, etat: EtatEtape, precision: str = "") -> None:
        """Show where a step stands; `precision` replaces the usual words (« 2 données sur 3 »)."""
        self.boutons[code].definir_etat(etat, precision or _MOTS[etat])


class BoutonEtape(QPushButton):
    """One step: its icon, its name, its state in words."""

    def __init__(self, nom: str, rang: int, nombre: int) -> None:
        super().__init__()
        self.setProperty("role", "etape")
        self.setCheckable(True)
        self._intitule = f"Étape {rang} sur {nombre}, {nom}"
        self._image = Pictogramme("a_faire", cote=22)
        self._nom = QLabel(f"{rang}. {nom}")
        self._nom.setProperty("role", "nom_etape")
        self._etat = QLabel()
        self._etat.setProperty("role", "etat_etape")

        mots = QVBoxLayout()
        mots.setSpacing(0)
        mots.addWidget(self._nom)
        mots.addWidget(self._etat)
        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(10, 4, 6, 4)
        ligne.setSpacing(10)
        ligne.addWidget(self._image)
        ligne.addLayout(mots, 1)
        for enfant in (self._image, self._nom, self._etat):
            enfant.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

        self.definir_etat(EtatEtape.A_FAIRE, _MOTS[EtatEtape.A_FAIRE])

    def definir_etat(self, etat: EtatEtape, mots: str) -> None:
        """Show the state."""
        self._image.definir(etat.value, _TONS[etat])
        self._etat.setText(mots)
        self.setAccessibleName(f"{self._intitule} : {mots}")

    def sizeHint(self) -> QSize:
        disposition = self.layout()
        return disposition.sizeHint() if disposition else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
