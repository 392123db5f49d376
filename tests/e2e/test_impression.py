"""A letter on paper, by the keyboard alone: sent to the printer of the system, then again, marked DUPLICATA."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.e2e.clavier import Clavier
from tests.e2e.imprimerie import IMPRIMANTE, imprimerie, travaux
from tests.e2e.test_demonstration import demonstration


@pytest.fixture
def spool(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with imprimerie() as dossier:
        monkeypatch.setenv("CUPS_SERVER", str(dossier.with_name("cups.sock")))
        yield dossier


@pytest.mark.printer
def test_a_letter_is_printed_then_printed_again_as_a_duplicate(
    spool: Path, au_guichet: Callable[..., AbstractContextManager[Clavier]]
) -> None:
    with au_guichet(demonstration, demonstration=True, mains=Clavier) as guichet:
        with guichet.fenetre.poste.services.base.lecture() as base:
            attentes = base.demandes_en_instruction()
            attente = next(a for a in attentes if not base.demande(a.demande.id).courriers)
        guichet.ecrire(attente.nom_affiche)
        guichet.touche(Qt.Key.Key_Return)
        guichet.lire(attente.demande.numero.rpartition("-")[0])
        guichet.touche(Qt.Key.Key_Return)
        guichet.cliquer("Accusé de réception")
        guichet.choisir("Imprimante", IMPRIMANTE)

        guichet.cliquer("Imprimer (Ctrl+P)")
        guichet.lire("le prochain tirage portera la mention DUPLICATA")
        guichet.cliquer("Imprimer un duplicata (Ctrl+P)")
        guichet.bouton("Imprimer un duplicata (Ctrl+P)")

    premier, second = travaux(spool)
    assert premier.startswith(b"%PDF")
    assert second.startswith(b"%PDF")
    assert premier != second
