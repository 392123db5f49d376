from __future__ import annotations

import threading

import pytest

from ccas_desktop.adapters.apis.attente import jamais_annule
from ccas_desktop.adapters.apis.limiteur import AttenteAnnulee, LimiteAtteinte, Limiteur
from tests.fakes.reseau import TempsFictif


def appeler(limiteur: Limiteur, patience: float = 100) -> None:
    with limiteur.voie(patience, jamais_annule):
        pass


def test_sixty_calls_leave_at_once_and_the_next_waits_for_the_minute() -> None:
    temps = TempsFictif()
    limiteur = Limiteur(temps.attente)

    for _ in range(60):
        appeler(limiteur)
    assert temps.ecoule == 0

    appeler(limiteur)
    assert temps.ecoule == pytest.approx(60, abs=0.01)


def test_no_minute_ever_holds_more_than_sixty_calls() -> None:
    temps = TempsFictif()
    limiteur = Limiteur(temps.attente)
    departs = []

    for _ in range(200):
        appeler(limiteur)
        departs.append(temps.ecoule)
        temps.dormir(0.3)

    assert all(sum(depart < autre <= depart + 59.9 for autre in departs) < 60 for depart in departs)


def test_says_at_once_that_the_wait_would_be_too_long() -> None:
    temps = TempsFictif()
    limiteur = Limiteur(temps.attente, par_minute=1)
    appeler(limiteur)
    temps.dormir(10)

    with pytest.raises(LimiteAtteinte) as limite:
        appeler(limiteur, patience=10)

    assert limite.value.dans == pytest.approx(50)
    assert temps.ecoule == 10


def test_a_suspension_holds_every_call() -> None:
    temps = TempsFictif()
    limiteur = Limiteur(temps.attente)
    limiteur.suspendre(30)
    limiteur.suspendre(5)

    appeler(limiteur)

    assert temps.ecoule == pytest.approx(30, abs=0.01)


def test_a_wait_for_the_minute_can_be_given_up() -> None:
    temps = TempsFictif()
    limiteur = Limiteur(temps.attente, par_minute=1)
    appeler(limiteur)

    with pytest.raises(AttenteAnnulee), limiteur.voie(100, lambda: temps.ecoule > 5):
        pass

    assert temps.ecoule < 6


def test_at_most_three_calls_run_together() -> None:
    limiteur = Limiteur(TempsFictif().attente)
    ouverts, liberer = threading.Semaphore(0), threading.Event()

    def occuper() -> None:
        with limiteur.voie(100, jamais_annule):
            ouverts.release()
            liberer.wait()

    fils = [threading.Thread(target=occuper) for _ in range(3)]
    for fil in fils:
        fil.start()
    for _ in fils:
        ouverts.acquire()

    with pytest.raises(AttenteAnnulee), limiteur.voie(100, lambda: True):
        pass
    liberer.set()
    for fil in fils:
        fil.join()
    appeler(limiteur)
