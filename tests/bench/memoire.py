"""The memory of the application on the base of 100,000 persons, beside that of a bare window."""

from __future__ import annotations

from tests.bench.mesure import Mesure
from tests.bench.poste import PosteDuBanc, poste_du_banc
from tests.bench.processus import lire_les_releves

BARRE_MO = 250.0


def mesures() -> list[Mesure]:
    """Return the memory of the window once a search was made and a dossier opened."""
    poste = poste_du_banc()
    return [
        Mesure("memoire", _memoire(poste, "fenetre_du_poste", "visite"), "MB", _memoire(poste, "fenetre_nue"), BARRE_MO)
    ]


def _memoire(poste: PosteDuBanc, module: str, *arguments: str) -> float:
    return lire_les_releves(poste.lancer(module, *arguments))[-1].memoire
