"""Brings a list into the base of a folder by chunks, then undoes it, until it is killed; prints a line for each chunk.

Arguments: the file of the base, the file of the list.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from ccas_desktop.adapters.store.base import ouvrir_base
from ccas_desktop.application.imports import lots
from ccas_desktop.application.imports.apercu import comparer, lire_fiches
from ccas_desktop.application.imports.reglage import regler
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.services import Services
from tests.fakes.bureau import CLE, bureau
from tests.fakes.horloge import HorlogeArretee

AUTEUR = Auteur("Essai")


def main(base: str, liste: str) -> None:
    """Import the list once, slowly enough to be killed anywhere."""
    ouverte = ouvrir_base(Path(base), CLE, horloge=HorlogeArretee())
    with TemporaryDirectory() as ailleurs, bureau(Path(ailleurs)) as modele:
        importer(replace(modele.services, base=ouverte), Path(liste))
    ouverte.fermer()


def importer(services: Services, liste: Path) -> None:
    """Write the list, chunk after chunk, and undo it in the same way."""
    classeur = services.lire_classeur(liste)
    apercu = comparer(services, lire_fiches(services, classeur, regler(classeur))).creer_les_douteuses()
    print("pret", flush=True)  # noqa: T201  read by the test
    encours = lots.commencer(services, AUTEUR, apercu)
    while not encours.fini:
        encours = lots.avancer(services, AUTEUR, encours, chrono=perf_counter)
        print(encours.ecrites, flush=True)  # noqa: T201  read by the test
    batch = lots.terminer(services, AUTEUR, encours)
    print("fini", flush=True)  # noqa: T201  read by the test
    for _ in lots.annuler_import_par_morceaux(services, AUTEUR, batch, chrono=perf_counter):
        print("annule", flush=True)  # noqa: T201  read by the test


if __name__ == "__main__":
    main(*sys.argv[1:])
