"""Which thread may do what."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from ccas_desktop.adapters.store.base import BaseChiffree
from ccas_desktop.application.errors import EnregistrementAbsent
from tests.adapters.store.exemples import AUTEUR, un_dossier


def ecrire(base: BaseChiffree) -> None:
    with base.ecriture(AUTEUR) as unite:
        unite.numero_suivant("essai")


def dans_un_autre_fil(travail: Callable[[], object]) -> object:
    with ThreadPoolExecutor(1) as fil:
        return fil.submit(travail).result()


def test_a_second_thread_may_not_write(base: BaseChiffree) -> None:
    ecrire(base)

    with pytest.raises(RuntimeError, match="writes to this base"):
        dans_un_autre_fil(lambda: ecrire(base))


def test_another_thread_may_write_once_the_first_has_ended(base: BaseChiffree) -> None:
    dans_un_autre_fil(lambda: ecrire(base))

    ecrire(base)


def test_a_unit_of_work_holds_no_other(base: BaseChiffree) -> None:
    with base.ecriture(AUTEUR), pytest.raises(RuntimeError, match="already open"):
        ecrire(base)


def test_another_thread_reads_what_is_saved_and_nothing_else(base: BaseChiffree) -> None:
    dossier = un_dossier()

    def lire() -> str:
        with base.lecture() as lecture:
            return lecture.dossier(dossier.id).dossier.note

    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(dossier)
        with pytest.raises(EnregistrementAbsent):
            dans_un_autre_fil(lire)

    assert dans_un_autre_fil(lire) == dossier.note


def test_a_unit_of_work_reads_what_it_has_written(base: BaseChiffree) -> None:
    with base.ecriture(AUTEUR) as unite:
        dossier = unite.enregistrer(un_dossier())

        assert unite.dossier(dossier.id).dossier == dossier


def test_one_moment_does_not_change_while_it_is_read(base: BaseChiffree) -> None:
    with base.ecriture(AUTEUR) as unite:
        dossier = unite.enregistrer(un_dossier())

    with base.lecture() as lecture:
        avant = lecture.dossier(dossier.id)
        with base.ecriture(AUTEUR) as unite:
            unite.enregistrer(replace(dossier, note="entre-temps"))
        with base.lecture() as dedans:
            assert dedans.dossier(dossier.id) == avant

    with base.lecture() as lecture:
        assert lecture.dossier(dossier.id).dossier.note == "entre-temps"
