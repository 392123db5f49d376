"""The folder of the updates, of this account only: setups each alone in a folder, copies of the base, their story."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ccas_desktop.adapters.mises_a_jour.etat_json import ecrire_etat, lire_etat
from ccas_desktop.adapters.mises_a_jour.fichier_tenu import tenir_ouvert
from ccas_desktop.application.errors import ErreurMiseAJour, InstallationAlteree, PlaceManquante, TelechargementCoupe
from ccas_desktop.application.ports.mises_a_jour import Flux
from ccas_desktop.domain.mise_a_jour.etat import EtatMisesAJour
from ccas_desktop.domain.mise_a_jour.manifeste import Installation

MORCEAU = 1024 * 1024
_SANS_PLACE = (errno.ENOSPC, errno.EDQUOT)
_PARTIEL = ".recu"


class DepotDuPoste:
    """Keeps under one folder: `etat.json`, `installations/` and `copies/`."""

    def __init__(self, dossier: Path) -> None:
        self._etat = dossier / "etat.json"
        self._installations = dossier / "installations"
        self._copies = dossier / "copies"
        self._verrou = threading.Lock()
        # Who gave up may still be writing its last piece when the person starts again.
        self._reception = threading.Lock()

    def etat(self) -> EtatMisesAJour:
        """Return what is known; nothing is when it cannot be read."""
        # Windows puts no file in the place of one that is being read.
        with self._verrou:
            return self._lire()

    def modifier(self, changer: Callable[[EtatMisesAJour], EtatMisesAJour]) -> EtatMisesAJour:
        """Change what is known, whole, one change at a time; a cut leaves the former one."""
        with self._verrou, _place():
            etat = changer(self._lire())
            self._etat.parent.mkdir(parents=True, exist_ok=True)
            provisoire = self._etat.with_suffix(".tmp")
            with provisoire.open("w", encoding="utf-8") as fichier:
                fichier.write(ecrire_etat(etat))
                fichier.flush()
                os.fsync(fichier.fileno())
            provisoire.replace(self._etat)
        return etat

    def deja_recu(self, installation: Installation) -> int:
        """Return how many bytes of a setup are here already."""
        entier, partiel = self._fichier(installation), self._partiel(installation)
        return max(_taille(entier), _taille(partiel))

    def recevoir(self, installation: Installation, flux: Flux, progres: Callable[[int], None]) -> None:
        """Write what comes, then check it. Raises InstallationAlteree, TelechargementCoupe, PlaceManquante."""
        with self._reception:
            self._recevoir(installation, flux, progres)

    def est_prete(self, installation: Installation) -> bool:
        """Tell whether a setup is here, of the right weight."""
        return _taille(self._fichier(installation)) == installation.taille

    @contextmanager
    def tenir(self, installation: Installation) -> Iterator[Path]:
        """Check a setup through the very file that is then started, held so that nobody changes it meanwhile.

        It must be alone in its folder: Windows would let it load a library that lies beside it.
        """
        fichier = self._fichier(installation)
        try:
            with tenir_ouvert(fichier) as ouvert:
                seul = [voisin.name for voisin in fichier.parent.iterdir()] == [fichier.name]
                if seul and hashlib.file_digest(ouvert, "sha256").hexdigest() == installation.sha256:
                    yield fichier
                    return
        except FileNotFoundError:
            raise InstallationAlteree("absente") from None
        except OSError as erreur:
            raise ErreurMiseAJour(erreur.strerror or "") from None
        self._effacer(installation)
        raise InstallationAlteree("gardee")

    def copie(self, nom: str) -> Path:
        """Return where a copy of the base is, or will be."""
        return self._copies / nom

    def menage(self, installations: Collection[Installation], copies: Collection[str]) -> None:
        """Remove every setup and every copy but these; what is held open stays until next time."""
        gardes = {self._fichier(installation).parent for installation in installations}
        for dossier in _contenu(self._installations):
            if dossier not in gardes:
                shutil.rmtree(dossier, ignore_errors=True)
        for copie in _contenu(self._copies):
            if copie.name not in copies:
                _retirer(copie)

    def _lire(self) -> EtatMisesAJour:
        try:
            return lire_etat(self._etat.read_text("utf-8"))
        except (OSError, ValueError):
            return EtatMisesAJour()

    def _recevoir(self, installation: Installation, flux: Flux, progres: Callable[[int], None]) -> None:
        partiel = self._partiel(installation)
        with _place():
            partiel.parent.mkdir(parents=True, exist_ok=True)
            with partiel.open("r+b" if partiel.exists() else "wb") as fichier:
                recus = _ecrire(fichier, flux, installation, progres)
        if recus < installation.taille:
            raise TelechargementCoupe("incomplete")
        with _place():
            if recus > installation.taille or _empreinte(partiel) != installation.sha256:
                self._effacer(installation)
                raise InstallationAlteree("recue")
            partiel.replace(self._fichier(installation))

    def _fichier(self, installation: Installation) -> Path:
        # By its digest: two publications of one version never share a file.
        return self._installations / installation.sha256[:16] / installation.fichier

    def _partiel(self, installation: Installation) -> Path:
        fichier = self._fichier(installation)
        return fichier.with_name(fichier.name + _PARTIEL)

    def _effacer(self, installation: Installation) -> None:
        shutil.rmtree(self._fichier(installation).parent, ignore_errors=True)


def _ecrire(fichier: BinaryIO, flux: Flux, installation: Installation, progres: Callable[[int], None]) -> int:
    """Write what comes from where it starts, and return where the file ends; far too much is not read to its end."""
    fichier.seek(flux.debut)
    fichier.truncate()
    recus = flux.debut
    for morceau in flux.morceaux:
        fichier.write(morceau)
        recus += len(morceau)
        progres(min(recus, installation.taille))
        if recus > installation.taille:
            break
    fichier.flush()
    os.fsync(fichier.fileno())
    return recus


@contextmanager
def _place() -> Iterator[None]:
    """Say what a failure of the disk means; the path stays out of it."""
    try:
        yield
    except OSError as erreur:
        classe = PlaceManquante if erreur.errno in _SANS_PLACE else ErreurMiseAJour
        raise classe(erreur.strerror or "") from None


def _empreinte(fichier: Path) -> str:
    with fichier.open("rb") as ouvert:
        return hashlib.file_digest(ouvert, "sha256").hexdigest()


def _taille(fichier: Path) -> int:
    try:
        return fichier.stat().st_size
    except OSError:
        return 0


def _contenu(dossier: Path) -> list[Path]:
    return list(dossier.iterdir()) if dossier.is_dir() else []


def _retirer(copie: Path) -> None:
    try:
        copie.unlink(missing_ok=True)
    except OSError:  # held by a virus scanner: it goes next time
        return
