"""What faults of the libraries ask for, before the first widget."""

from __future__ import annotations

import ctypes
import sys

# Before 3.12 True is an object that dies with its last reference.
IMMORTEL = (3, 12)
RESERVE = 1 << 40


def proteger_true() -> None:
    """Keep Python from dying after a few hundred signals.

    WORKAROUND PySide 6.12: SignalInstance.emit returns True without taking a reference to it, so that each emission
    takes one away, down to « bool_dealloc: deallocating True or False ». Remove once emit does, or with Python 3.12.
    """
    if sys.version_info < IMMORTEL:
        ctypes.c_ssize_t.from_address(id(True)).value += RESERVE
