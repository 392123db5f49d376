"""Where one is: Accueil › dossier › demande, each step a button back to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from ccas_desktop.gui.widgets import Bouton, EtiquetteCoupee, RoleBouton, placer_avant

Etape = tuple[str, Callable[[], None]]
# A longer name would push the menu out of a small screen.
LONGUEUR_MAX, LONGUEUR_PLIEE = 28, 16


class Fil(QFrame):
    """The last step is where one is: words, not a button."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "fil")
        self.setAccessibleName("Vous êtes ici")

        self._longueur = LONGUEUR_MAX
        self._boutons: list[tuple[Bouton, str]] = []

        self._ligne = QHBoxLayout(self)
        self._ligne.setContentsMargins(16, 2, 16, 2)
        self._ligne.setSpacing(2)

    def definir(self, etapes: Sequence[Etape], ici: str) -> None:
        """Show the way to this page."""
        self._boutons = []
        while (element := self._ligne.takeAt(0)) is not None:
            if (widget := element.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for texte, aller in etapes:
            bouton = Bouton("", role=RoleBouton.DISCRET)
            self._boutons.append((bouton, texte))
            bouton.setAccessibleName(f"Revenir à : {texte}")
            bouton.clicked.connect(aller)
            self._ligne.addWidget(bouton)
            separateur = QLabel("›")
            separateur.setProperty("role", "secondaire")
            self._ligne.addWidget(separateur)
        placer_avant(self, [bouton for bouton, _texte in self._boutons])
        self._ecrire()
        courant = EtiquetteCoupee(ici)
        courant.setContentsMargins(8, 6, 8, 6)
        self._ligne.addWidget(courant)
        self._ligne.addStretch(1)

    def plier(self, plie: bool) -> None:
        """On a small screen, shorten the names more; the whole is in the tooltip."""
        self._longueur = LONGUEUR_PLIEE if plie else LONGUEUR_MAX
        self._ecrire()

    def _ecrire(self) -> None:
        for bouton, texte in self._boutons:
            court = texte if len(texte) <= self._longueur else f"{texte[: self._longueur - 1].rstrip()}…"
            bouton.setText(court.replace("&", "&&"))
            bouton.setToolTip(texte if court != texte else "")
