"""The dossier laid out on paper, from whichever tab is shown."""

from __future__ import annotations

from ccas_desktop.application.exports.fiche import TITRE, fiche_du_dossier
from ccas_desktop.gui.impression_etat import ImpressionEtat
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.widgets import Bouton


class ImpressionFiche(ImpressionEtat):
    """Shows the paper when its button is pressed."""

    def __init__(self, poste: Poste, dossier_id: str, bouton: Bouton) -> None:
        super().__init__(poste, bouton, TITRE, "fiche-du-dossier")
        bouton.clicked.connect(lambda: self.montrer(lambda: fiche_du_dossier(poste.services, dossier_id)))
