"""Where a datum comes from, in words."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ccas_desktop.domain.provenance import DECLARE, Mois, NatureProvenance, Provenance
from ccas_desktop.gui.widgets.pictogramme import Pictogramme

# fmt: off
_MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)
# fmt: on
# What agents call the body that answers under another name.
_FOURNISSEURS = {"CNAF": "CAF"}
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


def phrase_provenance(provenance: Provenance) -> str:
    """Return the provenance as the agent says it."""
    suite = " · à certifier" if provenance.a_certifier else ""
    if provenance.nature is NatureProvenance.DECLARE:
        return f"déclaré{suite}"
    if provenance.nature is NatureProvenance.VU_SUR_PIECE:
        return f"vu sur pièce{f' · {provenance.piece}' if provenance.piece else ''}{suite}"
    organisme = provenance.fournisseur or ""
    parties = [f"certifié {_FOURNISSEURS.get(organisme, organisme)}".strip()]
    if provenance.personne:
        parties.append(provenance.personne)
    if provenance.mois:
        parties.append(phrase_mois(provenance.mois))
    if provenance.annee_revenus:
        parties.append(f"revenus de {provenance.annee_revenus}")
    return " · ".join(parties)


def phrase_mois(mois: Mois) -> str:
    """Return « octobre 2026 »."""
    return f"{_MOIS[mois.mois - 1]} {mois.annee}"
