"""Files of spreadsheets: every format read alike, and the hostile ones refused before they harm."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from ccas_desktop.adapters.tableurs.lecture import lire_classeur
from ccas_desktop.domain.errors import RefusMetier
from tests.data.imports.fabriquer import DOSSIER

JOUR = datetime(1987, 6, 27)  # noqa: DTZ001 the format knows no zone


def classeur(chemin: Path, *cases: tuple[int, int, object], options: dict[str, object] | None = None) -> Path:
    fichier = Workbook(str(chemin), options or {})
    feuille = fichier.add_worksheet("Liste")
    jour = fichier.add_format({"num_format": "dd/mm/yyyy"})
    for ligne, colonne, valeur in cases:
        if isinstance(valeur, datetime):
            feuille.write_datetime(ligne, colonne, valeur, jour)
        elif valeur is None:
            feuille.write_blank(ligne, colonne, None, jour)
        else:
            feuille.write(ligne, colonne, valeur)
    fichier.close()
    return chemin


def refus(chemin: Path) -> str:
    with pytest.raises(RefusMetier) as refuse:
        lire_classeur(chemin)
    return refuse.value.code


def test_values_keep_their_kind_and_rows_their_number(tmp_path: Path) -> None:
    fichier = classeur(
        tmp_path / "a.xlsx",
        (0, 0, "Nom"),
        (3, 0, "ROUX"),
        (3, 2, JOUR),
        (3, 3, 61100),
    )
    (feuille,) = lire_classeur(fichier).feuilles
    assert feuille.lignes == (("Nom",), ("ROUX", None, date(1987, 6, 27), 61100.0))
    assert feuille.numeros == (1, 4)


def test_a_formula_gives_its_value_and_is_never_run(tmp_path: Path) -> None:
    fichier = Workbook(str(tmp_path / "f.xlsx"))
    feuille = fichier.add_worksheet()
    feuille.write_formula(0, 0, "=1+1", None, 2)
    feuille.write_formula(0, 1, '=HYPERLINK("http://exemple.fr")', None, "lien")
    feuille.write_formula(0, 2, "=A9/0", None, "#DIV/0!")
    feuille.write_string(0, 3, "=cmd|' /C calc'!A0")
    fichier.close()
    assert lire_classeur(tmp_path / "f.xlsx").feuilles[0].lignes == ((2.0, "lien", None, "=cmd|' /C calc'!A0"),)


def test_the_calendar_of_1904_is_known(tmp_path: Path) -> None:
    fichier = classeur(tmp_path / "m.xlsx", (0, 0, JOUR), options={"date_1904": True})
    lu = lire_classeur(fichier)
    assert lu.depart_1904
    assert lu.feuilles[0].lignes == ((date(1987, 6, 27),),)


def test_styled_empty_rows_down_to_the_last_are_nothing(tmp_path: Path) -> None:
    fichier = classeur(
        tmp_path / "s.xlsx", (0, 0, "Nom"), *((rang, 3, None) for rang in range(1, 3000)), (1048575, 9, None)
    )
    assert lire_classeur(fichier).feuilles[0].lignes == (("Nom",),)
    assert len(lire_classeur(DOSSIER / "benevoles.ods").feuilles[0].lignes) == 3


@pytest.mark.parametrize(
    ("octets", "attendu"),
    [
        ("Nom;Prénom\r\nROUX;Zoé\r\n".encode("cp1252"), ("ROUX", "Zoé")),
        ("Nom,Prénom\nROUX,Zoé\n".encode(), ("ROUX", "Zoé")),
        ("\ufeffNom;Prénom\nROUX;Zoé\n".encode(), ("ROUX", "Zoé")),
        ("Nom\tPrénom\nROUX\tZoé\n".encode("utf-16"), ("ROUX", "Zoé")),
        ("Nom\tPrénom\nROUX\tZoé\n".encode("utf-16-le"), ("ROUX", "Zoé")),
        ("sep=|\nNom|Prénom\nROUX|Zoé\n".encode(), ("ROUX", "Zoé")),
        (b"Nom;Montant;Note\nROUX;#N/D;#1\n", ("ROUX", None, "#1")),
        (b'Nom;Adresse\nROUX;"1, rue ""A""\nFlers"\n', ("ROUX", '1, rue "A"\nFlers')),
    ],
)
def test_a_text_file_is_read_whatever_its_encoding_and_separator(
    tmp_path: Path, octets: bytes, attendu: tuple[str | None, ...]
) -> None:
    (tmp_path / "liste.csv").write_bytes(octets)
    assert lire_classeur(tmp_path / "liste.csv").feuilles[0].lignes[1] == attendu


def test_a_cell_far_away_does_not_take_the_memory_of_the_workstation(tmp_path: Path) -> None:
    assert refus(classeur(tmp_path / "loin.xlsx", (0, 0, "x"), (1048575, 16383, "y"))) == "classeur_piege"


def test_an_ods_that_repeats_a_full_row_a_million_times_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "r.ods"
    archive.write_bytes((DOSSIER / "benevoles.ods").read_bytes())
    with zipfile.ZipFile(archive) as source:
        contenu = source.read("content.xml").decode()
    pleine = '<table:table-cell table:number-columns-repeated="1024" office:value-type="float" office:value="1"/>'
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as cible:
        cible.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        piege = contenu.replace(
            '<table:table-cell table:number-columns-repeated="1024"/>',
            pleine.replace("/>", "><text:p>1</text:p></table:table-cell>"),
        )
        cible.writestr("content.xml", piege)
    assert refus(archive) == "classeur_piege"


def test_an_archive_that_unfolds_without_end_is_refused(tmp_path: Path) -> None:
    bombe = tmp_path / "b.xlsx"
    with zipfile.ZipFile(bombe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as feuille:
            for _ in range(301):
                feuille.write(b" " * 1_000_000)
    assert refus(bombe) == "classeur_piege"


@pytest.mark.parametrize(
    ("nom", "octets", "code"),
    [
        ("vide.xlsx", b"", "classeur_vide"),
        ("blanc.csv", b"  \r\n \r\n", "classeur_vide"),
        ("a.xlsx", b"PK\x03\x04 casse", "classeur_abime"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "classeur_abime"),
        ("a.pdf", b"%PDF-1.7", "classeur_pdf"),
        ("a.csv", b"<!DOCTYPE html><table>", "classeur_autre_format"),
        ("a.csv", bytes(range(256)) * 8, "classeur_autre_format"),
        (
            "chiffre.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "classeur_protege",
        ),
    ],
)
def test_what_is_no_list_is_refused_with_the_reason(tmp_path: Path, nom: str, octets: bytes, code: str) -> None:
    (tmp_path / nom).write_bytes(octets)
    assert refus(tmp_path / nom) == code


def test_a_word_document_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert refus(tmp_path / "a.docx") == "classeur_autre_format"
    assert refus(tmp_path / "absent.csv") == "classeur_introuvable"


def test_a_list_too_long_is_refused(tmp_path: Path) -> None:
    (tmp_path / "l.csv").write_text("a;b\n" * 60_002)
    assert refus(tmp_path / "l.csv") == "classeur_trop_de_lignes"
