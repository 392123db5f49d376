"""The fields of a form are one thing: values, errors, draft."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.domain.errors import ErreurChamp, RefusMetier, SaisieInvalide
from ccas_desktop.gui.forms import ChampLong, ChampMontant, GroupeChamps, Liaison, LigneTexte


class Formulaire(QWidget):
    """A form of three fields."""

    def __init__(self) -> None:
        super().__init__()
        self.nom = LigneTexte("Nom", obligatoire=True)
        self.loyer = ChampMontant("Loyer")
        self.note = ChampLong("Observations")
        groupe = GroupeChamps("Identité", explication="Comme sur la pièce.")
        groupe.ajouter(self.nom, self.loyer, parts=(2, 1))
        groupe.ajouter(self.note)
        QVBoxLayout(self).addWidget(groupe)
        self.liaison = Liaison({"nom": self.nom, "loyer": self.loyer, "note": self.note}, self)


@pytest.fixture
def formulaire(qtbot: QtBot) -> Formulaire:
    formulaire = Formulaire()
    qtbot.addWidget(formulaire)
    with qtbot.waitExposed(formulaire):
        formulaire.show()
    formulaire.nom.controle.setFocus()
    return formulaire


def test_gives_the_values(formulaire: Formulaire) -> None:
    formulaire.liaison.definir({"nom": "DUPONT", "loyer": Decimal("450")})

    assert formulaire.liaison.valeurs() == {"nom": "DUPONT", "loyer": Decimal("450"), "note": None}


def test_refuses_all_wrong_fields_at_once_and_goes_to_the_first(qtbot: QtBot, formulaire: Formulaire) -> None:
    formulaire.loyer.restaurer("beaucoup")
    formulaire.note.controle.setFocus()

    with pytest.raises(SaisieInvalide) as capture:
        formulaire.liaison.valeurs()

    assert [(e.champ, e.code) for e in capture.value.erreurs] == [
        ("nom", "obligatoire"),
        ("loyer", "montant_illisible"),
    ]
    assert formulaire.nom.erreur
    assert formulaire.loyer.erreur
    assert formulaire.nom.controle.hasFocus()


def test_shows_the_errors_of_the_rules_at_their_fields(formulaire: Formulaire) -> None:
    refus = SaisieInvalide((ErreurChamp("loyer", "montant_negatif"), ErreurChamp("siret", "siret_invalide")))

    assert not formulaire.liaison.montrer_refus(refus)

    assert formulaire.loyer.erreur == "Le montant ne peut pas être négatif."
    assert formulaire.loyer.controle.hasFocus()
    formulaire.liaison.effacer_erreurs()
    assert formulaire.loyer.erreur == ""


def test_shows_a_refusal_of_one_field(formulaire: Formulaire) -> None:
    assert formulaire.liaison.montrer_refus(RefusMetier("montant_nul", champ="loyer"))
    assert not formulaire.liaison.montrer_refus(RefusMetier("reglement_absent"))


def test_the_draft_is_emitted_soon_after_a_key(qtbot: QtBot, formulaire: Formulaire) -> None:
    with qtbot.waitSignal(formulaire.liaison.brouillon_modifie, timeout=1000) as emis:
        qtbot.keyClicks(formulaire.nom.ligne, "DUP")

    assert emis.args == [{"nom": "DUP"}]


def test_leaving_a_field_emits_the_draft_at_once(qtbot: QtBot, formulaire: Formulaire) -> None:
    emis: list[object] = []
    formulaire.liaison.brouillon_modifie.connect(emis.append)
    qtbot.keyClicks(formulaire.nom.ligne, "DUPONT")

    qtbot.keyClick(formulaire.nom.ligne, Qt.Key.Key_Tab)

    assert emis == [{"nom": "DUPONT"}]


def test_pushing_emits_once_and_only_after_a_change(qtbot: QtBot, formulaire: Formulaire) -> None:
    emis: list[object] = []
    formulaire.liaison.brouillon_modifie.connect(emis.append)

    formulaire.liaison.pousser()
    qtbot.keyClicks(formulaire.nom.ligne, "D")
    formulaire.liaison.pousser()
    formulaire.liaison.pousser()

    assert emis == [{"nom": "D"}]


def test_a_draft_brings_back_even_what_cannot_be_read(formulaire: Formulaire) -> None:
    formulaire.loyer.restaurer("12,345")
    formulaire.note.restaurer("Deux\nlignes")
    brouillon = formulaire.liaison.brouillon()

    formulaire.liaison.vider()
    assert formulaire.liaison.brouillon() == {}
    formulaire.liaison.restaurer(brouillon)

    assert formulaire.liaison.brouillon() == {"loyer": "12,345", "note": "Deux\nlignes"}


def test_restoring_is_no_change_made_by_the_person(qtbot: QtBot, formulaire: Formulaire) -> None:
    with qtbot.assertNotEmitted(formulaire.liaison.modifie):
        formulaire.liaison.restaurer({"nom": "DUPONT", "note": "Texte", "ancien_champ": "x"})
