"""Why a budget was kept as it was, in words that follow « à l’occasion de »."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.domain.instantanes import MotifInstantane

OCCASIONS: Mapping[MotifInstantane, str] = {
    MotifInstantane.DEPOT: "dépôt de la demande",
    MotifInstantane.DECISION: "décision de la demande",
    MotifInstantane.A_LA_MAIN: "à la main",
    MotifInstantane.CHANGEMENT: "changement de situation",
    MotifInstantane.POINT: "point avec la personne",
    MotifInstantane.AVANT_MODIFICATION: "avant de modifier le budget",
}
