"""A file that nobody may change, move or remove while it is held, and that may be started meanwhile."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

if sys.platform == "win32":
    import ctypes
    import msvcrt
    import os
    from ctypes import wintypes

    _LECTURE = 0x80000000  # GENERIC_READ
    _PARTAGE_EN_LECTURE = 1  # FILE_SHARE_READ: neither written, nor renamed, nor removed
    _EXISTANT = 3  # OPEN_EXISTING
    _INVALIDE = ctypes.c_void_p(-1).value

    @contextmanager
    def tenir_ouvert(fichier: Path) -> Iterator[BufferedReader]:
        """Open a file for reading, which Windows then refuses to change. Raises OSError."""
        noyau = ctypes.WinDLL("kernel32", use_last_error=True)
        noyau.CreateFileW.restype = wintypes.HANDLE
        noyau.CreateFileW.argtypes = [
            wintypes.LPCWSTR,
            wintypes.DWORD,
            wintypes.DWORD,
            wintypes.LPVOID,
            wintypes.DWORD,
            wintypes.DWORD,
            wintypes.HANDLE,
        ]
        tenu = noyau.CreateFileW(str(fichier), _LECTURE, _PARTAGE_EN_LECTURE, None, _EXISTANT, 0, None)
        if tenu in (None, _INVALIDE):
            raise ctypes.WinError(ctypes.get_last_error())
        with os.fdopen(msvcrt.open_osfhandle(tenu, os.O_RDONLY), "rb") as ouvert:
            yield ouvert
else:

    @contextmanager
    def tenir_ouvert(fichier: Path) -> Iterator[BufferedReader]:
        """Open a file for reading; another system holds nothing, and starts no setup either. Raises OSError."""
        with fichier.open("rb") as ouvert:
            yield ouvert
