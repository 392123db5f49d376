"""Whose data are handed over: one person of a dossier, or the whole foyer when each of its adults asks for it.

The right of access may not harm the rights of others (RGPD, article 15(4)): what concerns another adult is left out, or
said by the identity alone. Children under 18 go with the adult who asks. Nobody but the demandeur, for whom it was
declared, is given a confidential address, nor what bears it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ccas_desktop.domain.personnes.foyer import Lien, Usager, est_majeur

Ligne = dict[str, Any]
Tables = dict[str, list[Ligne]]
CONFIDENTIELLE = "confidentielle"
# What is left of another adult, and of a relative who owes maintenance.
_IDENTITE = ("id", "dossier_id", "nom_famille", "nom", "prenoms", "prenom", "lien")
_DE_QUI = ("usager_id", "demandeur_id")
# What bears the address of the foyer.
_PORTE_L_ADRESSE = {"dossier": "adresse", "courrier": "contenu", "reponse": "contenu"}


@dataclass(frozen=True)
class Portee:
    """What may be handed over.

    Attributes:
        autres: ids of the adults of the foyer whose data are not.
        adresse: the address may be in it.
    """

    autres: frozenset[str] = frozenset()
    adresse: bool = True


def portee_de(usagers: Iterable[Usager], usager_id: str | None, *, confidentielle: bool, jour: date) -> Portee:
    """Return what may be handed to one person; to the whole foyer when `usager_id` is None.

    A member whose age is not known is taken for an adult.
    """
    membres = tuple(usagers)
    if usager_id is None:
        return Portee()
    autres = frozenset(u.id for u in membres if u.id != usager_id and est_majeur(u, jour) is not False)
    est_le_demandeur = any(u.id == usager_id and u.lien is Lien.DEMANDEUR for u in membres)
    return Portee(autres, adresse=est_le_demandeur or not confidentielle)


def reduire(tables: Tables, portee: Portee) -> Tables:
    """Return the rows that may be handed over."""
    demandes = {d["id"] for d in tables.get("demande", []) if d["demandeur_id"] in portee.autres}
    gardees: Tables = {}
    for table, lignes in tables.items():
        if table == "journal":
            continue
        restantes = [_reduite(table, ligne, portee) for ligne in lignes if _concerne(table, ligne, portee, demandes)]
        if restantes:
            gardees[table] = restantes
    entieres = {ligne["id"] for lignes in gardees.values() for ligne in lignes if "id" in ligne}
    entieres -= portee.autres
    journal = [e for e in tables.get("journal", []) if _entree_permise(e, entieres, portee)]
    return {**gardees, "journal": journal} if journal else gardees


def _concerne(table: str, ligne: Ligne, portee: Portee, demandes: set[str]) -> bool:
    """Tell whether a row may stay, whole or reduced."""
    if table == "adresse_ancienne":
        return portee.adresse
    if table == "demande" and ligne["id"] in demandes:
        return False
    return ligne.get("demande_id") not in demandes and not any(ligne.get(qui) in portee.autres for qui in _DE_QUI)


def _reduite(table: str, ligne: Ligne, portee: Portee) -> Ligne:
    if (table == "usager" and ligne["id"] in portee.autres) or (table == "oblige_alimentaire" and portee.autres):
        return {nom: ligne[nom] for nom in _IDENTITE if nom in ligne}
    if table == "instantane_budget" and portee.autres:
        lignes = [b for b in json.loads(ligne["lignes"]) if b.get("usager_id") not in portee.autres]
        noms = {qui: nom for qui, nom in json.loads(ligne["noms"]).items() if qui not in portee.autres}
        foyer = [membre for membre in json.loads(ligne["foyer"]) if membre["usager_id"] not in portee.autres]
        ligne = {**ligne, "lignes": _json(lignes), "noms": _json(noms), "foyer": _json(foyer)}
    colonne = _PORTE_L_ADRESSE.get(table)
    if colonne is not None and not portee.adresse and ligne.get(colonne):
        return {**ligne, colonne: CONFIDENTIELLE}
    return ligne


def _entree_permise(entree: Ligne, entieres: set[str], portee: Portee) -> bool:
    """The journal says what was written before and after: of what is handed over only, for one person."""
    if not portee.autres and portee.adresse:
        return True
    if not portee.adresse and entree["objet"] in _PORTE_L_ADRESSE:
        return False
    return entree["objet_id"] in entieres and entree["objet"] not in ("oblige_alimentaire", "instantane_budget")


def _json(valeur: object) -> str:
    return json.dumps(valeur, ensure_ascii=False)
