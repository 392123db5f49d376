"""Two dossiers made one: what is kept of each, and the number that led to the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.dossiers.doublons import Ressemblance, ressemblance
from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.personnes.foyer import Usager

# Never chosen: what a record is, and what its place in the dossier kept decides.
_HORS_CHOIX = frozenset(
    {"id", "version", "numero", "ouvert_le", "clos_le", "motif_cloture"}
    | {"dossier_id", "lien", "arrivee", "depart", "presence"}
)
_IDENTITE = "identite"
# Strong enough to propose that two persons of two dossiers are one; an agent decides.
_PROPOSEES = (
    Ressemblance.IDENTIQUE,
    Ressemblance.NOMS_INVERSES,
    Ressemblance.NOM_USAGE,
    Ressemblance.UNE_LETTRE,
)


@dataclass(frozen=True, kw_only=True)
class DossierFusionne(Enregistrement):
    """A dossier that is no more, its contents moved to the one kept: its number still leads there.

    Attributes:
        ancien_id: id it had, under which the journal tells what was done on it.
    """

    dossier_id: str
    ancien_id: str
    ancien_numero: str
    fusionne_le: datetime


@dataclass(frozen=True)
class ChampCompare:
    """One field where two records differ.

    Attributes:
        prendre_l_autre: what is proposed: the value of the other, when the one kept has none.
    """

    nom: str
    garde: Any
    autre: Any
    prendre_l_autre: bool


def champs_differents(garde: Dossier | Usager, autre: Dossier | Usager) -> tuple[ChampCompare, ...]:
    """Return the fields where two records differ, those of an identity one by one; any new field is compared too."""
    compares = []
    for nom, valeur in valeurs_par_champ(garde).items():
        autre_valeur = valeurs_par_champ(autre)[nom]
        if valeur != autre_valeur and not _est_vide(autre_valeur):
            compares.append(ChampCompare(nom, valeur, autre_valeur, _est_vide(valeur)))
    return tuple(compares)


def valeurs_par_champ(enregistrement: Dossier | Usager) -> dict[str, Any]:
    """Return what may be chosen of a record, by the name of the field."""
    valeurs = {champ.name: getattr(enregistrement, champ.name) for champ in fields(enregistrement)}
    if isinstance(enregistrement, Usager):
        identite = valeurs.pop(_IDENTITE)
        valeurs = {champ.name: getattr(identite, champ.name) for champ in fields(identite)} | valeurs
    return {nom: valeur for nom, valeur in valeurs.items() if nom not in _HORS_CHOIX}


def combiner_usagers(garde: Usager, autre: Usager, de_l_autre: Iterable[str]) -> Usager:
    """Return the person kept with these fields of the other."""
    noms = set(de_l_autre)
    propres = {champ.name for champ in fields(garde.identite)} & noms
    identite = replace(garde.identite, **{nom: getattr(autre.identite, nom) for nom in propres})
    return replace(garde, identite=identite, **{nom: getattr(autre, nom) for nom in noms - propres})


def combiner_dossiers(garde: Dossier, autre: Dossier, de_l_autre: Iterable[str]) -> Dossier:
    """Return the dossier kept with these fields of the other, open since the older, closed when both were."""
    champs = {nom: getattr(autre, nom) for nom in de_l_autre}
    if autre.clos_le is None:
        garde = replace(garde, clos_le=None, motif_cloture=None)
    return replace(garde, ouvert_le=min(garde.ouvert_le, autre.ouvert_le), **champs)


def apparier(
    gardees: Iterable[Usager], autres: Iterable[Usager], *, couple: frozenset[str] = frozenset()
) -> dict[str, str]:
    """Return who of the other dossier is likely who of the one kept, each at most once, the strongest first.

    `couple` holds the ids of two persons whom an agent says to be one, whatever their likeness.
    """
    couples = [
        (rang, autre.id, garde.id)
        for garde in gardees
        for autre in autres
        if (rang := _rang(garde, autre, couple)) is not None
    ]
    apparies: dict[str, str] = {}
    for _force, autre_id, garde_id in sorted(couples):
        if autre_id not in apparies and garde_id not in apparies.values():
            apparies[autre_id] = garde_id
    return apparies


def _rang(garde: Usager, autre: Usager, couple: frozenset[str]) -> int | None:
    """Return how strongly two persons are one, from 0, or None when they are not proposed."""
    if {garde.id, autre.id} == couple:
        return 0
    raison = ressemblance(garde.identite, autre.identite)
    return _PROPOSEES.index(raison) + 1 if raison in _PROPOSEES else None


def sans_soi_meme(usager: Usager, apparies: Mapping[str, str]) -> Usager:
    """Return a person whose host, once the dossiers are one, is not that very person."""
    hote = usager.hebergeant_id
    if hote is None or apparies.get(hote, hote) != usager.id:
        return usager
    return replace(usager, hebergeant_id=None)


def _est_vide(valeur: Any) -> bool:
    """Tell whether a field says nothing: empty, unknown, or a value made of empty parts."""
    if valeur is None or valeur == "" or valeur == () or valeur is False:
        return True
    if hasattr(valeur, "__dataclass_fields__"):
        return all(_est_vide(getattr(valeur, champ.name)) for champ in fields(valeur))
    return False
