"""A form and its draft, on a real base."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.application import brouillons
from ccas_desktop.gui.forms import Liaison, LigneTexte
from ccas_desktop.gui.saisie.brouillon import SuiviBrouillon
from ccas_desktop.gui.travaux.jobs import Jobs
from tests.fakes.poste_neuf import PosteNeuf, poste_neuf

CLE = "essai/1"


class Formulaire(QWidget):
    """Two fields and their draft."""

    def __init__(self, neuf: PosteNeuf) -> None:
        super().__init__()
        self.nom, self.ville = LigneTexte("Nom"), LigneTexte("Ville")
        colonne = QVBoxLayout(self)
        for champ in (self.nom, self.ville):
            colonne.addWidget(champ)
        self.liaison = Liaison({"nom": self.nom, "ville": self.ville}, self)
        self.brouillon = SuiviBrouillon(neuf.poste, CLE, self.liaison)


@pytest.fixture
def neuf(tmp_path: Path, jobs: Jobs, qtbot: QtBot) -> Iterator[PosteNeuf]:
    """Return an empty workstation."""
    with poste_neuf(tmp_path, jobs, qtbot) as ouvert:
        yield ouvert


def formulaire(neuf: PosteNeuf) -> Formulaire:
    ouvert = Formulaire(neuf)
    neuf.qtbot.addWidget(ouvert)
    ouvert.show()
    return ouvert


def garder(neuf: PosteNeuf, contenu: dict[str, str]) -> None:
    auteur = neuf.poste.auteur()
    neuf.poste.jobs.ecrire(lambda: brouillons.garder(neuf.poste.services, auteur, CLE, contenu))


def garde(neuf: PosteNeuf) -> dict[str, str] | None:
    brouillon = neuf.ecrire(lambda services: brouillons.reprendre(services, CLE))
    return dict(brouillon.contenu) if brouillon else None


def test_what_is_typed_is_kept_within_half_a_second(neuf: PosteNeuf) -> None:
    ouvert = formulaire(neuf)

    with neuf.qtbot.waitSignal(ouvert.liaison.brouillon_modifie, timeout=1000):
        neuf.qtbot.keyClicks(ouvert.nom.ligne, "Rou")

    assert garde(neuf) == {"nom": "Rou"}


def test_a_draft_is_shown_again(neuf: PosteNeuf) -> None:
    garder(neuf, {"ville": "Flers"})
    ouvert = formulaire(neuf)

    with neuf.qtbot.waitSignal(ouvert.brouillon.repris):
        ouvert.brouillon.reprendre()

    assert ouvert.ville.brouillon() == "Flers"


def test_what_is_typed_before_the_draft_is_there_stays(neuf: PosteNeuf) -> None:
    garder(neuf, {"nom": "Martin", "ville": "Flers"})
    ouvert = formulaire(neuf)

    ouvert.brouillon.reprendre()
    with neuf.qtbot.waitSignal(ouvert.brouillon.repris):
        neuf.qtbot.keyClicks(ouvert.nom.ligne, "Ro")
    neuf.qtbot.keyClicks(ouvert.nom.ligne, "ux")

    assert (ouvert.nom.brouillon(), ouvert.ville.brouillon()) == ("Roux", "Flers")


def test_a_draft_kept_just_before_is_found(neuf: PosteNeuf) -> None:
    premier, second = formulaire(neuf), formulaire(neuf)
    neuf.qtbot.keyClicks(premier.nom.ligne, "Roux")

    premier.liaison.pousser()
    with neuf.qtbot.waitSignal(second.brouillon.repris):
        second.brouillon.reprendre()

    assert second.nom.brouillon() == "Roux"


def test_a_draft_forgotten_just_before_does_not_come_back(neuf: PosteNeuf) -> None:
    ouvert = formulaire(neuf)
    neuf.qtbot.keyClicks(ouvert.nom.ligne, "Roux")
    ouvert.liaison.pousser()
    ouvert.liaison.vider()

    ouvert.brouillon.oublier()
    ouvert.brouillon.reprendre()

    assert garde(neuf) is None
    assert ouvert.nom.vide


def test_a_field_emptied_stays_empty_in_the_draft(neuf: PosteNeuf) -> None:
    garder(neuf, {"ville": "Flers"})
    ouvert = formulaire(neuf)
    ouvert.liaison.definir({"nom": "Roux", "ville": "Caen"})

    with neuf.qtbot.waitSignal(ouvert.brouillon.repris):
        ouvert.brouillon.reprendre()

    assert ouvert.nom.vide


def test_a_form_emptied_leaves_no_draft(neuf: PosteNeuf) -> None:
    ouvert = formulaire(neuf)
    neuf.qtbot.keyClicks(ouvert.nom.ligne, "R")
    ouvert.liaison.pousser()

    neuf.qtbot.keyClicks(ouvert.nom.ligne, "\b")
    ouvert.liaison.pousser()

    assert garde(neuf) is None
