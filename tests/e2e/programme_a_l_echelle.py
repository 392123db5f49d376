"""Walks through every screen of the demonstration at the scale of its environment, and prints what is out of place.

`python -m tests.e2e.programme_a_l_echelle LARGEUR HAUTEUR` with QT_SCALE_FACTOR: the screen is of so many real pixels.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QSize, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.fenetre.rubriques import RUBRIQUES
from ccas_desktop.gui.screens.dossier.ecran import ONGLETS
from ccas_desktop.gui.screens.reglages.places import Section
from ccas_desktop.gui.theme import ChoixTheme, preparer_application
from tests.captures.appareil import poste_fictif
from tests.e2e.conduite import attendre_le_repos, fenetre_ouverte
from tests.gui.echelle import fautes


def ecrans(fenetre: FenetrePrincipale) -> Iterator[tuple[str, Callable[[], None]]]:
    """Yield each screen by its name, and what opens it; read from the code, so that a new one is walked through too."""
    with fenetre.poste.services.base.lecture() as base:
        dossier = base.recents(limite=1)[0].dossier_id
        demande = base.demandes_en_instruction(limite=1)[0].demande.id
    yield "accueil", fenetre.aller_accueil
    yield "nouveau dossier", fenetre.nouveau_dossier
    for onglet in ONGLETS:
        yield f"dossier, {onglet.code}", partial(fenetre.ouvrir_dossier, dossier, onglet.code)
    yield "nouvelle demande", lambda: fenetre.nouvelle_demande(dossier)
    yield "demande", lambda: fenetre.ouvrir_demande(demande)
    for section in Section:
        yield f"réglages, {section}", partial(fenetre.ouvrir_reglages, section.value)
    for rubrique in RUBRIQUES:
        yield rubrique.code, partial(fenetre.ouvrir_rubrique, rubrique.code)
    yield "appels", fenetre.ouvrir_traces
    yield "aide", fenetre.ouvrir_aide


def main(largeur: int, hauteur: int) -> int:
    """Print, as JSON, the scale and what is wrong on each screen."""
    qInstallMessageHandler(lambda *_: None)
    logging.disable(logging.WARNING)
    application = QApplication(sys.argv[:1])
    echelle = float(os.environ["QT_SCALE_FACTOR"])
    ecran = QSize(round(largeur / echelle), round(hauteur / echelle))
    aspect = preparer_application(application, ChoixTheme.CLAIR)
    trouvees: dict[str, list[str]] = {}
    with fenetre_ouverte(poste_fictif, aspect, demonstration=True) as fenetre:
        fenetre.resize(ecran)
        for nom, ouvrir in ecrans(fenetre):
            ouvrir()
            attendre_le_repos(fenetre)
            trouvees[nom] = fautes(fenetre, ecran)
        json.dump({"pixels": fenetre.devicePixelRatio(), "ecrans": trouvees}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
