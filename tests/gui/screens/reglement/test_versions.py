"""« Ce qui a changé »: two règlements compared part by part, as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.application.redaction_aides.mise_en_vigueur import mettre_en_vigueur
from ccas_desktop.application.redaction_aides.projet import table_de
from ccas_desktop.application.redaction_aides.projets import creer_projet
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.reglement import EcranReglement
from ccas_desktop.gui.screens.reglement.carte_versions import PAREILS
from ccas_desktop.gui.travaux.jobs import Jobs
from tests.domain.reglement.outils import demonstration
from tests.fakes.bureau import Bureau, bureau, rouvrir
from tests.gui.screens.dossier.conftest import AvisNotes


@pytest.fixture
def ici(tmp_path: Path, jobs: Jobs) -> Iterator[Bureau]:
    """Give an office with two règlements brought in, the second without one condition."""
    with bureau(tmp_path) as ouvert:
        table = table_de(demonstration().aide("aide_energie"))
        table["condition"] = []
        projet = creer_projet(ouvert.services, ouvert.auteur, table, origine="aide_energie")
        mettre_en_vigueur(ouvert.services, ouvert.auteur, projet, accepte=True)
        rouvrir(ouvert, tmp_path)
        yield ouvert
        jobs.fermer()


def test_the_last_two_are_compared_and_the_arrows_choose_others(qtbot: QtBot, ici: Bureau, jobs: Jobs) -> None:
    page = EcranReglement(Poste(ici.services, jobs, AvisNotes(), lambda: ici.auteur), "versions")
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    versions = page.versions
    assert versions is not None
    qtbot.waitUntil(lambda: bool(versions.cartes))

    (carte,) = versions.cartes
    assert carte.accessibleName() == "Aide à l’énergie, à partir du 01/01/2025"
    assert carte.texte.replace("\u00a0", " ") == (
        "• Retiré : Condition, article 4.1 : Habite la commune : oui ; sinon, pas d’aide."
    )

    versions.avant.controle.setFocus()
    qtbot.keyClick(versions.avant.controle, Qt.Key.Key_Up)

    qtbot.waitUntil(lambda: [c.texte for c in versions.cartes] == [f"• {PAREILS}"])
