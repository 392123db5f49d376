"""What a measured program says of itself, on one line: an instant of the clock of the machine, its memory."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Compteurs(ctypes.Structure):
        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            ("PeakWorkingSetSize", ctypes.c_size_t),
            ("WorkingSetSize", ctypes.c_size_t),
            *((f"autre{rang}", ctypes.c_size_t) for rang in range(6)),
        )

    def memoire_residente() -> float:
        """Return the memory of this process, in millions of bytes."""
        compteurs = _Compteurs(cb=ctypes.sizeof(_Compteurs))
        processus = ctypes.windll.kernel32.GetCurrentProcess()
        ctypes.windll.psapi.GetProcessMemoryInfo(processus, ctypes.byref(compteurs), compteurs.cb)
        return float(compteurs.WorkingSetSize) / 1e6
else:
    import resource

    def memoire_residente() -> float:
        """Return the memory of this process, in millions of bytes."""
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * resource.getpagesize() / 1e6


@dataclass(frozen=True)
class Releve:
    """What a program said of itself, at one moment."""

    instant: float
    memoire: float


def dire_un_releve() -> None:
    """Print one line for the bench to read."""
    # The clock of the machine, the same for all its processes.
    print(json.dumps({"instant": perf_counter(), "memoire": memoire_residente()}), flush=True)


def lire_les_releves(texte: str) -> list[Releve]:
    """Return what a program printed."""
    return [Releve(**json.loads(ligne)) for ligne in texte.splitlines()]
