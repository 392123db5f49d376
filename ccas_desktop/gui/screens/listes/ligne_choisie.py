"""What one does with the current row of a list, by a button or its keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ccas_desktop.application.listes.lecture import LigneListe
from ccas_desktop.application.listes.modele import Liste
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.widgets import Bouton, DispositionFlux

Aller = Callable[[LigneListe], None]


class LigneChoisie(QFrame):
    """The buttons of one row: they read which dossier and request it is, then go there.

    Signals:
        dossier_voulu: Emitted with the id of a dossier and the tab wanted.
        demande_voulue: Emitted with the id of a request and the step wanted.
        nouvelle_demande_voulue: Emitted with the id of the dossier.
    """

    dossier_voulu = Signal(str, str)
    demande_voulue = Signal(str, str)
    nouvelle_demande_voulue = Signal(str)

    def __init__(self, poste: Poste, liste: Liste, lire: Callable[[Sequence[int]], Sequence[LigneListe]]) -> None:
        super().__init__()
        self._poste = poste
        self._lire = lire
        self._rang: int | None = None
        de_demande = liste.code in ("demandes", "courriers")
        self.ouvrir = Bouton("Ouvrir la demande" if de_demande else "Ouvrir le dossier", "suivant")
        self.ouvrir.setToolTip(f"{self.ouvrir.text()} (Entrée)")
        self.dossier = Bouton("Voir le dossier", "dossier", raccourci="Alt+O")
        self.nouvelle = Bouton("Nouvelle demande", "demande", raccourci="Alt+D")
        self.lettre = Bouton("Préparer un courrier", "courrier", raccourci="Alt+C")
        self.passage = Bouton("Noter un passage", "horloge", raccourci="Alt+P")
        self.boutons = (self.ouvrir, self.dossier, self.nouvelle, self.lettre, self.passage)
        self.setAccessibleName("Pour la ligne choisie")

        flux = DispositionFlux(self)
        for bouton in self.boutons:
            flux.addWidget(bouton)
        for bouton in (self.dossier, self.lettre):
            bouton.setVisible(de_demande)
        self.montrer(None)

        self.ouvrir.clicked.connect(self.ouvrir_courante)
        self.dossier.clicked.connect(lambda: self._aller(lambda li: self.dossier_voulu.emit(li.dossier_id, "")))
        self.lettre.clicked.connect(lambda: self._aller(self._aller_aux_courriers))
        self.passage.clicked.connect(lambda: self._aller(lambda li: self.dossier_voulu.emit(li.dossier_id, "suivi")))
        self.nouvelle.clicked.connect(lambda: self._aller(lambda li: self.nouvelle_demande_voulue.emit(li.dossier_id)))

    def montrer(self, rang: int | None) -> None:
        """Act on the row of this rank."""
        self._rang = rang
        for bouton in self.boutons:
            bouton.setEnabled(rang is not None)

    def ouvrir_courante(self) -> None:
        """Open the request of the row, or its dossier."""
        self._aller(self._ouvrir)

    def _ouvrir(self, ligne: LigneListe) -> None:
        if ligne.demande_id is not None:
            self.demande_voulue.emit(ligne.demande_id, "")
        else:
            self.dossier_voulu.emit(ligne.dossier_id, "")

    def _aller_aux_courriers(self, ligne: LigneListe) -> None:
        if ligne.demande_id is not None:
            self.demande_voulue.emit(ligne.demande_id, "courriers")

    def _aller(self, ensuite: Aller) -> None:
        rang = self._rang
        if rang is None:
            return
        self._poste.jobs.lire(
            lambda: self._lire([rang]),
            then=lambda lues: ensuite(lues[0]) if lues else None,
            failed=self._poste.avis.erreur,
            owner=self,
        )
