"""The setting of the documents: the largest file, and the removed ones erased for good."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.application.dossiers.documents import (
    SaisieDocument,
    ajouter_document,
    limite_mo,
    lire_taille,
    retirer_document,
)
from ccas_desktop.domain.dossiers.document import FichierAdmis, GenreDocument, TypeFichier
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.reglages.carte_documents import CarteDocuments
from ccas_desktop.gui.travaux.jobs import Jobs
from tests.fakes.bureau import Bureau, bureau, rouvrir
from tests.gui.screens.dossier.conftest import AvisNotes


def carte_de(qtbot: QtBot, poste: Poste, ouvert: Bureau) -> CarteDocuments:
    carte = CarteDocuments(poste)
    qtbot.addWidget(carte)
    carte.show()
    carte.montrer(ouvert.reglages)
    qtbot.waitUntil(lambda: bool(carte.jauge.texte.text()))
    return carte


def test_the_limit_is_chosen_and_the_removed_are_erased_after_a_question(
    qtbot: QtBot, tmp_path: Path, jobs: Jobs
) -> None:
    avis = AvisNotes()
    with bureau(tmp_path) as ouvert:
        document = ajouter_document(
            ouvert.services,
            ouvert.auteur,
            ouvert.dossier.dossier.id,
            SaisieDocument(GenreDocument.AUTRE, "Papier"),
            FichierAdmis(TypeFichier.PDF, b"%PDF-1.7" + bytes(5000)),
        )
        retirer_document(ouvert.services, ouvert.auteur, document)
        rouvrir(ouvert, tmp_path)
        carte = carte_de(qtbot, Poste(ouvert.services, jobs, avis, lambda: ouvert.auteur), ouvert)

        qtbot.mouseClick(carte.limite.segments.boutons["20"], Qt.MouseButton.LeftButton)
        assert limite_mo(ouvert.services) == 20

        assert "1 document retiré" in carte.retires.text()
        qtbot.mouseClick(carte.effacer, Qt.MouseButton.LeftButton)
        assert lire_taille(ouvert.services).nombre_retires == 1
        qtbot.mouseClick(carte.confirmation.oui, Qt.MouseButton.LeftButton)

        qtbot.waitUntil(lambda: avis.succes_dits == ["1 document effacé pour de bon."])
        assert not carte.effacer.isVisible()
        jobs.fermer()
