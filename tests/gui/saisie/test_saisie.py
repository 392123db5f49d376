"""A form from its draft to its record, on a real base."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.application import brouillons
from ccas_desktop.application.errors import ConflitDeVersion, DisquePlein
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.gui.forms import LigneTexte
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.travaux.jobs import Jobs
from tests.fakes.poste_neuf import PosteNeuf, poste_neuf

CLE = "essai/1"


class Formulaire(QWidget):
    """One field, and what its saving gave."""

    def __init__(self, neuf: PosteNeuf) -> None:
        super().__init__()
        self.nom = LigneTexte("Nom", obligatoire=True)
        QVBoxLayout(self).addWidget(self.nom)
        self.saisie = Saisie(neuf.poste, CLE, {"nom": self.nom}, self)
        self.enregistres: list[str] = []

    def enregistrer(self, verbe: Callable[[dict[str, Any]], str]) -> None:
        self.saisie.enregistrer(verbe, then=self.enregistres.append)


@pytest.fixture
def neuf(tmp_path: Path, jobs: Jobs, qtbot: QtBot) -> Iterator[PosteNeuf]:
    """Return an empty workstation."""
    with poste_neuf(tmp_path, jobs, qtbot) as ouvert:
        yield ouvert


@pytest.fixture
def formulaire(neuf: PosteNeuf) -> Formulaire:
    """Return a form in which a name is typed."""
    ouvert = Formulaire(neuf)
    neuf.qtbot.addWidget(ouvert)
    ouvert.show()
    neuf.qtbot.keyClicks(ouvert.nom.ligne, "Roux")
    return ouvert


def brouillon(neuf: PosteNeuf) -> dict[str, str] | None:
    garde = neuf.ecrire(lambda services: brouillons.reprendre(services, CLE))
    return dict(garde.contenu) if garde else None


def lever(erreur: Exception) -> Callable[[dict[str, Any]], str]:
    def verbe(_valeurs: dict[str, Any]) -> str:
        raise erreur

    return verbe


def test_the_verb_gets_the_values_and_the_draft_is_forgotten(neuf: PosteNeuf, formulaire: Formulaire) -> None:
    formulaire.enregistrer(lambda valeurs: f"{valeurs['nom']} gardé")
    neuf.qtbot.waitUntil(lambda: bool(formulaire.enregistres))

    assert formulaire.enregistres == ["Roux gardé"]
    assert brouillon(neuf) is None


def test_what_cannot_be_read_is_not_saved(neuf: PosteNeuf, formulaire: Formulaire) -> None:
    formulaire.nom.definir_valeur(None)

    formulaire.enregistrer(lambda valeurs: str(valeurs))
    brouillon(neuf)

    assert formulaire.nom.erreur == "À remplir."
    assert formulaire.enregistres == []


def test_a_refusal_is_shown_at_its_field_and_the_draft_stays(neuf: PosteNeuf, formulaire: Formulaire) -> None:
    formulaire.enregistrer(lever(RefusMetier("date_future", champ="nom")))
    neuf.qtbot.waitUntil(lambda: bool(formulaire.nom.erreur))

    assert formulaire.nom.brouillon() == "Roux"
    assert brouillon(neuf) == {"nom": "Roux"}
    assert neuf.avis.avis == []


def test_a_refusal_without_a_field_here_is_told_below(neuf: PosteNeuf, formulaire: Formulaire) -> None:
    formulaire.enregistrer(lever(RefusMetier("demande_close")))
    neuf.qtbot.waitUntil(lambda: bool(neuf.avis.avis))

    assert "close" in neuf.avis.avis[0].titre


def test_a_failure_of_the_disk_keeps_all_and_can_be_tried_again(neuf: PosteNeuf, formulaire: Formulaire) -> None:
    formulaire.enregistrer(lever(DisquePlein("plein")))
    neuf.qtbot.waitUntil(lambda: bool(neuf.avis.avis))
    assert formulaire.nom.brouillon() == "Roux"

    formulaire.enregistrer(lambda _valeurs: "gardé")
    neuf.qtbot.waitUntil(lambda: formulaire.enregistres == ["gardé"])


def test_another_save_in_between_is_a_conflict_and_nothing_typed_is_lost(
    neuf: PosteNeuf, formulaire: Formulaire
) -> None:
    with neuf.qtbot.waitSignal(formulaire.saisie.conflit):
        formulaire.enregistrer(lever(ConflitDeVersion("version")))

    assert formulaire.nom.brouillon() == "Roux"
    assert brouillon(neuf) == {"nom": "Roux"}


def test_a_double_enter_saves_once(neuf: PosteNeuf, formulaire: Formulaire) -> None:
    porte, appels = threading.Event(), []

    def verbe(valeurs: dict[str, Any]) -> str:
        appels.append(valeurs)
        porte.wait(10)
        return "gardé"

    formulaire.enregistrer(verbe)
    formulaire.enregistrer(verbe)
    porte.set()
    neuf.qtbot.waitUntil(lambda: bool(formulaire.enregistres))
    brouillon(neuf)

    assert len(appels) == 1
