"""One line about the queue of the day: how many wait, who is next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ccas_desktop.application.guichet.visiteurs import File
from ccas_desktop.application.messages.guichet import phrase_de_l_attente
from ccas_desktop.application.messages.heures import phrase_heure
from ccas_desktop.domain.guichet.visiteur import EtatVisiteur, Visiteur
from ccas_desktop.gui.guichet.visiteurs import ActesVisiteur
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.widgets import Bouton, EtiquetteCoupee, Pictogramme, RoleBouton


class BandeVisiteurs(QFrame):
    """Stays above the lists of the first page while somebody waits.

    Signals:
        file_voulue: Emitted when the person wants the whole queue.
    """

    file_voulue = Signal()

    def __init__(self, poste: Poste, actes: ActesVisiteur) -> None:
        super().__init__()
        self._poste = poste
        self._prochain: Visiteur | None = None
        self.setProperty("role", "bandeau")
        self.setProperty("ton", "neutre")
        self.mots = EtiquetteCoupee("")
        self.appeler = Bouton("Appeler", role=RoleBouton.DISCRET, raccourci="Alt+P")
        self.recevoir = Bouton("Recevoir", "personne", RoleBouton.DISCRET, raccourci="Alt+E")
        self.file = Bouton("Voir la file", role=RoleBouton.DISCRET)
        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(12, 2, 8, 2)
        ligne.addWidget(Pictogramme("personne", "accent_texte"))
        ligne.addWidget(self.mots, 1)
        for bouton in (self.appeler, self.recevoir, self.file):
            ligne.addWidget(bouton)
        self.file.setToolTip("Voir la file (Ctrl+Maj+V)")
        self.hide()

        self.appeler.clicked.connect(lambda: self._passer(actes, EtatVisiteur.APPELE))
        self.recevoir.clicked.connect(lambda: self._passer(actes, EtatVisiteur.RECU))
        self.file.clicked.connect(self.file_voulue)

    def montrer(self, file: File) -> None:
        """Show who waits; hidden when nobody does."""
        prochain = self._prochain = file.prochain
        self.setVisible(prochain is not None)
        if prochain is None:
            return
        heure = phrase_heure(self._poste.services.horloge.heure_de(prochain.arrive_le))
        motif = f" ({prochain.motif})" if prochain.motif else ""
        appele = ", appel en cours" if prochain.etat is EtatVisiteur.APPELE else ""
        nombre = phrase_de_l_attente(len(file.en_attente))
        self.mots.setText(f"{nombre}. Suivant\u00a0: {prochain.initiales}, arrivé·e à {heure}{motif}{appele}")
        self.setAccessibleName(self.mots.text())
        self.appeler.setEnabled(prochain.etat is EtatVisiteur.ATTEND)

    def _passer(self, actes: ActesVisiteur, etat: EtatVisiteur) -> None:
        if self._prochain is not None:
            actes.passer(self._prochain, etat)
