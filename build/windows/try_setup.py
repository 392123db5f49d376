"""Installs, upgrades, refuses and removes the program as an agent or an IT department would; looks at what is left."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from places import BUNDLE, COMMANDS, HERE, PREFIX, PROGRAM, WORK, WineFault
from signing import TRIAL, verifies
from wine import WINDOWS, run_windows, start_windows, windows_path, windows_python

APP = "CCAS Desktop"
UNINSTALL_KEY = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{APP}"
NOT_WRITTEN, RUNNING = 2, 12
SIGNED_SETUP = TRIAL / "setup.exe"
SETUP_SECONDS = 240
# A program that cannot even start says so in a window, and waits.
SELFTEST_SECONDS = 180
# Those of docs/cli.md for a run that nobody interrupts: a program that dies ends with another.
OUR_CODES = range(5)
# Keeps a program open, as Windows does while it runs, until its input ends.
HOLD = """
import ctypes, sys
GENERIC_READ, FILE_SHARE_READ, OPEN_EXISTING = 0x80000000, 1, 3
held = ctypes.windll.kernel32.CreateFileW(sys.argv[1], GENERIC_READ, FILE_SHARE_READ, None, OPEN_EXISTING, 0, None)
print("held" if held != -1 else "refused", flush=True)
sys.stdin.read()
"""


class Trial:
    """One setup tried on one account, or for all those of the machine; its cases raise CheckFailed."""

    def __init__(self, setup: Path, version: str, *, machine: bool = False) -> None:
        self.setup = setup
        self.version = version
        account = _profile() / "AppData"
        self.folder = _drive_c() / "Program Files" / APP if machine else account / "Local" / "Programs" / APP
        self.data = account / "Local" / APP
        self.base = self.data / "ccas.db"
        self.key = rf"{'HKLM' if machine else 'HKCU'}\{UNINSTALL_KEY}"
        menu = _drive_c() / "ProgramData" if machine else account / "Roaming"
        self.shortcut = menu / "Microsoft" / "Windows" / "Start Menu" / "Programs" / f"{APP}.lnk"

    def refuse_a_real_account(self) -> None:
        """Refuse to begin on an account that uses the program. Raises CheckFailed."""
        if WINDOWS and (self.data.exists() or self.folder.exists()):
            raise CheckFailed(f"This account has {APP} or its data: try the setup on one that has neither")

    def run(self, cases: Cases) -> None:
        """Run cases in their order, from nothing, and tell of each as it passes."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.rmtree(self.data, ignore_errors=True)
        for name, case in cases:
            begun = time.monotonic()
            try:
                case(self)
            except CheckFailed as failure:
                raise CheckFailed(f"{name}: {failure}") from failure
            print(f"windows: trial: {name} ({time.monotonic() - begun:.0f} s)", flush=True)

    def install(self, *options: str) -> int:
        """Run a setup silently and return its exit code."""
        command = f'"{windows_path(self.setup)}" /S {" ".join(options)}'.strip()
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
    check(tree_of(trial.folder) - {"Uninstall.exe"} == tree_of(BUNDLE), "the folder is not the bundle")
    shown = run_windows(["reg", "query", trial.key, "/reg:64"]).stdout
    check(trial.version in shown and "EstimatedSize" in shown, "Windows does not list the program")
    check(trial.shortcut.exists(), "no shortcut in the start menu")
    check_program(trial.folder)


def check_program(folder: Path) -> None:
    """The self-test of an installed program passes, from its window program and from its commands."""
    report = WORK / "selftest.json"
    report.unlink(missing_ok=True)
    done = _self_test(folder / PROGRAM, windows_path(report))
    if not report.exists():
        raise WineFault(f"{folder / PROGRAM} ended with {done.returncode} before its self-test: {done.stdout}")
    check(done.returncode == 0, f"self-test: {report.read_text('utf-8')}")
    told = _self_test(folder / COMMANDS)
    check(told.returncode == 0 and len(json.loads(told.stdout)["epreuves"]) > 0, f"self-test, commands: {told.stdout}")


