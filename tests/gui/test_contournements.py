"""The faults of the libraries that the program lives with, each shown to be still there or harmless."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal

from ccas_desktop.gui.contournements import proteger_true

EMISSIONS = 5_000


class Emetteur(QObject):
    fait = Signal()


def test_thousands_of_signals_do_not_wear_true_out(qapp: object) -> None:
    proteger_true()
    avant = sys.getrefcount(True)
    emetteur = Emetteur()

    for _ in range(EMISSIONS):
        emetteur.fait.emit()

    assert sys.getrefcount(True) > EMISSIONS
    assert avant > 2 * EMISSIONS
