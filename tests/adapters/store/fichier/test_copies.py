"""Copies of the whole base: consistent, encrypted with the same key, put back without ever losing one of the two."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ccas_desktop.adapters.store.base import BaseChiffree, ouvrir_base
from ccas_desktop.adapters.store.fichier import copies
from ccas_desktop.adapters.store.fichier.cle import nom_de_la_cle
from ccas_desktop.adapters.store.fichier.copies import remettre_la_base
from ccas_desktop.application.errors import BaseIllisible, BaseOccupee, DisquePlein
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.reglages import nouvel_agent
from ccas_desktop.domain.demandes.decision import Agent
from tests.adapters.store.exemples import CLE
from tests.fakes.horloge import HorlogeArretee
from tests.fakes.secrets_en_memoire import SecretsEnMemoire

AUTEUR = Auteur("Essai")


def _embaucher(base: BaseChiffree, nom: str) -> None:
    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(nouvel_agent("Nadia", nom, "Agent"))


def _noms(chemin: Path) -> list[str]:
    base = ouvrir_base(chemin, CLE, horloge=HorlogeArretee())
    try:
        with base.lecture() as lecture:
            return [agent.nom for agent in lecture.tous(Agent)]
    finally:
        base.fermer()


@pytest.fixture
def secrets(chemin: Path) -> SecretsEnMemoire:
    """Return the keyring that holds the key of the base."""
    gardes = SecretsEnMemoire()
    gardes.ecrire(nom_de_la_cle(chemin), CLE.hex())
    return gardes


def test_a_copy_made_while_the_base_is_open_holds_all_that_was_saved(base: BaseChiffree, tmp_path: Path) -> None:
    _embaucher(base, "Avant")
    copie = tmp_path / "copies" / "une.db"

    base.copier(copie)
    _embaucher(base, "Après")

    base.eprouver_copie(copie)
    assert _noms(copie) == ["Avant"]
    assert not copie.read_bytes().startswith(b"SQLite")


def test_the_journal_says_how_much_was_written_since(base: BaseChiffree) -> None:
    with base.lecture() as lecture:
        assert lecture.entrees_du_journal() == 0
    _embaucher(base, "Une")
    _embaucher(base, "Deux")
    with base.lecture() as lecture:
        assert lecture.entrees_du_journal() == 2


def test_a_full_disk_leaves_no_half_made_copy(
    base: BaseChiffree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def plein(_fichier: Path) -> None:
        raise OSError(errno.ENOSPC, "plein")

    monkeypatch.setattr(copies, "_ecrire_sur_le_disque", plein)
    with pytest.raises(DisquePlein):
        base.copier(tmp_path / "copies" / "une.db")

    assert list((tmp_path / "copies").iterdir()) == []


def test_a_damaged_a_missing_or_a_foreign_copy_is_found_out(base: BaseChiffree, tmp_path: Path) -> None:
    copie = tmp_path / "une.db"
    base.copier(copie)
    abimee = bytearray(copie.read_bytes())
    abimee[len(abimee) // 2] ^= 1
    (tmp_path / "abimee.db").write_bytes(abimee)
    etrangere = ouvrir_base(tmp_path / "autre.db", bytes(32), horloge=HorlogeArretee())
    etrangere.fermer()

    for nom in ("abimee.db", "autre.db", "absente.db"):
        with pytest.raises(BaseIllisible):
            base.eprouver_copie(tmp_path / nom)


def test_a_base_put_back_leaves_the_other_one_aside(
    base: BaseChiffree, chemin: Path, secrets: SecretsEnMemoire, tmp_path: Path
) -> None:
    _embaucher(base, "Avant")
    copie, ecartee = tmp_path / "copie.db", tmp_path / "ecartee.db"
    base.copier(copie)
    _embaucher(base, "Après")
    base.fermer()

    remettre_la_base(chemin, secrets, copie, ecartee)

    assert _noms(chemin) == ["Avant"]
    assert _noms(ecartee) == ["Avant", "Après"]


def test_what_was_only_in_the_wal_is_put_aside_too_and_not_written_into_the_other(
    base: BaseChiffree, chemin: Path, secrets: SecretsEnMemoire, tmp_path: Path
) -> None:
    _embaucher(base, "Avant")
    copie, ecartee, tue = tmp_path / "copie.db", tmp_path / "ecartee.db", tmp_path / "tue"
    base.copier(copie)
    _embaucher(base, "Après")
    # As a killed program leaves it: the last saves are in the -wal.
    tue.mkdir()
    for suite in ("", "-wal"):
        shutil.copyfile(f"{chemin}{suite}", tue / f"{chemin.name}{suite}")
    base.fermer()
    assert (tue / f"{chemin.name}-wal").stat().st_size

    remettre_la_base(tue / chemin.name, secrets, copie, ecartee)

    assert _noms(tue / chemin.name) == ["Avant"]
    assert _noms(ecartee) == ["Avant", "Après"]


@pytest.mark.parametrize("coupe", ["_ecrire_sur_le_disque", "copier_la_base", "eprouver_copie"])
def test_cut_at_any_step_it_is_done_again_from_the_start(
    coupe: str,
    base: BaseChiffree,
    chemin: Path,
    secrets: SecretsEnMemoire,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _embaucher(base, "Avant")
    copie, ecartee = tmp_path / "copie.db", tmp_path / "ecartee.db"
    base.copier(copie)
    _embaucher(base, "Après")
    base.fermer()
    with monkeypatch.context() as coupure:
        coupure.setattr(copies, coupe, _apres(getattr(copies, coupe)))
        with pytest.raises(KeyboardInterrupt):
            remettre_la_base(chemin, secrets, copie, ecartee)

    remettre_la_base(chemin, secrets, copie, ecartee)

    assert (_noms(chemin), _noms(ecartee)) == (["Avant"], ["Avant", "Après"])


def test_a_damaged_copy_changes_nothing(
    base: BaseChiffree, chemin: Path, secrets: SecretsEnMemoire, tmp_path: Path
) -> None:
    _embaucher(base, "Après")
    base.fermer()
    (tmp_path / "copie.db").write_bytes(b"x" * 8192)

    with pytest.raises(BaseIllisible):
        remettre_la_base(chemin, secrets, tmp_path / "copie.db", tmp_path / "ecartee.db")

    assert _noms(chemin) == ["Après"]
    assert not (tmp_path / "ecartee.db").exists()


def test_a_base_that_another_program_holds_is_not_touched(
    base: BaseChiffree, chemin: Path, secrets: SecretsEnMemoire, tmp_path: Path
) -> None:
    copie = tmp_path / "copie.db"
    base.copier(copie)

    with pytest.raises(BaseOccupee):
        remettre_la_base(chemin, secrets, copie, tmp_path / "ecartee.db")


def _apres(faire: Callable[..., Any]) -> Callable[..., Any]:
    """Return the same, cut just after it was done."""

    def couper(*arguments: Any, **nommes: Any) -> None:
        faire(*arguments, **nommes)
        raise KeyboardInterrupt

    return couper
