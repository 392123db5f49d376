"""The gate of every Windows bundle: nothing but what is pinned, nothing missing on the PC of an agent.

Fails when a binary is not x64, is not byte for byte that of a pinned wheel or of the official CPython (our own programs
excepted), or imports a library that is neither in the bundle nor in Windows 10 1809.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pefile
from places import COMMANDS, HERE, PROGRAM

OURS = {PROGRAM, COMMANDS}
BINARIES = {".dll", ".pyd", ".exe"}
X64 = 0x8664
TABLES = [
    pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"],
    pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT"],
]
# What every Windows 10 from 1809 on has of what our libraries ask for.
WINDOWS_10 = frozenset((HERE / "windows10.txt").read_text("ascii").split())


def audit(bundle: Path, sources: Iterable[Path]) -> list[str]:
    """Return what is wrong with a bundle made from these folders, one sentence each; nothing when it may be shipped."""
    known = {_digest(path) for source in sources for path in _binaries(source)}
    files = list(_binaries(bundle))
    beside = {path.name.lower() for path in files}
    faults = [fault for path in files for fault in _faults(path, known, beside)]
    if not files:
        faults.append(f"no binary in {bundle}")
    return faults


def _faults(path: Path, known: set[str], beside: set[str]) -> Iterator[str]:
    if path.name not in OURS and _digest(path) not in known:
        yield f"{path.name}: its bytes are not those of a pinned wheel nor of CPython"
    program = pefile.PE(str(path), fast_load=True)
    if program.FILE_HEADER.Machine != X64:
        yield f"{path.name}: not x64"
    program.parse_data_directories(TABLES)
    for entry in (
        *getattr(program, "DIRECTORY_ENTRY_IMPORT", ()),
        *getattr(program, "DIRECTORY_ENTRY_DELAY_IMPORT", ()),
    ):
        library = entry.dll.decode("ascii").lower()
        if not _found(library, beside):
            yield f"{path.name} needs {library}, which is neither in the bundle nor in Windows 10"
    program.close()


def _found(library: str, beside: set[str]) -> bool:
    of_windows = library.startswith(("api-ms-", "ext-ms-")) or library.removesuffix(".dll") in WINDOWS_10
    return of_windows or library in beside


def _binaries(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in BINARIES and path.is_file())


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
