"""What happens to a demande, as rows: its changes of status, the papers it waits for, the aids asked elsewhere."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance
from ccas_desktop.adapters.store.correspondances.valeurs import (
    Ligne,
    date_ou_rien,
    decimal_ou_rien,
    instant_en_texte,
    texte_ou_rien,
)
from ccas_desktop.domain.demandes.aides_exterieures import AideExterieure, IssueExterieure, OrganismeExterieur
from ccas_desktop.domain.demandes.pieces_attendues import PieceAttendue, SortAttendue
from ccas_desktop.domain.demandes.statuts import StatutDemande, TransitionDemande


def _ligne_transition(transition: TransitionDemande) -> dict[str, Any]:
    return {
        "dossier_id": transition.dossier_id,
        "demande_id": transition.demande_id,
        "avant": str(transition.avant),
        "apres": str(transition.apres),
        "instant": instant_en_texte(transition.instant),
        "agent": transition.agent,
        "le": texte_ou_rien(transition.le),
        "motif": transition.motif,
        "decision_id": transition.decision_id,
    }


def _transition(ligne: Ligne) -> TransitionDemande:
    return TransitionDemande(
        id=ligne["id"],
        version=ligne["version"],
        dossier_id=ligne["dossier_id"],
        demande_id=ligne["demande_id"],
        avant=StatutDemande(ligne["avant"]),
        apres=StatutDemande(ligne["apres"]),
        instant=datetime.fromisoformat(ligne["instant"]),
        agent=ligne["agent"],
        le=date_ou_rien(ligne["le"]),
        motif=ligne["motif"],
        decision_id=ligne["decision_id"],
    )


def _ligne_piece(piece: PieceAttendue) -> dict[str, Any]:
    return {
        "dossier_id": piece.dossier_id,
        "demande_id": piece.demande_id,
        "aide_legale_id": piece.aide_legale_id,
        "libelle": piece.libelle,
        "texte": piece.texte,
        "demandee_le": str(piece.demandee_le),
        "attendue_le": str(piece.attendue_le),
        "sort": str(piece.sort),
        "reglee_le": texte_ou_rien(piece.reglee_le),
        "relancee_le": texte_ou_rien(piece.relancee_le),
    }


def _piece(ligne: Ligne) -> PieceAttendue:
    return PieceAttendue(
        id=ligne["id"],
        version=ligne["version"],
        dossier_id=ligne["dossier_id"],
        demande_id=ligne["demande_id"],
        aide_legale_id=ligne["aide_legale_id"],
        libelle=ligne["libelle"],
        texte=ligne["texte"],
        demandee_le=date.fromisoformat(ligne["demandee_le"]),
        attendue_le=date.fromisoformat(ligne["attendue_le"]),
        sort=SortAttendue(ligne["sort"]),
        reglee_le=date_ou_rien(ligne["reglee_le"]),
        relancee_le=date_ou_rien(ligne["relancee_le"]),
    )


def _ligne_exterieure(aide: AideExterieure) -> dict[str, Any]:
    return {
        "dossier_id": aide.dossier_id,
        "demande_id": aide.demande_id,
        "organisme": str(aide.organisme),
        "precision": aide.precision,
        "objet": aide.objet,
        "orientee_le": str(aide.orientee_le),
        "montant_demande": texte_ou_rien(aide.montant_demande),
        "montant_recu": texte_ou_rien(aide.montant_recu),
        "issue": str(aide.issue),
        "repondue_le": texte_ou_rien(aide.repondue_le),
    }


def _exterieure(ligne: Ligne) -> AideExterieure:
    return AideExterieure(
        id=ligne["id"],
        version=ligne["version"],
        dossier_id=ligne["dossier_id"],
        demande_id=ligne["demande_id"],
        organisme=OrganismeExterieur(ligne["organisme"]),
        precision=ligne["precision"],
        objet=ligne["objet"],
        orientee_le=date.fromisoformat(ligne["orientee_le"]),
        montant_demande=decimal_ou_rien(ligne["montant_demande"]),
        montant_recu=decimal_ou_rien(ligne["montant_recu"]),
        issue=IssueExterieure(ligne["issue"]),
        repondue_le=date_ou_rien(ligne["repondue_le"]),
    )


TRANSITION = Correspondance(
    "transition_demande",
    TransitionDemande,
    ("dossier_id", "demande_id", "avant", "apres", "instant", "agent", "le", "motif", "decision_id"),
    _ligne_transition,
    _transition,
)
PIECE_ATTENDUE = Correspondance(
    "piece_attendue",
    PieceAttendue,
    (
        "dossier_id",
        "demande_id",
        "aide_legale_id",
        "libelle",
        "texte",
        "demandee_le",
        "attendue_le",
        "sort",
        "reglee_le",
        "relancee_le",
    ),
    _ligne_piece,
    _piece,
)
AIDE_EXTERIEURE = Correspondance(
    "aide_exterieure",
    AideExterieure,
    (
        "dossier_id",
        "demande_id",
        "organisme",
        "precision",
        "objet",
        "orientee_le",
        "montant_demande",
        "montant_recu",
        "issue",
        "repondue_le",
    ),
    _ligne_exterieure,
    _exterieure,
)
