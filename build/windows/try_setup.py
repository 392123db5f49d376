"""Installs, upgrades, refuses and removes the program as an agent or an IT department would; looks at what is left."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from places import BUNDLE, COMMANDS, PREFIX, PROGRAM, WORK, WineFault
from wine import WINDOWS, run_windows, start_windows, windows_path, windows_python

APP = "CCAS Desktop"
UNINSTALL_KEY = rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{APP}"
RUNNING = 12
SETUP_SECONDS = 240
# A program that cannot even start says so in a window, and waits.
SELFTEST_SECONDS = 180
# Keeps a program open, as Windows does while it runs, until its input ends.
HOLD = """
import ctypes, sys
GENERIC_READ, FILE_SHARE_READ, OPEN_EXISTING = 0x80000000, 1, 3
held = ctypes.windll.kernel32.CreateFileW(sys.argv[1], GENERIC_READ, FILE_SHARE_READ, None, OPEN_EXISTING, 0, None)
print("held" if held != -1 else "refused", flush=True)
sys.stdin.read()
"""


class Trial:
    """One setup tried on one account; its cases, in CASES, raise CheckFailed."""

    def __init__(self, setup: Path, version: str) -> None:
        self.setup = setup
        self.version = version
        self.account = _local_app_data()
        self.folder = self.account / "Programs" / APP
        self.data = self.account / APP

    def run(self) -> None:
        """Run every case in its order and tell of each as it passes; never on an account that has a real base."""
        if WINDOWS and (self.data.exists() or self.folder.exists()):
            raise CheckFailed(f"This account has {APP} or its data: try the setup on one that has neither")
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.rmtree(self.data, ignore_errors=True)
        for name, case in CASES:
            begun = time.monotonic()
            case(self)
            print(f"windows: trial: {name} ({time.monotonic() - begun:.0f} s)", flush=True)

    def install(self, *options: str, setup: Path | None = None) -> int:
        """Run a setup silently and return its exit code."""
        command = f'"{windows_path(setup or self.setup)}" /S {" ".join(options)}'.strip()
        return _run_as_typed(command)

    def uninstall(self) -> int:
        """Run the uninstaller silently, in place so that it is waited for, and return its exit code."""
        command = f'"{windows_path(self.folder / "Uninstall.exe")}" /S _?={windows_path(self.folder)}'
        return _run_as_typed(command)


class CheckFailed(Exception):
    """What was seen is not what a setup owes."""


def check(held: bool, what: str) -> None:
    """Raise when what must hold does not."""
    if not held:
        raise CheckFailed(what)


def fresh_install(trial: Trial) -> None:
    """The tree is that of the bundle, Windows knows the program, and it works."""
    check(trial.install() == 0, "the setup did not end with 0")
    check(_tree(trial.folder) - {"Uninstall.exe"} == _tree(BUNDLE), "the folder is not the bundle")
    shown = run_windows(["reg", "query", UNINSTALL_KEY]).stdout
    check(trial.version in shown and "EstimatedSize" in shown, "Windows does not list the program")
    check(_shortcut().exists(), "no shortcut in the start menu")
    check_program(trial.folder)


def check_program(folder: Path) -> None:
    """The self-test of an installed program passes, from its window program and from its commands."""
    report = WORK / "selftest.json"
    report.unlink(missing_ok=True)
    done = run_windows([folder / PROGRAM, "--selftest", windows_path(report)], timeout=SELFTEST_SECONDS)
    if not report.exists():
        raise WineFault(f"{folder / PROGRAM} ended with {done.returncode} before its self-test: {done.stdout}")
    check(done.returncode == 0, f"self-test: {report.read_text('utf-8')}")
    told = run_windows([folder / COMMANDS, "--selftest"], timeout=SELFTEST_SECONDS)
    check(told.returncode == 0 and len(json.loads(told.stdout)["epreuves"]) > 0, f"self-test, commands: {told.stdout}")


def upgrade_keeps_data(trial: Trial) -> None:
    """A module of the former version goes, what the agent saved stays."""
    stale, saved = trial.folder / "_internal" / "stale.pyd", trial.data / "ccas.db"
    stale.write_bytes(b"former version")
    saved.parent.mkdir(parents=True, exist_ok=True)
    saved.write_bytes(b"what was saved")
    check(trial.install() == 0, "the upgrade did not end with 0")
    check(not stale.exists(), "a file of the former version survives")
    check(saved.read_bytes() == b"what was saved", "the data changed")


def running_program_is_refused(trial: Trial) -> None:
    """While the program is open, neither setup nor uninstaller touches anything."""
    before = _tree(trial.folder)
    with _Held(trial.folder / PROGRAM):
        check(trial.install() == RUNNING, f"the setup did not end with {RUNNING}")
        check(trial.uninstall() == RUNNING, f"the uninstaller did not end with {RUNNING}")
    check(_tree(trial.folder) == before, "something was touched")


def self_update_restarts(trial: Trial) -> None:
    """Asked to, the setup starts the program again once it is in place."""
    check(trial.install("/RESTART") == 0, "the update did not end with 0")
    closed = run_windows(["taskkill", "/IM", PROGRAM, "/F"])
    check(closed.returncode == 0, f"the program was not started again: {closed.stdout}")


def accented_folder(trial: Trial) -> None:
    """A folder with blanks, accents and other scripts is a folder as any other."""
    folder = _drive_c() / "Élus et CCAS 李" / APP
    check(trial.install(f"/D={windows_path(folder)}") == 0, "the setup did not end with 0")
    check_program(folder)
    trial.folder = folder


def uninstall_keeps_data(trial: Trial) -> None:
    """The program, its keys and its shortcut go; the data stay."""
    check(trial.uninstall() == 0, "the uninstaller did not end with 0")
    check(not (trial.folder / PROGRAM).exists(), "the program is still there")
    check(not _shortcut().exists(), "the shortcut is still there")
    check(run_windows(["reg", "query", UNINSTALL_KEY]).returncode != 0, "Windows still lists the program")
    check((trial.data / "ccas.db").read_bytes() == b"what was saved", "the data are gone")


CASES: tuple[tuple[str, Callable[[Trial], None]], ...] = (
    ("fresh install", fresh_install),
    ("upgrade keeps the data", upgrade_keeps_data),
    ("running program is refused", running_program_is_refused),
    ("self-update restarts", self_update_restarts),
    ("accented folder", accented_folder),
    ("uninstall keeps the data", uninstall_keeps_data),
)


class _Held:
    """Holds a file open for reading only, so that it cannot be written, as that of a running program."""

    def __init__(self, file: Path) -> None:
        self._command = [str(windows_python()), "-c", HOLD, windows_path(file)]

    def __enter__(self) -> None:
        self._process = start_windows(self._command)
        assert self._process.stdout is not None  # noqa: S101  start_windows pipes it
        check(self._process.stdout.readline().strip() == b"held", "the program could not be held open")

    def __exit__(self, *_error: object) -> None:
        self._process.communicate(timeout=SETUP_SECONDS)


def _run_as_typed(command: str) -> int:
    """Run a command line exactly as written: the folder of a setup (/D=) may be neither quoted nor split.

    Its output is not waited for: the program that an update starts again holds it for as long as it runs.
    """
    script = "import subprocess, sys; sys.exit(subprocess.call(sys.argv[1]))"
    try:
        return start_windows([windows_python(), "-c", script, command]).wait(SETUP_SECONDS)
    except subprocess.TimeoutExpired as expired:
        raise WineFault(f"Still running after {SETUP_SECONDS} s: {command}") from expired


def _tree(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _drive_c() -> Path:
    return Path("C:/") if WINDOWS else PREFIX / "drive_c"


def _profile() -> Path:
    return Path.home() if WINDOWS else next((_drive_c() / "users").glob("[!P]*"))


def _local_app_data() -> Path:
    return _profile() / "AppData" / "Local"


def _shortcut() -> Path:
    menu = _profile() / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu" / "Programs"
    return menu / f"{APP}.lnk"
