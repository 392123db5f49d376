"""The start, from the command to a window that takes typing, against a bare window started in turn with it."""

from __future__ import annotations

from statistics import median
from time import perf_counter

from tests.bench.mesure import Mesure
from tests.bench.poste import PosteDuBanc, poste_du_banc
from tests.bench.processus import lire_les_releves

ESSAIS = 7
BARRE = 2.0


def mesures() -> list[Mesure]:
    """Return the figures of the start, on the base of 100,000 persons."""
    poste = poste_du_banc()
    # The first start of each reads its files from the disk: it is not counted.
    _essai(poste, "fenetre_nue"), _essai(poste, "fenetre_du_poste")
    nues, notres = [], []
    for _ in range(ESSAIS):
        nues.append(_essai(poste, "fenetre_nue"))
        notres.append(_essai(poste, "fenetre_du_poste"))
    reference = 1000 * median(essai[0] for essai in nues)
    return [
        Mesure("demarrage", 1000 * median(essai[0] for essai in notres), "ms", reference, BARRE * reference),
        Mesure("demarrage_premiere_page", 1000 * median(essai[-1] for essai in notres), "ms", reference),
    ]


def _essai(poste: PosteDuBanc, module: str) -> list[float]:
    """Return the seconds from the command to each thing that the program said."""
    debut = perf_counter()
    return [releve.instant - debut for releve in lire_les_releves(poste.lancer(module))]
