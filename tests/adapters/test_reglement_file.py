from __future__ import annotations

from pathlib import Path

import pytest

from ccas_desktop.adapters.reglement_file import lire_fichier, lire_texte, lire_texte_du_fichier
from ccas_desktop.application.errors import ReglementIllisible

DEMONSTRATION = Path(__file__).parents[2] / "resources" / "reglements" / "demonstration.toml"
TEXTE = DEMONSTRATION.read_text(encoding="utf-8")


def _fautes(texte: str) -> list[tuple[str, str]]:
    with pytest.raises(ReglementIllisible) as refus:
        lire_texte(texte)
    return list(refus.value.fautes)


def _ligne(extrait: str, texte: str = TEXTE) -> int:
    """Return the number of the first line that holds an extract."""
    return next(n for n, ligne in enumerate(texte.split("\n"), start=1) if extrait in ligne)


def test_reads_the_reglement_of_the_demonstration() -> None:
    assert [aide.code for aide in lire_fichier(DEMONSTRATION).aides] == [
        "aide_energie",
        "aide_alimentaire",
        "transport_solidaire",
        "restauration_scolaire",
        "bourse_permis",
        "aide_loisirs",
    ]


def test_reads_what_windows_editors_write(tmp_path: Path) -> None:
    fichier = tmp_path / "reglement.toml"
    fichier.write_bytes(b"\xef\xbb\xbf" + TEXTE.replace("\n", "\r\n").encode())

    assert len(lire_fichier(fichier).aides) == 6


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReglementIllisible) as refus:
        lire_fichier(tmp_path / "absent.toml")

    assert refus.value.fautes == (("fichier", "Ce fichier ne peut pas être ouvert."),)


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    fichier = tmp_path / "reglement.toml"
    fichier.write_bytes('titre = "Règlement"'.encode("cp1252"))

    with pytest.raises(ReglementIllisible) as refus:
        lire_texte_du_fichier(fichier)

    assert refus.value.fautes == (("fichier", "Ce fichier n’est pas un texte enregistré en UTF-8."),)


def test_a_huge_file_is_not_even_read(tmp_path: Path) -> None:
    fichier = tmp_path / "reglement.toml"
    fichier.write_bytes(b"#" * (512 * 1024 + 1))

    with pytest.raises(ReglementIllisible) as refus:
        lire_fichier(fichier)

    assert refus.value.fautes == (("fichier", "Ce fichier est trop gros (512 Ko au plus)."),)


def test_a_line_that_is_no_toml_is_told_with_its_number() -> None:
    fautes = _fautes(TEXTE.replace('voie = "delegation"', 'voie = "delegation', 1))

    assert fautes[0][0].startswith(f"ligne {_ligne('voie = ')}, colonne")


def test_a_name_written_twice_is_told() -> None:
    assert _fautes("format = 1\nformat = 1\n") == [("ligne 2, colonne 11", "Ce nom est déjà employé plus haut.")]


@pytest.mark.parametrize(
    ("avant", "apres", "chemin"),
    [
        ('titre = "Règlement des aides facultatives du CCAS"', "titre = 3", "titre"),
        ("par_an = 400", "par_an = 400.5", "aide[1].plafonds.par_an"),
        ("{ moins_de = 240,", "{ moins_de = 240.5,", "aide[1].montant.tranches[2].moins_de"),
        ("moins_de = 8\n", 'moins_de = "huit"\n', "aide[2].condition[2].moins_de"),
        ("jusqu_a = 700\n", "jusqua = 700\n", "aide[3].condition[2].jusqua"),
        ('source = "complementaire_sante_solidaire"', 'source = "c2s"', "aide[3].donnee[2].source"),
        (
            '{ indicateur = "beneficiaire_rsa", est',
            '{ indicateur = "rsa", est',
            "aide[3].condition[3].au_moins_une[2].indicateur",
        ),
    ],
)
def test_a_fault_is_told_with_its_line_and_its_place(avant: str, apres: str, chemin: str) -> None:
    assert TEXTE.count(avant) == 1
    texte = TEXTE.replace(avant, apres)

    places = [place for place, _ in _fautes(texte)]

    attendue = next(n for n, ligne in enumerate(texte.split("\n"), start=1) if apres.strip() in ligne)
    assert f"ligne {attendue} ({chemin})" in places


def test_an_empty_text_lacks_everything() -> None:
    assert [place for place, _ in _fautes("")] == ["format", "titre", "commune", "aide"]


def test_what_a_text_of_several_lines_holds_is_no_section() -> None:
    texte = 'titre = """\n[[aide]]\n"""\ncommune = 3\n'

    assert ("ligne 4 (commune)", "Un texte est attendu") in [
        (place, phrase.split("\u00a0")[0]) for place, phrase in _fautes(texte)
    ]


@pytest.mark.parametrize(
    "texte",
    [
        "a = " + "[" * 9_000,
        "a = " + "9" * 9_000,
        "x" * 20_000,
        "a" + ".a" * 200 + " = 1",
        "# " + "x" * (512 * 1024),
        "[[aide]]\n" * 50_000,
        "a = {" + "b = {" * 900 + "}" * 900 + "}",
    ],
    ids=["deep", "long number", "long line", "dotted", "huge", "many", "deep tables"],
)
def test_a_hostile_text_is_only_refused(texte: str) -> None:
    assert _fautes(texte)


def test_nothing_written_in_a_reglement_is_executed(tmp_path: Path) -> None:
    temoin = tmp_path / "temoin"
    piege = f"__import__('pathlib').Path('{temoin.as_posix()}').touch()"

    _fautes(TEXTE.replace("par_an = 400", f'par_an = "{piege}"'))

    assert not temoin.exists()
