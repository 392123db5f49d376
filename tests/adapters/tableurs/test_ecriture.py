"""Files for a spreadsheet: typed, exact, whole or absent, and never run."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.adapters.tableurs import ecriture
from ccas_desktop.adapters.tableurs.ecriture import CARACTERES_PAR_CELLULE, TableurXlsx
from ccas_desktop.application.errors import FichierNonEcrit
from ccas_desktop.application.tableur import ColonneTableur, Feuille, GenreColonne
from tests.adapters.tableurs.classeur import Case, lignes, noms

G = GenreColonne
COLONNES = (
    ColonneTableur("Nom"),
    ColonneTableur("Naissance", G.DATE),
    ColonneTableur("Montant", G.EUROS),
    ColonneTableur("Personnes", G.NOMBRE),
    ColonneTableur("Résident", G.OUI_NON),
)
# The day that Excel counts as number 1 is 1900-01-01, and it believes in a 29 February 1900 (its documentation).
ORIGINE = date(1899, 12, 30)


def feuille(*rangees: tuple[object, ...], nom: str = "Dossiers") -> Feuille:
    return Feuille(nom, COLONNES, rangees)  # type: ignore[arg-type] # what callers pass is what is tested


def ecrire(tmp_path: Path, *rangees: tuple[object, ...]) -> list[dict[str, Case]]:
    fichier = tmp_path / "liste.xlsx"
    TableurXlsx().ecrire_classeur(fichier, [feuille(*rangees)])
    return list(lignes(fichier))


def test_each_cell_is_of_the_kind_of_its_column(tmp_path: Path) -> None:
    titres, ligne = ecrire(tmp_path, ("DUPONT Zoé", date(1987, 6, 27), Decimal("1234.56"), 3, True))

    assert [case.valeur for case in titres.values()] == ["Nom", "Naissance", "Montant", "Personnes", "Résident"]
    assert ligne["A"] == Case("texte", "DUPONT Zoé", "@")
    assert ligne["B"] == Case("nombre", "31955", "dd/mm/yyyy")
    assert ligne["C"] == Case("nombre", "1234.56", '#,##0.00\\ "€"')
    assert ligne["D"].valeur == "3"
    assert ligne["E"] == Case("texte", "oui", "@")


@given(jour=st.dates(min_value=date(1900, 3, 1), max_value=date(9999, 12, 31)))
def test_a_date_is_its_whole_day_number_whatever_the_day(tmp_path_factory: pytest.TempPathFactory, jour: date) -> None:
    _, ligne = ecrire(tmp_path_factory.mktemp("jour"), ("", jour, None, None, None))

    assert ORIGINE + timedelta(days=int(ligne["B"].valeur)) == jour


def test_what_the_calendar_of_excel_lacks_is_written_as_text(tmp_path: Path) -> None:
    _, ligne = ecrire(tmp_path, ("", date(1899, 12, 31), None, 10**16, None))

    assert ligne["B"] == Case("texte", "31/12/1899", "@")
    assert ligne["D"] == Case("texte", "10000000000000000", "@")


def test_a_partial_date_stays_as_it_is_known(tmp_path: Path) -> None:
    _, ligne = ecrire(tmp_path, ("", "1987", None, None, None))

    assert ligne["B"] == Case("texte", "1987", "@")


@pytest.mark.parametrize(
    "texte", ["=1+1", "+33612345678", "-1", "@SOMME(A1)", "\t=1", "\r=1", "http://x.fr", "0612345678", "{=1}"]
)
def test_what_was_typed_is_a_text_and_stays_as_typed(tmp_path: Path, texte: str) -> None:
    _, ligne = ecrire(tmp_path, (texte, None, None, None, None))

    assert ligne["A"].genre == "texte"
    assert ligne["A"].valeur.replace("_x000D_", "\r") == texte


def test_a_text_too_long_for_a_cell_says_that_it_is_cut(tmp_path: Path) -> None:
    _, ligne = ecrire(tmp_path, ("a" * (CARACTERES_PAR_CELLULE + 1), None, None, None, None))

    assert len(ligne["A"].valeur) == CARACTERES_PAR_CELLULE
    assert ligne["A"].valeur.endswith("a…")


def test_a_row_of_the_wrong_width_is_refused_and_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="zip"):
        ecrire(tmp_path, ("un seul",))

    assert list(tmp_path.iterdir()) == []


def test_sheets_have_names_that_excel_takes(tmp_path: Path) -> None:
    fichier = tmp_path / "tout.xlsx"
    nommees = [feuille(nom=nom) for nom in ("Demandes [2026]/1", "demandes 2026  1", "x" * 40, "x" * 41, "")]

    TableurXlsx().ecrire_classeur(fichier, nommees)

    assert noms(fichier) == ["Demandes 2026 1", "demandes 2026 1 (2)", "x" * 31, "x" * 27 + " (2)", "Feuille"]


def test_rows_beyond_the_limit_of_a_sheet_go_to_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ecriture, "LIGNES_PAR_FEUILLE", 2)
    fichier = tmp_path / "liste.xlsx"

    nombre = TableurXlsx().ecrire_classeur(fichier, [feuille(*((str(n), None, None, None, None) for n in range(5)))])

    assert nombre == 5
    assert noms(fichier) == ["Dossiers", "Dossiers (2)", "Dossiers (3)"]
    assert [[ligne["A"].valeur for ligne in lignes(fichier, rang)] for rang in (1, 2, 3)] == [
        ["Nom", "0", "1"],
        ["Nom", "2", "3"],
        ["Nom", "4"],
    ]


@pytest.mark.parametrize("genre", ["xlsx", "csv"])
def test_what_is_given_up_leaves_the_former_file_as_it_was(tmp_path: Path, genre: str) -> None:
    fichier = tmp_path / f"liste.{genre}"
    fichier.write_text("ancien", encoding="utf-8")
    longue = feuille(*((str(n), None, None, None, None) for n in range(1000)))

    if genre == "xlsx":
        rendu = TableurXlsx().ecrire_classeur(fichier, [longue], annule=lambda: True)
    else:
        rendu = TableurXlsx().ecrire_csv(fichier, longue, annule=lambda: True)

    assert rendu is None
    assert [f.name for f in tmp_path.iterdir()] == [fichier.name]
    assert fichier.read_text(encoding="utf-8") == "ancien"


def test_a_folder_that_is_no_more_is_said(tmp_path: Path) -> None:
    parti = tmp_path / "parti"

    with pytest.raises(FichierNonEcrit):
        TableurXlsx().ecrire_classeur(parti / "liste.xlsx", [feuille()])
    with pytest.raises(FichierNonEcrit):
        TableurXlsx().ecrire_csv(parti / "liste.csv", feuille())


def test_a_csv_holds_the_same_with_french_signs(tmp_path: Path) -> None:
    fichier = tmp_path / "liste.csv"
    rangees = [("=DUPONT; Zoé", date(1987, 6, 27), Decimal("-1234.50"), 3, False), ("É", "1987", None, None, None)]

    nombre = TableurXlsx().ecrire_csv(fichier, feuille(*rangees))

    assert nombre == 2
    octets = fichier.read_bytes()
    assert octets.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(octets.decode("utf-8-sig").splitlines(), delimiter=";")) == [
        ["Nom", "Naissance", "Montant", "Personnes", "Résident"],
        ["'=DUPONT; Zoé", "27/06/1987", "-1234,50", "3", "non"],
        ["É", "1987", "", "", ""],
    ]
