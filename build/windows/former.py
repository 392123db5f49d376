"""Makes the setup of an older version, for the trial of the update: the bundle of this one with another number.

Only the number that the program gives as its own is changed, in the package it carries: another build from other
sources would take as long as the bundle, and try nothing more of the replacement.
"""

from __future__ import annotations

import os
import re
import shutil
import zlib
from pathlib import Path

from places import BUNDLE, PROGRAM, SETUPS, WORK, BuildFailed
from setup_program import make_setup, setup_file, version

NUMBER = "0.0.1"
# Where the workflows pass it from one machine to the next; never shipped.
SETUP = SETUPS / "trial" / setup_file(machine=False).name.replace(version(), NUMBER)
_FOLDER = WORK / "former" / BUNDLE.name
# How a short text begins in what Python keeps of a module, before its length.
_SHORT_TEXT = rb"[zZ\xfa\xda]"
_ZLIB_HEADER = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_MODULE_BYTES = 1 << 16


def make_former() -> Path:
    """Make the setup, always compressed fast, and return its file. Raises BuildFailed."""
    shutil.rmtree(_FOLDER, ignore_errors=True)
    shutil.copytree(BUNDLE, _FOLDER, copy_function=os.link)
    program = _FOLDER / PROGRAM
    changed = renumber(program.read_bytes(), version(), NUMBER)
    program.unlink()
    program.write_bytes(changed)
    SETUP.parent.mkdir(parents=True, exist_ok=True)
    return make_setup(SETUP, quick=True, machine=False, bundle=_FOLDER, number=NUMBER)


def renumber(program: bytes, number: str, other: str) -> bytes:
    """Return a program whose package `ccas_desktop` gives another number. Raises BuildFailed."""
    wanted = re.compile(_SHORT_TEXT + re.escape(_counted(number)))
    for found in _ZLIB_HEADER.finditer(program):
        reader = zlib.decompressobj()
        try:
            module = reader.decompress(program[found.start() : found.start() + _MODULE_BYTES], _MODULE_BYTES)
        except zlib.error:
            continue
        if not reader.eof or b"__version__" not in module or not wanted.search(module):
            continue
        length = min(_MODULE_BYTES, len(program) - found.start()) - len(reader.unused_data)
        packed = zlib.compress(module.replace(_counted(number), _counted(other)), 9)
        if len(packed) <= length:
            # What follows the end of a compressed module is not read.
            return program[: found.start()] + packed.ljust(length, b"\0") + program[found.start() + length :]
    raise BuildFailed(f"the program carries no package of version {number}")


def _counted(text: str) -> bytes:
    return bytes([len(text)]) + text.encode()
