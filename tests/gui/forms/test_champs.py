"""A field keeps what is typed, says why it is refused, and tells assistive tools."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.identite import DateNaissance
from ccas_desktop.gui.forms import (
    Champ,
    ChampChoix,
    ChampDate,
    ChampDateNaissance,
    ChampLong,
    ChampMontant,
    ChampOuiNon,
    ChampPrenoms,
    ChampSegments,
    ChampTelephone,
    LigneTexte,
)

AUJOURDHUI = date(2026, 11, 23)
LIENS = (("conjoint", "Conjoint"), ("enfant", "Enfant"))


def montrer(qtbot: QtBot, champ: Champ) -> QWidget:
    """Show the field alone in a window and return its control, focused."""
    qtbot.addWidget(champ)
    with qtbot.waitExposed(champ):
        champ.show()
    champ.controle.setFocus()
    return champ.controle


def test_an_amount_is_rewritten_when_the_person_leaves(qtbot: QtBot) -> None:
    champ = ChampMontant("Loyer")
    montrer(qtbot, champ)

    qtbot.keyClicks(champ.ligne, "1234,5")
    qtbot.keyClick(champ.ligne, Qt.Key.Key_Return)

    assert champ.ligne.text() == "1\u202f234,50\u00a0€"
    assert champ.valeur() == Decimal("1234.50")


def test_a_wrong_amount_stays_as_typed_with_its_reason(qtbot: QtBot) -> None:
    champ = ChampMontant("Loyer")
    montrer(qtbot, champ)

    qtbot.keyClicks(champ.ligne, "12,345")
    qtbot.keyClick(champ.ligne, Qt.Key.Key_Return)

    assert champ.ligne.text() == "12,345"
    assert champ.erreur.startswith("Montant illisible")
    with pytest.raises(RefusMetier, match="montant_illisible"):
        champ.valeur()


@pytest.mark.parametrize("montant", [Decimal("-12.50"), Decimal("1234567.89"), Decimal("0")])
def test_an_amount_shown_is_read_again(qtbot: QtBot, montant: Decimal) -> None:
    champ = ChampMontant("Régularisation")
    qtbot.addWidget(champ)

    champ.definir_valeur(montant)

    assert champ.valeur() == montant


def test_typing_again_takes_the_error_away(qtbot: QtBot) -> None:
    champ = ChampMontant("Loyer")
    montrer(qtbot, champ)
    champ.montrer_erreur("Trop grand.")

    qtbot.keyClicks(champ.ligne, "1")

    assert champ.erreur == ""


def test_assistive_tools_get_the_label_the_help_and_the_error(qtbot: QtBot) -> None:
    champ = LigneTexte("Nom de famille", aide="Nom de naissance.", obligatoire=True)
    qtbot.addWidget(champ)

    champ.montrer_erreur("À remplir.")

    assert champ.controle.accessibleName() == "Nom de famille (obligatoire)"
    assert champ.controle.accessibleDescription() == "Erreur\u00a0: À remplir. Nom de naissance."


def test_a_required_field_is_not_reproached_while_it_is_only_crossed(qtbot: QtBot) -> None:
    champ = LigneTexte("Nom de famille", obligatoire=True)
    montrer(qtbot, champ)

    qtbot.keyClick(champ.ligne, Qt.Key.Key_Return)
    assert champ.erreur == ""

    assert champ.verifier() is not None
    assert champ.erreur == "À remplir."


@pytest.mark.parametrize(
    ("champ", "tape", "montre", "valeur"),
    [
        (ChampDate, "231126", "23/11/2026", date(2026, 11, 23)),
        (ChampTelephone, "0612345678", "06 12 34 56 78", "06 12 34 56 78"),
        (lambda n: ChampDateNaissance(n, aujourdhui=AUJOURDHUI), "061987", "06/1987", DateNaissance(1987, 6)),
        (LigneTexte, " Le  Goff ", "Le  Goff", "Le  Goff"),
    ],
)
def test_a_line_is_read_and_rewritten(
    qtbot: QtBot, champ: type[LigneTexte], tape: str, montre: str, valeur: object
) -> None:
    ligne = champ("Champ")
    montrer(qtbot, ligne)

    qtbot.keyClicks(ligne.ligne, tape)
    qtbot.keyClick(ligne.ligne, Qt.Key.Key_Return)

    assert ligne.ligne.text() == montre
    assert ligne.valeur() == valeur
    ligne.definir_valeur(valeur)
    assert ligne.ligne.text() == montre
    ligne.definir_valeur(None)
    assert ligne.valeur() is None


def test_typing_selects_in_a_list(qtbot: QtBot) -> None:
    champ = ChampChoix("Lien", LIENS)
    montrer(qtbot, champ)

    with qtbot.waitSignal(champ.modifie):
        qtbot.keyClicks(champ.liste, "enf")

    assert champ.valeur() == "enfant"


def test_the_wheel_does_not_change_a_list_while_scrolling(qtbot: QtBot) -> None:
    champ = ChampChoix("Lien", LIENS)
    montrer(qtbot, champ)
    centre = QPointF(champ.liste.rect().center())

    cran = QWheelEvent(
        centre,
        champ.liste.mapToGlobal(centre),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(champ.liste, cran)

    assert champ.valeur() is None


def test_a_code_no_longer_offered_is_no_value(qtbot: QtBot) -> None:
    champ = ChampChoix("Lien", LIENS)
    qtbot.addWidget(champ)

    champ.definir_valeur("disparu")

    assert champ.valeur() is None


def test_another_list_keeps_the_value_that_is_still_in_it(qtbot: QtBot) -> None:
    champ = ChampChoix("Lien", LIENS)
    qtbot.addWidget(champ)
    champ.definir_valeur("enfant")

    champ.definir_choix((("parent", "Parent"), ("enfant", "Enfant à charge")))

    assert champ.valeur() == "enfant"


def test_arrows_choose_between_segments(qtbot: QtBot) -> None:
    champ = ChampSegments("Sexe", (("F", "Féminin"), ("M", "Masculin")))
    montrer(qtbot, champ)
    qtbot.keyClick(champ.segments.boutons["F"], Qt.Key.Key_Space)

    qtbot.keyClick(champ.segments.boutons["F"], Qt.Key.Key_Right)

    assert champ.valeur() == "M"
    assert champ.segments.boutons["M"].accessibleName() == "Sexe\u00a0: Masculin"


@pytest.mark.parametrize(("code", "valeur"), [("oui", True), ("non", False), ("inconnu", None)])
def test_yes_no_and_not_known_are_three_answers(qtbot: QtBot, code: str, valeur: bool | None) -> None:
    champ = ChampOuiNon("Hébergé")
    montrer(qtbot, champ)
    assert champ.vide

    qtbot.mouseClick(champ.segments.boutons[code], Qt.MouseButton.LeftButton)

    assert champ.valeur() is valeur
    assert not champ.vide


def test_yes_is_shown(qtbot: QtBot) -> None:
    champ = ChampOuiNon("Hébergé")
    qtbot.addWidget(champ)

    champ.definir_valeur(True)

    assert champ.brouillon() == "oui"


def test_first_names_are_each_apart(qtbot: QtBot) -> None:
    champ = ChampPrenoms(obligatoire=True)
    montrer(qtbot, champ)

    qtbot.keyClicks(champ.editeur.ligne, "Jeanne,Marie-Claude")
    qtbot.keyClick(champ.editeur.ligne, Qt.Key.Key_Return)
    qtbot.keyClicks(champ.editeur.ligne, "Anne Lise")

    assert champ.valeur() == ("Jeanne", "Marie-Claude", "Anne Lise")
    assert champ.brouillon() == "Jeanne, Marie-Claude, Anne Lise"


def test_backspace_takes_the_last_first_name_back(qtbot: QtBot) -> None:
    champ = ChampPrenoms()
    montrer(qtbot, champ)
    champ.definir_valeur(("Jeanne", "Mari"))

    qtbot.keyClick(champ.editeur.ligne, Qt.Key.Key_Backspace)
    qtbot.keyClicks(champ.editeur.ligne, "e")

    assert champ.editeur.ligne.text() == "Marie"
    assert champ.valeur() == ("Jeanne", "Marie")


def test_a_first_name_is_removed_by_its_button(qtbot: QtBot) -> None:
    champ = ChampPrenoms()
    montrer(qtbot, champ)
    champ.restaurer("Jeanne, Marie")

    with qtbot.waitSignal(champ.modifie):
        qtbot.mouseClick(champ.editeur.etiquettes[0], Qt.MouseButton.LeftButton)

    assert champ.valeur() == ("Marie",)


def test_tab_leaves_a_long_text(qtbot: QtBot) -> None:
    champ = ChampLong("Observations")
    montrer(qtbot, champ)
    qtbot.keyClicks(champ.texte, "Logement froid")

    qtbot.keyClick(champ.texte, Qt.Key.Key_Tab)

    assert champ.valeur() == "Logement froid"
    champ.definir_valeur(None)
    assert champ.valeur() is None


def test_the_help_can_change(qtbot: QtBot) -> None:
    champ = LigneTexte("Nom")
    qtbot.addWidget(champ)

    champ.definir_aide("Nom de naissance.")

    assert champ.controle.accessibleDescription() == "Nom de naissance."


def test_tab_goes_on_after_the_first_names(qtbot: QtBot) -> None:
    formulaire = QWidget()
    qtbot.addWidget(formulaire)
    colonne = QVBoxLayout(formulaire)
    avant, prenoms, apres = LigneTexte("Nom"), ChampPrenoms("Prénoms"), LigneTexte("Ville")
    for champ in (avant, prenoms, apres):
        colonne.addWidget(champ)
    with qtbot.waitActive(formulaire):
        formulaire.show()
        formulaire.activateWindow()
    prenoms.editeur.ligne.setFocus()
    qtbot.keyClicks(prenoms.editeur.ligne, "Anne, Marie,")

    qtbot.keyClick(prenoms.editeur.ligne, Qt.Key.Key_Tab)

    assert apres.ligne.hasFocus()


def test_the_arrows_go_to_a_first_name_and_tab_stops_once(qtbot: QtBot) -> None:
    formulaire = QWidget()
    qtbot.addWidget(formulaire)
    colonne = QVBoxLayout(formulaire)
    avant, prenoms = LigneTexte("Nom"), ChampPrenoms("Prénoms")
    for champ in (avant, prenoms):
        colonne.addWidget(champ)
    prenoms.definir_valeur(("Anne", "Marie"))
    with qtbot.waitActive(formulaire):
        formulaire.show()
        formulaire.activateWindow()
    avant.ligne.setFocus()
    qtbot.keyClick(avant.ligne, Qt.Key.Key_Tab)
    assert prenoms.editeur.ligne.hasFocus()

    for _ in range(3):
        qtbot.keyClick(formulaire.focusWidget(), Qt.Key.Key_Left)
    assert prenoms.editeur.etiquettes[0].hasFocus()
    qtbot.keyClick(formulaire.focusWidget(), Qt.Key.Key_Delete)
    qtbot.keyClick(formulaire.focusWidget(), Qt.Key.Key_Left)
    qtbot.keyClicks(formulaire.focusWidget(), "Z")
    qtbot.keyClicks(formulaire.focusWidget(), "oe")

    assert prenoms.valeur() == ("Marie", "Zoe")
