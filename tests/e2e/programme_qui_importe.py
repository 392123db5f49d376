"""Prepares, writes or undoes an import until it is killed; prints a line once each piece of it is saved.

Arguments: what it does (`prepare`, `importe` or `annule`), the file of the base, the file of the list.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from ccas_desktop.adapters.store.base import ouvrir_base
from ccas_desktop.application import brouillons
from ccas_desktop.application.cadence import MORCEAU_S
from ccas_desktop.application.dossiers.verbes import lire_dossier, modifier_note
from ccas_desktop.application.imports import lots
from ccas_desktop.application.imports.apercu import Apercu, comparer, lire_fiches
from ccas_desktop.application.imports.champs import NOTE
from ccas_desktop.application.imports.choix import IGNORER
from ccas_desktop.application.imports.place import CLE, PlaceImport, ecrire_place, place_a_l_apercu, place_de
from ccas_desktop.application.imports.reglage import regler
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.services import Services
from tests.fakes.bureau import CLE as CLE_DE_LA_BASE
from tests.fakes.bureau import services_de
from tests.fakes.horloge import HorlogeArretee

AUTEUR = Auteur("Essai")
ACTES_PAR_MORCEAU = 5


def main(quoi: str, base: str, liste: str) -> None:
    """Do it once; what is prepared is changed for ever."""
    ouverte = ouvrir_base(Path(base), CLE_DE_LA_BASE, horloge=HorlogeArretee())
    {"prepare": preparer, "importe": importer, "annule": annuler}[quoi](services_de(ouverte), Path(liste))
    ouverte.fermer()


def apercu_de(services: Services, liste: Path) -> Apercu:
    """Return the preview of the list, everything in it to be brought in."""
    classeur = services.lire_classeur(liste)
    return comparer(services, lire_fiches(services, classeur, regler(classeur))).creer_les_douteuses()


def preparer(services: Services, liste: Path) -> None:
    """Change the columns and the choices again and again, a note of the only dossier between two."""
    apercu = apercu_de(services, liste)
    with services.base.lecture() as lecture:
        (dossier_id,) = {resultat.dossier_id for resultat in lecture.recents()}
    for rang in count(1):
        brouillons.garder(services, AUTEUR, CLE, ecrire_place(place_du_rang(liste, apercu, rang)))
        dire("place", rang)
        modifier_note(services, AUTEUR, lire_dossier(services.base, dossier_id).dossier, f"note {rang}")
        dire("note", rang)


def place_du_rang(liste: Path, apercu: Apercu, rang: int) -> PlaceImport:
    """Return the place that is written at that rank: another column in a note, another family left out."""
    colonnes = apercu.reglage.colonnes
    reglage = apercu.reglage.avec_cible(colonnes[rang % len(colonnes)].rang, NOTE)
    place = place_de(liste, apercu.classeur, reglage)
    if rang % 2:
        return place
    return place_a_l_apercu(place, apercu, apercu.choisir((rang % len(apercu.fiches),), IGNORER))


def importer(services: Services, liste: Path) -> None:
    """Write the list, chunk after chunk."""
    encours = lots.commencer(services, AUTEUR, apercu_de(services, liste))
    dire("commence")
    while not encours.fini:
        encours = lots.avancer(services, AUTEUR, encours, chrono=chrono_de_pas())
        dire("avance", encours.ecrites)
    lots.terminer(services, AUTEUR, encours)
    dire("fini")


def annuler(services: Services, _liste: Path) -> None:
    """Undo the last import, piece after piece."""
    batch = lots.lister_imports(services)[0]
    for rang, _ in enumerate(lots.annuler_import_par_morceaux(services, AUTEUR, batch, chrono=chrono_de_pas())):
        dire("annule", rang)
    dire("fini")


def chrono_de_pas() -> Callable[[], float]:
    """Return a clock by which so many acts fill a piece, whatever the machine does."""
    return count(0.0, MORCEAU_S / ACTES_PAR_MORCEAU).__next__


def dire(*mots: object) -> None:
    print(*mots, flush=True)  # noqa: T201  read by the test


if __name__ == "__main__":
    main(*sys.argv[1:])
