"""Where the Windows build takes from and puts to."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
HERE = BUILD / "windows"
WORK = ROOT / ".windows"
# What depends on the pins alone, kept from one clone to the next.
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ccas-desktop" / "windows"
DOWNLOADS = CACHE / "downloads"
# A link to the tree of the cache that these pins make.
PYTHON_TREE = WORK / "python"
PREFIX = WORK / "prefix"
BYTECODE = WORK / "bytecode"
BUNDLE = ROOT / "dist" / "windows" / "ccas-desktop"
SETUPS = ROOT / "dist" / "windows"
PROGRAM, COMMANDS = "ccas-desktop.exe", "ccas-desktop-cli.exe"


class BuildFailed(Exception):
    """A step could not be done; the text says which one and why."""


class WineFault(BuildFailed):
    """The process that ran did not end as it should, whatever it was doing: it may be run once more."""
