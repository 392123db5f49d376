"""The maintenances that come back, of the administrations behind the service (api.md 1.3)."""

from __future__ import annotations

from datetime import time

from ccas_desktop.domain.reponses.etat_service import DIMANCHE, Fenetre

CAISSES = (
    Fenetre("La Caf et la MSA", time(23, 0), time(23, 45), DIMANCHE),
    Fenetre("La MSA", time(3, 0), time(3, 30)),
)
ECOLES = (Fenetre("L’Éducation nationale", time(1, 10), time(2, 30)),)
