"""The window of the application on the base of its workstation, as `ccas-desktop` opens it.

Says when it takes typing, then when its first page shows its lines; with « visite », also once a search and a
dossier were opened. Then it closes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING

from ccas_desktop.bootstrap import lancement_du_poste, lieux_du_poste
from tests.bench.processus import dire_un_releve

if TYPE_CHECKING:
    from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale

TEXTE = "martin"
PAS_MS = 20


def main(*, visite: bool) -> int:
    """Open the window as bootstrap does, measure, close."""
    from PySide6.QtWidgets import QApplication

    from ccas_desktop.gui.app import montrer_fenetre

    application = QApplication(sys.argv[:1])
    with ExitStack() as pile:
        fenetre = montrer_fenetre(application, lancement_du_poste(lieux_du_poste(), pile))
        _suivre(fenetre, visite=visite)
        return application.exec()


def _suivre(fenetre: FenetrePrincipale, *, visite: bool) -> None:
    from tests.bench.premiere_frappe import PremiereFrappe

    champ = fenetre.entete.recherche

    def finir() -> None:
        dire_un_releve()
        fenetre.close()

    def visiter() -> None:
        dire_un_releve()
        champ.setText(TEXTE)
        _attendre(fenetre, lambda: "MARTIN" in _premier(fenetre), ouvrir)

    def ouvrir() -> None:
        champ.returnPressed.emit()
        _attendre(fenetre, lambda: "MARTIN" in _titre(fenetre), finir)

    def frappe() -> None:
        dire_un_releve()
        champ.clear()
        _attendre(fenetre, lambda: _premier(fenetre), visiter if visite else finir)

    PremiereFrappe(fenetre, champ, frappe)


def _attendre(fenetre: FenetrePrincipale, condition: Callable[[], object], ensuite: Callable[[], None]) -> None:
    from PySide6.QtCore import QTimer

    minuteur = QTimer(fenetre, interval=PAS_MS)

    def regarder() -> None:
        if condition():
            minuteur.stop()
            ensuite()

    minuteur.timeout.connect(regarder)
    minuteur.start()


def _premier(fenetre: FenetrePrincipale) -> str:
    from ccas_desktop.gui.screens.accueil import EcranAccueil

    page = fenetre.pages.currentWidget()
    lignes = page.dossiers.modele.lignes if isinstance(page, EcranAccueil) else ()
    return lignes[0].nom_affiche if lignes else ""


def _titre(fenetre: FenetrePrincipale) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(etiquette.text() for etiquette in fenetre.fil.findChildren(QLabel))


if __name__ == "__main__":
    sys.exit(main(visite="visite" in sys.argv[1:]))
