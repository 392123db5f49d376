"""Undo: what was done in one lot is written back, by new entries of the journal. An undo is undone in the same way."""

from __future__ import annotations

from dataclasses import dataclass

from ccas_desktop.application.errors import AnnulationRefusee, RaisonAnnulation
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.messages.annulation import faits_du_refus, phrase_de_l_annulation
from ccas_desktop.application.ports import Ecriture
from ccas_desktop.application.services import Services
from ccas_desktop.domain.errors import RefusMetier


@dataclass(frozen=True)
class Annulee:
    """What was undone.

    Attributes:
        lot: the lot that undid it: undoing that one restores what was there.
        phrase: what was undone, or done again, in words.
    """

    lot: str
    phrase: str


def annuler_lot(services: Services, auteur: Auteur, lot: str) -> Annulee:
    """Undo all the records that a lot wrote. Raises RefusMetier with what changed since; nothing is then undone."""
    try:
        with services.base.ecriture(auteur) as base:
            return _annuler(base, lot)
    except AnnulationRefusee as erreur:
        raise refus_de(services, erreur) from erreur


def annuler_derniere_action(services: Services, auteur: Auteur, dossier_id: str) -> Annulee:
    """Undo the last thing that an agent wrote on a dossier. Raises RefusMetier, as `annuler_lot`.

    What was done on several dossiers at once (an import, a merge) is undone from where it was done, not by one key.
    """
    try:
        with services.base.ecriture(auteur) as base:
            lot = base.dernier_lot(dossier_id, auteur)
            if lot is None:
                raise AnnulationRefusee(RaisonAnnulation.RIEN)
            if len({entree.dossier_id for entree in base.entrees_du_lot(lot) if entree.dossier_id}) > 1:
                raise AnnulationRefusee(RaisonAnnulation.PLUSIEURS_DOSSIERS)
            return _annuler(base, lot)
    except AnnulationRefusee as erreur:
        raise refus_de(services, erreur) from erreur


def refus_de(services: Services, erreur: AnnulationRefusee) -> RefusMetier:
    """Return the refusal that says in words why an undo was refused."""
    return RefusMetier(erreur.raison.value, **faits_du_refus(erreur, services.horloge.heure_de))


def _annuler(base: Ecriture, lot: str) -> Annulee:
    entrees = base.annuler(lot)
    return Annulee(base.lot, phrase_de_l_annulation(entrees))


def portee_du_lot(services: Services, lot: str) -> int:
    """Return how many dossiers the records of a lot belong to."""
    with services.base.lecture() as base:
        entrees = base.entrees_du_lot(lot)
    return len({entree.dossier_id for entree in entrees if entree.dossier_id is not None})
