"""What the commands work with, handed over by bootstrap; each part is only made when a command asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ccas_desktop.application.diagnostic import Constat
from ccas_desktop.application.ports import AccesApi, ApiParticulier, Lettres, Secrets
from ccas_desktop.application.services import AucunBareme, PortBaremes, Services
from ccas_desktop.domain.reglement.modele.model import Reglement


@dataclass(frozen=True)
class Outils:
    """The ports of the command line.

    Attributes:
        ouvrir_poste: opens the base of this workstation and all that works on it; raises BaseAbsente when it has none.
        ouvrir_api: gives a client for a token of this command alone.
        examiner: looks at the workstation, for the service at an address or the one of the settings.
        baremes: the reference scales of the application, and how a file of them is read.
        compte: account of the system under which the command runs, written in the traces.
    """

    ouvrir_poste: Callable[[], AbstractContextManager[Services]]
    ouvrir_api: Callable[[AccesApi, str], ApiParticulier]
    secrets: Callable[[], Secrets]
    lettres: Callable[[], Lettres]
    lire_reglement: Callable[[Path], Reglement]
    examiner: Callable[[str | None], Iterable[Constat]]
    aujourdhui: Callable[[], date]
    compte: str
    baremes: PortBaremes = field(default_factory=AucunBareme)
