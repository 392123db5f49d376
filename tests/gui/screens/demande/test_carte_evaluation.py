"""Step 3: the outcome, what would change it, and the calculation as it is explained to the person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ccas_desktop.application.donnees.verbes import ValeurSaisie, retenir_saisie
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande import EcranDemande
from tests.fakes.bureau import Bureau
from tests.gui.screens.demande.conftest import AvisNotes
from tests.gui.screens.demande.gestes import cliquer, lisible

Atelier = tuple[Bureau, Callable[[], Poste], AvisNotes]
Ouvrir = Callable[[Poste, str], EcranDemande]


def _instruite(bureau: Bureau, quotient: str) -> str:
    demande = bureau.deposer()
    for code, valeur in (("quotient_familial", quotient), ("beneficiaire_c2s", "oui"), ("beneficiaire_rsa", "non")):
        retenir_saisie(bureau.services, bureau.auteur, demande.id, ValeurSaisie(code, valeur))
    return demande.id


def test_what_would_change_the_outcome_is_in_words(poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = _instruite(bureau, "745")
    ecran = ouvrir(preparer(), demande_id)

    (phrase,) = ecran.evaluation.et_si.phrases

    assert ecran.evaluation.et_si.isVisibleTo(ecran)
    assert "700 € au lieu de 745 € → l’aide pourrait être accordée, 40,00 €" in lisible(phrase)


def test_the_sheet_is_made_from_the_evaluation(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = _instruite(bureau, "650")
    ecran = ouvrir(preparer(), demande_id)

    cliquer(ecran.evaluation.fiche)

    qtbot.waitUntil(lambda: ecran.courriers.apercu is not None)
    assert ecran.courriers.apercu is not None
    ecran.courriers.apercu.close()
    qtbot.waitUntil(lambda: (Modele.EXPLICATION, "refaire") in ecran.courriers.boutons)


def test_its_key_makes_it_too(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = _instruite(bureau, "650")
    ecran = ouvrir(preparer(), demande_id)
    voulues: list[object] = []
    ecran.evaluation.lettre_voulue.disconnect()
    ecran.evaluation.lettre_voulue.connect(voulues.append)

    touches = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(ecran, Qt.Key.Key_F, touches)

    qtbot.waitUntil(lambda: voulues == [Modele.EXPLICATION])
