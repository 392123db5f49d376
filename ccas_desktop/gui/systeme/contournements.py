"""What faults of the libraries ask for, before the first widget."""

from __future__ import annotations

import ctypes
import sys

# Before 3.12 the constants of Python are objects that die with their last reference.
IMMORTELLES = (3, 12)
RESERVE = 1 << 40


def proteger_les_constantes() -> None:
    """Keep Python from dying after some thousands of calls to Qt.

    WORKAROUND PySide 6.12: what it gives back as None or True (every method without a result, every emission of a
    signal) it gives without taking a reference, as may be done from Python 3.12 on. Each call takes one away, down to
    « none_dealloc: deallocating None » or « bool_dealloc ». Remove once it does, or with Python 3.12.
    """
    if sys.version_info < IMMORTELLES:
        for constante in (None, True, False, NotImplemented):
            ctypes.c_ssize_t.from_address(id(constante)).value += RESERVE
