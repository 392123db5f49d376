"""The messages at the bottom of the window: they never take the focus, and errors stay."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QMessageBox, QToolButton, QVBoxLayout

from ccas_desktop.gui.accessibilite import annoncer
from ccas_desktop.gui.notices import ActionAvis, Avis, Gravite
from ccas_desktop.gui.theme import icone
from ccas_desktop.gui.widgets.bouton import Bouton
from ccas_desktop.gui.widgets.pictogramme import Pictogramme
from ccas_desktop.gui.widgets.ton import Ton

DUREE_MS = 10_000
NOMBRE_MAX = 3


class ZoneNotifications(QFrame):
    """Shows the last notices, newest below; hidden when there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Messages")
        self.lignes: list[LigneNotification] = []

        self._colonne = QVBoxLayout(self)
        self._colonne.setContentsMargins(12, 6, 12, 8)
        self._colonne.setSpacing(6)

        self.hide()

    def montrer(self, avis: Avis, actions: Sequence[ActionAvis] = ()) -> None:
        """Show a notice and have it read; a same notice already shown is replaced, not repeated."""
        self._faire_place(avis)
        ligne = LigneNotification(avis, actions)
        ligne.fermee.connect(lambda: self._retirer(ligne))
        self.lignes.append(ligne)
        self._colonne.addWidget(ligne)
        self.show()
        annoncer(ligne, ligne.accessibleName())

    def oublier_le_passe(self) -> None:
        """Take away what the next visitor has no use for; an error stays until it is read."""
        for ligne in self._passageres():
            self._retirer(ligne)

    def vider(self) -> None:
        """Take every notice away."""
        for ligne in tuple(self.lignes):
            self._retirer(ligne)

    def _faire_place(self, avis: Avis) -> None:
        for ligne in [montree for montree in self.lignes if montree.avis == avis]:
            self._retirer(ligne)
        passageres = self._passageres()
        if len(self.lignes) >= NOMBRE_MAX and passageres:
            self._retirer(passageres[0])

    def _passageres(self) -> list[LigneNotification]:
        return [ligne for ligne in self.lignes if ligne.avis.gravite is not Gravite.ERREUR]

    def _retirer(self, ligne: LigneNotification) -> None:
        if ligne not in self.lignes:
            return
        self.lignes.remove(ligne)
        self._colonne.removeWidget(ligne)
        ligne.hide()
        ligne.deleteLater()
        self.setVisible(bool(self.lignes))


class LigneNotification(QFrame):
    """One notice, with its actions and a button to close it.

    Signals:
        fermee: Emitted when it has been read long enough, acted on, or closed.
    """

    fermee = Signal()

    def __init__(self, avis: Avis, actions: Sequence[ActionAvis]) -> None:
        super().__init__()
        self.avis = avis
        self._ton = Ton(avis.gravite.value)
        self.setProperty("role", "bandeau")
        self.setProperty("ton", self._ton.value)
        self.setAccessibleName(" ".join(p for p in (avis.titre, avis.texte, avis.suite) if p))
        self.mots = QLabel()
        self.boutons = [self._bouton(action) for action in actions]
        self.details = Bouton("Détails")
        self._fermer = QToolButton()
        self.minuterie = QTimer(self)
        self.minuterie.setSingleShot(True)

        self._disposer()
        self._ecrire()

        self.details.clicked.connect(self._on_details)
        self._fermer.clicked.connect(self.fermee)
        self.minuterie.timeout.connect(self._on_duree_passee)
        if avis.gravite in (Gravite.INFORMATION, Gravite.SUCCES):
            self.minuterie.start(DUREE_MS)

    def _disposer(self) -> None:
        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(12, 6, 6, 6)
        ligne.setSpacing(10)
        ligne.addWidget(Pictogramme(self._ton.image, self._ton.couleur))
        ligne.addWidget(self.mots, 1)
        for bouton in (*self.boutons, self.details, self._fermer):
            ligne.addWidget(bouton)
        self.details.setVisible(bool(self.avis.details))
        self._fermer.setProperty("role", "discret")
        self._fermer.setIcon(icone("fermer"))
        self._fermer.setAccessibleName("Fermer ce message")
        self._fermer.setToolTip("Fermer ce message")

    def _ecrire(self) -> None:
        suite = " ".join(p for p in (self.avis.texte, self.avis.suite) if p)
        self.mots.setText(f"<b>{escape(self.avis.titre)}</b> {escape(suite)}")
        self.mots.setTextFormat(Qt.TextFormat.RichText)
        self.mots.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.mots.setWordWrap(True)

    def _bouton(self, action: ActionAvis) -> Bouton:
        bouton = Bouton(action.libelle)
        bouton.clicked.connect(lambda: self._agir(action))
        return bouton

    def _agir(self, action: ActionAvis) -> None:
        self.fermee.emit()
        action.faire()

    def _on_details(self) -> None:
        boite = QMessageBox(QMessageBox.Icon.NoIcon, self.avis.titre, self.avis.details, parent=self.window())
        boite.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        boite.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        boite.open()

    def _on_duree_passee(self) -> None:
        """Close, but not under the pointer or while one of its buttons has the focus."""
        pris = QApplication.focusWidget()
        if self.underMouse() or (pris is not None and self.isAncestorOf(pris)):
            self.minuterie.start(DUREE_MS)
        else:
            self.fermee.emit()
