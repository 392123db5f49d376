"""What docs/cli.md shows is what the commands read and write."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ccas_desktop.adapters.apis.acces import ClientsApiParticulier
from ccas_desktop.adapters.apis.transport import ReponseBrute, transport_simule
from ccas_desktop.application.diagnostic import Constat, Gravite
from ccas_desktop.application.ports import AccesApi, ApiParticulier
from ccas_desktop.cli.commandes import noms_des_commandes
from ccas_desktop.domain.certifie.certifie import EtatAppel, Source
from ccas_desktop.domain.courrier.lecture import en_json
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from ccas_desktop.domain.sources.complement import Complement
from tests.domain.courrier.exemples import accord
from tests.fakes.commandes import Resultat, arguments_query, ecrire, lancer
from tests.fakes.reseau import ReseauFictif, TempsFictif, erreur, succes

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")


def blocs(titre: str) -> list[Any]:
    """Return the JSON examples of a section, up to the next title."""
    section = re.split(r"^##+ ", PAGE.split(f"# {titre}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    return [json.loads(bloc) for bloc in re.findall(r"```json\n(.*?)```", section, flags=re.DOTALL)]


PERSONNE, PERSONNE_SANS_CODE = blocs("personne.json")
CERTIFIE, INTROUVABLE = blocs("Le résultat")
(LETTRE,) = blocs("ccas-desktop letter")
(DOCTOR,) = blocs("ccas-desktop doctor")
PAR_SOURCE = list(zip(*[iter(blocs("Un exemple par source"))] * 2, strict=True))


def demander(tmp_path: Path, personne: object, source: str, *reponses: ReponseBrute) -> Resultat:
    simulation = transport_simule(ReseauFictif(*reponses))

    def ouvrir(acces: AccesApi, jeton: str) -> ApiParticulier:
        return ClientsApiParticulier(lambda: jeton, rythme=TempsFictif().rythme, simulation=simulation).ouvrir(acces)

    arguments = arguments_query(ecrire(tmp_path, personne), "https://api.invalid", source)
    return lancer(*arguments, entree="jeton", ouvrir_api=ouvrir)


def test_the_example_of_a_certified_datum_is_what_is_written(tmp_path: Path) -> None:
    resultat = demander(tmp_path, PERSONNE, CERTIFIE["source"], succes(CERTIFIE["donnees"]))

    assert (resultat.code, resultat.json) == (0, CERTIFIE)


def test_the_example_of_a_person_without_a_file_is_what_is_written(tmp_path: Path) -> None:
    absent = erreur(404, "23003", detail="Dossier allocataire absent CNAF", provider="CNAF")

    resultat = demander(tmp_path, PERSONNE_SANS_CODE, INTROUVABLE["source"], absent)

    assert (resultat.code, resultat.json) == (3, INTROUVABLE)


@pytest.mark.parametrize(("personne", "resultat"), PAR_SOURCE, ids=lambda bloc: str(bloc.get("source", "")))
def test_the_example_of_a_source_is_what_is_written(tmp_path: Path, personne: Any, resultat: Any) -> None:
    donnees = {rendu["source"]: rendu["donnees"] for _, rendu in PAR_SOURCE}
    prealable = DESCRIPTIONS[Source(resultat["source"])].prealable
    avant = [succes(donnees[prealable.source])] if prealable else []

    rendu = demander(tmp_path, personne, resultat["source"], *avant, succes(resultat["donnees"]))

    assert (rendu.code, rendu.json) == (0, resultat)


def test_each_source_has_an_example() -> None:
    assert {resultat["source"] for _, resultat in PAR_SOURCE} >= set(list(Source)[6:])


def test_the_example_of_letter_is_what_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    donnees = en_json(accord())
    donnees["aide"] = f"Aide {LETTRE['caracteres_remplaces'][0]}"
    ecrire(tmp_path, donnees, "donnees.json")

    resultat = lancer("letter", "--modele", "M07", "--donnees", "donnees.json", "--out", LETTRE["fichier"])

    assert (resultat.code, resultat.json) == (0, LETTRE)


def test_the_example_of_doctor_is_what_is_written() -> None:
    constats = [Constat(c["nom"], Gravite(c["etat"]), c["detail"]) for c in DOCTOR]

    assert lancer("doctor", examiner=lambda _: constats).json == DOCTOR


@pytest.mark.parametrize("mot", [*EtatAppel, *Source, *Complement, *PERSONNE, *CERTIFIE, *Gravite])
def test_each_word_of_the_shapes_is_explained(mot: str) -> None:
    assert f"`{mot}`" in PAGE


@pytest.mark.parametrize("commande", noms_des_commandes())
def test_each_command_has_its_page(commande: str) -> None:
    assert f"| `{commande}` |" in PAGE


def options_de(commande: str) -> Any:
    return re.findall(r"--[a-z-]+", lancer(commande, "--help").sortie)


@pytest.mark.parametrize("commande", ["query", "doctor"])
def test_each_option_is_in_the_page(commande: str) -> None:
    assert [option for option in options_de(commande) if option != "--help" and option not in PAGE] == []
