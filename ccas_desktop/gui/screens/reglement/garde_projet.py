"""A draft kept while it is typed: shortly after each change, and at once when it is left."""

from __future__ import annotations

import json
from dataclasses import replace

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.redaction_aides.deux_redactions import Gardee, garder_redaction
from ccas_desktop.application.redaction_aides.formes import Table
from ccas_desktop.application.redaction_aides.projet import Projet
from ccas_desktop.gui.poste import Poste

DELAI_BROUILLON_MS = 400


class GardeProjet(QObject):
    """Holds the draft of an editor and the table that its forms write in.

    Signals:
        partage: Emitted with what another wrote of the draft meanwhile; what is typed is then kept beside it.
        disparu: Emitted once what is typed is a draft again, brought into force or given up elsewhere.
    """

    partage = Signal(object)
    disparu = Signal()

    def __init__(self, poste: Poste, parent: QObject) -> None:
        super().__init__(parent)
        self._poste = poste
        self._projet: Projet | None = None
        self._redaction = nouvel_id()
        self._a_garder = False
        self.table: Table = {}
        self._delai = QTimer(self)
        self._delai.setSingleShot(True)
        self._delai.setInterval(DELAI_BROUILLON_MS)
        self._delai.timeout.connect(self.garder)

    @property
    def projet(self) -> Projet | None:
        """Return the draft as it is typed now; None as long as it is not read."""
        return None if self._projet is None else replace(self._projet, aide=copie(self.table))

    def ouvrir(self, projet: Projet) -> None:
        """Hold a draft."""
        self._projet = replace(projet, redaction=self._redaction)
        self.table = copie(projet.aide)

    def confirmer_les_chiffres(self) -> None:
        """Say that the figures of the sample were looked at."""
        if self._projet is not None:
            self._projet = replace(self._projet, chiffres=())
            self.noter()

    def noter(self) -> None:
        """Keep the draft shortly: something was typed."""
        self._a_garder = True
        self._delai.start()

    def oublier(self) -> None:
        """Keep nothing of what was typed last: the draft is given up."""
        self._a_garder = False
        self._delai.stop()

    def garder(self) -> None:
        """Keep the draft now, if something was typed since."""
        self._delai.stop()
        projet = self.projet
        # Once the window has closed, the page was hidden, hence kept; a field that loses its focus later says it again.
        if not self._a_garder or projet is None or self._poste.jobs.fermes:
            return
        self._a_garder = False
        services, auteur = self._poste.services, self._poste.auteur()
        # Without an owner: what is typed last in a page that closes is kept, and its outcome has nobody to tell.
        self._poste.jobs.ecrire(
            lambda: garder_redaction(services, auteur, projet), then=self._on_gardee, failed=self._poste.avis.erreur
        )

    def _on_gardee(self, gardee: Gardee) -> None:
        if not shiboken6.isValid(self) or self._projet is None:
            return
        # What was typed or confirmed since the save was asked for stays: only where it is kept is learnt.
        garde = gardee.projet
        self._projet = replace(self._projet, cle=garde.cle, revision=garde.revision, a_cote=garde.a_cote)
        if gardee.autre is not None:
            self.partage.emit(gardee.autre)
        elif gardee.disparu:
            self.disparu.emit()


def copie(table: object) -> Table:
    """Return a copy of the table: what another thread reads never changes under it."""
    copiee: Table = json.loads(json.dumps(table))
    return copiee
