"""Runs Windows programs: under Wine on Linux, as they are on Windows.

Facts of Wine 8 that shape this file: it hides every QT_* variable from the program; a program whose output goes to a
file dies at its start, so output is piped; functions that Windows 10 has and it lacks come from `stand_ins/`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path, PureWindowsPath

from places import BYTECODE, HERE, PREFIX, PYTHON_TREE, BuildFailed

WINDOWS = sys.platform == "win32"
STAND_INS = ("icuuc", "bcryptprimitives", "mscms")
SYSTEM32 = PREFIX / "drive_c" / "windows" / "system32"
COMPILER = "x86_64-w64-mingw32-gcc"
REGISTRY = (
    (r"HKCU\Software\Wine", "Version", "REG_SZ", "win10"),
    (r"HKCU\Software\Wine\DllOverrides", "mscms", "REG_SZ", "native,builtin"),
    (r"HKCU\Software\Wine\WineDbg", "ShowCrashDialog", "REG_DWORD", "0"),
)


def prepare_wine() -> None:
    """Make the prefix, once. Raises BuildFailed."""
    ready = PREFIX / "ready"
    if WINDOWS or ready.exists():
        return
    shutil.rmtree(PREFIX, ignore_errors=True)
    PREFIX.mkdir(parents=True)
    _native(["wineboot", "-i"])
    _native(["wineserver", "-w"])
    for key, name, kind, value in REGISTRY:
        _native(["wine", "reg", "add", key, "/v", name, "/t", kind, "/d", value, "/f"])
    for name in STAND_INS:
        source, library = HERE / "stand_ins" / f"{name}.c", SYSTEM32 / f"{name}.dll"
        _native([COMPILER, "-shared", "-O2", "-s", "-o", str(library), str(source), "-ladvapi32"])
    ready.touch()


def run_windows(
    command: Sequence[str | Path],
    *,
    variables: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    timeout: float = 600,
) -> subprocess.CompletedProcess[str]:
    """Run a Windows program to its end and return its exit code and its output."""
    words = _words(command)
    try:
        done = subprocess.run(
            words,
            cwd=cwd,
            env={**os.environ, **wine_variables(), **(variables or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired as expired:
        said = (expired.output or b"").decode("utf-8", "replace")
        raise BuildFailed(f"Still running after {timeout:.0f} s: {' '.join(words)}\n{said[-4000:]}") from expired
    return subprocess.CompletedProcess(words, done.returncode, done.stdout.decode("utf-8", "replace"))


def start_windows(command: Sequence[str | Path]) -> subprocess.Popen[bytes]:
    """Start a Windows program and return it, its input and its output piped."""
    environment = {**os.environ, **wine_variables()}
    piped = subprocess.PIPE
    return subprocess.Popen(_words(command), env=environment, stdin=piped, stdout=piped, stderr=subprocess.STDOUT)


def _words(command: Sequence[str | Path]) -> list[str]:
    words = [str(word) for word in command]
    return words if WINDOWS else ["wine", *words]


def windows_python() -> Path:
    """Return the Python for Windows that works for the build."""
    return Path(sys.executable) if WINDOWS else PYTHON_TREE / "python.exe"


def wine_variables() -> dict[str, str]:
    """Return what Wine reads; Python then speaks UTF-8 and finds nothing of this machine."""
    variables = {"PYTHONUTF8": "1", "PYTHONPYCACHEPREFIX": windows_path(BYTECODE)}
    if not WINDOWS:
        variables |= {
            "WINEPREFIX": str(PREFIX),
            "WINEDEBUG": "-all",
            "LC_ALL": "C.UTF-8",
            "WINEDLLOVERRIDES": "winemenubuilder.exe=d",
        }
    return variables


def windows_path(path: Path) -> str:
    """Return a path as a Windows program names it."""
    if WINDOWS:
        return str(path)
    drive_c = PREFIX / "drive_c"
    if path.is_relative_to(drive_c):
        return str(PureWindowsPath("C:/", *path.relative_to(drive_c).parts))
    return str(PureWindowsPath("Z:/", *path.parts[1:]))


def _native(command: Sequence[str]) -> None:
    environment = {**os.environ, **wine_variables()}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        raise BuildFailed(f"Failed: {' '.join(command)}\n{done.stdout.decode(errors='replace')[-2000:]}")
