"""What a draft says, worked out shortly after each key, away from the window; an answer come too late is dropped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from ccas_desktop.application.redaction_aides.examen import ExamenProjet
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.travaux.jobs import Annulation

DELAI_EXAMEN_MS = 150
# Takes the draft as it is when it is called, and returns the work; None as long as none is read.
Preparer = Callable[[], Callable[[], ExamenProjet] | None]


class ExamenDiffere(QObject):
    """Holds what was last said of a draft.

    Signals:
        fait: Emitted with the ExamenProjet.
    """

    fait = Signal(object)

    def __init__(self, poste: Poste, preparer: Preparer, parent: QObject) -> None:
        super().__init__(parent)
        self._poste = poste
        self._preparer = preparer
        self._en_cours = Annulation()
        self._a_jour = False
        self.dernier: ExamenProjet | None = None
        self._delai = QTimer(self)
        self._delai.setSingleShot(True)
        self._delai.setInterval(DELAI_EXAMEN_MS)
        self._delai.timeout.connect(self.lancer)

    @property
    def actuel(self) -> ExamenProjet | None:
        """Return what was last said; None as long as what was typed since is not examined."""
        return self.dernier if self._a_jour else None

    def differer(self) -> None:
        """Examine shortly: something was typed."""
        self._a_jour = False
        self._en_cours.annuler()
        self._delai.start()

    def lancer(self) -> None:
        """Examine now."""
        self._en_cours.annuler()
        travail = self._preparer()
        if travail is not None:
            self._en_cours = self._poste.jobs.travailler(
                travail, then=self._on_fait, failed=self._poste.avis.erreur, owner=self
            )

    def _on_fait(self, examen: ExamenProjet) -> None:
        self.dernier = examen
        self._a_jour = True
        self.fait.emit(examen)
