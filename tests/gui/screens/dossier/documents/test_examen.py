"""A file is checked before it is kept: hostile ones are refused with a reason, pictures are drawn again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.domain.dossiers.document import COTE_MAX_PIXELS, TypeFichier
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.gui.screens.dossier.documents.examen import examiner_fichier, examiner_image
from tests.gui.screens.dossier.documents.fichiers import bombe_png, image, jpeg_avec_lieu, octets, pdf, pdf_protege

pytestmark = pytest.mark.usefixtures("qtbot")
LIMITE = 10


def ecrire(dossier: Path, nom: str, contenu: bytes) -> Path:
    (dossier / nom).write_bytes(contenu)
    return dossier / nom


def test_a_pdf_is_kept_as_it_is(tmp_path: Path) -> None:
    chemin = pdf(tmp_path / "avis.pdf", pages=3)

    admis = examiner_fichier(chemin, LIMITE)

    assert (admis.type, admis.pages) == (TypeFichier.PDF, 3)
    assert admis.contenu == chemin.read_bytes()


def test_what_a_camera_hides_in_a_photo_is_not_kept(tmp_path: Path) -> None:
    admis = examiner_fichier(ecrire(tmp_path, "photo.jpg", jpeg_avec_lieu()), LIMITE)

    assert admis.type is TypeFichier.JPEG
    assert b"GPS" not in admis.contenu
    assert b"APPAREIL" not in admis.contenu
    assert QImage.fromData(admis.contenu).size() == image().size()


def test_a_large_photo_is_reduced(tmp_path: Path) -> None:
    admis = examiner_fichier(ecrire(tmp_path, "photo.jpg", octets(image(5000, 2000), b"JPEG")), LIMITE)

    reduite = QImage.fromData(admis.contenu)
    assert (reduite.width(), reduite.height()) == (COTE_MAX_PIXELS, round(2000 * COTE_MAX_PIXELS / 5000))


def test_a_picture_pasted_is_kept(qtbot: QtBot) -> None:
    admis = examiner_image(image(), LIMITE)

    assert admis.type is TypeFichier.PNG
    assert QImage.fromData(admis.contenu).pixelColor(5, 5).red() == 200


@pytest.mark.parametrize(
    ("nom", "contenu", "code"),
    [
        ("vide.pdf", b"", "document_vide"),
        ("programme.pdf", b"MZ" + bytes(500), "document_format_inconnu"),
        ("avis.pdf", octets(image(), b"PNG"), "document_extension_trompeuse"),
        ("bombe.png", bombe_png(), "document_image_immense"),
        ("coupe.png", octets(image(), b"PNG")[:60], "document_abime"),
        pytest.param(
            "coupe.jpg",
            octets(image(), b"JPEG")[:40],
            "document_abime",
            marks=pytest.mark.qt_log_ignore("JPEG"),
        ),
        ("coupe.pdf", b"%PDF-1.7\nrien de lisible", "document_abime"),
        ("protege.pdf", pdf_protege(), "document_protege"),
        ("lourd.pdf", b"%PDF-1.7" + bytes(10_000_000), "document_trop_lourd"),
    ],
)
def test_a_hostile_file_is_refused_with_its_reason(tmp_path: Path, nom: str, contenu: bytes, code: str) -> None:
    with pytest.raises(RefusMetier) as refus:
        examiner_fichier(ecrire(tmp_path, nom, contenu), LIMITE)

    assert refus.value.code == code
    assert "…" not in phrase_refus(refus.value.code, refus.value.faits)


def test_a_file_that_went_away_is_said(tmp_path: Path) -> None:
    with pytest.raises(RefusMetier, match="document_illisible_du_disque"):
        examiner_fichier(tmp_path / "absent.pdf", LIMITE)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    chemin = tmp_path / "immense.pdf"
    with chemin.open("wb") as fichier:
        fichier.write(b"%PDF-1.7")
        fichier.truncate(40_000_000_000)  # sparse: it takes no room

    with pytest.raises(RefusMetier) as refus:
        examiner_fichier(chemin, LIMITE)

    assert refus.value.faits == {"taille": "40000", "limite": "10"}
