"""An undo in words: what it undid, or why it was refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from ccas_desktop.application.errors import AnnulationRefusee
from ccas_desktop.application.journal import Action, EntreeJournal
from ccas_desktop.application.messages.heures import phrase_instant
from ccas_desktop.application.messages.historique import designation, nom_de_l_objet, phrase_de_l_entree

_FAITS = {Action.CREATION: "ajout", Action.MODIFICATION: "modification", Action.SUPPRESSION: "retrait"}


def phrase_du_lot(entrees: Sequence[EntreeJournal]) -> str:
    """Return « Personne DUPONT Jeanne : modification (téléphone) », « … et 3 autres » when there are more."""
    return _phrase(entrees[0], len({(entree.objet, entree.objet_id) for entree in entrees}))


def _phrase(entree: EntreeJournal, objets: int) -> str:
    reste = objets - 1
    suite = "" if reste == 0 else " et 1 autre" if reste == 1 else f" et {reste} autres"
    return phrase_de_l_entree(entree) + suite


def phrase_de_l_annulation(entree: EntreeJournal, objets: int) -> str:
    """Return what was undone: its first act, on how many records; undoing an undo says « Rétabli »."""
    fait = "Rétabli" if entree.annule else "Annulé"
    return f"{fait}\u00a0: {_phrase(entree, objets)}."


def faits_du_refus(erreur: AnnulationRefusee, heure_de: Callable[[datetime], datetime]) -> dict[str, str]:
    """Return what the sentence of a refused undo needs; `heure_de` gives the time of the office."""
    faits: dict[str, str] = {}
    if erreur.entree is not None:
        faits["objet"] = designation(erreur.entree)
    if erreur.depuis is not None:
        faits["auteur"] = erreur.depuis.auteur.nom
        faits["instant"] = phrase_instant(heure_de(erreur.depuis.instant))
        faits["action"] = _FAITS.get(erreur.depuis.action, "écriture")
    if erreur.nomme_par:
        faits["nommants"] = ", ".join(nom_de_l_objet(objet) for objet in erreur.nomme_par)
    return faits
