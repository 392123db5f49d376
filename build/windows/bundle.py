"""Makes the Windows bundle with PyInstaller, under Wine on Linux."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

from places import BUILD, BUNDLE, ROOT, WORK, BuildFailed, WineFault
from wine import run_windows, windows_path, windows_python

SPEC = BUILD / "ccas_desktop.spec"
# Two minutes on a machine of one's own; fourteen were seen where thirteen other programs shared two processors.
BUNDLE_SECONDS = 2400
# The oldest instant that a zip archive can hold.
NO_HISTORY = "315532800"


def make_bundle(output: Path = BUNDLE.parent) -> Path:
    """Make the bundle below `output` and return its folder; the same sources, the same bytes. Raises BuildFailed."""
    bundle, sources = output / BUNDLE.name, _sources()
    shutil.rmtree(bundle, ignore_errors=True)
    places = ["--workpath", windows_path(WORK / "pyinstaller"), "--distpath", windows_path(output)]
    options = ["--noconfirm", "--clean", "--log-level", "WARN", *places, windows_path(SPEC)]
    # What else would differ from one build to the next: the time in the headers, the order of the sets.
    # A traceback names the line without pointing at its columns, which are a fifth of the bytecode.
    variables = {"SOURCE_DATE_EPOCH": _last_commit(), "PYTHONHASHSEED": "1", "PYTHONNODEBUGRANGES": "1"}
    command: list[str | Path] = [windows_python(), "-m", "PyInstaller", *options]
    done = run_windows(command, variables=variables, cwd=ROOT, timeout=BUNDLE_SECONDS)
    if done.returncode or not bundle.is_dir():
        # 1 is that of an exception of Python: any other end is that of the process.
        kind = BuildFailed if done.returncode == 1 else WineFault
        raise kind(f"PyInstaller stopped (exit code {done.returncode}):\n{done.stdout[-4000:]}")
    if _sources() != sources:
        raise BuildFailed("the sources changed while they were being bundled: build again")
    return bundle


def check_identical() -> None:
    """Make the bundle once more, elsewhere, and compare the two byte for byte. Raises BuildFailed."""
    again = make_bundle(WORK / "again")
    first, second = _contents(BUNDLE), _contents(again)
    differing = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
    if differing:
        raise BuildFailed(f"the second build differs: {', '.join(differing)}")


def _contents(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _sources() -> str:
    digest = hashlib.sha256(SPEC.read_bytes())
    for folder in ("ccas_desktop", "resources"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()


def _last_commit() -> str:
    """Return when the sources were last changed; the same for all where they came without their history."""
    git = ["git", "log", "-1", "--format=%ct"]
    try:
        told = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        told = ""
    return told or NO_HISTORY
