"""Works run off the GUI thread and their outcomes come back to it."""

from __future__ import annotations

import gc
import threading
import weakref

import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.travaux.jobs import Annulation, Jobs


def test_brings_the_outcome_back_to_the_gui_thread(qtbot: QtBot, jobs: Jobs) -> None:
    fils: list[tuple[str, str]] = []

    jobs.ecrire(
        lambda: threading.current_thread().name,
        then=lambda nom: fils.append((nom, threading.current_thread().name)),
    )

    qtbot.waitUntil(lambda: bool(fils))
    assert fils[0][0].startswith("store_jobs")
    assert fils[0][1] == threading.main_thread().name


def test_each_family_has_its_threads(qtbot: QtBot, jobs: Jobs) -> None:
    noms: list[str] = []

    for lancer in (jobs.lire, jobs.reseau, jobs.travailler):
        lancer(lambda: threading.current_thread().name.rsplit("_", 1)[0], then=noms.append)

    qtbot.waitUntil(lambda: len(noms) == 3)
    assert sorted(noms) == ["network_jobs", "read_jobs", "work_jobs"]


def test_a_search_does_not_wait_for_an_export(qtbot: QtBot, jobs: Jobs) -> None:
    fini, trouves, exportes = threading.Event(), list[str](), list[bool]()
    jobs.extraire(lambda: fini.wait(60), then=exportes.append)

    jobs.lire(lambda: "ROUX", then=trouves.append)

    qtbot.waitUntil(lambda: trouves == ["ROUX"])
    assert not exportes
    fini.set()
    qtbot.waitUntil(lambda: exportes == [True])


def test_writes_keep_their_order(qtbot: QtBot, jobs: Jobs) -> None:
    faits: list[int] = []

    for rang in range(20):
        jobs.ecrire(lambda rang=rang: faits.append(rang))  # type: ignore[misc]

    qtbot.waitUntil(lambda: len(faits) == 20)
    assert faits == list(range(20))


def test_an_exception_goes_to_failed(qtbot: QtBot, jobs: Jobs) -> None:
    echecs: list[Exception] = []

    jobs.reseau(_echouer, failed=echecs.append)

    qtbot.waitUntil(lambda: bool(echecs))
    assert str(echecs[0]) == "panne"


def test_an_exception_nobody_handles_is_announced(qtbot: QtBot, jobs: Jobs) -> None:
    with qtbot.waitSignal(jobs.echec_imprevu) as annonce:
        jobs.travailler(_echouer)

    assert str(annonce.args[0]) == "panne"


def test_the_outcome_is_dropped_when_its_owner_has_died(qtbot: QtBot, jobs: Jobs) -> None:
    proprietaire, porte, recus = QObject(), threading.Event(), list[str]()
    jobs.lire(lambda: str(porte.wait(5)), then=recus.append, owner=proprietaire)

    shiboken6.delete(proprietaire)
    porte.set()
    jobs.lire(lambda: "après", then=recus.append)

    qtbot.waitUntil(lambda: bool(recus))
    assert recus == ["après"]


def test_a_failed_write_is_told_even_when_its_screen_is_closed(qtbot: QtBot, jobs: Jobs) -> None:
    proprietaire, recus = QObject(), list[Exception]()

    with qtbot.waitSignal(jobs.echec_imprevu):
        jobs.ecrire(_echouer, failed=recus.append, owner=proprietaire)
        shiboken6.delete(proprietaire)

    assert not recus


def test_the_outcome_of_a_cancelled_work_is_dropped(qtbot: QtBot, jobs: Jobs) -> None:
    annulation, recus = Annulation(), list[object]()
    jobs.reseau(lambda: annulation.attendre(5), then=recus.append, annulation=annulation)

    annulation.annuler()
    jobs.reseau(lambda: "après", then=recus.append)

    qtbot.waitUntil(lambda: bool(recus))
    assert recus == ["après"]


def test_closing_waits_for_the_writes_and_cancels_the_rest(jobs: Jobs) -> None:
    porte, ecrits = threading.Event(), list[str]()
    jobs.ecrire(lambda: porte.wait(5))
    jobs.ecrire(lambda: ecrits.append("brouillon"))
    annulation = jobs.lire(lambda: None)

    threading.Timer(0.01, porte.set).start()
    jobs.fermer()

    assert ecrits == ["brouillon"]
    assert annulation.annulee


def test_closing_waits_for_the_read_under_way(qtbot: QtBot, jobs: Jobs) -> None:
    commencee, porte, lues = threading.Event(), threading.Event(), list[str]()

    def lire() -> None:
        commencee.set()
        porte.wait(5)
        lues.append("lu")

    jobs.lire(lire)
    commencee.wait(5)
    threading.Timer(0.05, porte.set).start()

    jobs.fermer()

    assert lues == ["lu"]


def test_a_read_asked_once_closed_is_cancelled(qtbot: QtBot, jobs: Jobs) -> None:
    faits: list[str] = []
    jobs.fermer()

    annulation = jobs.lire(lambda: faits.append("lu"))

    assert annulation.annulee
    assert faits == []


def test_keeps_nothing_of_a_finished_work(qtbot: QtBot, jobs: Jobs) -> None:
    class Grand:
        pass

    grand, recus = Grand(), list[int]()
    temoin = weakref.ref(grand)
    jobs.travailler(lambda grand=grand: id(grand), then=recus.append)  # type: ignore[misc]
    del grand

    qtbot.waitUntil(lambda: bool(recus))
    jobs.travailler(lambda: 0, then=recus.append)
    qtbot.waitUntil(lambda: len(recus) == 2)
    gc.collect()
    assert temoin() is None


def _echouer() -> None:
    raise OSError("panne")
