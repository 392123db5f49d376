"""The window of the application on the base of its workstation, used at the keyboard: prints what each act took.

One line of JSON: the milliseconds from each key of a search to its rows painted, those of the store alone for the
same texts, and those from a dossier asked for to its page painted.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ccas_desktop.bootstrap import lieux_du_poste, ouvrir_poste
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.screens.accueil import EcranAccueil
from ccas_desktop.gui.screens.dossier import EcranDossier
from ccas_desktop.gui.theme import ChoixTheme, preparer_application
from tests.bench.recherche import saisies
from tests.e2e.conduite import attendre, attendre_le_repos, fenetre_ouverte

PERSONNES_TAPEES = 15
DOSSIERS = 25
PATIENCE_MS = 2_000


def main() -> int:
    """Use the window, say what it took."""
    application = QApplication(sys.argv[:1])
    aspect = preparer_application(application, ChoixTheme.CLAIR)
    with fenetre_ouverte(lambda: ouvrir_poste(lieux_du_poste(), creer=True), aspect) as fenetre:
        fenetre.resize(1366, 768)
        attendre_le_repos(fenetre)
        textes = [texte for texte in saisies(PERSONNES_TAPEES) if texte[-1].isascii()]
        resultats = {
            "recherche": list(_frappes(fenetre, textes)),
            "base": list(_recherches(fenetre, textes)),
            "dossier": list(_ouvertures(fenetre)),
        }
    print(json.dumps(resultats))
    return 0


def _frappes(fenetre: FenetrePrincipale, textes: list[str]) -> Iterator[float]:
    """Yield the milliseconds from the last key of each text to its rows painted."""
    champ, accueil, boucle = fenetre.entete.recherche, fenetre.pages.currentWidget(), QEventLoop()
    assert isinstance(accueil, EcranAccueil)
    accueil.carte_dossiers.resultats.modele.modelReset.connect(boucle.quit)
    for texte in textes:
        champ.blockSignals(True)
        champ.setText(texte[:-1])
        champ.blockSignals(False)
        debut = perf_counter()
        QTest.keyClicks(champ, texte[-1])
        QTimer.singleShot(PATIENCE_MS, boucle, boucle.quit)
        boucle.exec()
        # What the rows asked to be painted again is painted.
        QApplication.processEvents()
        yield 1000 * (perf_counter() - debut)


def _recherches(fenetre: FenetrePrincipale, textes: list[str]) -> Iterator[float]:
    with fenetre.poste.services.base.lecture() as base:
        for texte in textes:
            debut = perf_counter()
            base.chercher(texte)
            yield 1000 * (perf_counter() - debut)


def _ouvertures(fenetre: FenetrePrincipale) -> Iterator[float]:
    with fenetre.poste.services.base.lecture() as base:
        ids = list(dict.fromkeys(resultat.dossier_id for resultat in base.chercher("ma", limite=4 * DOSSIERS)))
    for dossier_id in ids[:DOSSIERS]:
        debut = perf_counter()
        fenetre.ouvrir_dossier(dossier_id)
        page = fenetre.pages.currentWidget()
        assert isinstance(page, EcranDossier)
        attendre(lambda page=page: page.page is not None)  # type: ignore[misc]
        QApplication.processEvents()
        yield 1000 * (perf_counter() - debut)
        attendre_le_repos(fenetre)


if __name__ == "__main__":
    sys.exit(main())
