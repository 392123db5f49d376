"""A merge moves every kind of record of a dossier, those to come too, and its undo puts each back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlite_utils
from sqlcipher3 import dbapi2 as sqlcipher

from ccas_desktop.adapters.store.base import BaseChiffree, ouvrir_base
from ccas_desktop.adapters.store.correspondances.catalogue import correspondances
from ccas_desktop.adapters.store.ecriture.fusion import TABLES_QUI_RESTENT, tables_d_un_dossier
from ccas_desktop.domain.demandes.decision import Decision
from ccas_desktop.domain.guichet.visiteur import Visiteur
from tests.adapters.store.exemples import AUTEUR, CLE, INSTANT, Tout, tout_ecrire, un_dossier, un_usager
from tests.fakes.horloge import HorlogeArretee

GARDE = un_dossier("2026-0900")


@pytest.fixture
def db(base: BaseChiffree) -> sqlite_utils.Database:
    return base._connexion_d_ecriture()


@pytest.fixture
def tout(base: BaseChiffree) -> Tout:
    with base.ecriture(AUTEUR) as unite:
        ecrit = tout_ecrire(unite)
        unite.enregistrer(GARDE)
        unite.ecrire_visiteur(Visiteur("v1", "A. D.", INSTANT, "Papiers", ecrit.dossier.id))
        return ecrit


def empreinte(db: sqlite_utils.Database) -> dict[str, list[tuple[object, ...]]]:
    """Return every record of the base but for its version."""
    return {
        c.objet: db.execute(f"SELECT id, {', '.join(c.colonnes)} FROM {c.objet} ORDER BY id").fetchall()  # noqa: S608
        for c in correspondances()
    }


def test_every_table_of_a_dossier_is_moved(base: BaseChiffree, db: sqlite_utils.Database, tout: Tout) -> None:
    with base.ecriture(AUTEUR) as unite:
        unite.deplacer(tout.dossier.id, GARDE.id, {})

    tables = set(tables_d_un_dossier(db))
    assert {"usager", "demande", "document", "passage", "rappel", "visiteur", "journal"} <= tables
    for table in tables - TABLES_QUI_RESTENT:
        (restes,) = db.execute(f"SELECT count(*) FROM {table} WHERE dossier_id = ?", (tout.dossier.id,)).fetchone()  # noqa: S608
        assert restes == 0, table
    with base.lecture() as lecture:
        complete = lecture.demande(tout.demande.id)
    assert complete.dossier.dossier.id == GARDE.id
    assert [usager.id for usager in complete.dossier.usagers] == [tout.usager.id]


def test_every_kind_that_says_its_dossier_is_in_the_catalogue_or_moved_with_it(db: sqlite_utils.Database) -> None:
    connues = {correspondance.objet for correspondance in correspondances()}
    hors_catalogue = set(tables_d_un_dossier(db)) - connues - TABLES_QUI_RESTENT

    # No record, and no link that would keep the old dossier: who waits today.
    assert hors_catalogue == {"visiteur"}


def test_what_names_a_person_names_who_it_is(base: BaseChiffree, db: sqlite_utils.Database, tout: Tout) -> None:
    with base.ecriture(AUTEUR) as unite:
        meme = unite.enregistrer(un_usager(GARDE))
        unite.deplacer(tout.dossier.id, GARDE.id, {tout.usager.id: meme.id})

    liens = db.execute(
        'SELECT t.name, f."from" FROM pragma_table_list AS t JOIN pragma_foreign_key_list(t.name) AS f'
        " WHERE t.schema = 'main' AND f.\"table\" = 'usager'"
    ).fetchall()
    assert {table for table, _ in liens} >= {"demande", "ligne_budget", "reponse"}
    for table, colonne in liens:
        sql = f"SELECT count(*) FROM {table} WHERE {colonne} = ?"  # noqa: S608 names of the schema
        assert db.execute(sql, (tout.usager.id,)).fetchone() == (0,), table


def test_the_undo_of_a_move_puts_every_record_back(base: BaseChiffree, db: sqlite_utils.Database, tout: Tout) -> None:
    avant = empreinte(db)
    with base.ecriture(AUTEUR) as unite:
        unite.deplacer(tout.dossier.id, GARDE.id, {})
        lot = unite.lot
    assert empreinte(db) != avant

    with base.ecriture(AUTEUR) as unite:
        unite.annuler(lot)

    assert empreinte(db) == avant


def test_a_notified_decision_goes_with_its_dossier_and_back_but_never_changes(
    base: BaseChiffree, db: sqlite_utils.Database, tout: Tout
) -> None:
    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(replace(tout.decision, notifiee_le=date(2026, 11, 23), mode_remise="main propre"))
    with base.ecriture(AUTEUR) as unite:
        unite.deplacer(tout.dossier.id, GARDE.id, {})
        lot = unite.lot
    with base.lecture() as lecture:
        assert lecture.lire(Decision, tout.decision.id).dossier_id == GARDE.id
    for ecriture in ("UPDATE decision SET montant = '1'", "UPDATE decision SET montant = '1', dossier_id = NULL"):
        with pytest.raises(sqlcipher.IntegrityError, match="decision_notifiee"):
            db.execute(ecriture)

    with base.ecriture(AUTEUR) as unite:
        unite.annuler(lot)

    with base.lecture() as lecture:
        assert lecture.lire(Decision, tout.decision.id).dossier_id == tout.dossier.id


def test_a_trigger_names_every_column_of_a_decision(tmp_path: Path) -> None:
    base = ouvrir_base(tmp_path / "b.db", CLE, horloge=HorlogeArretee())
    db = base._connexion_d_ecriture()
    (sql,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'decision_notifiee_jamais_modifiee'").fetchone()
    colonnes = [nom for (nom,) in db.execute("SELECT name FROM pragma_table_info('decision')")]
    base.fermer()

    assert [nom for nom in colonnes if nom != "version" and f"NEW.{nom}" not in sql] == []
