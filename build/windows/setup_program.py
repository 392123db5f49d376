"""Makes the setups with NSIS: one for a user without rights, one for all the users of a machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from places import BUILD, BUNDLE, HERE, ROOT, SETUPS, WORK, BuildFailed
from signing import SIGN


def version() -> str:
    """Return the version of the program, as its package says it."""
    found = re.search(r'__version__ = "(.+)"', (ROOT / "ccas_desktop" / "__init__.py").read_text("utf-8"))
    if found is None:
        raise BuildFailed("ccas_desktop/__init__.py tells no version")
    return found.group(1)


def write_bill() -> None:
    """Write what the program ships, component by component, beside the setups. Raises BuildFailed."""
    command = [sys.executable, str(BUILD / "sbom.py"), str(SETUPS / f"CCAS-Desktop-{version()}.cdx.json")]
    if subprocess.run(command, check=False).returncode:
        raise BuildFailed("the bill of materials could not be written")


def setup_file(*, machine: bool) -> Path:
    """Return the file of a setup."""
    suffix = "-tous-les-comptes" if machine else ""
    return SETUPS / f"CCAS-Desktop-{version()}{suffix}-installation.exe"


def make_setup(
    setup: Path,
    *,
    quick: bool,
    machine: bool,
    variables: Mapping[str, str] | None = None,
    bundle: Path = BUNDLE,
    number: str = "",
) -> Path:
    """Make a setup and return its file; `variables` are for the signing hook. Raises BuildFailed.

    `bundle` and `number` are those of another version than this one.
    """
    compiler = shutil.which("makensis")
    if compiler is None:
        raise BuildFailed("NSIS is missing: apt-get install nsis, or install it from its site on Windows")
    values = {
        "VERSION": number or version(),
        "OUT": setup,
        "FILES": _written(files_to_pack(bundle)),
        "ICON": BUILD / "ccas-desktop.ico",
        "SIDE": HERE / "side.bmp",
        "LICENCE": ROOT / "LICENSE",
        "SIGN": f"sh {SIGN}",
    }
    flags = [name for name, wanted in (("FAST", quick), ("MACHINE", machine)) if wanted]
    defined = [f"-D{name}={value}" for name, value in values.items()] + [f"-D{name}" for name in flags]
    command = [compiler, "-V1", "-INPUTCHARSET", "UTF8", *defined, str(HERE / "setup.nsi")]
    environment = {**os.environ, **(variables or {})}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        raise BuildFailed(f"NSIS stopped:\n{done.stdout.decode(errors='replace')}")
    return setup


def files_to_pack(bundle: Path) -> list[str]:
    """Return what NSIS packs, one line of its language each: by name, for a disk keeps its own order."""
    lines: list[str] = []
    for folder in sorted({path.parent for path in bundle.rglob("*") if path.is_file()}, key=Path.as_posix):
        within = "\\".join(("$INSTDIR", *folder.relative_to(bundle).parts))
        files = sorted((path for path in folder.iterdir() if path.is_file()), key=Path.as_posix)
        lines += [f'SetOutPath "{within}"', *(f'File "{path}"' for path in files)]
    # Where the shortcut of the menu starts the program.
    return [*lines, 'SetOutPath "$INSTDIR"']


def _written(lines: list[str]) -> Path:
    script = WORK / "files.nsh"
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text("\n".join(lines) + "\n", "utf-8")
    return script
