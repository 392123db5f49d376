"""Printing: every page on paper, one by one, and given up when asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from ccas_desktop.application.errors import ImpressionImpossible
from ccas_desktop.gui.travaux.impression import Tirage, imprimantes_du_poste, imprimer
from ccas_desktop.gui.travaux.jobs import Jobs

PAGES = 3


@pytest.fixture
def pdf(qapp: QApplication, tmp_path: Path) -> bytes:
    """Return three pages, each with a black square at its top left, 40 mm wide."""
    return trois_pages(tmp_path / "source.pdf", QPageLayout.Orientation.Portrait)


def trois_pages(fichier: Path, sens: QPageLayout.Orientation) -> bytes:
    graveur = QPdfWriter(str(fichier))
    graveur.setResolution(100)
    graveur.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), sens, QMarginsF(0, 0, 0, 0)))
    peintre = QPainter(graveur)
    for page in range(PAGES):
        if page:
            graveur.newPage()
        peintre.fillRect(QRectF(0, 0, 157, 157), "black")
    peintre.end()
    return fichier.read_bytes()


def page(fichier: Path, rang: int) -> QImage:
    document = QPdfDocument()
    document.load(str(fichier))
    taille = document.pagePointSize(rang).toSize()
    image = QImage(taille, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    peintre = QPainter(image)
    peintre.drawImage(0, 0, document.render(rang, taille))
    peintre.end()
    document.close()
    return image


def nombre_de_pages(fichier: Path) -> int:
    document = QPdfDocument()
    document.load(str(fichier))
    nombre = document.pageCount()
    document.close()
    return nombre


def jamais() -> bool:
    return False


def test_prints_every_page_at_its_size(pdf: bytes, tmp_path: Path) -> None:
    fichier, avancees = tmp_path / "papier.pdf", []

    faite = imprimer(
        Tirage(pdf, "essai", fichier=fichier), annule=jamais, avancer=lambda n, total: avancees.append((n, total))
    )

    assert faite
    assert avancees == [(1, 3), (2, 3), (3, 3)]
    image = page(fichier, 2)
    assert (image.width(), image.height()) == (595, 842)
    # 40 mm are 113 points: dark inside the square, white just outside.
    assert image.pixelColor(105, 105).lightness() < 40
    assert image.pixelColor(122, 122).lightness() > 220


def test_stops_before_the_next_page_when_given_up(pdf: bytes, tmp_path: Path) -> None:
    faites: list[int] = []

    faite = imprimer(
        Tirage(pdf, "essai", fichier=tmp_path / "papier.pdf"),
        annule=lambda: len(faites) == 1,
        avancer=lambda n, _: faites.append(n),
    )

    assert not faite
    assert faites == [1]


def test_refuses_what_is_no_pdf(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(ImpressionImpossible):
        imprimer(Tirage(b"not a pdf", "essai", fichier=tmp_path / "x.pdf"), annule=jamais, avancer=lambda *_: None)


def test_refuses_a_printer_that_is_not_there(pdf: bytes) -> None:
    with pytest.raises(ImpressionImpossible):
        imprimer(Tirage(pdf, "essai", "Imprimante absente"), annule=jamais, avancer=lambda *_: None)


def test_prints_away_from_the_window(pdf: bytes, tmp_path: Path, jobs: Jobs, qtbot: object) -> None:
    fichier = tmp_path / "papier.pdf"
    faits: list[bool] = []

    jobs.travailler(
        lambda: imprimer(Tirage(pdf, "essai", fichier=fichier), annule=jamais, avancer=lambda *_: None),
        then=faits.append,
    )

    qtbot.waitUntil(lambda: faits == [True], timeout=20_000)  # type: ignore[attr-defined]
    assert nombre_de_pages(fichier) == PAGES


@pytest.mark.printer
def test_prints_on_a_printer_of_the_system(pdf: bytes) -> None:
    if "PDF" not in imprimantes_du_poste().noms:
        pytest.skip("no CUPS-PDF printer named PDF on this machine")

    assert imprimer(Tirage(pdf, "essai", "PDF"), annule=jamais, avancer=lambda *_: None)


def test_a_page_lying_down_is_printed_lying_down(qapp: QApplication, tmp_path: Path) -> None:
    couche = trois_pages(tmp_path / "source.pdf", QPageLayout.Orientation.Landscape)

    imprimer(Tirage(couche, "registre", fichier=tmp_path / "imprime.pdf"), annule=jamais, avancer=lambda _f, _n: None)

    image = page(tmp_path / "imprime.pdf", 0)
    assert image.width() > image.height()
    # A square that stays a square: 40 mm is 113 points.
    assert image.pixelColor(105, 105).lightness() < 100
    assert image.pixelColor(125, 60).lightness() > 200
    assert image.pixelColor(60, 125).lightness() > 200
