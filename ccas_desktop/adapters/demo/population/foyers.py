"""Foyers made up by profile: who lives there, with coherent ages and names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from ccas_desktop.adapters.demo.population.etat_civil import EtatCivil
from ccas_desktop.adapters.demo.population.fiction import PersonneFictive, Profil
from ccas_desktop.adapters.demo.population.lexique import Origine
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import Identite, Sexe

AGE_PARENT_MINIMUM = 18
AGE_ENFANT_MAXIMUM = 20
DEMI_TEMPS = Decimal("0.5")

POIDS = {
    Profil.SEUL_ACTIF: 9,
    Profil.SEUL_RSA: 14,
    Profil.SEUL_CHOMAGE: 7,
    Profil.SEUL_AAH: 8,
    Profil.SENIOR_SEUL: 14,
    Profil.COUPLE_SENIOR: 6,
    Profil.COUPLE: 5,
    Profil.COUPLE_ENFANTS: 11,
    Profil.FAMILLE_NOMBREUSE: 6,
    Profil.PARENT_ISOLE: 12,
    Profil.GARDE_ALTERNEE: 3,
    Profil.HEBERGE: 3,
    Profil.ETUDIANT: 3,
    Profil.FOYER_ELARGI: 3,
}

_AGES = {
    Profil.SEUL_ACTIF: (22, 60),
    Profil.SEUL_RSA: (25, 61),
    Profil.SEUL_CHOMAGE: (21, 61),
    Profil.SEUL_AAH: (21, 61),
    Profil.SENIOR_SEUL: (64, 96),
    Profil.COUPLE_SENIOR: (64, 90),
    Profil.COUPLE: (23, 60),
    Profil.COUPLE_ENFANTS: (26, 52),
    Profil.FAMILLE_NOMBREUSE: (31, 48),
    Profil.PARENT_ISOLE: (22, 52),
    Profil.GARDE_ALTERNEE: (27, 50),
    Profil.HEBERGE: (19, 34),
    Profil.ETUDIANT: (18, 25),
    Profil.FOYER_ELARGI: (32, 55),
}


@dataclass(frozen=True)
class _Tete:
    """The person around whom a foyer is made up."""

    origine: Origine
    identite: Identite
    age: int


def foyer(profil: Profil, civil: EtatCivil) -> tuple[PersonneFictive, ...]:
    """Return the people of a foyer of that profile, the demandeur first."""
    age = civil.hasard.entre(*_AGES[profil])
    origine = civil.origine()
    demandeur = civil.adulte(origine, _sexe(profil, civil), age)
    autres = _COMPOSITIONS[profil](civil, _Tete(origine, demandeur, age)) if profil in _COMPOSITIONS else []
    if autres and autres[0].lien is Lien.CONJOINT:
        demandeur = _nom_usage(civil, demandeur, autres[0].identite)
    premier = PersonneFictive(demandeur, telephone=civil.telephone(), courriel=_courriel(civil, demandeur, age))
    return (premier, *autres)


def _couple(civil: EtatCivil, tete: _Tete) -> list[PersonneFictive]:
    """One couple out of five has partners of two origins, one out of twelve is of the same sex."""
    autre = Sexe.MASCULIN if tete.identite.sexe is Sexe.FEMININ else Sexe.FEMININ
    sexe = tete.identite.sexe if civil.hasard.sur(8) else autre
    origine_conjoint = civil.origine() if civil.hasard.sur(20) else tete.origine
    age_conjoint = max(AGE_PARENT_MINIMUM + 1, tete.age + civil.hasard.entre(-6, 6))
    identite = _nom_usage(civil, civil.adulte(origine_conjoint, sexe or autre, age_conjoint), tete.identite)
    telephone = civil.telephone() if civil.hasard.sur(60) else ""
    return [PersonneFictive(identite, Lien.CONJOINT, telephone=telephone)]


def _couple_enfants(civil: EtatCivil, tete: _Tete) -> list[PersonneFictive]:
    conjoint = _couple(civil, tete)
    nombre = civil.hasard.un((1, 1, 2, 2, 2))
    return [*conjoint, *_enfants(civil, tete.origine, [tete.identite, conjoint[0].identite], nombre)]


def _famille_nombreuse(civil: EtatCivil, tete: _Tete) -> list[PersonneFictive]:
    conjoint = _couple(civil, tete)
    nombre = civil.hasard.un((3, 3, 3, 4, 4, 5))
    return [*conjoint, *_enfants(civil, tete.origine, [tete.identite, conjoint[0].identite], nombre)]


def _parent_isole(civil: EtatCivil, tete: _Tete) -> list[PersonneFictive]:
    """A fifth of the lone parents have separated lately: the other left, the record stays."""
    enfants = _enfants(civil, tete.origine, [tete.identite], civil.hasard.un((1, 1, 2, 2, 3)))
    if not civil.hasard.sur(20):
        return enfants
    parti = _couple(civil, tete)[0]
    depart = civil.hasard.jour_avant(civil.jour, 300)
    return [*enfants, replace(parti, depart=depart, telephone="")]


def _garde_alternee(civil: EtatCivil, tete: _Tete) -> list[PersonneFictive]:
    enfants = _enfants(civil, tete.origine, [tete.identite], civil.hasard.un((1, 2, 2)))
    return [replace(e, presence=DEMI_TEMPS) for e in enfants]


def _heberge(civil: EtatCivil, tete: _Tete) -> list[PersonneFictive]:
    """Lodged by a relative, who has a budget of their own: known, and counted for nothing."""
    hebergeant = civil.adulte(tete.origine, civil.sexe(), tete.age + civil.hasard.entre(0, 30))
    arrivee = civil.hasard.jour_avant(civil.jour, 700)
    return [PersonneFictive(hebergeant, Lien.HEBERGEANT, arrivee, presence=Decimal(0), telephone=civil.telephone())]


def _foyer_elargi(civil: EtatCivil, tete: _Tete) -> list[PersonneFictive]:
    """A couple or a parent with children, and an elder or someone lodged."""
    base = _couple_enfants if civil.hasard.sur(60) else _parent_isole
    membres = base(civil, tete)
    arrivee = civil.hasard.jour_avant(civil.jour, 900)
    if civil.hasard.sur(60):
        ancien = civil.adulte(
            tete.origine, civil.sexe(), tete.age + civil.hasard.entre(20, 34), nom=tete.identite.nom_famille
        )
        return [*membres, PersonneFictive(ancien, Lien.PARENT, arrivee)]
    loge = civil.adulte(civil.origine(), civil.sexe(), civil.hasard.entre(20, 60))
    return [*membres, PersonneFictive(loge, Lien.HEBERGE, arrivee)]


_COMPOSITIONS: dict[Profil, Callable[[EtatCivil, _Tete], list[PersonneFictive]]] = {
    Profil.COUPLE_SENIOR: _couple,
    Profil.COUPLE: _couple,
    Profil.COUPLE_ENFANTS: _couple_enfants,
    Profil.FAMILLE_NOMBREUSE: _famille_nombreuse,
    Profil.PARENT_ISOLE: _parent_isole,
    Profil.GARDE_ALTERNEE: _garde_alternee,
    Profil.HEBERGE: _heberge,
    Profil.FOYER_ELARGI: _foyer_elargi,
}


def _enfants(civil: EtatCivil, origine: Origine, parents: list[Identite], nombre: int) -> list[PersonneFictive]:
    """Children of different ages, eldest first, each at least eighteen years younger than the younger parent."""
    plus_jeune = min(_age_minimum(p, civil.jour) for p in parents)
    plafond = min(AGE_ENFANT_MAXIMUM, plus_jeune - AGE_PARENT_MINIMUM - 1)
    ages = sorted(civil.hasard.rng.sample(range(plafond + 1), min(nombre, plafond + 1)), reverse=True)
    nom, pris = _nom_des_enfants(civil, parents), {p.prenom for p in parents}
    arrivees = [_arrivee(civil, age) for age in ages]
    enfants = [civil.enfant(origine, nom, age, pris) for age in ages]
    return [PersonneFictive(e, Lien.ENFANT, a) for e, a in zip(enfants, arrivees, strict=True)]


def _arrivee(civil: EtatCivil, age: int) -> date | None:
    """A baby arrived lately; for the others nobody dates it."""
    return civil.jour - timedelta(days=20) if age == 0 and civil.hasard.sur(30) else None


def _nom_des_enfants(civil: EtatCivil, parents: list[Identite]) -> str:
    """The father's name, the mother's, or both joined."""
    noms = [p.nom_famille for p in sorted(parents, key=lambda p: p.sexe is Sexe.FEMININ)]
    courts = all("-" not in nom and " " not in nom and len(nom) <= 12 for nom in noms)
    if len(noms) == 2 and courts and civil.hasard.sur(15):
        return "-".join(noms)
    return noms[0]


def _nom_usage(civil: EtatCivil, identite: Identite, conjoint: Identite) -> Identite:
    """Most married women, and a few men, are known by the name of the other, alone or after their own."""
    if not civil.hasard.sur(55 if identite.sexe is Sexe.FEMININ else 3) or conjoint.nom_usage:
        return identite
    if len(identite.nom_famille + conjoint.nom_famille) < 20 and civil.hasard.sur(25):
        return replace(identite, nom_usage=f"{identite.nom_famille}-{conjoint.nom_famille}")
    return replace(identite, nom_usage=conjoint.nom_famille)


def _sexe(profil: Profil, civil: EtatCivil) -> Sexe:
    if profil is Profil.PARENT_ISOLE:
        return Sexe.FEMININ if civil.hasard.sur(84) else Sexe.MASCULIN
    return civil.sexe()


def _courriel(civil: EtatCivil, identite: Identite, age: int) -> str:
    return civil.courriel(identite) if civil.hasard.sur(20 if age > 70 else 55) else ""


def _age_minimum(identite: Identite, jour: date) -> int:
    naissance = identite.date_naissance
    return naissance.ages_possibles(jour)[0] if naissance else AGE_PARENT_MINIMUM
