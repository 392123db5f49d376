"""Undo: what was done in one lot is written back, by new entries of the journal. An undo is undone in the same way.

A small lot is undone in one unit of work. A larger one (an import) is checked, then written, piece by piece: a save of
the counter passes between two. Cut by a kill, it ends at the next opening (`reprendre_annulations`).
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from itertools import count
from typing import TypeVar

from ccas_desktop.application.cadence import MORCEAU_S, Cadence
from ccas_desktop.application.errors import AnnulationRefusee, RaisonAnnulation
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.messages.annulation import faits_du_refus, phrase_de_l_annulation
from ccas_desktop.application.ports import Ecriture
from ccas_desktop.application.services import Services
from ccas_desktop.domain.errors import RefusMetier

T = TypeVar("T")

ENTREES_D_UNE_FOIS = 200


@dataclass(frozen=True)
class Annulee:
    """What was undone.

    Attributes:
        lot: the lot that undid it: undoing that one restores what was there.
        phrase: what was undone, or done again, in words.
    """

    lot: str
    phrase: str


# Each step writes one piece and says nothing; the last one returns what was done.
ParMorceaux = Generator[None, None, T]


def annuler_lot(services: Services, auteur: Auteur, lot: str) -> Annulee:
    """Undo all the records that a lot wrote. Raises RefusMetier with what changed since; nothing is then undone."""
    return jusqu_au_bout(annuler_par_morceaux(services, auteur, lot, chrono=chrono_sans_heure()))


def annuler_par_morceaux(
    services: Services, auteur: Auteur, lot: str, *, chrono: Callable[[], float]
) -> ParMorceaux[Annulee]:
    """Undo as `annuler_lot`, by pieces of `MORCEAU_S`; `chrono` gives seconds that only grow."""
    with services.base.lecture() as base:
        taille = base.taille_du_lot(lot)
    if taille <= ENTREES_D_UNE_FOIS:
        return _annuler_d_une_fois(services, auteur, lot)
    annulant = nouvel_id()
    try:
        objets = yield from _verifier(services, auteur, lot, chrono)
        yield from _defaire(services, auteur, lot, annulant, chrono)
    except AnnulationRefusee as erreur:
        raise refus_de(services, erreur) from erreur
    with services.base.lecture() as base:
        return Annulee(annulant, phrase_de_l_annulation(base.premiere_entree(lot), objets))


def reprendre_annulations(services: Services) -> tuple[str, ...]:
    """End the undos that a kill or a power cut left half done, before anything else; return the lots undone."""
    with services.base.lecture() as base:
        coupees = base.annulations_interrompues()
    finies = []
    for coupee in coupees:
        try:
            jusqu_au_bout(_defaire(services, coupee.auteur, coupee.lot, coupee.annulant, chrono_sans_heure()))
        except AnnulationRefusee:
            # Turned back: what it had undone is there again.
            continue
        finies.append(coupee.lot)
    return tuple(finies)


def jusqu_au_bout(travail: ParMorceaux[T]) -> T:
    """Do a work by pieces, all its pieces one after the other."""
    while True:
        try:
            next(travail)
        except StopIteration as fin:
            fait: T = fin.value
            return fait


def chrono_sans_heure() -> Callable[[], float]:
    """Return what cuts a work in pieces of a fixed number of acts, for whoever waits for all of it."""
    actes = count()
    return lambda: next(actes) * MORCEAU_S / ENTREES_D_UNE_FOIS


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


def portee_du_lot(services: Services, lot: str) -> int:
    """Return how many dossiers the records of a lot belong to."""
    with services.base.lecture() as base:
        return base.dossiers_du_lot(lot)


def _annuler_d_une_fois(services: Services, auteur: Auteur, lot: str) -> Annulee:
    try:
        with services.base.ecriture(auteur) as base:
            return _annuler(base, lot)
    except AnnulationRefusee as erreur:
        raise refus_de(services, erreur) from erreur


def _annuler(base: Ecriture, lot: str) -> Annulee:
    entrees = base.annuler(lot)
    objets = {(entree.objet, entree.objet_id) for entree in entrees}
    return Annulee(base.lot, phrase_de_l_annulation(entrees[0], len(objets)))


def _verifier(services: Services, auteur: Auteur, lot: str, chrono: Callable[[], float]) -> ParMorceaux[int]:
    """Check that the lot may be undone, set aside what it is about, and return of how many records it is."""
    cadence, avant = Cadence(chrono), None
    while True:
        with cadence.morceau(), services.base.ecriture(auteur) as base:
            verifie = base.verifier_la_suite(lot, avant, encore=cadence.encore)
        yield
        avant = verifie.avant
        if avant is None:
            return verifie.objets


def _defaire(
    services: Services, auteur: Auteur, lot: str, annulant: str, chrono: Callable[[], float]
) -> ParMorceaux[None]:
    """Write the inverses; when one is refused all the same, write back those already written."""
    try:
        yield from _ecrire(services, auteur, lot, annulant, chrono)
    except AnnulationRefusee:
        retour = nouvel_id()
        with services.base.ecriture(auteur, lot=retour) as base:
            a_rendre = base.renverser_annulation(lot)
        if a_rendre:
            yield from _rendre(services, auteur, annulant, retour, chrono)
        raise


def _rendre(
    services: Services, auteur: Auteur, annulant: str, retour: str, chrono: Callable[[], float]
) -> ParMorceaux[None]:
    """Write back what an undo had written; should that be refused too, leave it, for nothing could ever end it."""
    try:
        yield from _ecrire(services, auteur, annulant, retour, chrono)
    except AnnulationRefusee:
        with services.base.ecriture(auteur) as base:
            base.abandonner_annulation(annulant)
        raise


def _ecrire(
    services: Services, auteur: Auteur, lot: str, annulant: str, chrono: Callable[[], float]
) -> ParMorceaux[None]:
    cadence, reste = Cadence(chrono), True
    while reste:
        with cadence.morceau(), services.base.ecriture(auteur, lot=annulant) as base:
            reste = base.annuler_la_suite(lot, encore=cadence.encore)
        yield
