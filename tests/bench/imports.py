"""Speed of an import of 10,000 rows: seen, written by chunks, undone, and what a save would wait for meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import reduce
from operator import add
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from ccas_desktop.application.imports import lots
from ccas_desktop.application.imports.apercu import preparer
from ccas_desktop.application.imports.reglage import regler
from tests.bench.mesure import Chronometre, Mesure, mesure_du_plus_long, mesure_en_s
from tests.data.imports.grande_liste import ecrire_grande_liste
from tests.fakes.bureau import bureau

LIGNES = 10_000
BARRE_APERCU_S = 3.0
BARRE_IMPORT_S = BARRE_ANNULATION_S = 10.0
BARRE_MORCEAU_MS = 50.0


def mesures(*, lignes: int = LIGNES) -> list[Mesure]:
    """Return how long the preview and the writing take, and the longest chunk."""
    with TemporaryDirectory() as dossier, bureau(Path(dossier)) as ouvert, ramassage_ailleurs():
        fichier = ecrire_grande_liste(Path(dossier) / "liste.xlsx", lignes)
        chrono = Chronometre()
        classeur = ouvert.services.lire_classeur(fichier)
        apercu = preparer(ouvert.services, classeur, regler(classeur)).creer_les_douteuses()
        vu = chrono.tour()
        encours = lots.commencer(ouvert.services, ouvert.auteur, apercu)
        ecrits = [chrono.tour()]
        while not encours.fini:
            encours = lots.avancer(ouvert.services, ouvert.auteur, encours, chrono=perf_counter)
            ecrits.append(chrono.tour())
        batch = lots.terminer(ouvert.services, ouvert.auteur, encours)
        ecrits.append(chrono.tour())
        annulation = lots.annuler_import_par_morceaux(ouvert.services, ouvert.auteur, batch, chrono=perf_counter)
        defaits = [*(chrono.tour() for _ in annulation), chrono.tour()]
    return [
        mesure_en_s("import_apercu_10000", vu, BARRE_APERCU_S),
        mesure_en_s("import_ecriture_10000", reduce(add, ecrits), BARRE_IMPORT_S),
        mesure_du_plus_long("import_morceau_le_plus_long", ecrits, BARRE_MORCEAU_MS),
        mesure_en_s("import_annulation_10000", reduce(add, defaits), BARRE_ANNULATION_S),
        mesure_du_plus_long("import_annulation_morceau", defaits, BARRE_MORCEAU_MS),
    ]


@contextmanager
def ramassage_ailleurs() -> Iterator[None]:
    """Collect nothing on this thread: as the window does, on its own (gui/systeme/ramassage.py)."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
