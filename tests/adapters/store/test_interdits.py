"""What the store itself forbids, whatever the program does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlite_utils
from sqlcipher3 import dbapi2 as sqlcipher

from ccas_desktop.adapters.store.base import ouvrir_base
from ccas_desktop.adapters.store.correspondances.traces import trace_en_ligne
from ccas_desktop.adapters.store.fichier.connexion import connecter, preparer
from ccas_desktop.application.vues import ReglementImporte
from tests.adapters.store.exemples import AUTEUR, CLE, INSTANT, tout_ecrire, une_trace
from tests.fakes.horloge import HorlogeArretee

TROIS_ANS_ET_PLUS = timedelta(days=3 * 366 + 1)


@pytest.fixture
def db(chemin: Path) -> Iterator[sqlite_utils.Database]:
    """Return a bare connection to a base that holds one record of each kind."""
    base = ouvrir_base(chemin, CLE, horloge=HorlogeArretee())
    with base.ecriture(AUTEUR) as unite:
        tout_ecrire(unite)
        unite.importer(ReglementImporte("a = 1", "r.toml", INSTANT, "aaa"))
        unite.ajouter_trace(une_trace(None, instant=datetime.now(UTC)))
        unite.ajouter_trace(une_trace(None, instant=datetime.now(UTC) - TROIS_ANS_ET_PLUS))
    base.fermer()
    connexion = connecter(chemin, CLE)
    preparer(connexion, lecture_seule=False)
    yield connexion
    connexion.close()


@pytest.mark.parametrize(
    "ecriture",
    [
        "UPDATE journal SET auteur_nom = 'x'",
        "DELETE FROM journal",
        "UPDATE trace SET agent = 'x'",
        "UPDATE courrier_pdf SET pdf = x'00'",
        "UPDATE reglement SET texte = 'x'",
        "DELETE FROM reglement",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal",
    ],
)
def test_is_refused(db: sqlite_utils.Database, ecriture: str) -> None:
    with pytest.raises(sqlcipher.IntegrityError, match="inalterable"):
        db.execute(ecriture)


def test_a_trace_is_kept_36_months_and_may_then_go(db: sqlite_utils.Database) -> None:
    ancienne, recente = db.execute("SELECT min(instant), max(instant) FROM trace").fetchone()

    with pytest.raises(sqlcipher.IntegrityError, match="inalterable"):
        db.execute("DELETE FROM trace WHERE instant = ?", (recente,))
    db.execute("DELETE FROM trace WHERE instant = ?", (ancienne,))

    assert db.execute("SELECT count(*) FROM trace WHERE instant = ?", (ancienne,)).fetchone() == (0,)


def test_a_trace_has_no_column_for_a_name_or_a_value() -> None:
    assert set(trace_en_ligne(une_trace(None))) == {
        "id",
        "instant",
        "agent",
        "source",
        "base_legale",
        "empreinte",
        "demande_id",
        "motif",
        "etat",
        "http",
        "code",
        "requete_id",
        "sans_reseau",
    }
