"""Where a datum comes from, in words beside its icon."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ccas_desktop.application.messages.provenance import phrase_provenance
from ccas_desktop.domain.provenance import DECLARE, NatureProvenance, Provenance
from ccas_desktop.gui.widgets.pictogramme import Pictogramme

_APPARENCES = {
    NatureProvenance.CERTIFIE: ("certifie", "succes"),
    NatureProvenance.VU_SUR_PIECE: ("piece", "information"),
    NatureProvenance.DECLARE: ("declare", "texte_secondaire"),
}


class EtiquetteProvenance(QWidget):
    """Says « certifié CAF · octobre 2026 », « vu sur pièce » or « déclaré », with its icon."""

    def __init__(self, provenance: Provenance = DECLARE) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._image = Pictogramme("declare", cote=16)
        self._texte = QLabel()
        self._texte.setProperty("role", "petit")

        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(0, 0, 0, 0)
        ligne.setSpacing(5)
        ligne.addWidget(self._image)
        ligne.addWidget(self._texte)

        self.definir(provenance)

    def definir(self, provenance: Provenance) -> None:
        """Show another provenance."""
        self._image.definir(*_APPARENCES[provenance.nature])
        texte = phrase_provenance(provenance)
        self._texte.setText(texte)
        self.setAccessibleName(texte)
        self.setToolTip(f"Valeur déclarée gardée : {provenance.motif}" if provenance.motif else "")
