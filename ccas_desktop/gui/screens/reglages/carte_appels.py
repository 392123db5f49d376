"""The way to the register of the calls."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from ccas_desktop.application.messages.registre import phrase_compte, phrase_purge
from ccas_desktop.application.registre.traces import RegistreAppels, compter_appels
from ccas_desktop.application.vues import Reglages
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.widgets import Bandeau, Bouton, Carte, RoleBouton, Ton

EXPLICATION = (
    "Chaque donnée demandée à une administration laisse une trace pendant 36 mois\u00a0: qui, quand, pour quelle "
    "demande, sur quelle base légale, avec quelle issue. Ni la valeur, ni l’identité. Le registre se lit, se cherche, "
    "s’exporte et s’imprime."
)


class CarteAppels(Carte):
    """Says how many calls are kept, and leads to them.

    Signals:
        traces_voulues: Emitted to read the register.
    """

    traces_voulues = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__("Les appels aux administrations")
        self._poste = poste
        self.compte = QLabel()
        self.purge = Bandeau(ton=Ton.ALERTE)
        self.ouvrir = Bouton("Ouvrir le registre", "donnees", RoleBouton.PRINCIPAL)

        explication = QLabel(EXPLICATION)
        explication.setWordWrap(True)
        explication.setProperty("role", "secondaire")
        bas = QHBoxLayout()
        bas.addWidget(self.compte, 1)
        bas.addWidget(self.ouvrir)
        self.ajouter(explication, self.purge)
        self.contenu.addLayout(bas)
        self.purge.hide()

        self.ouvrir.clicked.connect(self.traces_voulues)

    def montrer(self, _reglages: Reglages) -> None:
        """Count the calls again."""
        services = self._poste.services
        self._poste.jobs.lire(
            lambda: compter_appels(services), then=self._on_lu, failed=self._poste.avis.erreur, owner=self
        )

    def _on_lu(self, registre: RegistreAppels) -> None:
        self.compte.setText(phrase_compte(registre.total, registre.total))
        self.purge.definir(phrase_purge(registre.a_purger), Ton.ALERTE)
        self.purge.setVisible(bool(registre.a_purger.nombre))
