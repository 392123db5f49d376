"""What a draft changes in what is in force, in the sentences of the rules: the same as between two règlements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccas_desktop.application.redaction_aides.comparaison import (
    PartieChangee,
    Sort,
    comparer_reglements,
    phrases_changees,
)
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement

IDENTIQUE = "Rien\u00a0: l’aide dit la même chose que la version qu’elle remplace."
IDENTIQUES = "Rien\u00a0: le règlement dit la même chose que celui qui est en vigueur."


def changements_du_projet(reglement: Reglement, aide: Aide) -> tuple[str, ...]:
    """Return what a draft changes in the version it replaces, that in force on its day of effect; none for a new aid.

    The vote is left out, as a new version always has its own, and the situations tried, which are no rule.
    """
    remplacee = reglement.version_du(aide.code, aide.deliberation.effet)
    if remplacee is None:
        return ()
    apres = replace(aide, deliberation=remplacee.deliberation, exemples=remplacee.exemples)
    return phrases_changees(remplacee, apres) or (IDENTIQUE,)


def changements_communs(avant: Reglement, apres: Reglement) -> tuple[str, ...]:
    """Return what the common rules under writing change, each sentence after what it is about."""
    return tuple(_situees(comparer_reglements(avant, apres))) or (IDENTIQUES,)


def _situees(parties: tuple[PartieChangee, ...]) -> Iterator[str]:
    for partie in parties:
        sort = "" if partie.sort is Sort.CHANGEE else f", {partie.sort.value.lower()}"
        for phrase in partie.phrases:
            yield f"{partie.titre}{sort}\u00a0— {phrase}"
