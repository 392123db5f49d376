"""The names of the aids, for the lists of requests."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.application.errors import ReglementIllisible
from ccas_desktop.application.reglages import reglement_en_vigueur
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import Reglages


def libelles_aides(services: Services, reglages: Reglages) -> Mapping[str, str]:
    """Return the name of each aid by its code; a règlement that cannot be read any more hides no request."""
    try:
        reglement = reglement_en_vigueur(services, reglages)
    except ReglementIllisible:
        return {}
    return {aide.code: aide.libelle for aide in reglement.aides} if reglement else {}
