"""Where the Windows build takes from and puts to."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
HERE = BUILD / "windows"
WORK = ROOT / ".windows"
DOWNLOADS = WORK / "downloads"
PYTHON_TREE = WORK / "python"
PREFIX = WORK / "prefix"
BYTECODE = WORK / "bytecode"
BUNDLE = ROOT / "dist" / "windows" / "ccas-desktop"
SETUPS = ROOT / "dist" / "windows"
PROGRAM, COMMANDS = "ccas-desktop.exe", "ccas-desktop-cli.exe"


class BuildFailed(Exception):
    """A step could not be done; the text says which one and why."""
