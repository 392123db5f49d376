"""Keeps where the import under way stands, so that a restart comes back to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ccas_desktop.application import brouillons
from ccas_desktop.application.classeur import Classeur
from ccas_desktop.application.imports.apercu import Apercu
from ccas_desktop.application.imports.place import (
    CLE,
    PlaceImport,
    choisir_comme,
    ecrire_place,
    lire_place,
    place_a_l_apercu,
    place_de,
    regler_comme,
)
from ccas_desktop.application.imports.reglage import Reglage, regler
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.messages.imports import phrase_fichier_change, phrase_fichier_perdu
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import Brouillon
from ccas_desktop.domain.dossiers.reprise import ModeleColonnes
from ccas_desktop.gui.travaux.jobs import Jobs

# A draft is not in the journal: nobody in particular keeps it.
PROGRAMME = Auteur("CCAS Desktop")


class PlaceTenue(QObject):
    """The draft of one import, and what is taken up again from it.

    Signals:
        dit: Emitted with words when the file is no longer what it was.
    """

    dit = Signal(str)

    def __init__(self, services: Services, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self._fichier: Path | None = None
        self._place: PlaceImport | None = None
        self._reprise: PlaceImport | None = None
        self._propose: Apercu | None = None
        self._cherchee = False

    @property
    def va_a_l_apercu(self) -> bool:
        """Tell whether the import taken up again was at its preview."""
        return self._reprise is not None and self._reprise.a_l_apercu

    def chercher(self, ensuite: Callable[[Path], None]) -> None:
        """Give the file of the import that was under way; once, and nothing when there was none."""
        if self._cherchee:
            return
        self._cherchee = True
        services = self._services

        def trouver(brouillon: Brouillon | None) -> None:
            place = lire_place(brouillon.contenu) if brouillon is not None else None
            if place is not None and self._fichier is None:
                self._reprise, self._fichier = place, Path(place.fichier)
                ensuite(self._fichier)

        # Behind the writes already asked for: a draft just forgotten does not come back.
        self._jobs.ecrire(lambda: brouillons.reprendre(services, CLE), then=trouver, owner=self)

    def commencer(self, fichier: Path) -> None:
        """Follow another file."""
        self._cherchee, self._fichier, self._place, self._reprise = True, fichier, None, None

    def regler(self, classeur: Classeur, modeles: tuple[ModeleColonnes, ...]) -> Reglage:
        """Return how the file is read: as it was settled, when it is taken up again."""
        reglage = regler_comme(self._reprise, classeur, modeles) if self._reprise is not None else None
        if self._reprise is not None and classeur.empreinte != self._reprise.empreinte:
            self.dit.emit(phrase_fichier_change(classeur.nom, colonnes_gardees=reglage is not None))
            self._reprise = None
        if reglage is None:
            self._reprise, reglage = None, regler(classeur, modeles)
        self.noter_les_colonnes(classeur, reglage)
        return reglage

    def choisir(self, propose: Apercu) -> Apercu:
        """Return the preview, with what the agent had decided when it is taken up again."""
        self._propose = propose
        apercu = propose if self._reprise is None else choisir_comme(self._reprise, propose)
        self._reprise = None
        self.noter_l_apercu(apercu)
        return apercu

    def noter_les_colonnes(self, classeur: Classeur | None, reglage: Reglage | None) -> None:
        """Keep the columns; while it is being taken up again, what was decided is still in the draft."""
        if self._fichier is None or classeur is None or reglage is None:
            return
        self._place = place_de(self._fichier, classeur, reglage)
        if not self.va_a_l_apercu:
            self._garder(self._place)

    def noter_l_apercu(self, apercu: Apercu) -> None:
        """Keep what is decided."""
        if self._place is not None and self._propose is not None:
            self._garder(place_a_l_apercu(self._place, self._propose, apercu))

    def perdre(self) -> str:
        """Forget an import whose file cannot be read any more, and return what to say of it."""
        nom = self._reprise.nom if self._reprise is not None else ""
        self.oublier()
        return phrase_fichier_perdu(nom)

    def oublier(self) -> None:
        """Forget the place: the import is done, or given up."""
        services = self._services
        self._cherchee = True
        self._fichier = self._place = self._reprise = self._propose = None
        self._jobs.ecrire(lambda: brouillons.oublier(services, PROGRAMME, CLE))

    def _garder(self, place: PlaceImport) -> None:
        services = self._services
        self._jobs.ecrire(lambda: brouillons.garder(services, PROGRAMME, CLE, ecrire_place(place)))
