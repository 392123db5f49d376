"""A list shows rows, sorts them, and opens one with the keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.gui.tables import Colonne, ModeleLignes, TableSimple
from ccas_desktop.gui.widgets import EtatVide


@dataclass(frozen=True)
class Charge:
    """A row of the list."""

    nom: str
    montant: Decimal | None


EAU, LOYER, INCONNUE = Charge("Eau", Decimal("30")), Charge("loyer", Decimal("450.5")), Charge("Énergie", None)
COLONNES = (
    Colonne[Charge](
        "Nature", lambda c: c.nom, extensible=True, image=lambda c: ("euro", "texte") if c.montant else None
    ),
    Colonne[Charge](
        "Montant", lambda c: c.montant, lambda m: "inconnu" if m is None else ecrire_montant(m), a_droite=True
    ),
)


@pytest.fixture
def table(qtbot: QtBot) -> TableSimple[Charge]:
    table: TableSimple[Charge] = TableSimple("Charges", COLONNES, vide=EtatVide("budget", "Aucune charge"))
    qtbot.addWidget(table)
    with qtbot.waitExposed(table):
        table.show()
    table.definir((LOYER, EAU, INCONNUE))
    return table


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    modele: ModeleLignes[Charge] = ModeleLignes(COLONNES)
    modele.definir((LOYER, EAU))

    qtmodeltester.check(modele)


def test_shows_each_value_as_its_column_writes_it(table: TableSimple[Charge]) -> None:
    index = table.modele.index(0, 1)

    assert index.data() == "450,50\u00a0€"
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Montant\u00a0: 450,50\u00a0€"
    assert table.modele.index(2, 0).data(Qt.ItemDataRole.DecorationRole) is None


def test_sorts_by_value_without_minding_accents_and_case(table: TableSimple[Charge]) -> None:
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert table.modele.lignes == (EAU, INCONNUE, LOYER)

    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert table.modele.lignes == (LOYER, EAU, INCONNUE)


def test_new_rows_come_sorted_as_the_person_chose(table: TableSimple[Charge]) -> None:
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)

    table.definir((LOYER, EAU))

    assert table.modele.lignes == (EAU, LOYER)


def test_enter_opens_the_current_row(qtbot: QtBot, table: TableSimple[Charge]) -> None:
    table.choisir(EAU)

    with qtbot.waitSignal(table.ligne_activee) as activee:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert activee.args == [EAU]


def test_arrows_change_the_current_row(qtbot: QtBot, table: TableSimple[Charge]) -> None:
    table.choisir(LOYER)

    with qtbot.waitSignal(table.ligne_choisie) as choisie:
        qtbot.keyClick(table, Qt.Key.Key_Down)

    assert choisie.args == [EAU]


def test_the_current_row_stays_when_the_list_is_read_again(table: TableSimple[Charge]) -> None:
    table.choisir(EAU)

    table.definir((EAU, INCONNUE))
    assert table.choisie() == EAU

    table.definir((INCONNUE,))
    assert table.choisie() is None


def test_an_empty_list_says_so(table: TableSimple[Charge]) -> None:
    assert table.vide is not None
    assert table.vide.isHidden()

    table.definir(())

    assert table.vide.isVisible()


def test_the_tooltip_tells_a_cell_whole_and_never_reads_markup(qtbot: QtBot) -> None:
    table = TableSimple("Personnes", (Colonne[str]("Nom", lambda nom: nom),))
    qtbot.addWidget(table)
    table.definir(["<b>Jean</b>\nDupont"])

    bulle = table.modele.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)

    assert bulle == "<span>&lt;b&gt;Jean&lt;/b&gt;<br>Dupont</span>"


def test_sorts_by_something_else_than_what_it_shows(qtbot: QtBot) -> None:
    rangs = {"un": 1, "deux": 2, "trois": 3}
    table = TableSimple("Nombres", (Colonne[str]("Nombre", lambda nom: nom, trier=lambda nom: rangs[nom]),))
    qtbot.addWidget(table)
    table.definir(["deux", "trois", "un"])

    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)

    assert table.modele.lignes == ("un", "deux", "trois")


def test_a_column_of_known_width_fits_its_widest_value_and_its_heading(qtbot: QtBot) -> None:
    colonnes = (
        Colonne[Charge]("N°", lambda c: c.nom, gabarit="2026-00000"),
        Colonne[Charge]("Un titre plus long que la valeur", lambda c: c.nom, gabarit="1"),
        Colonne[Charge]("Nature", lambda c: c.nom, extensible=True),
    )
    table: TableSimple[Charge] = TableSimple("Charges", colonnes)
    qtbot.addWidget(table)
    largeurs = [table.columnWidth(rang) for rang in range(2)]

    table.definir((Charge("un nom bien plus long que le gabarit", None),))

    assert [table.columnWidth(rang) for rang in range(2)] == largeurs
    assert largeurs[0] > table.fontMetrics().horizontalAdvance("2026-00000")
    assert largeurs[1] > largeurs[0]


def test_the_columns_share_what_the_others_leave_by_their_parts(qtbot: QtBot) -> None:
    colonnes = (
        Colonne[Charge]("Nature", lambda c: c.nom, extensible=True, part=3),
        Colonne[Charge]("Montant", lambda c: c.montant, lambda _: "450,50 €", gabarit="0 000,00 €"),
        Colonne[Charge]("Remarque", lambda c: c.nom, extensible=True, part=1),
    )
    table: TableSimple[Charge] = TableSimple("Charges", colonnes)
    qtbot.addWidget(table)
    table.resize(900, 300)
    with qtbot.waitExposed(table):
        table.show()
    table.definir((LOYER, EAU))

    reste = table.viewport().width() - table.columnWidth(1)
    assert (table.columnWidth(0), table.columnWidth(2)) == (reste * 3 // 4, reste // 4)

    table.setColumnHidden(2, True)

    assert table.columnWidth(0) == reste
