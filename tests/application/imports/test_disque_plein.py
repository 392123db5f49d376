"""The disk is full in the middle of an import or of an export: it is said, and nothing is left half done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from ccas_desktop.application.errors import DisquePlein, FichierNonEcrit
from ccas_desktop.application.exports.tout import exporter_tout
from ccas_desktop.application.imports import lots
from ccas_desktop.application.imports.apercu import preparer
from ccas_desktop.application.imports.encours import ImportEnCours
from ccas_desktop.application.imports.reglage import regler
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.dossiers.reprise import EtatImport
from ccas_desktop.domain.personnes.foyer import Usager
from tests.data.imports.grande_liste import ecrire_grande_liste
from tests.fakes.bureau import Bureau

PAGES_MAX, PAGES_DE_RESTE = 2**31, 12


@contextmanager
def base_pleine(ouvert: Bureau) -> Iterator[None]:
    """Give SQLite no page more than it has: what it says of a full disk."""
    db = ouvert.base._connexion_d_ecriture()
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages + PAGES_DE_RESTE}")
    yield
    db.execute(f"PRAGMA max_page_count = {PAGES_MAX}")


@contextmanager
def fichiers_courts(octets: int) -> Iterator[None]:
    """Refuse to the whole process a file above that size."""
    resource = pytest.importorskip("resource")
    avant = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (octets, avant[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, avant)


def comptes(ouvert: Bureau) -> tuple[int, int]:
    with ouvert.services.base.lecture() as lecture:
        return len(lecture.tous(Dossier)), len(lecture.tous(Usager))


def tout_ecrire(ouvert: Bureau, encours: ImportEnCours) -> ImportEnCours:
    while not encours.fini:
        encours = lots.avancer(ouvert.services, ouvert.auteur, encours, chrono=count().__next__)
    return encours


def test_an_import_stopped_by_a_full_disk_is_undone_once_there_is_room(ouvert: Bureau, tmp_path: Path) -> None:
    avant = comptes(ouvert)
    classeur = ouvert.services.lire_classeur(ecrire_grande_liste(tmp_path / "liste.xlsx", 300))
    apercu = preparer(ouvert.services, classeur, regler(classeur)).creer_les_douteuses()
    encours = lots.commencer(ouvert.services, ouvert.auteur, apercu)

    with base_pleine(ouvert), pytest.raises(DisquePlein):
        encours = tout_ecrire(ouvert, encours)

    assert avant[0] < comptes(ouvert)[0] < avant[0] + encours.total
    (coupe,) = lots.reprendre_apres_coupure(ouvert.services, ouvert.auteur)
    assert coupe.etat is EtatImport.INTERROMPU
    assert comptes(ouvert) == avant


def test_an_export_stopped_by_a_full_disk_leaves_no_folder(ouvert: Bureau, tmp_path: Path) -> None:
    with fichiers_courts(4_000), pytest.raises(FichierNonEcrit):
        exporter_tout(ouvert.services, tmp_path / "sortie", avancer=lambda *_: None)
    assert list(tmp_path.glob("sortie*")) == []


def test_a_report_stopped_by_a_full_disk_leaves_the_former_one(ouvert: Bureau, tmp_path: Path) -> None:
    from ccas_desktop.application.tableur import ColonneTableur, Feuille

    fichier = tmp_path / "rapport.csv"
    fichier.write_text("ancien")
    feuille = Feuille("Rapport", (ColonneTableur("Ligne"),), [("x" * 1_000,)] * 50)

    with fichiers_courts(8_000), pytest.raises(FichierNonEcrit):
        ouvert.services.tableur.ecrire_csv(fichier, feuille)

    assert fichier.read_text() == "ancien"
    assert [f.name for f in tmp_path.glob("rapport*")] == ["rapport.csv"]
