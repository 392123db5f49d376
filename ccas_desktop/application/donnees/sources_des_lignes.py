"""Which sources one button asks or keeps, among the lines of a request."""

from __future__ import annotations

from collections.abc import Iterable

from ccas_desktop.application.donnees.lignes_donnees import ActionDonnee, EmpechementAppel, LigneDonnee
from ccas_desktop.domain.certifie.certifie import Source


def sources_a_demander(lignes: Iterable[LigneDonnee]) -> tuple[Source, ...]:
    """Return the sources that « Tout demander » asks: allowed, not certified yet, and with nothing more to be given.

    Those that wait for the network are asked apart.
    """
    a_demander = (
        ligne.source
        for ligne in lignes
        if ligne.source and not ligne.a_preciser and not ligne.deja_certifiee and ligne.se_demande
        if not ligne.attend_le_reseau
    )
    return tuple(dict.fromkeys(a_demander))


def sources_en_attente(lignes: Iterable[LigneDonnee]) -> tuple[Source, ...]:
    """Return the sources to ask as soon as the network is back; nothing is asked before the agent says so."""
    return tuple(dict.fromkeys(ligne.source for ligne in lignes if ligne.source and ligne.attend_le_reseau))


def sources_a_retenir(lignes: Iterable[LigneDonnee]) -> tuple[Source, ...]:
    """Return the sources whose certified value may be kept without more thought: the right person, nothing kept yet.

    What is kept about another member of the foyer is only replaced line by line.
    """
    lignes = tuple(lignes)
    autres = {ligne.source for ligne in lignes if ligne.retient_une_autre_personne}
    a_retenir = (
        ligne.source
        for ligne in lignes
        if ligne.source
        and ligne.source not in autres
        and ActionDonnee.RETENIR_CERTIFIEE in ligne.actions
        and not ligne.identite_differente
        and ligne.retenue is None
    )
    return tuple(dict.fromkeys(a_retenir))


def empechement_commun(lignes: Iterable[LigneDonnee]) -> EmpechementAppel | None:
    """Return why no source at all can be asked, when it is for one reason: it is then said once."""
    causes = {ligne.empechement for ligne in lignes if ligne.source}
    if len(causes) != 1 or causes == {EmpechementAppel.AUCUN}:
        return None
    return causes.pop()
