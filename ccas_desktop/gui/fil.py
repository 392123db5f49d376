"""Where one is: Accueil › dossier › demande, each step a button back to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from ccas_desktop.gui.widgets import Bouton, EtiquetteCoupee, RoleBouton

Etape = tuple[str, Callable[[], None]]


class Fil(QFrame):
    """The last step is where one is: words, not a button."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "fil")
        self.setAccessibleName("Vous êtes ici")

        self._ligne = QHBoxLayout(self)
        self._ligne.setContentsMargins(16, 2, 16, 2)
        self._ligne.setSpacing(2)

    def definir(self, etapes: Sequence[Etape], ici: str) -> None:
        """Show the way to this page."""
        while (element := self._ligne.takeAt(0)) is not None:
            if (widget := element.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for texte, aller in etapes:
            bouton = Bouton(texte, role=RoleBouton.DISCRET)
            bouton.setAccessibleName(f"Revenir à : {texte}")
            bouton.clicked.connect(aller)
            self._ligne.addWidget(bouton)
            separateur = QLabel("›")
            separateur.setProperty("role", "secondaire")
            self._ligne.addWidget(separateur)
        courant = EtiquetteCoupee(ici)
        courant.setContentsMargins(8, 6, 8, 6)
        self._ligne.addWidget(courant)
        self._ligne.addStretch(1)
