"""Persons already known who may be the one being typed: told, never a refusal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ccas_desktop.application.dossiers.verbes import Doublon, doublons_probables
from ccas_desktop.application.messages.foyer import phrase_naissance
from ccas_desktop.application.messages.ressemblances import RESSEMBLANCES
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.gui.accessibilite import annoncer
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.travaux.jobs import Annulation
from ccas_desktop.gui.widgets import Bouton, Carte

PAUSE_MS = 250
MONTRES = 5


class DoublonsProbables(Carte):
    """Looks for the person as one types, and shows who it may be; hidden while there is nobody.

    Attributes:
        fiches: the persons shown.

    Signals:
        dossier_voulu: Emitted with the id of the dossier to open.
    """

    dossier_voulu = Signal(str)

    def __init__(self, poste: Poste, identite: Callable[[], Identite], *, sauf: str | None = None) -> None:
        super().__init__("Peut-être déjà connu·e")
        self._poste = poste
        self._identite = identite
        self._sauf = sauf
        self._recherche: Annulation | None = None
        self.fiches: tuple[Fiche, ...] = ()
        self._liste = QVBoxLayout()
        self._liste.setSpacing(theme_porte().espaces["grand"])
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        explication = QLabel("Vérifiez avant d’enregistrer : un second dossier pour la même personne se corrige mal.")
        explication.setProperty("role", "secondaire")
        explication.setWordWrap(True)
        self.ajouter(explication)
        self.contenu.addLayout(self._liste)
        self.hide()

        self._pause.timeout.connect(self._chercher)

    def attendre(self) -> None:
        """Look for the person once the typing pauses."""
        self._pause.start()

    def montrer(self, doublons: tuple[Doublon, ...]) -> None:
        """Show these persons in place of the former ones."""
        for fiche in self.fiches:
            self._liste.removeWidget(fiche)
            fiche.hide()
            fiche.deleteLater()
        self.fiches = tuple(Fiche(doublon) for doublon in doublons[:MONTRES])
        for fiche, doublon in zip(self.fiches, doublons, strict=False):
            fiche.ouverture_voulue.connect(lambda d=doublon: self.dossier_voulu.emit(d.usager.dossier_id))
            self._liste.addWidget(fiche)
        if doublons and self.isHidden():
            annoncer(self, f"{len(doublons)} personne{'s' if len(doublons) > 1 else ''} peut-être déjà connue")
        self.setVisible(bool(doublons))

    def _chercher(self) -> None:
        if self._recherche is not None:
            self._recherche.annuler()
        base, identite, sauf = self._poste.services.base, self._identite(), self._sauf
        self._recherche = self._poste.jobs.lire(
            lambda: doublons_probables(base, identite, sauf=sauf),
            then=self.montrer,
            failed=self._poste.avis.erreur,
            owner=self,
        )


class Fiche(QWidget):
    """One person it may be.

    Attributes:
        textes: what it says.

    Signals:
        ouverture_voulue: Emitted when the person wants to see that dossier.
    """

    ouverture_voulue = Signal()

    def __init__(self, doublon: Doublon) -> None:
        super().__init__()
        identite = doublon.usager.identite
        self.textes = (
            f"{doublon.numero} · {identite.nom_affiche}",
            f"Né·e le : {phrase_naissance(identite.date_naissance)}",
            RESSEMBLANCES[doublon.ressemblance],
        )
        self.bouton = Bouton("Ouvrir ce dossier", "dossier")
        self.bouton.setAccessibleName(f"Ouvrir le dossier {doublon.numero} de {identite.nom_affiche}")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_porte().espaces["serre"])
        for texte, role in zip(self.textes, ("fort", "", "secondaire"), strict=True):
            etiquette = QLabel(texte)
            etiquette.setTextFormat(Qt.TextFormat.PlainText)
            etiquette.setProperty("role", role)
            etiquette.setWordWrap(True)
            colonne.addWidget(etiquette)
        colonne.addWidget(self.bouton, 0, Qt.AlignmentFlag.AlignLeft)

        self.bouton.clicked.connect(self.ouverture_voulue)
