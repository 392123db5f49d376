"""The « Données » step of a request, line by line: what is known, from whom, and what may be done next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ccas_desktop.application.certification import besoins
from ccas_desktop.application.donnees import (
    INDICATEUR_DE_SOURCE,
    provenance_certifiee,
    valeur_certifiee,
    valeurs_egales,
)
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.certifie import ReponseCertifiee, Source
from ccas_desktop.domain.demande import Demande, DonneeRetenue
from ccas_desktop.domain.habilitation import RaisonAppel, raison
from ccas_desktop.domain.provenance import NatureProvenance, Provenance
from ccas_desktop.domain.reglement.indicateurs import PAR_CODE, Indicateur
from ccas_desktop.domain.reglement.model import Aide, DonneeNecessaire


class EmpechementAppel(StrEnum):
    """Why a source cannot be asked now, first cause first."""

    AUCUN = "aucun"
    DEMANDE_CLOSE = "demande_close"
    HORS_DELIBERATION = "hors_deliberation"
    HORS_HABILITATION = "hors_habilitation"
    INFORMATION_NON_REMISE = "information_non_remise"
    PREFERE_PAPIERS = "prefere_papiers"


class ActionDonnee(StrEnum):
    """What the agent may do on a line."""

    DEMANDER = "demander"
    ACTUALISER = "actualiser"
    RETENIR_CERTIFIEE = "retenir_certifiee"
    SAISIR = "saisir"
    OUBLIER = "oublier"


@dataclass(frozen=True)
class LigneDonnee:
    """One indicator of a request.

    Attributes:
        source: who can certify it; None when only the person or a paper can tell.
        piece: the paper that the person need not bring when it is certified.
        reponse: last reply of the source, whatever its outcome.
        certifiee, provenance_certifiee: what that reply certifies, beside the value that counts.
        retenue: the value that counts, with its provenance.
    """

    indicateur: Indicateur
    source: Source | None
    piece: str
    empechement: EmpechementAppel
    reponse: ReponseCertifiee | None
    certifiee: str | None
    provenance_certifiee: Provenance | None
    retenue: DonneeRetenue | None
    actions: frozenset[ActionDonnee]

    @property
    def differe(self) -> bool:
        """Tell whether the value that counts is not the certified one."""
        return _differe(self.certifiee, self.retenue)


def lignes_donnees(complete: DemandeComplete, aide: Aide, scopes: frozenset[str]) -> tuple[LigneDonnee, ...]:
    """Return the lines: first the sources the délibération lists, then what only the person can tell."""
    lignes = [_ligne_de_source(complete, aide, donnee, scopes) for donnee in aide.donnees]
    certifiables = set(INDICATEUR_DE_SOURCE.values())
    certifiees = {ligne.indicateur.code for ligne in lignes}
    restants = [i for i in aide.indicateurs if i.code in certifiables and i.code not in certifiees]
    lignes += [_ligne_sans_source(complete, indicateur) for indicateur in restants]
    return tuple(lignes)


def sources_a_demander(lignes: Iterable[LigneDonnee]) -> tuple[Source, ...]:
    """Return the sources that « Tout demander » asks: allowed, and not certified yet."""
    return tuple(
        ligne.source
        for ligne in lignes
        if ligne.source and ActionDonnee.DEMANDER in ligne.actions and ligne.certifiee is None
    )


def empechement(demande: Demande, aide: Aide, source: Source, scopes: frozenset[str]) -> EmpechementAppel:
    """Return why a source cannot be asked for this request, as the agent must be told."""
    if not demande.est_en_instruction:
        return EmpechementAppel.DEMANDE_CLOSE
    cause = raison(besoins(aide), source, scopes)
    if cause is not RaisonAppel.PERMIS:
        return EmpechementAppel(cause.value)
    if demande.information is None:
        return EmpechementAppel.INFORMATION_NON_REMISE
    if demande.information.prefere_papiers:
        return EmpechementAppel.PREFERE_PAPIERS
    return EmpechementAppel.AUCUN


def _ligne_de_source(
    complete: DemandeComplete, aide: Aide, donnee: DonneeNecessaire, scopes: frozenset[str]
) -> LigneDonnee:
    indicateur = PAR_CODE[INDICATEUR_DE_SOURCE[donnee.source]]
    reponse = next((r.reponse for r in complete.reponses if r.reponse.source is donnee.source), None)
    certifiee = valeur_certifiee(reponse) if reponse else None
    retenue = _retenue(complete, indicateur)
    cause = empechement(complete.demande, aide, donnee.source, scopes)
    return LigneDonnee(
        indicateur=indicateur,
        source=donnee.source,
        piece=donnee.piece_remplacee,
        empechement=cause,
        reponse=reponse,
        certifiee=certifiee,
        provenance_certifiee=provenance_certifiee(reponse) if reponse and certifiee is not None else None,
        retenue=retenue,
        actions=_actions(complete.demande, cause, certifiee=certifiee, retenue=retenue, deja_repondu=bool(reponse)),
    )


def _ligne_sans_source(complete: DemandeComplete, indicateur: Indicateur) -> LigneDonnee:
    retenue = _retenue(complete, indicateur)
    cause = EmpechementAppel.HORS_DELIBERATION
    return LigneDonnee(
        indicateur=indicateur,
        source=None,
        piece="",
        empechement=cause,
        reponse=None,
        certifiee=None,
        provenance_certifiee=None,
        retenue=retenue,
        actions=_actions(complete.demande, cause, certifiee=None, retenue=retenue, deja_repondu=False),
    )


def _actions(
    demande: Demande,
    cause: EmpechementAppel,
    *,
    certifiee: str | None,
    retenue: DonneeRetenue | None,
    deja_repondu: bool,
) -> frozenset[ActionDonnee]:
    if not demande.est_en_instruction:
        return frozenset()
    actions = {ActionDonnee.SAISIR}
    if cause is EmpechementAppel.AUCUN:
        actions.add(ActionDonnee.ACTUALISER if deja_repondu else ActionDonnee.DEMANDER)
    if certifiee is not None and (retenue is None or _differe(certifiee, retenue) or not _est_certifiee(retenue)):
        actions.add(ActionDonnee.RETENIR_CERTIFIEE)
    if retenue is not None:
        actions.add(ActionDonnee.OUBLIER)
    return frozenset(actions)


def _differe(certifiee: str | None, retenue: DonneeRetenue | None) -> bool:
    return certifiee is not None and retenue is not None and not valeurs_egales(certifiee, retenue.valeur)


def _est_certifiee(retenue: DonneeRetenue) -> bool:
    return retenue.provenance.nature is NatureProvenance.CERTIFIE


def _retenue(complete: DemandeComplete, indicateur: Indicateur) -> DonneeRetenue | None:
    return next((d for d in complete.donnees if d.indicateur == indicateur.code), None)
