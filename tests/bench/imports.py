"""Speed of an import of 10,000 rows: seen, written by chunks, undone, and what a save would wait for meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from ccas_desktop.application.imports import lots
from ccas_desktop.application.imports.apercu import preparer
from ccas_desktop.application.imports.reglage import regler
from tests.bench.mesure import Mesure
from tests.data.imports.grande_liste import ecrire_grande_liste
from tests.fakes.bureau import bureau

LIGNES = 10_000
BARRE_APERCU_S = 3.0
BARRE_IMPORT_S = BARRE_ANNULATION_S = 10.0


def mesures(*, lignes: int = LIGNES) -> list[Mesure]:
    """Return how long the preview and the writing take, and the longest chunk."""
    with TemporaryDirectory() as dossier, bureau(Path(dossier)) as ouvert:
        fichier = ecrire_grande_liste(Path(dossier) / "liste.xlsx", lignes)
        debut = perf_counter()
        classeur = ouvert.services.lire_classeur(fichier)
        apercu = preparer(ouvert.services, classeur, regler(classeur)).creer_les_douteuses()
        vu = perf_counter() - debut
        debut, morceaux = perf_counter(), []
        encours = lots.commencer(ouvert.services, ouvert.auteur, apercu)
        while not encours.fini:
            avant = perf_counter()
            encours = lots.avancer(ouvert.services, ouvert.auteur, encours, chrono=perf_counter)
            morceaux.append(perf_counter() - avant)
        batch = lots.terminer(ouvert.services, ouvert.auteur, encours)
        ecrit = perf_counter() - debut
        defaits = list(
            _durees(lots.annuler_import_par_morceaux(ouvert.services, ouvert.auteur, batch, chrono=perf_counter))
        )
    return [
        Mesure("import_apercu_10000", vu, "s", None, BARRE_APERCU_S),
        Mesure("import_ecriture_10000", ecrit, "s", None, BARRE_IMPORT_S),
        Mesure("import_morceau_le_plus_long", 1000 * max(morceaux), "ms"),
        Mesure("import_annulation_10000", sum(defaits), "s", None, BARRE_ANNULATION_S),
        Mesure("import_annulation_morceau", 1000 * max(defaits), "ms"),
    ]


def _durees(travail: Iterator[None]) -> Iterator[float]:
    """Yield how long each piece of a work takes."""
    debut = perf_counter()
    for _ in travail:
        yield perf_counter() - debut
        debut = perf_counter()
