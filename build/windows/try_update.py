"""The end of an update that the program starts itself: received, checked, started, waited for, undone.

The account has an older version (`former.py`) that believes a key made for the trial; the setup of this version is
published beside it by `manifest.py`, as for a release.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import former
from places import BUNDLE, HERE, PROGRAM, WORK
from setup_program import setup_file, version
from try_setup import RUNNING, Cases, Trial, base_of, check, tree_of
from wine import run_windows, windows_path, windows_python

PUBLISHED, PINNED = WORK / "published", WORK / "published-keys.txt"
KEYS = Path("_internal") / "resources" / "mises_a_jour" / "cles.txt"
# The window takes a moment to close; the setup gives up after 20 s.
CLOSES_SOON, CLOSES_TOO_LATE = "3", "120"
PASSPHRASE = "une phrase pour cet essai"  # noqa: S105  of a key thrown away
NAME_SINCE = "CCAS de Valmorel, depuis"


def publish(trial: Trial) -> None:
    """Sign this version with a new key, publish it, and install the former one, with data and that key."""
    _sign()
    check(trial.install() == 0, "the former setup did not end with 0")
    shutil.copyfile(PINNED, trial.folder / KEYS)
    base_of("make", trial.base)


def changed_where_published(trial: Trial) -> None:
    """One byte of the published setup differs: nothing is kept of it, nothing starts."""
    published = PUBLISHED / setup_file(machine=False).name
    whole = published.read_bytes()
    published.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    try:
        _nothing_starts(trial)
    finally:
        published.write_bytes(whole)


def changed_once_received(trial: Trial) -> None:
    """One byte differs when it is about to be started: it is not."""
    _nothing_starts(trial, "altered")


def not_closed_in_time(trial: Trial) -> None:
    """The program stays open too long: it stays as it is, and the next start says that it failed."""
    before = tree_of(trial.folder), _program(trial)
    seen = _update(trial, CLOSES_TOO_LATE)
    check(seen["code"] == RUNNING, f"the setup did not end with {RUNNING}: {seen}")
    check((tree_of(trial.folder), _program(trial)) == before, "something was touched")
    _next(trial, "start", came=None, former=None, copied=False, aside=False, left=None)


def updates_itself(trial: Trial) -> None:
    """The program closes in time: it is replaced and started again, with the data, a copy of them and a way back."""
    before = _program(trial)
    seen = _update(trial, CLOSES_SOON)
    check(seen["code"] == 0, f"the setup did not end with 0: {seen}")
    check(tree_of(trial.folder) - {"Uninstall.exe"} == tree_of(BUNDLE), "the folder is not the bundle")
    check(_program(trial) != before, "the program is still the former one")
    _next(trial, came=version(), former=former.NUMBER, copied=True, aside=False, left=None)
    held = json.loads(base_of("read", trial.base))
    check(held["name"] == "CCAS de Valmorel" and held["lacks"] == 0, f"the data are not the same: {held}")


def comes_back(trial: Trial) -> None:
    """The former version is put back with its base; the one left is put aside."""
    base_of("name", trial.base, NAME_SINCE)
    before = _program(trial)
    seen = _gesture(trial, "return", version(), CLOSES_SOON)
    check(seen["code"] == 0, f"the setup did not end with 0: {seen}")
    check(_program(trial) != before, "the program is not the former one")
    _next(trial, came=former.NUMBER, former=None, copied=False, aside=True, left=version())
    held = json.loads(base_of("read", trial.base))
    check(held["name"] == "CCAS de Valmorel", f"the base is not that of the former version: {held}")


def uninstalled(trial: Trial) -> None:
    """The former version goes as well."""
    check(trial.uninstall() == 0, "the uninstaller did not end with 0")


UPDATE_CASES: Cases = (
    ("update: a former version and a signed manifest", publish),
    ("update: changed where it is published", changed_where_published),
    ("update: changed once received", changed_once_received),
    ("update: not closed in time", not_closed_in_time),
    ("update: replaced and started again", updates_itself),
    ("update: back to the former version and its base", comes_back),
    ("update: uninstall", uninstalled),
)


def _sign() -> None:
    """Make a key and sign the manifest with the commands of a release; the private key goes with its folder."""
    shutil.rmtree(PUBLISHED, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        key, notes = Path(folder) / "key.json", Path(folder) / "notes.txt"
        notes.write_text("- Les lettres s’impriment plus vite.\n", "utf-8")
        PINNED.write_text(_manifest("key", key).partition(" #")[0] + "\n", "ascii")
        signed: list[str | Path] = [
            "--key",
            key,
            "--notes",
            notes,
            "--since",
            former.NUMBER,
            "--previous",
            former.SETUP,
        ]
        _manifest("sign", setup_file(machine=False), *signed, "--out", PUBLISHED, "--pinned", PINNED)


def _manifest(*arguments: str | Path) -> str:
    command = [sys.executable, HERE / "manifest.py", *arguments]
    variables = {**os.environ, "CCAS_MANIFEST_PASSPHRASE": PASSPHRASE, "PYTHONUTF8": "1"}
    done = subprocess.run(command, env=variables, capture_output=True, check=False)
    check(done.returncode == 0, done.stderr.decode())
    return done.stdout.decode()


def _nothing_starts(trial: Trial, *altered: str) -> None:
    before = _program(trial)
    seen = _update(trial, CLOSES_SOON, *altered)
    check(seen == {"code": None, "refused": "InstallationAlteree"}, f"not refused: {seen}")
    check(_program(trial) == before, "the program was replaced")


def _update(trial: Trial, closes: str, *altered: str) -> dict[str, object]:
    return _gesture(trial, "update", former.NUMBER, windows_path(PUBLISHED), closes, *altered)


def _next(trial: Trial, *start: str, **wanted: object) -> None:
    """Look at the next start, which tells how it ended and remembers `wanted`."""
    seen = _gesture(trial, "next", *start)
    check(seen == {"opened": True, "told": True, "closed": True, **wanted}, f"the next start: {seen}")


def _gesture(trial: Trial, do: str, *more: str) -> dict[str, object]:
    program = windows_path(trial.folder / PROGRAM)
    done = run_windows([windows_python(), windows_path(HERE / "update_gestures.py"), do, program, *more])
    check(done.returncode == 0, done.stdout)
    seen: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return seen


def _program(trial: Trial) -> bytes:
    return (trial.folder / PROGRAM).read_bytes()
