"""Why a budget was kept as it was, in words that follow « à l’occasion de »."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.domain.dossiers.instantanes import Occasion

OCCASIONS: Mapping[Occasion, str] = {
    Occasion.DEPOT: "dépôt de la demande",
    Occasion.DECISION: "décision de la demande",
    Occasion.A_LA_MAIN: "à la main",
    Occasion.CHANGEMENT: "changement de situation",
    Occasion.POINT: "point avec la personne",
    Occasion.AVANT_MODIFICATION: "avant de modifier le budget",
}
