"""The reference scales (SMIC, RSA, ASPA…): dated values with their source, read from a file, never written in code."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from ccas_desktop.domain.reponses.indicateur import Unite


@dataclass(frozen=True)
class ValeurDatee:
    """What a scale is worth from a day on.

    Attributes:
        valeurs: one value, or one for each size of foyer from one person.
        suite: what each person beyond the last size adds; None for a single value.
        a_verifier: whether the source is not the official text.
    """

    effet: datetime.date
    valeurs: tuple[Decimal, ...]
    source: str
    suite: Decimal | None = None
    a_verifier: bool = False


@dataclass(frozen=True)
class Bareme:
    """One reference scale.

    Attributes:
        revisions: (month, day) of each year from which a new value is expected.
        valeurs: by date of effect, the oldest first.
    """

    code: str
    libelle: str
    unite: Unite
    revisions: tuple[tuple[int, int], ...]
    valeurs: tuple[ValeurDatee, ...]

    def en_vigueur(self, jour: datetime.date) -> ValeurDatee | None:
        """Return the value of that day, or None before the first one."""
        return next((valeur for valeur in reversed(self.valeurs) if valeur.effet <= jour), None)

    def perime_depuis(self, jour: datetime.date) -> datetime.date | None:
        """Return the day from which a new value should have come, or None when the scale is up to date."""
        valeur = self.en_vigueur(jour)
        if valeur is None:
            return None
        attendues = (datetime.date(annee, *quand) for annee in (jour.year - 1, jour.year) for quand in self.revisions)
        passees = [attendue for attendue in attendues if valeur.effet < attendue <= jour]
        return min(passees, default=None)


@dataclass(frozen=True)
class Baremes:
    """The scales known, by code.

    Attributes:
        titre: of the file, empty when there is none.
        date: day the file was written; None when there is none.
    """

    par_code: Mapping[str, Bareme]
    titre: str = ""
    date: datetime.date | None = None

    def completes(self, autres: Iterable[Bareme]) -> Baremes:
        """Return these scales with others: for a same code and day of effect, the value of the others is kept."""
        reunis = dict(self.par_code)
        for bareme in autres:
            connu = reunis.get(bareme.code)
            reunis[bareme.code] = _reunir(connu, bareme) if connu else bareme
        return replace(self, par_code=reunis)

    def perimes(self, jour: datetime.date) -> tuple[Bareme, ...]:
        """Return the scales that should have a newer value on that day."""
        return tuple(bareme for bareme in self.par_code.values() if bareme.perime_depuis(jour) is not None)


AUCUN = Baremes({})


def _reunir(connu: Bareme, nouveau: Bareme) -> Bareme:
    valeurs = {valeur.effet: valeur for valeur in (*connu.valeurs, *nouveau.valeurs)}
    return replace(nouveau, valeurs=tuple(valeurs[effet] for effet in sorted(valeurs)))
