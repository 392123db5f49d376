"""Runs Windows programs: under Wine on Linux, as they are on Windows.

Facts of Wine 8 that shape this file: it hides every QT_* variable from the program; a program whose output goes to a
file dies at its start, so output is piped; the pipe stays open for as long as a program it started, or a service of
Wine, runs, so the end of the program is waited for, not that of the pipe.
"""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path, PureWindowsPath

from places import BYTECODE, PREFIX, PYTHON_TREE, WineFault

WINDOWS = sys.platform == "win32"
LOOK_SECONDS = 0.2
BLOCK = 1 << 16


def run_windows(
    command: Sequence[str | Path],
    *,
    variables: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    timeout: float = 600,
) -> subprocess.CompletedProcess[str]:
    """Run a Windows program to its end and return its exit code and its output. Raises WineFault when it has none."""
    process = start_windows(command, variables=variables, cwd=cwd, stdin=subprocess.DEVNULL)
    output, ended = _read(process, timeout)
    said = output.decode("utf-8", "replace")
    if not ended:
        process.kill()
        process.wait()
        raise WineFault(f"Still running after {timeout:.0f} s: {' '.join(_words(command))}\n{said[-4000:]}")
    return subprocess.CompletedProcess(_words(command), process.wait(), said)


def start_windows(
    command: Sequence[str | Path],
    *,
    variables: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    stdin: int = subprocess.PIPE,
) -> subprocess.Popen[bytes]:
    """Start a Windows program and return it, its output piped, and its input as well unless told otherwise."""
    environment = {**os.environ, **wine_variables(), **(variables or {})}
    return subprocess.Popen(
        _words(command), cwd=cwd, env=environment, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def _read(process: subprocess.Popen[bytes], timeout: float) -> tuple[bytes, bool]:
    """Return what a program wrote until it ended, and whether it did."""
    assert process.stdout is not None  # noqa: S101  start_windows pipes it
    if WINDOWS:
        try:
            return process.communicate(timeout=timeout)[0], True
        except subprocess.TimeoutExpired as expired:
            return expired.output or b"", False
    with process.stdout as pipe:
        os.set_blocking(pipe.fileno(), False)
        output, limit = bytearray(), time.monotonic() + timeout
        while time.monotonic() < limit:
            # Asked before reading: what it wrote last is then in the pipe.
            ended = process.poll() is not None
            select.select([pipe], [], [], 0 if ended else LOOK_SECONDS)
            block = pipe.read(BLOCK)
            output += block or b""
            if ended and not block:
                return bytes(output), True
            if block == b"":
                time.sleep(LOOK_SECONDS)
        return bytes(output), False


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
