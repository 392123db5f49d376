"""A closed screen held by a cycle dies on the GUI thread, whatever thread allocates meanwhile."""

from __future__ import annotations

import gc
import threading

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.systeme.ramassage import Ramasseur
from ccas_desktop.gui.travaux.jobs import Jobs


class Ecran(QWidget):
    """Is its own cycle, as a widget whose signals are connected to lambdas is; notes who destroys it."""

    morts: list[str] = []  # noqa: RUF012  read after the screen is gone

    def __init__(self) -> None:
        super().__init__()
        self.cycle = self

    def __del__(self) -> None:
        self.morts.append(threading.current_thread().name)


def test_no_work_ever_destroys_a_widget(qtbot: QtBot, qapp: QApplication, jobs: Jobs) -> None:
    ramasseur = Ramasseur(qapp)
    finis: list[object] = []
    Ecran.morts.clear()
    for _ in range(50):
        Ecran()

    jobs.lire(lambda: [[] for _ in range(50_000)], then=finis.append)
    qtbot.waitUntil(lambda: bool(finis))

    assert not gc.isenabled()
    assert set(Ecran.morts) <= {threading.main_thread().name}
    qtbot.waitUntil(lambda: len(Ecran.morts) == 50)
    assert set(Ecran.morts) == {threading.main_thread().name}
    ramasseur.deleteLater()


def test_collects_the_older_objects_more_seldom(qapp: QApplication) -> None:
    ramasseur = Ramasseur(qapp)
    gc.collect()
    avant = [generation["collections"] for generation in gc.get_stats()]
    garde: list[list[int]] = [[] for _ in range(gc.get_threshold()[0] + 100)]

    ramasseur.ramasser()

    apres = [generation["collections"] for generation in gc.get_stats()]
    assert garde
    assert [b - a for a, b in zip(avant, apres, strict=True)] == [1, 0, 0]
    ramasseur.deleteLater()
