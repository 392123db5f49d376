"""What a file may be, before anything opens it."""

from __future__ import annotations

import pytest

from ccas_desktop.domain.dossiers.document import (
    COTE_MAX_PIXELS,
    TypeFichier,
    exiger_pixels,
    exiger_poids,
    exiger_type_admis,
    taille_reduite,
)
from ccas_desktop.domain.errors import RefusMetier

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("nom", "debut", "attendu"),
    [
        ("avis.pdf", b"%PDF-1.7\n", TypeFichier.PDF),
        ("AVIS.PDF", b"\n\n%PDF-1.4", TypeFichier.PDF),
        ("photo.JPG", b"\xff\xd8\xff\xe0", TypeFichier.JPEG),
        ("photo.jpeg", b"\xff\xd8\xff\xe1", TypeFichier.JPEG),
        ("capture.png", PNG, TypeFichier.PNG),
        ("sans extension", PNG, TypeFichier.PNG),
    ],
)
def test_a_file_is_known_by_its_contents(nom: str, debut: bytes, attendu: TypeFichier) -> None:
    assert exiger_type_admis(nom, debut) is attendu


@pytest.mark.parametrize(
    ("nom", "debut", "code"),
    [
        ("programme.pdf", b"MZ\x90\x00", "document_format_inconnu"),
        ("archive.pdf", b"PK\x03\x04", "document_format_inconnu"),
        ("page.png", b"<svg onload=x>", "document_format_inconnu"),
        ("avis.pdf", b"\xff\xd8\xff\xe0", "document_extension_trompeuse"),
        ("photo.exe", b"%PDF-1.7", "document_extension_trompeuse"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(nom: str, debut: bytes, code: str) -> None:
    with pytest.raises(RefusMetier, match=code):
        exiger_type_admis(nom, debut)


def test_the_weight_is_refused_above_the_limit_with_both_said() -> None:
    exiger_poids(10_000_000, TypeFichier.PDF, 10)
    with pytest.raises(RefusMetier) as refus:
        exiger_poids(10_000_001, TypeFichier.PDF, 10)

    assert refus.value.faits == {"taille": "10,1", "limite": "10"}


def test_a_picture_may_come_heavier_than_it_will_stay() -> None:
    exiger_poids(40_000_000, TypeFichier.JPEG, 10)
    with pytest.raises(RefusMetier, match="document_trop_lourd"):
        exiger_poids(61_000_000, TypeFichier.JPEG, 10)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(RefusMetier, match="document_vide"):
        exiger_poids(0, TypeFichier.PDF, 10)


@pytest.mark.parametrize("taille", [(100_000, 100_000), (1, 60_000_001)])
def test_a_picture_that_would_fill_the_memory_is_refused(taille: tuple[int, int]) -> None:
    with pytest.raises(RefusMetier, match="document_image_immense"):
        exiger_pixels(*taille)


@pytest.mark.parametrize(
    ("taille", "attendue"),
    [
        ((800, 600), (800, 600)),
        ((COTE_MAX_PIXELS, 10), (COTE_MAX_PIXELS, 10)),
        ((COTE_MAX_PIXELS * 2, 1000), (COTE_MAX_PIXELS, 500)),
        ((1, COTE_MAX_PIXELS * 10), (1, COTE_MAX_PIXELS)),
    ],
)
def test_a_picture_keeps_its_shape_when_it_is_reduced(taille: tuple[int, int], attendue: tuple[int, int]) -> None:
    assert taille_reduite(*taille) == attendue
