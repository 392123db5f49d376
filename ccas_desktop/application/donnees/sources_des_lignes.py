"""What one button asks or keeps, among the lines of a request."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ccas_desktop.application.donnees.empechements import EmpechementAppel
from ccas_desktop.application.donnees.lignes_donnees import ActionDonnee, LigneDonnee
from ccas_desktop.domain.certifie.certifie import Source


@dataclass(frozen=True)
class Interrogation:
    """One question to a source; `usager_id` says about whom, None when it goes without saying."""

    source: Source
    usager_id: str | None = None


def interrogations_a_demander(lignes: Iterable[LigneDonnee]) -> tuple[Interrogation, ...]:
    """Return what « Tout demander » asks: allowed, not certified yet, and with nothing more to be given.

    What waits for the network is asked apart.
    """
    a_demander = (
        Interrogation(ligne.source, ligne.choix.interroge_par_defaut)
        for ligne in lignes
        if ligne.source and not ligne.a_preciser and not ligne.deja_certifiee and ligne.se_demande
        if not ligne.attend_le_reseau
    )
    return tuple(dict.fromkeys(a_demander))


def interrogations_en_attente(lignes: Iterable[LigneDonnee]) -> tuple[Interrogation, ...]:
    """Return all that is to be asked as soon as the network is back; nothing is asked before the agent says so."""
    en_attente = (
        Interrogation(ligne.source, attente.usager_id)
        for ligne in lignes
        if ligne.source
        for attente in ligne.en_attente
    )
    return tuple(dict.fromkeys(en_attente))


def attentes_des_lignes(
    lignes: Iterable[LigneDonnee], en_cours: Iterable[Interrogation]
) -> dict[str, dict[Interrogation, str]]:
    """Return what each line says is being asked, with the name of whom, by code of indicator.

    A source of several data waits on its first line only.
    """
    restantes, attentes = list(en_cours), dict[str, dict[Interrogation, str]]()
    for ligne in lignes:
        siennes = [question for question in restantes if question.source is ligne.source]
        restantes = [question for question in restantes if question not in siennes]
        attentes[ligne.indicateur.code] = {q: ligne.choix.nom_de(q.usager_id) for q in siennes}
    return attentes


def certifiees_a_retenir(lignes: Iterable[LigneDonnee]) -> tuple[Interrogation, ...]:
    """Return what was certified and may be kept without more thought: the right person, nothing kept yet.

    What is kept about another member of the foyer is only replaced line by line.
    """
    lignes = tuple(lignes)
    autres = {ligne.source for ligne in lignes if ligne.retient_une_autre_personne}
    a_retenir = (
        Interrogation(ligne.source, ligne.certifiee_de)
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
