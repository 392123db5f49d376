"""What an undo writes: the inverse of each record that a lot wrote, or why it must not be.

A lot may be undone as long as each of its records still reads as the lot left it: what someone wrote since is never
overwritten. Its acts that wrote no record (a printing, a call) stay in the journal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.catalogue import correspondance_du_nom
from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance, premiere
from ccas_desktop.adapters.store.correspondances.documents import a_son_contenu
from ccas_desktop.adapters.store.correspondances.journal import depuis_etat, derniere_entree, entrees_du_lot, est_annule
from ccas_desktop.adapters.store.ecriture.changement import Changement, Colonnes
from ccas_desktop.adapters.store.ecriture.etats import Etats, correspondance_d_une_entree
from ccas_desktop.application.errors import AnnulationRefusee, RaisonAnnulation
from ccas_desktop.application.journal import ECRITURES, Action, EntreeJournal

# A decision that was notified may still go with its dossier to another.
_SANS_EFFET_SUR_LA_DECISION = frozenset({"dossier_id"})


def entrees_a_annuler(db: sqlite_utils.Database, lot: str) -> tuple[EntreeJournal, ...]:
    """Return the entries of the records that a lot wrote, first act first. Raises AnnulationRefusee."""
    entrees = tuple(
        entree
        for entree in entrees_du_lot(db, lot)
        if entree.action in ECRITURES and correspondance_du_nom(entree.objet) is not None
    )
    if not entrees:
        raise AnnulationRefusee(RaisonAnnulation.RIEN)
    if est_annule(db, lot):
        raise AnnulationRefusee(RaisonAnnulation.DEJA_FAITE, entrees[0])
    _exiger_inchanges(db, entrees)
    for entree in entrees:
        exiger_permise(db, entree)
    return entrees


def inverses(db: sqlite_utils.Database, entrees: Sequence[EntreeJournal]) -> Iterator[tuple[EntreeJournal, Changement]]:
    """Yield the inverse of each entry, last act first; each is to be written before the next is asked for."""
    etats = Etats(db, entrees)
    for entree in reversed(entrees):
        yield entree, inverse(db, entree, etats)


def inverse(db: sqlite_utils.Database, entree: EntreeJournal, etats: Etats) -> Changement:
    """Return the inverse of an entry, as the record now is; `etats` takes it as written."""
    correspondance = correspondance_d_une_entree(entree.objet)
    actuel = etats.de(entree)
    ancien = depuis_etat(entree.avant) if entree.avant else None
    apres = None if ancien is None else _completees(db, correspondance, ancien, actuel)
    changement = Changement(correspondance, entree.objet_id, actuel, apres, annule=entree.lot)
    etats.changer(changement)
    return changement


def _exiger_inchanges(db: sqlite_utils.Database, entrees: Sequence[EntreeJournal]) -> None:
    """Refuse when a record no longer reads as its last entry of the lot left it."""
    etats = Etats(db, entrees)
    dernieres = {(entree.objet, entree.objet_id): entree for entree in entrees}
    for entree in dernieres.values():
        exiger_inchange(db, entree, etats)


def exiger_inchange(db: sqlite_utils.Database, entree: EntreeJournal, etats: Etats) -> None:
    """Refuse when a record no longer reads as this entry, the last of the lot about it, left it."""
    attendu = depuis_etat(entree.apres) if entree.apres else None
    if not _pareilles(attendu, etats.de(entree)):
        raise AnnulationRefusee(RaisonAnnulation.CHANGE_DEPUIS, entree, depuis=derniere_entree(db, entree))


def exiger_permise(db: sqlite_utils.Database, entree: EntreeJournal) -> None:
    """Refuse to turn back what had an effect outside the base."""
    if entree.objet == "decision" and _est_notifiee(db, entree) and not _ne_change_que_le_dossier(entree):
        raise AnnulationRefusee(RaisonAnnulation.DECISION_NOTIFIEE, entree)
    if entree.objet == "document" and _est_efface(db, entree):
        raise AnnulationRefusee(RaisonAnnulation.DOCUMENT_EFFACE, entree)
    if entree.objet == "courrier" and entree.action is Action.CREATION:
        raise AnnulationRefusee(RaisonAnnulation.COURRIER_PRODUIT, entree)
    if entree.objet == "demande" and _retire_l_information(entree) and _a_ete_interrogee(db, entree.objet_id):
        raise AnnulationRefusee(RaisonAnnulation.APPEL_FAIT, entree)


def _est_notifiee(db: sqlite_utils.Database, entree: EntreeJournal) -> bool:
    ligne = premiere(db, "SELECT notifiee_le FROM decision WHERE id = ?", (entree.objet_id,))
    return ligne is not None and ligne["notifiee_le"] is not None


def _ne_change_que_le_dossier(entree: EntreeJournal) -> bool:
    if entree.action is not Action.MODIFICATION:
        return False
    avant, apres = depuis_etat(entree.avant), depuis_etat(entree.apres)
    changees = {nom for nom, valeur in apres.items() if avant.get(nom) != valeur}
    return changees <= _SANS_EFFET_SUR_LA_DECISION


def _est_efface(db: sqlite_utils.Database, entree: EntreeJournal) -> bool:
    """Tell whether the inverse would bring back a document whose file was erased."""
    if entree.action is not Action.SUPPRESSION or not depuis_etat(entree.avant)["taille"]:
        return False
    return not a_son_contenu(db, entree.objet_id)


def _retire_l_information(entree: EntreeJournal) -> bool:
    """Tell whether the inverse leaves a demande without the notice that must come before any call (CRPA L114-8)."""
    avant = depuis_etat(entree.avant) if entree.avant else {}
    return bool(entree.apres) and avant.get("information") is None


def _a_ete_interrogee(db: sqlite_utils.Database, demande_id: str) -> bool:
    return premiere(db, "SELECT 1 FROM trace WHERE demande_id = ? LIMIT 1", (demande_id,)) is not None


def _pareilles(attendu: Colonnes | None, actuel: Colonnes | None) -> bool:
    """Compare two states by the columns they share: a later step may have added some."""
    if attendu is None or actuel is None:
        return attendu is actuel
    return all(actuel[nom] == attendu[nom] for nom in actuel.keys() & attendu.keys())


def _completees(
    db: sqlite_utils.Database, correspondance: Correspondance[Any], ancien: Colonnes, actuel: Colonnes | None
) -> dict[str, Any]:
    """Return a former state with the columns that a later step added: as they are, else by default."""
    if ancien.keys() >= set(correspondance.colonnes):
        ajoutees: Colonnes = {}
    else:
        ajoutees = actuel or correspondance.valeurs_par_defaut(db)
    return {nom: ancien[nom] if nom in ancien else ajoutees[nom] for nom in correspondance.colonnes}
