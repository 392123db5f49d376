"""The papers of a request: those to bring, and those that certified data make useless (CRPA L113-12)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ccas_desktop.application.donnees.empechements import EmpechementAppel
from ccas_desktop.application.donnees.ligne_impot import LigneImpot
from ccas_desktop.application.donnees.lignes_donnees import LigneDonnee
from ccas_desktop.domain.certifie.impot import ADMINISTRATION
from ccas_desktop.domain.reglement.modele.model import Aide
from ccas_desktop.domain.sources.catalogue import administration

_OBTENABLE = (EmpechementAppel.AUCUN, EmpechementAppel.INFORMATION_NON_REMISE)


class SortPiece(StrEnum):
    """What becomes of a paper."""

    A_APPORTER = "a_apporter"
    DEMANDEE_PAR_LE_CCAS = "demandee_par_le_ccas"
    INUTILE = "inutile"


@dataclass(frozen=True)
class PieceDuDossier:
    """One paper; `precision` says who certified what it would prove, or which text requires it."""

    libelle: str
    sort: SortPiece
    precision: str


def pieces_du_dossier(
    aide: Aide, lignes: Iterable[LigneDonnee], impot: LigneImpot | None = None
) -> tuple[PieceDuDossier, ...]:
    """Return the papers of an aid: those required first, then those an administration can replace."""
    exigees = [PieceDuDossier(piece.libelle, SortPiece.A_APPORTER, piece.exigee_par) for piece in aide.pieces]
    avis = [_avis(impot)] if impot and impot.piece else []
    return (*exigees, *(_remplacable(ligne) for ligne in lignes if ligne.piece), *avis)


def _avis(impot: LigneImpot) -> PieceDuDossier:
    if impot.est_certifiee:
        return PieceDuDossier(impot.piece, SortPiece.INUTILE, f"inutile\u00a0: certifié par {ADMINISTRATION}")
    if impot.reglee and impot.empechement in _OBTENABLE:
        precision = "le CCAS la demande lui-même, avec le numéro fiscal de la personne"
        return PieceDuDossier(impot.piece, SortPiece.DEMANDEE_PAR_LE_CCAS, precision)
    return PieceDuDossier(impot.piece, SortPiece.A_APPORTER, "ou une pièce qui dit la même chose")


def _remplacable(ligne: LigneDonnee) -> PieceDuDossier:
    if ligne.provenance_certifiee is not None and ligne.source is not None:
        qui = administration(ligne.source, ligne.provenance_certifiee.fournisseur)
        return PieceDuDossier(ligne.piece, SortPiece.INUTILE, f"inutile\u00a0: certifié par {qui}")
    if ligne.empechement in _OBTENABLE:
        return PieceDuDossier(ligne.piece, SortPiece.DEMANDEE_PAR_LE_CCAS, "le CCAS la demande lui-même")
    return PieceDuDossier(ligne.piece, SortPiece.A_APPORTER, "ou une pièce qui dit la même chose")
