"""Likely duplicates: two records that may be one person, found when a person is created."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, cle_de_comparaison


@dataclass(frozen=True, kw_only=True)
class PaireEcartee(Enregistrement):
    """Two persons who look alike and are not the same, as an agent said; `premier_id` is the smaller id."""

    premier_id: str
    second_id: str
    ecartee_le: datetime
    agent: str


class Ressemblance(StrEnum):
    """Why two identities may be one person, strongest first."""

    IDENTIQUE = "identique"
    NOMS_INVERSES = "noms_inverses"
    NOM_USAGE = "nom_usage"
    UNE_LETTRE = "une_lettre"
    MEME_NAISSANCE = "meme_naissance"


def ressemblance(a: Identite, b: Identite) -> Ressemblance | None:
    """Return why the two may be the same person, or None. Two different full birth dates part homonyms."""
    noms_a, noms_b = _noms(a), _noms(b)
    prenom_a, prenom_b = cle_de_comparaison(a.prenom), cle_de_comparaison(b.prenom)
    naissances_compatibles = _compatibles(a.date_naissance, b.date_naissance)
    if not naissances_compatibles:
        return None
    memes_noms = noms_a[0] == noms_b[0]
    if memes_noms and prenom_a == prenom_b:
        return Ressemblance.IDENTIQUE
    if noms_a[0] == prenom_b and prenom_a == noms_b[0]:
        return Ressemblance.NOMS_INVERSES
    if set(noms_a) & set(noms_b) and prenom_a == prenom_b:
        return Ressemblance.NOM_USAGE
    proches = _a_une_lettre_pres(noms_a[0], noms_b[0]) and _a_une_lettre_pres(prenom_a, prenom_b)
    if proches:
        return Ressemblance.UNE_LETTRE
    if _meme_jour(a.date_naissance, b.date_naissance) and (memes_noms or prenom_a == prenom_b):
        return Ressemblance.MEME_NAISSANCE
    return None


def _noms(identite: Identite) -> tuple[str, ...]:
    noms = (identite.nom_famille, identite.nom_usage or "")
    return tuple(cle_de_comparaison(nom) for nom in noms if nom)


def _compatibles(a: DateNaissance | None, b: DateNaissance | None) -> bool:
    """Two dates differ when none of their possible days is common, but for swapped day and month or one digit."""
    if a is None or b is None:
        return True
    if a.bornes[0] <= b.bornes[1] and b.bornes[0] <= a.bornes[1]:
        return True
    return _a_une_lettre_pres(str(a), str(b)) or (a.annee, a.mois, a.jour) == (b.annee, b.jour, b.mois)


def _meme_jour(a: DateNaissance | None, b: DateNaissance | None) -> bool:
    return a is not None and a == b and a.jour is not None


def _a_une_lettre_pres(a: str, b: str) -> bool:
    """Tell whether one letter added, lost, changed or swapped with its neighbour makes one text of the other."""
    if a == b:
        return True
    if abs(len(a) - len(b)) > 1:
        return False
    debut = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    reste_a, reste_b = a[debut:], b[debut:]
    if len(a) == len(b):
        return reste_a[1:] == reste_b[1:] or (reste_a[:2] == reste_b[:2][::-1] and reste_a[2:] == reste_b[2:])
    return reste_a[1:] == reste_b if len(a) > len(b) else reste_a == reste_b[1:]
