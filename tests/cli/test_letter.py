from __future__ import annotations

import json
from pathlib import Path

import pytest

from ccas_desktop.domain.courrier.lecture import en_json
from ccas_desktop.domain.courrier.modeles import FICHES, Modele
from tests.domain.courrier import exemples
from tests.fakes.commandes import Resultat, lancer

LETTRES = {lettre.modele: lettre for lettre in (exemple() for exemple in exemples.EXEMPLES.values())}


def composer(tmp_path: Path, modele: str, donnees: object, out: Path | None = None) -> Resultat:
    fichier = tmp_path / "donnees.json"
    fichier.write_text(json.dumps(donnees), "utf-8")
    return lancer("letter", "--modele", modele, "--donnees", fichier, "--out", out or tmp_path / "lettre.pdf")


@pytest.mark.parametrize("modele", list(Modele))
def test_composes_a_letter_of_each_model(tmp_path: Path, modele: Modele) -> None:
    donnees = en_json(LETTRES[modele])
    del donnees["modele"]

    resultat = composer(tmp_path, FICHES[modele].code, donnees)

    assert (resultat.code, resultat.erreurs) == (0, "")
    assert resultat.json["pages"] >= 1
    assert (tmp_path / "lettre.pdf").read_bytes().startswith(b"%PDF-")
    assert sorted(f.name for f in tmp_path.iterdir()) == ["donnees.json", "lettre.pdf"]


def test_tells_the_characters_that_were_replaced(tmp_path: Path) -> None:
    donnees = en_json(LETTRES[Modele.ACCORD])
    destinataire = donnees["destinataire"]
    assert isinstance(destinataire, dict)
    destinataire["nom_famille"] = '李 #eval("x")'

    resultat = composer(tmp_path, "accord", donnees)

    assert (resultat.code, resultat.json["caracteres_remplaces"]) == (0, ["李"])


def test_says_what_is_wrong_in_the_content(tmp_path: Path) -> None:
    resultat = composer(tmp_path, "refus", {"date": "hier"})

    assert (resultat.code, resultat.sortie) == (2, "")
    assert f"{tmp_path / 'donnees.json'}\u00a0: date\u00a0: " in resultat.erreurs
    assert not (tmp_path / "lettre.pdf").exists()


def test_a_file_of_another_model_is_refused(tmp_path: Path) -> None:
    resultat = composer(tmp_path, "refus", en_json(LETTRES[Modele.ACCORD]))

    assert (resultat.code, "modele\u00a0: " in resultat.erreurs) == (2, True)


def test_a_folder_that_is_not_there_is_a_bad_call(tmp_path: Path) -> None:
    resultat = composer(tmp_path, "accord", en_json(LETTRES[Modele.ACCORD]), tmp_path / "absent" / "lettre.pdf")

    assert (resultat.code, resultat.sortie) == (2, "")
    assert "ne peut pas être écrit" in resultat.erreurs


def test_a_letter_replaces_the_file_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "lettre.pdf").mkdir()

    resultat = composer(tmp_path, "accord", en_json(LETTRES[Modele.ACCORD]))

    assert resultat.code == 2
    assert sorted(f.name for f in tmp_path.iterdir()) == ["donnees.json", "lettre.pdf"]
