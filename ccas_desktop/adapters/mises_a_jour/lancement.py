"""Start a setup that waits for the end of this program, replaces it, and starts the new one."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ccas_desktop.application.errors import InstallationNonLancee

OPTIONS = ("/S", "/RESTART")
# The setup outlives us, in no console of ours.
_DETACHE = 0x00000008 | 0x00000200  # DETACHED_PROCESS | CREATE_NEW_PROCESS_GROUP
# Else the program that the setup starts would take itself for a part of this one.
_REPARTIR_DE_ZERO = {"PYINSTALLER_RESET_ENVIRONMENT": "1"}


def lancer_l_installation(setup: Path, demarrer: Callable[..., object] = subprocess.Popen) -> None:
    """Start it. Raises InstallationNonLancee."""
    try:
        with _sans_nos_bibliotheques():
            demarrer(
                [str(setup), *OPTIONS],
                # In the folder of the setup: a program holds the folder it works in, and ours is about to be emptied.
                cwd=str(setup.parent),
                env=_environnement(os.environ),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                close_fds=True,
                creationflags=_DETACHE if sys.platform == "win32" else 0,
            )
    except OSError as erreur:
        raise InstallationNonLancee(erreur.strerror or "") from None


def _environnement(actuel: Mapping[str, str]) -> dict[str, str]:
    """Return what the setup knows of the environment: nothing that PyInstaller added for this program."""
    return {nom: valeur for nom, valeur in actuel.items() if not nom.startswith("_PYI_")} | _REPARTIR_DE_ZERO


@contextmanager
def _sans_nos_bibliotheques() -> Iterator[None]:
    """Keep the setup from looking for libraries in our folder, which it has to replace: a child inherits it.

    Given back afterwards: this program goes on when the system refuses the setup, and still loads some of its own.
    """
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetDllDirectoryW(None)
    try:
        yield
    finally:
        if sys.platform == "win32":
            ctypes.windll.kernel32.SetDllDirectoryW(getattr(sys, "_MEIPASS", None))
