"""The self-test of the window: what it asks of Qt is there, and an empty page is not taken for a letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QPainter, QPdfWriter
from pytestqt.qtbot import QtBot

from ccas_desktop.adapters.letters.typst_lettres import TypstLettres
from ccas_desktop.application.diagnostic import Gravite, eprouver, etat_d_essai
from ccas_desktop.gui.epreuves import epreuves
from ccas_desktop.gui.theme import preparer_application
from ccas_desktop.gui.theme.jetons import RESSOURCES

pytestmark = pytest.mark.usefixtures("qtbot")


@pytest.fixture(autouse=True)
def _application_prete(qapp: object, qtbot: QtBot) -> None:
    preparer_application(qapp)  # type: ignore[arg-type]


def test_every_trial_passes() -> None:
    vus = eprouver(epreuves(lambda: TypstLettres(RESSOURCES).produire_etat(etat_d_essai()).pdf))

    assert [(c.nom, c.gravite) for c in vus] == [
        (nom, Gravite.BON) for nom in ("page", "polices", "icones", "traductions")
    ]


def test_an_empty_page_is_no_letter(tmp_path: Path) -> None:
    vide = tmp_path / "vide.pdf"
    feuille = QPdfWriter(str(vide))
    QPainter(feuille).end()

    vus = {c.nom: c for c in eprouver(epreuves(vide.read_bytes))}

    assert vus["page"].gravite is Gravite.DEFAUT
