"""Runs under the Windows Python of the build: how the installed program replaces itself.

    update_gestures.py update PROGRAM VERSION PUBLISHED SECONDS [altered]
    update_gestures.py return PROGRAM VERSION SECONDS
    update_gestures.py next PROGRAM [start]

The verbs, the folder, the registry and the launcher of the program that is installed, run by the Python of the build;
PROGRAM is held open for SECONDS from the moment the setup is started, as by a window that closes. What was seen is
printed as a JSON object.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gestures import TITLE, wait

import ccas_desktop
from ccas_desktop.adapters.mises_a_jour.depot import DepotDuPoste
from ccas_desktop.adapters.mises_a_jour.fichier_tenu import tenir_ouvert
from ccas_desktop.adapters.mises_a_jour.lancement import lancer_l_installation
from ccas_desktop.application.errors import ErreurMiseAJour
from ccas_desktop.application.mises_a_jour.installation import installer_mise_a_jour, revenir
from ccas_desktop.application.mises_a_jour.reglage import regler_mises_a_jour
from ccas_desktop.application.mises_a_jour.telechargement import telecharger
from ccas_desktop.application.mises_a_jour.verification import exiger_proposee, verifier_mise_a_jour
from ccas_desktop.application.services import Services
from ccas_desktop.bootstrap import Lieux, lieux_du_poste, ouvrir_poste

CLOSE, SETUP_SECONDS = 0x10, 240
ALTERED = "altered"


class Starter:
    """Starts the setup as the program does, and remembers it so as to wait for its end."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None

    def __call__(self, setup: Path) -> None:
        """Start it. Raises InstallationNonLancee."""
        lancer_l_installation(setup, self._start)

    def end(self, seconds: float) -> int | None:
        """Return the exit code of the setup, None while it runs, or when none was started."""
        try:
            return self.process.wait(seconds) if self.process else None
        except subprocess.TimeoutExpired:
            return None

    def _start(self, command: list[str], **options: object) -> None:
        self.process = subprocess.Popen(command, **options)  # type: ignore[call-overload]


def update(program: Path, version: str, published: str, seconds: float, *, altered: bool) -> dict[str, object]:
    """Look, receive, install; `altered` changes one byte of what was received."""

    def act(services: Services) -> None:
        assert services.mises_a_jour  # noqa: S101  the program was installed for this account
        regler_mises_a_jour(services.preferences, published, chaque_jour=False)
        verifier_mise_a_jour(services, annule=lambda: False)
        telecharger(services, progres=lambda _received, _total: None, annule=lambda: False)
        if altered:
            wanted = exiger_proposee(services.mises_a_jour, services.horloge.maintenant()).installation
            _alter(next(lieux_du_poste().donnees.rglob(f"{wanted.sha256[:16]}/{wanted.fichier}")))
        installer_mise_a_jour(services)

    return _replace(program, version, seconds, act)


def come_back(program: Path, version: str, seconds: float) -> dict[str, object]:
    """Come back to the former version."""
    return _replace(program, version, seconds, revenir)


def next_start(program: Path, *, start: bool) -> dict[str, object]:
    """Wait for the window that the setup started, or start it; then close it, and tell what is remembered."""
    user32, kernel32 = ctypes.CDLL("user32"), ctypes.CDLL("kernel32")
    places = lieux_du_poste()
    store = DepotDuPoste(places.donnees / "mises_a_jour")
    pipe = f"\\\\.\\pipe\\{places.instance}"
    if start:
        subprocess.Popen([str(program)])
    seen: dict[str, object] = {"opened": wait(lambda: kernel32.WaitNamedPipeW(pipe, 1))}
    seen["told"] = wait(lambda: store.etat().passage is None)
    user32.PostMessageW(user32.FindWindowW(None, TITLE), CLOSE, 0, 0)
    seen["closed"] = wait(lambda: _may_be_written(program))
    state = store.etat()
    former, aside = state.precedente, state.ecartee
    seen["came"] = str(state.installee.version) if state.installee else None
    seen["former"] = str(former.installation.version) if former else None
    seen["copied"] = bool(
        former and store.est_prete(former.installation) and store.copie(former.copie.fichier).exists()
    )
    seen["aside"] = bool(aside and store.copie(aside.fichier).exists())
    seen["left"] = str(state.quittee) if state.quittee else None
    return seen


def _replace(program: Path, version: str, seconds: float, act: Callable[[Services], None]) -> dict[str, object]:
    """Do what replaces a program of a version, and tell the exit code of the setup, or why none was started."""
    starter, refused = Starter(), ""
    with tenir_ouvert(program):
        with _services(program, version, starter) as services:
            try:
                act(services)
            except ErreurMiseAJour as error:
                refused = type(error).__name__
        code = starter.end(seconds)
    if code is None:
        code = starter.end(SETUP_SECONDS)
    return {"code": code, "refused": refused}


@contextmanager
def _services(program: Path, version: str, starter: Starter) -> Iterator[Services]:
    """Open the base of the account as the program of that version does, before it was asked to close."""
    ccas_desktop.__version__ = version
    # It reads the version when it is imported.
    from ccas_desktop.adapters.mises_a_jour.ensemble import mises_a_jour_du_poste

    places = Lieux(lieux_du_poste().donnees, program.parent / "_internal" / "resources")
    ports = mises_a_jour_du_poste(places.donnees, places.ressources, lambda _url: None, executable=program)
    if ports is None:
        raise SystemExit(f"{program} does not replace itself")
    # What the loader of PyInstaller leaves to the programs that it starts.
    os.environ["_PYI_APPLICATION_HOME_DIR"] = str(program.parent / "_internal")
    os.environ["_PYI_PARENT_PROCESS_LEVEL"] = "1"
    with ouvrir_poste(places) as services:
        yield replace(services, mises_a_jour=replace(ports, lancer=starter))


def _alter(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.seek(file.stat().st_size // 2)
        byte = opened.read(1)
        opened.seek(-1, os.SEEK_CUR)
        opened.write(bytes([byte[0] ^ 1]))


def _may_be_written(program: Path) -> bool:
    """Tell whether no program of this file runs, as the setup does."""
    try:
        with program.open("ab"):
            return True
    except OSError:
        return False


def main(do: str, program: str, *more: str) -> dict[str, object]:
    """Do what is asked."""
    if do == "update":
        version, published, seconds, *altered = more
        return update(Path(program), version, published, float(seconds), altered=ALTERED in altered)
    if do == "return":
        return come_back(Path(program), more[0], float(more[1]))
    return next_start(Path(program), start="start" in more)


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
