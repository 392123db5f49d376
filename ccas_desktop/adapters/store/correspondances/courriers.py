"""The letters produced, as rows; the file of each in a table apart that lists never read."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance, premiere
from ccas_desktop.adapters.store.correspondances.valeurs import (
    Ligne,
    date_ou_rien,
    instant_en_texte,
    json_de,
    texte_ou_rien,
)
from ccas_desktop.application.errors import EnregistrementAbsent
from ccas_desktop.domain.courrier.courrier_produit import Courrier, ModeRemise


def _ligne_courrier(courrier: Courrier) -> dict[str, Any]:
    return {
        "dossier_id": courrier.dossier_id,
        "demande_id": courrier.demande_id,
        "decision_id": courrier.decision_id,
        "modele": courrier.modele,
        "produit_le": instant_en_texte(courrier.produit_le),
        "contenu": courrier.contenu,
        "caracteres_remplaces": json_de(courrier.caracteres_remplaces),
        "impressions": courrier.impressions,
        "remis_le": texte_ou_rien(courrier.remis_le),
        "mode_remise": courrier.mode_remise or "",
    }


def _courrier(ligne: Ligne) -> Courrier:
    return Courrier(
        id=ligne["id"],
        version=ligne["version"],
        dossier_id=ligne["dossier_id"],
        demande_id=ligne["demande_id"],
        decision_id=ligne["decision_id"],
        modele=ligne["modele"],
        produit_le=datetime.fromisoformat(ligne["produit_le"]),
        contenu=ligne["contenu"],
        caracteres_remplaces=tuple(json.loads(ligne["caracteres_remplaces"])),
        impressions=ligne["impressions"],
        remis_le=date_ou_rien(ligne["remis_le"]),
        mode_remise=ModeRemise(ligne["mode_remise"]) if ligne["mode_remise"] else None,
    )


COURRIER = Correspondance(
    "courrier",
    Courrier,
    (
        "dossier_id",
        "demande_id",
        "decision_id",
        "modele",
        "produit_le",
        "contenu",
        "caracteres_remplaces",
        "impressions",
        "remis_le",
        "mode_remise",
    ),
    _ligne_courrier,
    _courrier,
)


def ajouter_pdf(db: sqlite_utils.Database, courrier_id: str, pdf: bytes) -> None:
    """Keep the file of a letter."""
    db.execute("INSERT INTO courrier_pdf (courrier_id, pdf) VALUES (?, ?)", (courrier_id, pdf))


def pdf_du_courrier(db: sqlite_utils.Database, courrier_id: str) -> bytes:
    """Return the file of a letter. Raises EnregistrementAbsent."""
    ligne = premiere(db, "SELECT pdf FROM courrier_pdf WHERE courrier_id = ?", (courrier_id,))
    if ligne is None:
        raise EnregistrementAbsent("courrier_pdf")
    return bytes(ligne["pdf"])
