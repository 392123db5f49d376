"""A foyer with more or fewer people: every count of it moves together, as it would."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ccas_desktop.domain.personnes.foyer import Lien, Usager, composition, est_majeur, presents
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite
from ccas_desktop.domain.provenance import DECLARE
from ccas_desktop.domain.reglement.faits.faits_derives import (
    deriver,
    faits_de_la_famille,
    faits_du_foyer,
    uc_cheque_energie,
)
from ccas_desktop.domain.reglement.modele.situation import Fait, Situation, Valeur

# An added child is of an age that counts least: under 14 for the units of consumption.
AGE_D_UN_ENFANT, AGE_D_UN_ADULTE = 10, 40
PLUSIEURS = 6
_DU_FOYER = (
    "nombre_personnes",
    "nombre_adultes",
    "nombre_enfants",
    "uc_insee",
    "uc_cheque_energie",
    "parts",
    "couple",
    "parent_isole",
)
# What arithmetic alone moves, when the people themselves are not known.
_SANS_LES_PERSONNES = ("nombre_personnes", "nombre_adultes", "nombre_enfants", "uc_cheque_energie")


@dataclass(frozen=True)
class EcartDuFoyer:
    """People more (or fewer, below zero) than there are: children, or adults."""

    enfants: int = 0
    adultes: int = 0

    @property
    def code(self) -> str:
        """Return the code of the count that is said to change."""
        return "nombre_enfants" if self.enfants else "nombre_adultes"

    @property
    def nombre(self) -> int:
        """Return how many people more, or fewer."""
        return self.enfants or self.adultes


def ecarts() -> Iterator[tuple[EcartDuFoyer, ...]]:
    """Yield the changes to be tried, the nearest first: fewer children, more of them, fewer adults, more of them."""
    for sens in (-1, 1):
        yield tuple(EcartDuFoyer(enfants=sens * nombre) for nombre in range(1, PLUSIEURS + 1))
    for sens in (-1, 1):
        yield tuple(EcartDuFoyer(adultes=sens * nombre) for nombre in range(1, PLUSIEURS + 1))


def peut_supposer(situation: Situation, codes: tuple[str, ...]) -> bool:
    """Tell whether these counts can be moved together: the people are known, or arithmetic is enough."""
    return _personnes_sures(situation) is not None or all(code in _SANS_LES_PERSONNES for code in codes)


def supposer(situation: Situation, ecart: EcartDuFoyer) -> Situation | None:
    """Return the situation with that many people more or fewer; None when there are not so many to take away."""
    personnes = _personnes_sures(situation)
    if personnes is None:
        return _par_le_calcul(situation, ecart)
    jour = situation.jour_du_foyer
    autres = _autres(personnes, ecart, jour)
    if autres is None:
        return None
    faits = {**faits_du_foyer(composition(autres, jour)), **faits_de_la_famille(autres, jour)}
    suppose = replace(situation, matiere=replace(situation.matiere, personnes=autres))
    return _avec(suppose, {code: fait.valeur for code, fait in faits.items()})


def _personnes_sures(situation: Situation) -> tuple[Usager, ...] | None:
    """Return the people of the foyer; None when they are not those that the counts tell of, certified otherwise."""
    personnes, compte = situation.matiere.personnes, _compte(situation, "nombre_personnes")
    if personnes is None:
        return None
    la = composition(personnes, situation.jour_du_foyer).personnes
    return personnes if compte in (None, la) else None


def _avec(situation: Situation, valeurs: Mapping[str, Valeur]) -> Situation:
    """Return the situation with these counts, as sure as they were; what is computed from them is computed again."""
    connus = situation.faits
    gardes = {
        code: fait
        for code, fait in connus.items()
        if code not in _DU_FOYER and (fait.derivation is None or not fait.derivation.depuis)
    }
    comptes = {
        code: Fait(valeur, connus[code].provenance if code in connus else DECLARE) for code, valeur in valeurs.items()
    }
    return replace(situation, faits=deriver({**gardes, **comptes}))


def _autres(personnes: tuple[Usager, ...], ecart: EcartDuFoyer, jour: date) -> tuple[Usager, ...] | None:
    if ecart.nombre > 0:
        lien, age = (Lien.ENFANT, AGE_D_UN_ENFANT) if ecart.enfants else (Lien.AUTRE, AGE_D_UN_ADULTE)
        return (*personnes, *(_personne(rang, lien, jour.year - age) for rang in range(ecart.nombre)))
    partants = _qui_peuvent_partir(personnes, jour, majeurs=bool(ecart.adultes))[: -ecart.nombre]
    if len(partants) < -ecart.nombre:
        return None
    return tuple(personne for personne in personnes if personne not in partants)


def _qui_peuvent_partir(personnes: tuple[Usager, ...], jour: date, *, majeurs: bool) -> list[Usager]:
    """Return who may be supposed away, the youngest first; never the demandeur, nor who lives there in part."""
    la = [
        personne
        for personne in presents(personnes, jour)
        if personne.lien is not Lien.DEMANDEUR and personne.presence == 1 and est_majeur(personne, jour) is majeurs
    ]
    return sorted(la, key=lambda personne: personne.age_au(jour) or 0)


def _personne(rang: int, lien: Lien, annee: int) -> Usager:
    identite = Identite("", (), date_naissance=DateNaissance(annee, 1, 1))
    return Usager(id=f"suppose-{rang}", dossier_id="", identite=identite, lien=lien)


def _par_le_calcul(situation: Situation, ecart: EcartDuFoyer) -> Situation | None:
    comptes = {code: _compte(situation, code) for code in _SANS_LES_PERSONNES}
    connus = {code: valeur for code, valeur in comptes.items() if valeur is not None}
    for code in ("nombre_personnes", ecart.code):
        if code in connus:
            connus[code] += ecart.nombre
    minimum = {"nombre_personnes": 1, "nombre_adultes": 1}
    if ecart.code not in connus or any(valeur < minimum.get(code, 0) for code, valeur in connus.items()):
        return None
    if "uc_cheque_energie" in connus and "nombre_personnes" in connus:
        connus["uc_cheque_energie"] = uc_cheque_energie(connus["nombre_personnes"])
    gardes = {code: situation.faits[code].valeur for code in ("couple", "parent_isole") if code in situation.faits}
    return _avec(situation, {**gardes, **connus})


def _compte(situation: Situation, code: str) -> Decimal | None:
    fait = situation.faits.get(code)
    return fait.valeur if fait is not None and isinstance(fait.valeur, Decimal) else None
