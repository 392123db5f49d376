"""What a workstation remembers of its updates, from one start to the next."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from ccas_desktop.domain.mise_a_jour.acceptation import DejaVu
from ccas_desktop.domain.mise_a_jour.manifeste import Installation
from ccas_desktop.domain.mise_a_jour.version import Version

# A copy of the base holds what was erased since: it is not kept longer than it may serve.
GARDE = timedelta(days=30)


class Sens(StrEnum):
    """Which way the program is being replaced."""

    MISE_A_JOUR = "mise_a_jour"
    RETOUR = "retour"


@dataclass(frozen=True)
class Copie:
    """A copy of the base, encrypted as it is.

    Attributes:
        fichier: its name in the folder of the updates.
        entrees: how many entries its journal had, which tells what was written since.
    """

    fichier: str
    le: datetime
    entrees: int

    def est_gardee(self, maintenant: datetime) -> bool:
        """Tell whether it may still serve."""
        return maintenant < self.le + GARDE


@dataclass(frozen=True)
class Precedente:
    """The version one may come back to: its setup, and the base as it was when it was left."""

    installation: Installation
    copie: Copie


@dataclass(frozen=True)
class Passage:
    """A replacement under way, told before the setup starts: the next start says how it ended.

    Attributes:
        copie: for an update, the base as it is left; for a return, the base to put back.
        ancienne: for an update, the setup of the version that is left, when it is here.
        ecartee: for a return, where the base that leaves is put aside.
        remise: for a return, whether the base was put back.
    """

    sens: Sens
    de: Version
    installation: Installation
    copie: Copie
    ancienne: Installation | None = None
    ecartee: Copie | None = None
    remise: bool = False

    @property
    def vers(self) -> Version:
        """Return the version that should run next."""
        return self.installation.version


@dataclass(frozen=True)
class EtatMisesAJour:
    """Everything remembered.

    Attributes:
        vu: the newest manifest accepted, so that an older one is refused.
        publie: that manifest as it was published; its signature is checked each time it is used.
        essaye_le: the last day the program looked by itself; once a day is enough.
        verifie_le: when a manifest was last received, accepted or not.
        refus: why the last one received was refused, with the facts of its sentence.
        installee: the setup of the version that runs, when it came by an update.
        ecartee: the base put aside by the last return.
        quittee: the version that the last return left; it is offered in the settings, never put forward again.
    """

    vu: DejaVu = field(default_factory=DejaVu)
    publie: bytes = b""
    essaye_le: date | None = None
    verifie_le: datetime | None = None
    refus: tuple[str, dict[str, str]] | None = None
    passage: Passage | None = None
    installee: Installation | None = None
    precedente: Precedente | None = None
    ecartee: Copie | None = None
    quittee: Version | None = None

    def copies(self) -> set[str]:
        """Return the names of the copies of the base that still serve."""
        passage = self.passage
        gardees = (
            self.precedente and self.precedente.copie,
            self.ecartee,
            passage and passage.copie,
            passage and passage.ecartee,
        )
        return {copie.fichier for copie in gardees if copie}

    def installations(self) -> set[Installation]:
        """Return the setups that still serve, but the one offered."""
        passage, precedente = self.passage, self.precedente
        gardees = (
            self.installee,
            precedente and precedente.installation,
            passage and passage.installation,
            passage and passage.ancienne,
        )
        return {installation for installation in gardees if installation}

    def sans_les_vieilles(self, maintenant: datetime) -> EtatMisesAJour:
        """Return the same, what was kept long enough being forgotten."""
        precedente, ecartee = self.precedente, self.ecartee
        return replace(
            self,
            precedente=precedente if precedente and precedente.copie.est_gardee(maintenant) else None,
            ecartee=ecartee if ecartee and ecartee.est_gardee(maintenant) else None,
        )
