"""The foyer that the caisse knows beside the one that was declared: who is on both, on one only, or differs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.domain.personnes.identite import Identite, cle_de_comparaison
from ccas_desktop.domain.reponses.certifie_lecture import PersonneRendue


class Ecart(StrEnum):
    """How a person of one foyer stands in the other."""

    IDENTIQUE = "identique"
    DIFFERENT = "different"
    ABSENT_DU_DOSSIER = "absent_du_dossier"
    ABSENT_DE_LA_CAISSE = "absent_de_la_caisse"


@dataclass(frozen=True)
class LigneFoyer:
    """One person of either foyer; `enfant` tells on which side of the caisse's file the person is."""

    ecart: Ecart
    usager: Usager | None = None
    rendue: PersonneRendue | None = None
    enfant: bool = False


def rapprocher(
    usagers: Iterable[Usager], allocataires: Iterable[PersonneRendue], enfants: Iterable[PersonneRendue]
) -> tuple[LigneFoyer, ...]:
    """Return both foyers line by line: those of the caisse first, then those it does not know."""
    restants = list(usagers)
    lignes = []
    for rendue, enfant in [*((p, False) for p in allocataires), *((p, True) for p in enfants)]:
        usager = next((u for u in restants if _meme_personne(u.identite, rendue)), None)
        if usager:
            restants.remove(usager)
        lignes.append(LigneFoyer(_ecart(usager, rendue), usager, rendue, enfant))
    return (*lignes, *(LigneFoyer(Ecart.ABSENT_DE_LA_CAISSE, usager) for usager in restants))


def _ecart(usager: Usager | None, rendue: PersonneRendue) -> Ecart:
    if usager is None:
        return Ecart.ABSENT_DU_DOSSIER
    declaree = usager.identite.date_naissance
    if declaree and rendue.date_naissance and declaree != rendue.date_naissance:
        return Ecart.DIFFERENT
    memes_noms = cle_de_comparaison(usager.identite.nom_famille) == cle_de_comparaison(rendue.nom_naissance)
    return Ecart.IDENTIQUE if memes_noms else Ecart.DIFFERENT


def _meme_personne(identite: Identite, rendue: PersonneRendue) -> bool:
    """Tell whether a first name is shared, with the birth date or a name; accents and order are ignored."""
    prenoms = set(cle_de_comparaison(" ".join(identite.prenoms)).split())
    rendus = cle_de_comparaison(rendue.prenoms).split()
    if not rendus or rendus[0] not in prenoms:
        return False
    if identite.date_naissance and identite.date_naissance == rendue.date_naissance:
        return True
    noms = {cle_de_comparaison(nom) for nom in (identite.nom_famille, identite.nom_usage) if nom}
    return bool(noms & {cle_de_comparaison(nom) for nom in (rendue.nom_naissance, rendue.nom_usage) if nom})
