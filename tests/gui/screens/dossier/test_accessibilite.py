"""Each control of the page and of its panels has a name, and is reached with Tab."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.domain.dossiers.budget import BlocBudget
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier import EcranDossier
from ccas_desktop.gui.screens.dossier.lieu_naissance import LieuDeNaissance
from tests.gui.screens.dossier.gestes import budget, ici, situation, synthese, volet_de

Ouvrir = Callable[[Poste], EcranDossier]
PANNEAUX: dict[str, Callable[[EcranDossier], None]] = {
    "membre": lambda ecran: synthese(ecran).foyer.ajouter_membre.click(),
    "usager": lambda ecran: synthese(ecran).foyer.modifier.click(),
    "ressource": lambda ecran: budget(ecran).blocs[BlocBudget.REVENUS].ajout.click(),
    "charge": lambda ecran: budget(ecran).blocs[BlocBudget.DETTES_CREDITS].ajout.click(),
    "adresse": lambda ecran: synthese(ecran).adresse.modifier.click(),
    "note": lambda ecran: ecran.epingler.click(),
    "situation": lambda ecran: situation(ecran).personnes.situation.click(),
    "protection": lambda ecran: situation(ecran).personnes.protection.click(),
    "note datée": lambda ecran: situation(ecran).notes.ajouter_note.click(),
}


def sans_nom(racine: QWidget) -> list[str]:
    """Return the kinds of the controls that a screen reader could not name."""
    controles = [c for c in racine.findChildren(QWidget) if c.focusPolicy() & Qt.FocusPolicy.TabFocus and c.isVisible()]
    assert controles
    return [
        type(controle).__name__
        for controle in controles
        if not QAccessible.queryAccessibleInterface(controle).text(QAccessible.Text.Name)
    ]


@pytest.mark.parametrize("panneau", PANNEAUX)
def test_each_control_of_a_panel_has_a_name(poste: Poste, ouvrir: Ouvrir, panneau: str) -> None:
    ecran = ouvrir(poste)

    PANNEAUX[panneau](ecran)

    assert sans_nom(ecran) == []


@pytest.mark.parametrize("panneau", PANNEAUX)
def test_the_first_field_takes_the_keyboard(poste: Poste, ouvrir: Ouvrir, panneau: str) -> None:
    ecran = ouvrir(poste)

    PANNEAUX[panneau](ecran)

    premier = next(iter(volet_de(ecran).sujet.formulaire.champs.values())).controle
    assert ici() is premier or premier.isAncestorOf(ici())


@pytest.mark.parametrize("ou", ["france", "etranger"])
def test_each_control_of_the_birth_place_has_a_name(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir, ou: str) -> None:
    ecran = ouvrir(poste)
    synthese(ecran).foyer.ajouter_membre.click()
    (lieu,) = volet_de(ecran).findChildren(LieuDeNaissance)

    lieu.ne_en.segments.boutons[ou].click()
    assert sans_nom(ecran) == []
    lieu.introuvable.click()

    assert sans_nom(ecran) == []


@pytest.mark.parametrize("panneau", PANNEAUX)
def test_a_panel_asks_no_more_width_than_it_has(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir, panneau: str) -> None:
    ecran = ouvrir(poste)
    ecran.resize(1280, 560)

    PANNEAUX[panneau](ecran)

    formulaire = volet_de(ecran).sujet.formulaire
    qtbot.waitUntil(lambda: formulaire.width() > 0)
    assert formulaire.minimumSizeHint().width() <= LARGEUR_DU_PANNEAU


# What two columns of a page of 1280 leave to the fields of a panel.
LARGEUR_DU_PANNEAU = 530
