"""What the update of the program needs of the world: where it is published, its folder, who starts the setup."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ccas_desktop.domain.mise_a_jour.acceptation import Programme, VerifierSignature
from ccas_desktop.domain.mise_a_jour.etat import EtatMisesAJour
from ccas_desktop.domain.mise_a_jour.manifeste import Installation

Annule = Callable[[], bool]


@dataclass(frozen=True)
class Flux:
    """A setup on its way: `morceaux` starts at its byte `debut`."""

    debut: int
    morceaux: Iterator[bytes]


class Source(Protocol):
    """Where a version is published. Raises SourceInjoignable, ManifesteAbsent, SourceRenvoieAilleurs."""

    def manifeste(self, *, annule: Annule) -> bytes:
        """Return the manifest as published, of which nothing is known yet."""

    def installation(self, fichier: str, *, depuis: int, annule: Annule) -> AbstractContextManager[Flux]:
        """Read a file beside the manifest, from a byte on when the place can, else from its start.

        Raises TelechargementCoupe, and what `annule` asked for ends the reading in the same way.
        """


class Depot(Protocol):
    """The folder of this account where setups, copies of the base and their story are kept. Raises PlaceManquante."""

    def etat(self) -> EtatMisesAJour:
        """Return what is known; nothing is when it cannot be read."""

    def modifier(self, changer: Callable[[EtatMisesAJour], EtatMisesAJour]) -> EtatMisesAJour:
        """Change what is known, whole, one change at a time, and return it."""

    def deja_recu(self, installation: Installation) -> int:
        """Return how many bytes of a setup are here already."""

    def recevoir(self, installation: Installation, flux: Flux, progres: Callable[[int], None]) -> None:
        """Write what comes, then check it. Raises InstallationAlteree, and nothing of the file is then kept."""

    def est_prete(self, installation: Installation) -> bool:
        """Tell whether a setup is here, of the right weight; its bytes are checked by `tenir`."""

    def tenir(self, installation: Installation) -> AbstractContextManager[Path]:
        """Check a setup and hold it, so that nobody changes it before it is started. Raises InstallationAlteree."""

    def copie(self, nom: str) -> Path:
        """Return where a copy of the base is, or will be."""

    def menage(self, installations: Collection[Installation], copies: Collection[str]) -> None:
        """Remove every setup and every copy but these."""


@dataclass(frozen=True)
class Politique:
    """What the IT department ordered on this workstation: no update, or an address of its own."""

    interdites: bool = False
    adresse: str = ""


def aucune_politique() -> Politique:
    """Return that nothing is ordered."""
    return Politique()


@dataclass(frozen=True)
class MisesAJour:
    """The ports of the update, fulfilled where the window may replace its own program: on Windows, for one account.

    Attributes:
        programme: what runs here.
        cles: the public keys whose signature is believed; without one there is no update.
        politique: reads what the IT department ordered, each time.
        ouvrir: gives the source of an address, or of a folder.
        lancer: starts a setup, silent, that starts the program again. Raises InstallationNonLancee.
    """

    programme: Programme
    cles: tuple[bytes, ...]
    verifier: VerifierSignature
    depot: Depot
    ouvrir: Callable[[str], Source]
    lancer: Callable[[Path], None]
    politique: Callable[[], Politique] = aucune_politique
