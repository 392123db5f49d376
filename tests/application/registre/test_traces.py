"""The register of the calls: all that an inspection asks, and nothing kept longer than 36 months."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.application.donnees.certification import executer_appel, garder_reponse, preparer_appel
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.messages.registre import ISSUES, SANS_ISSUE, issue_en_mots
from ccas_desktop.application.registre.traces import (
    FiltreAppels,
    LigneAppel,
    filtrer,
    limite_de_garde,
    lire_registre,
    purger_traces,
)
from ccas_desktop.domain.certifie.certifie import EtatAppel, Source
from ccas_desktop.domain.demandes.demande import TraceAppel
from tests.fakes.api_particulier import echec, quotient
from tests.fakes.bureau import IDENTITE, Bureau
from tests.fakes.horloge import HorlogeArretee

QF = Source.QUOTIENT_FAMILIAL
LIGNE = LigneAppel(
    moment=datetime(2026, 11, 23, 10, 30, tzinfo=UTC),
    agent="Nadia Bénali",
    source="Quotient familial",
    demande="2026-0042-1",
    demande_id="d1",
    base_legale="CRPA L114-8",
    motif="",
    issue="Réponse reçue",
    http="200",
    code="",
    requete_id="req-77",
    empreinte="9f86d0818845",
)


def appeler(ouvert: Bureau, source: Source = QF) -> str:
    """Make one call for a new demande and return its number."""
    demande = ouvert.deposer()
    appel = preparer_appel(ouvert.services, ouvert.auteur, demande.id, source)
    garder_reponse(ouvert.services, ouvert.auteur, appel, executer_appel(ouvert.services, appel))
    return demande.numero


def tracer(ouvert: Bureau, *instants: datetime) -> None:
    with ouvert.services.base.ecriture(ouvert.auteur) as base:
        for instant in instants:
            base.ajouter_trace(
                TraceAppel(
                    id=nouvel_id(),
                    instant=instant,
                    agent="Nadia Benali",
                    source=QF,
                    base_legale="support",
                    empreinte="ab" * 32,
                    motif="essai",
                )
            )


@pytest.fixture
def a_l_heure(ouvert: Bureau) -> Bureau:
    """Return the office at the time of the machine, which the base compares the age of a trace with."""
    ouvert.services = replace(ouvert.services, horloge=HorlogeArretee(datetime.now(UTC)))
    return ouvert


def test_a_call_is_told_without_value_nor_identity(ouvert: Bureau) -> None:
    ouvert.api.reponses[QF] = quotient(619)
    numero = appeler(ouvert)

    (ligne,) = lire_registre(ouvert.services, FiltreAppels()).lignes

    assert (ligne.demande, ligne.agent, ligne.source) == (numero, ouvert.auteur.nom, "Quotient familial")
    assert (ligne.issue, ligne.http, ligne.requete_id) == ("Réponse reçue", "200", "req-1")
    assert "délibération" in ligne.base_legale
    assert len(ligne.empreinte) == 12
    # The id and the digest are drawn at random: any figure may be in them.
    dite = str(replace(ligne, demande_id="", empreinte=""))
    for secret in ("619", IDENTITE.nom_famille, IDENTITE.prenoms[0], "1987"):
        assert secret not in dite


def test_a_call_that_certified_nothing_is_there_too(ouvert: Bureau) -> None:
    ouvert.api.reponses[QF] = echec(QF, EtatAppel.INTROUVABLE, http=404, code="35003")
    appeler(ouvert)

    (ligne,) = lire_registre(ouvert.services, FiltreAppels()).lignes

    assert (ligne.issue, ligne.http, ligne.code) == ("Pas de dossier à cette caisse", "404", "35003")


def test_a_call_cut_by_a_power_cut_has_no_known_outcome(ouvert: Bureau) -> None:
    preparer_appel(ouvert.services, ouvert.auteur, ouvert.deposer().id, QF)

    (ligne,) = lire_registre(ouvert.services, FiltreAppels()).lignes

    assert ligne.issue == SANS_ISSUE


@pytest.mark.parametrize("etat", list(EtatAppel))
def test_every_outcome_has_words(etat: EtatAppel) -> None:
    assert issue_en_mots(etat) == ISSUES[etat]


@pytest.mark.parametrize(
    "texte", ["benali", "BÉNALI familial", "2026-0042-1", "0042", "req-77", "reponse recue", "  ", "quotient 2026"]
)
def test_any_word_of_a_line_finds_it(texte: str) -> None:
    assert filtrer([LIGNE], FiltreAppels(texte)) == [LIGNE]


@pytest.mark.parametrize("texte", ["durand", "benali rsa", "2026-0043", "2026-0042-2", "nali", "42-1"])
def test_a_word_that_is_not_there_finds_nothing(texte: str) -> None:
    assert filtrer([LIGNE], FiltreAppels(texte)) == []


def test_both_ends_of_a_period_count(ouvert: Bureau) -> None:
    jours = [datetime(2026, 11, jour, 23, 59, tzinfo=UTC) for jour in (19, 20, 21, 22)]
    tracer(ouvert, *jours)

    registre = lire_registre(ouvert.services, FiltreAppels(du=date(2026, 11, 20), au=date(2026, 11, 21)))

    assert [ligne.moment for ligne in registre.lignes] == [jours[2], jours[1]]
    assert registre.total == 4


def test_the_day_is_that_of_the_office(ouvert: Bureau) -> None:
    class Reunion(HorlogeArretee):
        def heure_de(self, instant: datetime) -> datetime:
            return instant + timedelta(hours=4)

    tracer(ouvert, datetime(2026, 11, 20, 21, 0, tzinfo=UTC))
    ouvert.services = replace(ouvert.services, horloge=Reunion())

    def du(jour: int) -> int:
        filtre = FiltreAppels(du=date(2026, 11, jour), au=date(2026, 11, jour))
        return len(lire_registre(ouvert.services, filtre).lignes)

    assert (du(20), du(21)) == (0, 1)


def test_nothing_is_purged_that_is_not_36_months_old(a_l_heure: Bureau) -> None:
    limite = limite_de_garde(a_l_heure.services.horloge)
    tracer(a_l_heure, limite, datetime.now(UTC))

    assert lire_registre(a_l_heure.services, FiltreAppels()).a_purger.nombre == 0
    assert purger_traces(a_l_heure.services, a_l_heure.auteur).nombre == 0

    registre = lire_registre(a_l_heure.services, FiltreAppels())
    assert (registre.total, registre.derniere_purge) == (2, None)


def test_what_is_too_old_is_counted_then_removed_with_its_line(a_l_heure: Bureau) -> None:
    limite = limite_de_garde(a_l_heure.services.horloge)
    tracer(a_l_heure, limite - timedelta(days=400), limite - timedelta(seconds=1), limite)
    a_purger = lire_registre(a_l_heure.services, FiltreAppels()).a_purger
    assert a_purger.nombre == 2

    assert purger_traces(a_l_heure.services, a_l_heure.auteur) == a_purger

    registre = lire_registre(a_l_heure.services, FiltreAppels())
    assert (registre.total, registre.a_purger.nombre) == (1, 0)
    assert registre.derniere_purge is not None
    assert (registre.derniere_purge.nombre, registre.derniere_purge.auteur) == (2, a_l_heure.auteur.nom)


@given(jours=st.integers(0, 30_000), secondes=st.integers(0, 86_399))
def test_the_limit_is_never_less_than_36_months_ago(jours: int, secondes: int) -> None:
    instant = datetime(2010, 1, 1, tzinfo=UTC) + timedelta(days=jours, seconds=secondes)

    limite = limite_de_garde(HorlogeArretee(instant))

    mois = (instant.year - limite.year) * 12 + instant.month - limite.month
    assert mois == 36
    assert limite.day <= instant.day
    assert limite.time() == datetime.min.time()


def test_a_call_dated_by_a_clock_that_ran_ahead_is_counted(ouvert: Bureau) -> None:
    tracer(ouvert, ouvert.horloge.maintenant() + timedelta(days=30))

    assert lire_registre(ouvert.services, FiltreAppels()).total == 1


def test_reading_never_removes(a_l_heure: Bureau) -> None:
    tracer(a_l_heure, limite_de_garde(a_l_heure.services.horloge) - timedelta(days=1))
    lire: Callable[[], int] = lambda: lire_registre(a_l_heure.services, FiltreAppels()).total  # noqa: E731

    assert (lire(), lire()) == (1, 1)