def _self_test(program: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a self-test and return how it ended. Raises WineFault when it died, whatever it had said."""
    done = run_windows([program, "--selftest", *options], timeout=SELFTEST_SECONDS)
    if done.returncode not in OUR_CODES:
        raise WineFault(f"{program} died ({done.returncode}) in its self-test: {done.stdout}")
    return done


def upgrade_keeps_data(trial: Trial) -> None:
    """A module of the former version goes, the base that the first version made stays as it was."""
    stale = trial.folder / "_internal" / "stale.pyd"
    stale.write_bytes(b"former version")
    base_of("make", trial.base)
    saved = trial.base.read_bytes()
    check(trial.install() == 0, "the upgrade did not end with 0")
    check(not stale.exists(), "a file of the former version survives")
    check(trial.base.read_bytes() == saved, "the data changed")


def window_lives_with_windows(trial: Trial) -> None:
    """The first version's base opens; a second start brings the window back; what is typed outlives the session."""
    done = run_windows([windows_python(), windows_path(HERE / "gestures.py"), windows_path(trial.folder / PROGRAM)])
    check(done.returncode == 0, done.stdout)
    seen = json.loads(done.stdout.splitlines()[-1])
    check(all(seen.values()), str(seen))
    held = json.loads(base_of("read", trial.base))
    check(held["name"] == "CCAS de Valmorel" and held["lacks"] == 0, f"the base of the first version: {held}")
    check(any("leroy" in draft.values() for draft in held["typed"]), f"what was typed is lost: {held['typed']}")


def signed_setup_signs_what_it_leaves(trial: Trial) -> None:
    """Installed from the setup that was signed, the program and its uninstaller carry the signature."""
    check(trial.install() == 0, "the signed setup did not end with 0")
    check(verifies(trial.folder / "Uninstall.exe"), "the uninstaller is not signed")


def running_program_is_refused(trial: Trial) -> None:
    """While the program is open, neither setup nor uninstaller touches anything."""
    before = tree_of(trial.folder)
    with _Held(trial.folder / PROGRAM):
        check(trial.install() == RUNNING, f"the setup did not end with {RUNNING}")
        check(trial.uninstall() == RUNNING, f"the uninstaller did not end with {RUNNING}")
    check(tree_of(trial.folder) == before, "something was touched")


def file_in_the_way(trial: Trial) -> None:
    """A file that cannot be written, by a virus scanner for instance, is told; the next setup puts all in place."""
    with _Held(trial.folder / "_internal" / "python313.dll"):
        check(trial.install() == NOT_WRITTEN, f"the setup did not end with {NOT_WRITTEN}")
    check(trial.install() == 0, "the second setup did not end with 0")
    check(tree_of(trial.folder) - {"Uninstall.exe"} == tree_of(BUNDLE), "the folder is not the bundle")


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
    had_base = trial.base.exists()
    check(trial.uninstall() == 0, "the uninstaller did not end with 0")
    check(not (trial.folder / PROGRAM).exists(), "the program is still there")
    check(not trial.shortcut.exists(), "the shortcut is still there")
    check(run_windows(["reg", "query", trial.key, "/reg:64"]).returncode != 0, "Windows still lists the program")
    check(trial.base.exists() == had_base, "the data are gone")


Cases = tuple[tuple[str, Callable[["Trial"], None]], ...]
CASES: Cases = (
    ("fresh install", fresh_install),
    ("upgrade keeps the data", upgrade_keeps_data),
    ("window lives with Windows", window_lives_with_windows),
    ("running program is refused", running_program_is_refused),
    ("file in the way", file_in_the_way),
    ("self-update restarts", self_update_restarts),
    ("accented folder", accented_folder),
    ("uninstall keeps the data", uninstall_keeps_data),
)
SIGNED_CASES: Cases = (
    ("signed setup", signed_setup_signs_what_it_leaves),
    ("signed setup, uninstall", uninstall_keeps_data),
)
MACHINE_CASES: Cases = (
    ("all users, fresh install", fresh_install),
    ("all users, upgrade keeps the data", upgrade_keeps_data),
    ("all users, uninstall keeps the data", uninstall_keeps_data),
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


def tree_of(folder: Path) -> set[str]:
    """Return the names of the files of a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _drive_c() -> Path:
    return Path("C:/") if WINDOWS else PREFIX / "drive_c"


def _profile() -> Path:
    return Path.home() if WINDOWS else next((_drive_c() / "users").glob("[!P]*"))


def base_of(do: str, file: Path, *more: str) -> str:
    """Make, read or rename a base, as `trial_base.py` says, and return the last line of what it prints."""
    done = run_windows([windows_python(), windows_path(HERE / "trial_base.py"), do, windows_path(file), *more])
    check(done.returncode == 0, done.stdout)
    return done.stdout.splitlines()[-1] if done.stdout else ""
