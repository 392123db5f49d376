"""Prepares Wine and keeps it running while the steps are: its prefix, its server, a screen of its own.

Functions that Windows 10 has and Wine 8 lacks come from `stand_ins/`. The server is kept, for it takes seconds to
start; and it is started apart, for it would hold the pipe of the first program otherwise.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from places import HERE, PREFIX, BuildFailed, WineFault
from wine import WINDOWS, wine_variables

STAND_INS = ("icuuc", "bcryptprimitives", "mscms")
SYSTEM32 = PREFIX / "drive_c" / "windows" / "system32"
READY = PREFIX / "ready"
COMPILER = "x86_64-w64-mingw32-gcc"
SCREEN = "1920x1080x24"
WINE_SECONDS, STOP_SECONDS = 180, 30
REGISTRY = (
    (r"HKCU\Software\Wine", "Version", "REG_SZ", "win10"),
    (r"HKCU\Software\Wine\DllOverrides", "mscms", "REG_SZ", "native,builtin"),
    (r"HKCU\Software\Wine\WineDbg", "ShowCrashDialog", "REG_DWORD", "0"),
)


@contextmanager
def wine_running() -> Iterator[None]:
    """Give Wine a screen and a prefix, made if need be, and stop all that runs in it at the end. Raises BuildFailed."""
    if WINDOWS:
        yield
        return
    with _screen():
        try:
            _prepare()
            start_wine()
            yield
        finally:
            stop_wine()


def start_wine() -> None:
    """Start the server and its services, which stay."""
    _run(["wineserver", "-p"])
    _run(["wine", "wineboot"])


def stop_wine() -> None:
    """End every program of the prefix, whatever state they are in."""
    for option in ("-k", "-w"):
        # It says so when nothing ran; a server that does not end is looked at by the next start.
        try:
            _silently(["wineserver", option], STOP_SECONDS)
        except subprocess.TimeoutExpired:
            _silently(["wineserver", "-k9"], STOP_SECONDS)


def _prepare() -> None:
    # A build that was ended at once leaves its server behind, and a second one does not start.
    stop_wine()
    wanted = _digest()
    if READY.exists() and READY.read_text("ascii") == wanted:
        return
    shutil.rmtree(PREFIX, ignore_errors=True)
    PREFIX.mkdir(parents=True)
    _run(["wineboot", "-i"])
    for key, name, kind, value in REGISTRY:
        _run(["wine", "reg", "add", key, "/v", name, "/t", kind, "/d", value, "/f"])
    for name in STAND_INS:
        source, library = HERE / "stand_ins" / f"{name}.c", SYSTEM32 / f"{name}.dll"
        _compile(source, library)
    stop_wine()
    READY.write_text(wanted, "ascii")


def _compile(source: Path, library: Path) -> None:
    command = [COMPILER, "-shared", "-O2", "-s", "-o", str(library), str(source), "-ladvapi32"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise BuildFailed(f"Failed: {' '.join(command)}\n{done.stderr.decode(errors='replace')[-2000:]}")


def _digest() -> str:
    """Return a fingerprint of what makes the prefix: its settings, the stand-ins, Wine itself."""
    told = subprocess.run(["wine", "--version"], capture_output=True, check=False).stdout
    digest = hashlib.sha256(repr(REGISTRY).encode() + told)
    for name in STAND_INS:
        digest.update((HERE / "stand_ins" / f"{name}.c").read_bytes())
    return digest.hexdigest()


@contextmanager
def _screen() -> Iterator[None]:
    """Start an X server that chooses its own number, so that two builds never meet."""
    told, tells = os.pipe()
    command = ["Xvfb", "-displayfd", str(tells), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"]
    null = subprocess.DEVNULL
    with subprocess.Popen(command, pass_fds=[tells], stdin=null, stdout=null, stderr=null) as server:
        os.close(tells)
        try:
            with os.fdopen(told) as pipe:
                number = pipe.readline().strip()
            if not number:
                raise BuildFailed("Xvfb does not start: run it by hand to see why")
            os.environ["DISPLAY"] = f":{number}"
            yield
        finally:
            server.terminate()


def _run(command: Sequence[str]) -> None:
    try:
        code = _silently(command, WINE_SECONDS)
    except subprocess.TimeoutExpired as expired:
        raise WineFault(f"Still running after {WINE_SECONDS} s: {' '.join(command)}") from expired
    if code:
        raise WineFault(f"Failed (exit code {code}): {' '.join(command)}")


def _silently(command: Sequence[str], timeout: float) -> int:
    """Run a program of Wine and return its exit code; nobody reads its output, which its services would hold open."""
    null, environment = subprocess.DEVNULL, {**os.environ, **wine_variables()}
    return subprocess.run(
        command, env=environment, stdin=null, stdout=null, stderr=null, timeout=timeout, check=False
    ).returncode
