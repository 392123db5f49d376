"""A month, typed « 10/2026 » or « 102026 »."""

from __future__ import annotations

import re

from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.provenance import Mois
from ccas_desktop.gui.forms.textes import LigneTexte

_FORME = re.compile(r"(\d{1,2})\s*[/.\- ]?\s*(\d{4})", re.ASCII)


class ChampMois(LigneTexte):
    """A month of the calendar. `valeur` is a Mois."""

    def __init__(self, libelle: str, *, aide: str = "") -> None:
        super().__init__(libelle, aide=aide, exemple="mm/aaaa")
        self.ligne.setMaximumWidth(190)

    def _lire(self, texte: str) -> Mois:
        trouve = _FORME.fullmatch(texte)
        if trouve is None or not 1 <= int(trouve[1]) <= 12:
            raise RefusMetier("mois_illisible", champ="mois", texte=texte)
        return Mois(int(trouve[2]), int(trouve[1]))

    def _ecrire(self, valeur: Mois) -> str:
        return f"{valeur.mois:02d}/{valeur.annee:04d}"
