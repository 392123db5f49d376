"""Where a day stands in a period whose dates came from outside: « 2021-06-31 » and « 2021-00-00 » are usual."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from ccas_desktop.domain.personnes.identite import DateNaissance

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")


class Moment(Enum):
    """Where a day stands; INCONNU when the dates known do not tell."""

    PASSEE = "passee"
    EN_COURS = "en_cours"
    FUTURE = "future"
    INCONNU = "inconnu"


@dataclass(frozen=True)
class Bornes:
    """The first and last days that a date partly known can be."""

    premier: date
    dernier: date

    @classmethod
    def du(cls, jour: date) -> Bornes:
        """Return the bounds of a day that is known."""
        return cls(jour, jour)


QUELCONQUE = Bornes(date.min, date.max)
JAMAIS = Bornes.du(date.max)


def bornes(untrusted: object) -> Bornes:
    """Return what is known of a date: a day that does not exist leaves its month, a month that does not, its year."""
    trouvee = _DATE.fullmatch(untrusted.strip()) if isinstance(untrusted, str) else None
    if trouvee is None:
        return QUELCONQUE
    annee, mois, jour = (int(partie) for partie in trouvee.groups())
    for parties in ((annee, mois, jour), (annee, mois), (annee,)):
        try:
            return Bornes(*DateNaissance(*parties).bornes) if annee < date.max.year else QUELCONQUE
        except ValueError:
            continue
    return QUELCONQUE


def situer(debut: Bornes, fin: Bornes, jour: date) -> Moment:
    """Return where a day stands in a period, both ends included."""
    if fin.dernier < jour:
        return Moment.PASSEE
    if debut.premier > jour:
        return Moment.FUTURE
    return Moment.EN_COURS if debut.dernier <= jour <= fin.premier else Moment.INCONNU


def annee_scolaire(rentree: int) -> tuple[Bornes, Bornes]:
    """Return the school year that starts in September of that year, whose last day is 31 August."""
    return Bornes.du(date(rentree, 9, 1)), Bornes.du(date(rentree + 1, 8, 31))


def rentree_de(jour: date) -> int:
    """Return the year in which the school year of a day started."""
    return jour.year if jour.month >= 9 else jour.year - 1
