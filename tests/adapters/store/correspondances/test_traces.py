"""The traces of the calls: read with the numbers of their demandes, removed when 36 months old and not before."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccas_desktop.adapters.store.base import BaseChiffree
from ccas_desktop.application.errors import ErreurBase
from ccas_desktop.application.journal import Action
from ccas_desktop.domain.demandes.delais import ajouter_mois
from tests.adapters.store.exemples import AUTEUR, INSTANT, tout_ecrire, une_trace

# The base compares with the clock of the machine, whatever the one of the program says.
AUJOURDHUI = datetime.now(UTC)
LIMITE = datetime.combine(ajouter_mois(AUJOURDHUI.date(), -36), time(), UTC)
# On 29 February, or at midnight, the machine may count one day more.
SANS_DOUTE = timedelta(days=2)
AGES = st.timedeltas(min_value=timedelta(), max_value=timedelta(days=6 * 365))


def test_a_trace_is_read_with_the_number_of_its_demande(base: BaseChiffree) -> None:
    with base.ecriture(AUTEUR) as unite:
        tout = tout_ecrire(unite)
        unite.ajouter_trace(une_trace(None, instant=INSTANT - timedelta(hours=1)))

    with base.lecture() as lecture:
        appels = lecture.appels_traces()

    assert [appel.numero_demande for appel in appels] == [tout.demande.numero, ""]
    assert appels[0].trace == tout.trace


def test_a_period_takes_its_first_instant_and_not_its_last(base: BaseChiffree) -> None:
    instants = [INSTANT + timedelta(days=jour) for jour in range(4)]
    with base.ecriture(AUTEUR) as unite:
        for instant in instants:
            unite.ajouter_trace(une_trace(None, instant=instant))

    with base.lecture() as lecture:
        appels = lecture.appels_traces(depuis=instants[1], avant=instants[3])

    assert [appel.trace.instant for appel in appels] == [instants[2], instants[1]]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ages=st.lists(AGES, max_size=8))
def test_only_what_is_too_old_goes(base: BaseChiffree, ages: list[timedelta]) -> None:
    instants = [AUJOURDHUI - age for age in ages]
    with base.ecriture(AUTEUR) as unite:
        for instant in instants:
            unite.ajouter_trace(une_trace(None, instant=instant))
    with base.lecture() as lecture:
        avant = [appel.trace.instant for appel in lecture.appels_traces()]

    with base.ecriture(AUTEUR) as unite:
        effacees = unite.purger_traces(LIMITE)

    with base.lecture() as lecture:
        restent = [appel.trace.instant for appel in lecture.appels_traces()]
    assert restent == [instant for instant in avant if instant >= LIMITE]
    assert effacees.nombre == len(avant) - len(restent)


@pytest.mark.parametrize("trop_tot", [timedelta(days=1), timedelta(days=400), timedelta(days=36 * 30)])
def test_a_purge_that_would_take_more_is_refused_whole(base: BaseChiffree, trop_tot: timedelta) -> None:
    with base.ecriture(AUTEUR) as unite:
        unite.ajouter_trace(une_trace(None, instant=LIMITE - timedelta(days=1)))
        unite.ajouter_trace(une_trace(None, instant=LIMITE + SANS_DOUTE))

    with pytest.raises(ErreurBase), base.ecriture(AUTEUR) as unite:
        unite.purger_traces(LIMITE + SANS_DOUTE + trop_tot)

    with base.lecture() as lecture:
        assert len(lecture.appels_traces()) == 2
        assert lecture.journal_du_poste("purge") == ()


def test_a_purge_leaves_its_line(base: BaseChiffree) -> None:
    ancienne = LIMITE - timedelta(days=10)
    with base.ecriture(AUTEUR) as unite:
        unite.ajouter_trace(une_trace(None, instant=ancienne))
        unite.purger_traces(LIMITE)

    with base.lecture() as lecture:
        (entree,) = lecture.journal_du_poste("purge")

    assert (entree.action, entree.auteur) == (Action.PURGE, AUTEUR)
    assert json.loads(entree.apres) == {
        "nombre": 1,
        "premiere": ancienne.isoformat(),
        "derniere": ancienne.isoformat(),
        "avant": LIMITE.isoformat(),
    }


def test_a_lost_token_leaves_its_line(base: BaseChiffree) -> None:
    with base.ecriture(AUTEUR) as unite:
        unite.signaler_jeton_compromis()

    with base.lecture() as lecture:
        (entree,) = lecture.journal_du_poste("habilitation")
    assert entree.action is Action.COMPROMISSION
