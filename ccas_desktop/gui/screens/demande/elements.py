"""Small pieces that the cards of a request share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayout, QWidget

from ccas_desktop.application.instruction.page import PageDemande
from ccas_desktop.application.messages.etats import Mot
from ccas_desktop.gui.theme import icone, marquer
from ccas_desktop.gui.widgets import Bouton, Carte, DispositionFlux, RoleBouton, Ton

# The longest state is « Pas de dossier à la caisse ».
LARGEUR_NOM, LARGEUR_ETAT = 225, 202


class BoutonAction(Bouton):
    """A button that is the main one of the page while its step is the next to do."""

    def __init__(self, texte: str, image: str, *, raccourci: str = "") -> None:
        super().__init__(texte, image, raccourci=raccourci)
        self._image = image

    def accentuer(self, principale: bool) -> None:
        """Show it as the main action of the page, or as any other."""
        role, ton = (RoleBouton.PRINCIPAL, "sur_accent") if principale else (RoleBouton.ORDINAIRE, "accent_texte")
        self.setIcon(icone(self._image, ton))
        marquer(self, "role", role.value)


class CarteEtape(Carte):
    """The card of one step of a request, which says its page of the manual."""

    PAGE_AIDE = ""

    def montrer(self, page: PageDemande) -> None:
        """Show the request; what is being typed stays."""
        raise NotImplementedError

    def premier_controle(self) -> QWidget:
        """Return what takes the focus when one comes to this step."""
        raise NotImplementedError

    def controle_de(self, _code: str) -> QWidget | None:
        """Return where the value of a fact is typed or ticked, or None when it is not in this step."""
        return None

    def enregistrer_par(self, bouton: Bouton) -> None:
        """Make Ctrl+S, typed anywhere in this step, do what its button does."""
        touches = QShortcut(QKeySequence("Ctrl+S"), self)
        touches.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        touches.activated.connect(lambda: bouton.click() if bouton.isVisible() else None)
        bouton.setToolTip(f"{bouton.text()} (Ctrl+S)")


def ton_de(mot: Mot) -> Ton:
    """Return the tone that shows how much a state matters."""
    return Ton(mot.poids.value)


def etiquette(texte: str = "", role: str = "", *, selectionnable: bool = False) -> QLabel:
    """Return words that wrap, never read as markup."""
    label = QLabel(texte)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    if selectionnable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def rangee(*widgets: QWidget, espace: int = 8) -> QHBoxLayout:
    """Return the widgets side by side, at the left."""
    ligne = QHBoxLayout()
    ligne.setSpacing(espace)
    for widget in widgets:
        ligne.addWidget(widget)
    ligne.addStretch(1)
    return ligne


def tete_de_donnee(nom: QLabel, etat: QWidget, gestes: QWidget) -> QGridLayout:
    """Return the name of a fact, its state and its buttons, in the same columns whatever the state says."""
    nom.setFixedWidth(LARGEUR_NOM)
    tete = QGridLayout()
    tete.setHorizontalSpacing(10)
    tete.setColumnMinimumWidth(1, LARGEUR_ETAT)
    tete.setColumnStretch(2, 1)
    tete.addWidget(nom, 0, 0)
    tete.addWidget(etat, 0, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    tete.addWidget(gestes, 0, 2)
    return tete


def boutons(*widgets: QWidget) -> QWidget:
    """Return buttons side by side, on several lines when the width is short."""
    cadre = QWidget()
    flux = DispositionFlux(cadre)
    for widget in widgets:
        flux.addWidget(widget)
    return cadre


def vider(disposition: QLayout) -> None:
    """Take every widget out of a layout, for good."""
    while (element := disposition.takeAt(0)) is not None:
        if (widget := element.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (interieure := element.layout()) is not None:
            vider(interieure)
