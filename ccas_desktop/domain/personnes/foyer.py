"""The foyer: who is in it at a date, and the units a règlement divides by (personnes, adultes, UC INSEE, parts)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.personnes.contacts import PersonneAPrevenir, PreferencesUsager
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.personnes.protection import Protection
from ccas_desktop.domain.personnes.situation_personne import SituationPersonne

AGE_MAJORITE = 18
AGE_UC_INSEE = 14
UN = Decimal(1)
DEMIE = Decimal("0.5")


class Lien(StrEnum):
    """Link of a member with the person who opened the dossier (features.md D9)."""

    DEMANDEUR = "demandeur"
    CONJOINT = "conjoint"
    ENFANT = "enfant"
    PARENT = "parent"
    GRAND_PARENT = "grand_parent"
    PETIT_ENFANT = "petit_enfant"
    FRATRIE = "fratrie"
    HEBERGE = "heberge"
    HEBERGEANT = "hebergeant"
    AUTRE = "autre"


@dataclass(frozen=True, kw_only=True)
class Usager(Enregistrement):
    """A person of a dossier, with the place held in the foyer.

    Attributes:
        arrivee, depart: first and last day in the foyer; None when always, or still, there.
        deces_le: day the person died; she is of the foyer until then, and is written to no more.
        presence: share of time spent in the foyer, 1, or 0.5 for a shared custody, 0 for a mere right of visit.
        telephone: as typed; searched by its digits.
        foyer_caf, foyer_fiscal: in the same household as the demandeur for the CAF or the MSA, for the taxes; None
            while not known.
        hebergeant_id, hebergeant: who lodges the person: someone of the dossier, else a name as typed.
    """

    dossier_id: str
    identite: Identite
    lien: Lien = Lien.DEMANDEUR
    arrivee: date | None = None
    depart: date | None = None
    deces_le: date | None = None
    presence: Decimal = UN
    telephone: str = ""
    courriel: str = ""
    autre_telephone: str = ""
    foyer_caf: bool | None = None
    foyer_fiscal: bool | None = None
    hebergeant_id: str | None = None
    hebergeant: str = ""
    situation: SituationPersonne = field(default_factory=SituationPersonne)
    a_prevenir: PersonneAPrevenir = field(default_factory=PersonneAPrevenir)
    preferences: PreferencesUsager = field(default_factory=PreferencesUsager)
    protection: Protection | None = None

    def present_le(self, jour: date) -> bool:
        """Tell whether the person belongs to the foyer on that day."""
        arrive = self.arrivee is None or self.arrivee <= jour
        return arrive and all(fin is None or jour <= fin for fin in (self.depart, self.deces_le))

    def est_decede_le(self, jour: date) -> bool:
        """Tell whether the person is known to be dead on that day."""
        return self.deces_le is not None and self.deces_le <= jour

    def age_au(self, jour: date) -> int | None:
        """Return the age in whole years, or None when the birth date leaves it unknown."""
        naissance = self.identite.date_naissance
        return naissance.age_au(jour) if naissance else None


@dataclass(frozen=True)
class Composition:
    """The foyer on one day. A count is None when a missing birth date leaves it unknown, never a guess."""

    personnes: Decimal
    adultes: Decimal | None
    enfants: Decimal | None
    uc_insee: Decimal | None
    parts: Decimal | None


def presents(usagers: Iterable[Usager], jour: date) -> tuple[Usager, ...]:
    """Return the members of the foyer on that day, the demandeur first."""
    retenus = [u for u in usagers if u.present_le(jour)]
    return tuple(sorted(retenus, key=lambda u: u.lien is not Lien.DEMANDEUR))


def composition(usagers: Iterable[Usager], jour: date) -> Composition:
    """Return the counts and units of the foyer on that day."""
    membres = presents(usagers, jour)
    adultes = _compte_des_majeurs(membres, jour)
    personnes = sum((m.presence for m in membres), Decimal(0))
    enfants = None if adultes is None else personnes - adultes
    return Composition(personnes, adultes, enfants, _uc_insee(membres, jour), _parts_caf(membres, jour))


def est_majeur(usager: Usager, jour: date, *, age: int = AGE_MAJORITE) -> bool | None:
    """Tell whether the person has reached that age; the demandeur and the conjoint count as adults without a date."""
    naissance = usager.identite.date_naissance
    if naissance is None:
        return True if usager.lien in (Lien.DEMANDEUR, Lien.CONJOINT) else None
    minimum, maximum = naissance.ages_possibles(jour)
    if minimum >= age:
        return True
    return None if maximum >= age else False


def _compte_des_majeurs(membres: tuple[Usager, ...], jour: date) -> Decimal | None:
    total = Decimal(0)
    for membre in membres:
        majeur = est_majeur(membre, jour)
        if majeur is None:
            return None
        total += membre.presence if majeur else 0
    return total


def _uc_insee(membres: tuple[Usager, ...], jour: date) -> Decimal | None:
    """OECD-modified scale: 1 for the first adult, 0.5 from 14 years, 0.3 below (domain.md 4.3)."""
    total = Decimal(0)
    for rang, membre in enumerate(membres):
        grand = True if rang == 0 else est_majeur(membre, jour, age=AGE_UC_INSEE)
        if grand is None:
            return None
        unite = UN if rang == 0 else DEMIE if grand else Decimal("0.3")
        total += unite * membre.presence
    return total


def _parts_caf(membres: tuple[Usager, ...], jour: date) -> Decimal | None:
    """CNAF shares: 2 for one or two adults, 0.5 for each dependant, 1 for the third (domain.md 4.1)."""
    parts, rang = Decimal(2), 0
    for membre in membres:
        if membre.lien in (Lien.DEMANDEUR, Lien.CONJOINT):
            continue
        majeur = est_majeur(membre, jour)
        if majeur is None:
            return None
        if membre.lien is Lien.ENFANT and not majeur:
            rang += 1
            parts += (UN if rang == 3 else DEMIE) * membre.presence
    return parts
