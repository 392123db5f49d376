"""What becomes of the provenance of a line of the budget when an agent types over it."""

from __future__ import annotations

from dataclasses import replace

from ccas_desktop.application.dossiers.verbes import SaisieLigne
from ccas_desktop.domain.dossiers.budget import LigneBudget
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.provenance import DECLARE, NatureProvenance, Provenance


def avec_provenance(saisie: SaisieLigne, nature: str | None, piece: str, *, avant: LigneBudget | None) -> SaisieLigne:
    """Return what was typed with where it comes from now. Raises RefusMetier `piece_obligatoire`.

    A certified figure that was typed over is certified no more: it is then declared.
    """
    piece = piece.strip()
    if nature == NatureProvenance.VU_SUR_PIECE and not piece:
        raise RefusMetier("piece_obligatoire", champ="piece")
    return replace(saisie, provenance=_provenance(saisie, nature, piece, avant))


def _provenance(saisie: SaisieLigne, nature: str | None, piece: str, avant: LigneBudget | None) -> Provenance:
    if avant is not None and nature == avant.provenance.nature and _dit_la_meme_chose(saisie, avant):
        return replace(avant.provenance, piece=piece or None)
    if nature == NatureProvenance.VU_SUR_PIECE:
        return Provenance(NatureProvenance.VU_SUR_PIECE, piece=piece)
    return DECLARE


def _dit_la_meme_chose(saisie: SaisieLigne, avant: LigneBudget) -> bool:
    """Tell whether what is typed still says what was known: whose, of what kind and how much."""
    return (saisie.usager_id, saisie.nature, saisie.montant) == (avant.usager_id, avant.nature, avant.montant)
