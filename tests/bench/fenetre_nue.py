"""The reference of the start: a bare window of PySide6 with a table; says when it takes typing."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem

from tests.bench.premiere_frappe import PremiereFrappe
from tests.bench.processus import dire_un_releve

LIGNES, COLONNES = 20, 4


def main() -> int:
    """Show the window until its first key."""
    application = QApplication(sys.argv[:1])
    fenetre = QMainWindow()
    table = QTableWidget(LIGNES, COLONNES)
    for ligne in range(LIGNES):
        for colonne in range(COLONNES):
            table.setItem(ligne, colonne, QTableWidgetItem(f"{ligne}, {colonne}"))
    fenetre.setCentralWidget(table)
    fenetre.resize(1366, 768)

    def finir() -> None:
        dire_un_releve()
        application.quit()

    PremiereFrappe(fenetre, table, finir)
    fenetre.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
