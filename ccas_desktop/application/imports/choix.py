"""What the agent decides for each family of the file: make a dossier, complete one, or leave it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ccas_desktop.application.imports.fiche import EtatFiche, Fiche
from ccas_desktop.application.imports.rapprochement import Candidat
from ccas_desktop.domain.dossiers.doublons import Ressemblance


class ActionFiche(StrEnum):
    """What is done with one family."""

    CREER = "creer"
    COMPLETER = "completer"
    IGNORER = "ignorer"
    A_DECIDER = "a_decider"


@dataclass(frozen=True)
class Choix:
    """A decision.

    Attributes:
        dossier_id: the dossier completed.
        remplacer: fields of which the value of the file replaces the one that was typed (see `completer`).
    """

    action: ActionFiche
    dossier_id: str = ""
    remplacer: frozenset[str] = frozenset()

    @property
    def importe(self) -> bool:
        """Tell whether something will be written."""
        return self.action in (ActionFiche.CREER, ActionFiche.COMPLETER)


CREER, IGNORER, A_DECIDER = Choix(ActionFiche.CREER), Choix(ActionFiche.IGNORER), Choix(ActionFiche.A_DECIDER)


def choix_propose(fiche: Fiche, candidats: tuple[tuple[int, Candidat], ...]) -> Choix:
    """Return what is done unless the agent says otherwise.

    A family is completed by itself only when its first person is certainly the one of the base: same names, same whole
    birth date, in one dossier only. What may be someone else, or holds an unreadable cell, waits for the agent.
    """
    if fiche.etat is EtatFiche.IMPOSSIBLE:
        return IGNORER
    certains = {c.connue.dossier_id for rang, c in candidats if rang == 0 and _certain(fiche, c)}
    if len(certains) == 1:
        choix = Choix(ActionFiche.COMPLETER, certains.pop())
        return choix if fiche.etat is not EtatFiche.EN_ERREUR else A_DECIDER
    if any(rang == 0 for rang, _ in candidats) or fiche.etat is EtatFiche.EN_ERREUR:
        return A_DECIDER
    return CREER


def _certain(fiche: Fiche, candidat: Candidat) -> bool:
    naissance = fiche.personnes[0].identite.date_naissance
    return (
        candidat.ressemblance is Ressemblance.IDENTIQUE
        and naissance is not None
        and naissance.jour is not None
        and str(naissance) == candidat.connue.naissance
    )
