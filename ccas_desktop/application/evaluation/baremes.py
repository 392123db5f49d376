"""The reference scales: those the application brings, completed by the file that the CCAS imports."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import BaremesImportes, Reglages
from ccas_desktop.domain.reglement.modele.baremes import Bareme, Baremes


@dataclass(frozen=True)
class BaremePerime:
    """A scale that should have a newer value, and since when."""

    bareme: Bareme
    depuis: date


class _LitLesReglages(Protocol):
    def reglages(self) -> Reglages: ...


def baremes_connus(services: Services, reglages: Reglages) -> Baremes:
    """Return the scales in use. Raises BaremesIllisibles when the imported file can no longer be read."""
    fournis = services.baremes.fournis()
    if reglages.baremes is None:
        return fournis
    return fournis.completes(services.baremes.lire(reglages.baremes.texte).par_code.values())


def importer_baremes(services: Services, auteur: Auteur, texte: str, *, nom_fichier: str) -> Baremes:
    """Read a file of scales and put it beside those of the application. Raises BaremesIllisibles: nothing changes."""
    lus = services.baremes.lire(texte)
    empreinte = hashlib.sha256(texte.encode()).hexdigest()
    importes = BaremesImportes(texte, nom_fichier, services.horloge.maintenant(), empreinte)
    with services.base.ecriture(auteur) as base:
        base.importer(importes)
    return lus


def baremes_perimes(services: Services) -> tuple[BaremePerime, ...]:
    """Return the scales in use whose next value should have come by today. Raises BaremesIllisibles."""
    aujourdhui = services.horloge.aujourdhui()
    with services.base.lecture() as base:
        connus = baremes_connus(services, base.reglages())
    perimes = ((bareme, bareme.perime_depuis(aujourdhui)) for bareme in connus.perimes(aujourdhui))
    return tuple(BaremePerime(bareme, depuis) for bareme, depuis in perimes if depuis is not None)
