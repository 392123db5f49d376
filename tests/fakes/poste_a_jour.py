"""A workstation that replaces itself: real folder, real signatures, a launcher that only remembers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from ccas_desktop.adapters.mises_a_jour.depot import DepotDuPoste
from ccas_desktop.adapters.mises_a_jour.signature import verifier_signature
from ccas_desktop.adapters.mises_a_jour.sources import SourceDossier
from ccas_desktop.application.errors import InstallationNonLancee
from ccas_desktop.application.mises_a_jour.reglage import regler_mises_a_jour
from ccas_desktop.application.ports.mises_a_jour import MisesAJour, Politique, Source
from ccas_desktop.application.services import Services
from ccas_desktop.domain.mise_a_jour.acceptation import Programme
from ccas_desktop.domain.mise_a_jour.manifeste import Manifeste
from ccas_desktop.domain.mise_a_jour.version import Version
from tests.fakes.mises_a_jour import AUTRE_PUBLIQUE, PUBLIQUE, SETUP, publier


@dataclass
class Lanceur:
    """Remembers what was started, as it was at that moment; refuses when told to."""

    lances: list[bytes] = field(default_factory=list)
    refuse: bool = False

    def __call__(self, setup: Path) -> None:
        """Start nothing."""
        if self.refuse:
            raise InstallationNonLancee("refus")
        self.lances.append(setup.read_bytes())


@dataclass
class PosteAJour:
    """The update of a workstation of version 9.0.0, and the folder its publisher fills."""

    dossier: Path
    lanceur: Lanceur = field(default_factory=Lanceur)
    politique: Politique = field(default_factory=Politique)
    ouvrir: Callable[[str], Source] = lambda adresse: SourceDossier(Path(adresse))

    @property
    def publie(self) -> Path:
        """Return the folder of the publisher."""
        return self.dossier / "publie"

    @property
    def depot(self) -> DepotDuPoste:
        """Return the folder of this account."""
        return DepotDuPoste(self.dossier / "mises_a_jour")

    def publier(self, manifeste: Manifeste | None = None, *, setup: bytes = SETUP) -> None:
        """Publish a version."""
        publier(self.publie, manifeste, setup=setup)

    def ports(self, version: str = "9.0.0", **autres: object) -> MisesAJour:
        """Return the ports, as a program of this version has them."""
        ports = MisesAJour(
            programme=Programme(Version(*map(int, version.split("."))), 19045),
            cles=(PUBLIQUE, AUTRE_PUBLIQUE),
            verifier=verifier_signature,
            depot=self.depot,
            ouvrir=self.ouvrir,
            lancer=self.lanceur,
            politique=lambda: self.politique,
        )
        return replace(ports, **autres)  # type: ignore[arg-type]

    def brancher(self, services: Services, version: str = "9.0.0", **autres: object) -> Services:
        """Return the services of a program of this version, its address given."""
        regler_mises_a_jour(services.preferences, str(self.publie), chaque_jour=True)
        return replace(services, mises_a_jour=self.ports(version, **autres))
