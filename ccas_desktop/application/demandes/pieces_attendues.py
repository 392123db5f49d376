"""Ask the person for the papers that are missing, and note what became of each (CRPA L114-5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ccas_desktop.application.demandes.procedure import passer
from ccas_desktop.application.demandes.verbes import exiger_en_instruction
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Ecriture
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.ccas import Ccas
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.demandes.pieces_attendues import PieceAttendue, SortAttendue
from ccas_desktop.domain.demandes.statuts import StatutDemande
from ccas_desktop.domain.errors import ErreurChamp, RefusMetier, SaisieInvalide
from ccas_desktop.domain.personnes.nir import erreurs_de_nir

RECUES = "pièces reçues"


@dataclass(frozen=True)
class PieceADemander:
    """One paper to ask for, and the text that requires it."""

    libelle: str
    texte: str = ""


@dataclass(frozen=True)
class SaisieDemandeDePieces:
    """What an agent asks of the person, on which day, and until when."""

    pieces: tuple[PieceADemander, ...]
    le: date
    avant: date


def dernier_jour_propose(ccas: Ccas, le: date) -> date:
    """Return the last day proposed for papers asked for on a day: what the CCAS set leaves."""
    return le + timedelta(ccas.delai_pieces)


def demander_pieces(
    services: Services, auteur: Auteur, demande_id: str, saisie: SaisieDemandeDePieces
) -> tuple[PieceAttendue, ...]:
    """Record the papers asked for: the clock stops, the request is incomplete. Raises SaisieInvalide, RefusMetier."""
    with services.base.ecriture(auteur) as base:
        demande = base.demande(demande_id).demande
        exiger_en_instruction(demande)
        verifier_demande_de_pieces(saisie, demande.deposee_le, services.horloge.aujourdhui())
        pieces = tuple(base.enregistrer(_piece(demande, piece, saisie)) for piece in saisie.pieces)
        # Put off, it stays so: what the next session waits for is asked meanwhile.
        if demande.statut not in (StatutDemande.INCOMPLETE, StatutDemande.AJOURNEE):
            passer(base, demande, StatutDemande.INCOMPLETE, le=saisie.le, motif=_motif(pieces))
        return pieces


def regler_piece(services: Services, auteur: Auteur, piece: PieceAttendue, sort: SortAttendue, *, le: date) -> None:
    """Note what became of a paper; once nothing is awaited, the request goes on from where it was."""
    if not piece.est_attendue:
        raise RefusMetier("piece_deja_reglee")
    if le > services.horloge.aujourdhui():
        raise RefusMetier("date_future", champ="le")
    if le < piece.demandee_le:
        raise RefusMetier("reglee_avant_demande", champ="le")
    with services.base.ecriture(auteur) as base:
        base.enregistrer(replace(piece, sort=sort, reglee_le=le))
        if piece.demande_id is not None:
            _reprendre(base, base.demande(piece.demande_id), le)


def relancer(services: Services, auteur: Auteur, piece: PieceAttendue) -> PieceAttendue:
    """Note that the person was reminded of a paper today; the last day left to them does not move."""
    if not piece.est_attendue:
        raise RefusMetier("piece_deja_reglee")
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(replace(piece, relancee_le=services.horloge.aujourdhui()))


def _reprendre(base: Ecriture, complete: DemandeComplete, le: date) -> None:
    if complete.demande.statut is StatutDemande.INCOMPLETE and not any(p.est_attendue for p in complete.pieces):
        passer(base, complete.demande, _statut_d_avant(complete), le=le, motif=RECUES)


def _statut_d_avant(complete: DemandeComplete) -> StatutDemande:
    """Where the request was before papers were asked for: someone already worked on it, or nobody yet."""
    avant = [t.avant for t in complete.transitions if t.apres is StatutDemande.INCOMPLETE]
    deposee = not avant or avant[-1] is StatutDemande.DEPOSEE
    sans_travail = complete.demande.information is None and not complete.donnees
    return StatutDemande.DEPOSEE if deposee and sans_travail else StatutDemande.EN_INSTRUCTION


def verifier_demande_de_pieces(saisie: SaisieDemandeDePieces, depot: date, aujourdhui: date) -> None:
    """Refuse papers asked for out of time, or none. Raises SaisieInvalide."""
    erreurs = [*erreurs_de_nir({"pieces": "\n".join(f"{p.libelle}\n{p.texte}" for p in saisie.pieces)})]
    if not saisie.pieces:
        erreurs.append(ErreurChamp("pieces", "aucune_piece"))
    if saisie.le > aujourdhui:
        erreurs.append(ErreurChamp("le", "date_future"))
    if saisie.le < depot:
        erreurs.append(ErreurChamp("le", "avant_le_depot"))
    if saisie.avant < saisie.le:
        erreurs.append(ErreurChamp("avant", "attendue_avant_demande"))
    if erreurs:
        raise SaisieInvalide(tuple(erreurs))


def _piece(demande: Demande, piece: PieceADemander, saisie: SaisieDemandeDePieces) -> PieceAttendue:
    return PieceAttendue(
        id=nouvel_id(),
        dossier_id=demande.dossier_id,
        demande_id=demande.id,
        libelle=piece.libelle.strip(),
        texte=piece.texte.strip(),
        demandee_le=saisie.le,
        attendue_le=saisie.avant,
    )


def _motif(pieces: Sequence[PieceAttendue]) -> str:
    return ", ".join(piece.libelle for piece in pieces)
