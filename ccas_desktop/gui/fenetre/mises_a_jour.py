"""What the window does of the updates: how the last one ended, a newer version told of, the program replaced."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ccas_desktop.gui.notices import Avis, Gravite
from ccas_desktop.gui.theme import marquer
from ccas_desktop.gui.travaux.jobs import Annulation
from ccas_desktop.gui.widgets import Attente, Bandeau, Bouton, RoleBouton

if TYPE_CHECKING:
    from ccas_desktop.application.mises_a_jour.installation import Bilan
    from ccas_desktop.application.services import Services
    from ccas_desktop.domain.mise_a_jour.manifeste import Manifeste
    from ccas_desktop.gui.fenetre.navigation import Navigation

HEURE_MS = 3_600_000


class AnnonceMiseAJour(Bandeau):
    """One line at the top of the window while there is a newer version; looks for it, once a day where it may.

    Signals:
        saisie_a_garder: Emitted before the program is replaced, for what is being typed to be kept.
        regardee: Emitted once a look is over, whatever it found.
    """

    saisie_a_garder = Signal()
    regardee = Signal()

    def __init__(self, fenetre: Navigation) -> None:
        super().__init__(action="Voir ce qui change", pleine_largeur=True)
        self._fenetre = fenetre
        self._dite = self._tue = ""
        self.plus_tard = Bouton("Plus tard", role=RoleBouton.DISCRET)
        self._minuterie = QTimer(self)
        self._minuterie.setInterval(HEURE_MS)
        self._preparation: Preparation | None = None
        self.hide()

        marquer(self.bouton, "role", RoleBouton.DISCRET.value)
        disposition = self.layout()
        if disposition is not None:
            disposition.addWidget(self.plus_tard)
        self.action_demandee.connect(lambda: fenetre.ouvrir_reglages("mises_a_jour"))
        self.plus_tard.clicked.connect(self._on_plus_tard)
        self._minuterie.timeout.connect(self.chercher)

    def commencer(self) -> None:
        """Tell how the replacement under way ended, then look for a newer version; nothing where it is not done."""
        services = self._fenetre.poste.services
        if services.mises_a_jour is None:
            return
        from ccas_desktop.application.mises_a_jour.installation import bilan_au_demarrage

        self._fenetre.poste.jobs.travailler(
            lambda: bilan_au_demarrage(services), then=self._on_bilan, failed=self._fenetre.erreur, owner=self
        )

    def chercher(self) -> None:
        """Look for a newer version, in silence."""
        from ccas_desktop.application.mises_a_jour.verification import nouvelle_du_jour

        services, annulation = self._fenetre.poste.services, Annulation()
        self._fenetre.poste.jobs.reseau(
            lambda: nouvelle_du_jour(services, annule=lambda: annulation.annulee),
            then=self._on_nouvelle,
            owner=self,
            annulation=annulation,
        )

    def remplacer(self, verbe: Callable[[Services], None]) -> None:
        """Keep what is being typed, do what replaces the program behind it, then close the window."""
        poste = self._fenetre.poste
        self.saisie_a_garder.emit()
        # A field that loses the focus writes its draft.
        self.window().setFocus()
        self._preparation = Preparation(self.window())
        self._preparation.open()
        poste.jobs.ecrire(lambda: verbe(poste.services), then=self._on_lance, failed=self._on_refus, owner=self)

    def _on_bilan(self, bilan: Bilan | None) -> None:
        from ccas_desktop.application.messages.mises_a_jour import phrase_bilan

        if bilan is not None:
            titre, texte, suite = phrase_bilan(bilan)
            gravite = Gravite.SUCCES if bilan.reussi else Gravite.ERREUR
            self._fenetre.poste.avis.montrer(Avis(titre, texte, suite, gravite))
        self._minuterie.start()
        self.chercher()

    def _on_nouvelle(self, manifeste: Manifeste | None) -> None:
        from ccas_desktop.application.messages.mises_a_jour import phrase_bandeau

        self._dite = phrase_bandeau(manifeste.version) if manifeste else ""
        self.definir(self._dite)
        self.setVisible(bool(self._dite) and self._dite != self._tue)
        self.regardee.emit()

    def _on_plus_tard(self) -> None:
        """Say no more of this version until the next start."""
        self._tue = self._dite
        self.hide()

    def _on_lance(self, _rien: None) -> None:
        self._finir()
        self.window().close()

    def _on_refus(self, erreur: Exception) -> None:
        self._finir()
        self._fenetre.erreur(erreur)

    def _finir(self) -> None:
        if self._preparation is not None:
            self._preparation.accept()
            self._preparation.deleteLater()
            self._preparation = None


class Preparation(QDialog):
    """Says that the window is about to close; it is not closed by hand, for the setup may have started."""

    def __init__(self, fenetre: QWidget) -> None:
        super().__init__(fenetre)
        from ccas_desktop.application.messages.mises_a_jour import PREPARATION

        self.setWindowTitle("Mise à jour")
        self.attente = Attente(annulable=False)
        QVBoxLayout(self).addWidget(self.attente)
        self.attente.montrer(PREPARATION)

    def reject(self) -> None:
        """Stay: Escape and the cross of the title bar do nothing."""
