"""The acts of the counter as they are seen: from the key or the click to the window painted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from statistics import quantiles

from tests.bench.mesure import Mesure
from tests.bench.poste import poste_du_banc

BARRE_RECHERCHE_MS = 16.0


def mesures() -> list[Mesure]:
    """Return the figures of the window on the base of 100,000 persons."""
    poste = poste_du_banc()
    # The best of three: the first compiles what it imports, and another program may take a core for a while.
    passages: list[dict[str, list[float]]] = [json.loads(poste.lancer("fenetre_mesuree")) for _ in range(3)]
    recherche, base = min((_p95(passage["recherche"]), _p95(passage["base"])) for passage in passages)
    dossier = min(_p95(passage["dossier"]) for passage in passages)
    return [
        Mesure("recherche_touche_a_l_ecran_p95", recherche, "ms", base, BARRE_RECHERCHE_MS),
        Mesure("dossier_a_l_ecran_p95", dossier, "ms"),
    ]


def _p95(durees: Sequence[float]) -> float:
    return quantiles(durees, n=20)[-1]
