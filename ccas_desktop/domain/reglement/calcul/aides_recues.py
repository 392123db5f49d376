"""Count the aids that a foyer has already received, over a civil year, a sliding period, or for ever."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from ccas_desktop.domain.montant import ESPACE_INSECABLE, ecrire_montant
from ccas_desktop.domain.reglement.calcul.terme import Terme, en_euros, nombre, somme
from ccas_desktop.domain.reglement.modele.definitions import AidesRecues, Mesure, Periode
from ccas_desktop.domain.reglement.modele.situation import AideRecue

MOIS_DE_L_ANNEE = 12


def compter_aides(calcul: AidesRecues, recues: Iterable[AideRecue], jour: date) -> tuple[Terme, str]:
    """Return the euros or the number of the aids that count on that day, and which they are."""
    comptees = [r for r in recues if (not calcul.aides or r.aide in calcul.aides) and _dans(calcul.periode, r, jour)]
    if calcul.mesure is Mesure.NOMBRE:
        terme = nombre(Decimal(len(comptees)))
    else:
        terme = somme(en_euros(recue.montant) for recue in comptees)
    return terme, f"{ESPACE_INSECABLE}; ".join(_ecrire(recue) for recue in comptees) or "aucune"


def mois_avant(jour: date, mois: int) -> date:
    """Return the same day some months before, the last day of the month when it lacks it."""
    annee, reste = divmod(jour.year * MOIS_DE_L_ANNEE + jour.month - 1 - mois, MOIS_DE_L_ANNEE)
    dernier = calendar.monthrange(annee, reste + 1)[1]
    return date(annee, reste + 1, min(jour.day, dernier))


def _dans(periode: Periode | int, recue: AideRecue, jour: date) -> bool:
    if recue.jour > jour:
        return False
    if periode is Periode.TOUJOURS:
        return True
    if periode is Periode.ANNEE_CIVILE:
        return recue.jour.year == jour.year
    return recue.jour > mois_avant(jour, int(periode))


def _ecrire(recue: AideRecue) -> str:
    return f"{recue.jour:%d/%m/%Y}{ESPACE_INSECABLE}: {ecrire_montant(recue.montant)}"
