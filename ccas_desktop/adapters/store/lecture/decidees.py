"""Requests already decided, read many at once: one query a table, whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import TypeVar

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.budgets import INSTANTANE
from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance, lignes
from ccas_desktop.adapters.store.correspondances.decisions import DECISION, NON_RETIREE
from ccas_desktop.adapters.store.correspondances.demandes import DEMANDE, DONNEE
from ccas_desktop.adapters.store.correspondances.dossiers import DOSSIER
from ccas_desktop.adapters.store.correspondances.reprises import AIDE_REPRISE, COMPTE_COMME_RECUE
from ccas_desktop.adapters.store.correspondances.usagers import USAGER
from ccas_desktop.application.vues import Accord, DemandeDecidee
from ccas_desktop.domain.dossiers.dossier import DossierComplet
from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.reglement.modele.situation import AideRecue

E = TypeVar("E", bound=Enregistrement)


def decidees_de_l_aide(db: sqlite_utils.Database, aide: str, depuis: date) -> tuple[str, ...]:
    """Return the ids of the requests of an aid with a decision that stands, deposited from a day on, oldest first."""
    sql = (
        "SELECT DISTINCT demande.id FROM demande JOIN decision ON decision.demande_id = demande.id"  # noqa: S608 constants
        f" WHERE demande.aide = ? AND demande.deposee_le >= ? AND {NON_RETIREE} ORDER BY demande.id"
    )
    return tuple(ligne["id"] for ligne in lignes(db, sql, (aide, str(depuis))))


def accords_dates(db: sqlite_utils.Database, aide: str) -> tuple[AideRecue, ...]:
    """Return every grant of an aid, all dossiers, in the order of their days: those of the former tool count too."""
    sql = (
        "SELECT decision.prise_le AS jour, decision.montant AS montant"  # noqa: S608 constants
        " FROM demande JOIN decision ON decision.demande_id = demande.id"
        f" WHERE demande.aide = ? AND {NON_RETIREE}"
        " UNION ALL SELECT accordee_le, montant FROM aide_reprise"
        f" WHERE aide = ? AND accordee_le IS NOT NULL AND {COMPTE_COMME_RECUE} ORDER BY jour"
    )
    accords = (
        AideRecue(aide, date.fromisoformat(li["jour"]), Decimal(li["montant"])) for li in lignes(db, sql, (aide, aide))
    )
    return tuple(accord for accord in accords if accord.montant > 0)


def demandes_decidees(db: sqlite_utils.Database, identifiants: Collection[str]) -> tuple[DemandeDecidee, ...]:
    """Return these requests with what was frozen for each; one that is no longer decided is left out."""
    demandes = _lire(db, DEMANDE, "id", identifiants)
    decisions = {d.demande_id: d for d in _lire(db, DECISION, "demande_id", identifiants, f"AND {NON_RETIREE}")}
    dossiers = _dossiers(db, {demande.dossier_id for demande in demandes})
    accords = _accords(db, dossiers)
    reprises = _par(_lire(db, AIDE_REPRISE, "dossier_id", dossiers), "dossier_id")
    donnees = _par(_lire(db, DONNEE, "demande_id", identifiants), "demande_id")
    figes = {fige.demande_id: fige for fige in _lire(db, INSTANTANE, "demande_id", identifiants)}
    return tuple(
        DemandeDecidee(
            demande,
            decisions[demande.id],
            dossiers[demande.dossier_id],
            tuple(donnees[demande.id]),
            figes.get(demande.id),
            tuple(accords[demande.dossier_id]),
            tuple(reprises[demande.dossier_id]),
        )
        for demande in demandes
        if demande.id in decisions
    )


def _dossiers(db: sqlite_utils.Database, identifiants: Collection[str]) -> dict[str, DossierComplet]:
    """Return the dossiers with their people; the budget of today, the notes and the addresses are left out."""
    personnes = _par(_lire(db, USAGER, "dossier_id", identifiants), "dossier_id")
    dossiers = _lire(db, DOSSIER, "id", identifiants)
    return {dossier.id: DossierComplet(dossier, tuple(personnes[dossier.id]), ()) for dossier in dossiers}


def _accords(db: sqlite_utils.Database, dossiers: Collection[str]) -> defaultdict[str, list[Accord]]:
    sql = (
        "SELECT decision.id, decision.dossier_id, decision.prise_le, decision.montant, demande.aide"  # noqa: S608 constants
        " FROM decision JOIN demande ON demande.id = decision.demande_id"
        f" WHERE decision.dossier_id IN ({_places(dossiers)}) AND {NON_RETIREE}"
        " ORDER BY decision.prise_le DESC, decision.id DESC"
    )
    trouves: defaultdict[str, list[Accord]] = defaultdict(list)
    for li in lignes(db, sql, tuple(dossiers)):
        recue = AideRecue(li["aide"], date.fromisoformat(li["prise_le"]), Decimal(li["montant"]))
        if recue.montant > 0:
            trouves[li["dossier_id"]].append(Accord(li["id"], recue))
    return trouves


def _lire(
    db: sqlite_utils.Database, genre: Correspondance[E], colonne: str, valeurs: Collection[str], suite: str = ""
) -> tuple[E, ...]:
    """Return the records with one of these values in a column, in the order they were made."""
    return genre.lister(db, f"WHERE {colonne} IN ({_places(valeurs)}) {suite} ORDER BY id", tuple(valeurs))


def _places(valeurs: Collection[str]) -> str:
    return ", ".join("?" * len(valeurs))


def _par(enregistrements: tuple[E, ...], champ: str) -> defaultdict[str, list[E]]:
    groupes: defaultdict[str, list[E]] = defaultdict(list)
    for enregistrement in enregistrements:
        groupes[getattr(enregistrement, champ)].append(enregistrement)
    return groupes
