"""Whether addresses are completed through the network, and by which service."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.application.ports.base_adresse import SERVICE_PROPOSE, regler_service, service_regle
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.gui.forms import ChampSegments, LigneTexte
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.widgets import Bouton, Carte, RoleBouton

EXPLICATION = (
    "Pendant la saisie d’une adresse, le poste peut proposer celles de la Base Adresse Nationale. La voie, le code"
    " postal et la commune partent seuls sur Internet, jamais le nom de la personne\u00a0; une adresse confidentielle"
    " n’est jamais envoyée. Sans réponse du service, la saisie continue."
)
CHOIX = (("non", "Non"), ("oui", "Oui"))


class CarteAdresses(Carte):
    """Turns the completion on or off on this workstation."""

    def __init__(self, poste: Poste) -> None:
        super().__init__("Les adresses")
        self._poste = poste
        self.active = ChampSegments("Proposer les adresses pendant la saisie", CHOIX)
        self.url = LigneTexte("Adresse du service", aide="Celle que publie l’IGN (Géoplateforme) est proposée.")
        self.enregistrer = Bouton("Enregistrer", "enregistrer", RoleBouton.PRINCIPAL)

        explication = QLabel(EXPLICATION)
        explication.setWordWrap(True)
        explication.setProperty("role", "secondaire")
        bas = QHBoxLayout()
        bas.addStretch(1)
        bas.addWidget(self.enregistrer)
        self.ajouter(explication, self.active, self.url)
        self.contenu.addLayout(bas)
        self._montrer(service_regle(poste.services.preferences))

        self.active.modifie.connect(self._permettre)
        self.enregistrer.clicked.connect(self._on_enregistrer)
        # Queued: leaving the field, which Qt tells just after, reads it again and would take the refusal away.
        self.url.ligne.returnPressed.connect(self._on_enregistrer, Qt.ConnectionType.QueuedConnection)

    def _montrer(self, url: str) -> None:
        self.active.definir_valeur("oui" if url else "non")
        self.url.definir_valeur(url or SERVICE_PROPOSE)
        self._permettre()

    def _permettre(self) -> None:
        self.url.setVisible(self.active.valeur() == "oui")

    def _on_enregistrer(self) -> None:
        active = self.active.valeur() == "oui"
        try:
            regler_service(self._poste.services.preferences, str(self.url.valeur() or "") if active else "")
        except RefusMetier as refus:
            self.url.montrer_erreur(phrase_refus(refus.code, refus.faits))
            self.url.controle.setFocus()
            return
        dit = "Les adresses seront proposées pendant la saisie." if active else "Aucune adresse ne sera proposée."
        self._poste.avis.succes(dit)
