"""Short aids for tests: one condition, one amount, nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

from ccas_desktop.domain.reglement.calcul.evaluation import Evaluation, evaluer
from ccas_desktop.domain.reglement.fichier.lecture import lire_reglement
from ccas_desktop.domain.reglement.modele.model import Reglement
from tests.domain.reglement.outils import situation

MONTANT_FIXE = {"article": "9", "texte": "L’aide est de 40 €.", "montant": 40}


def reglement(
    *conditions: dict[str, Any],
    montant: dict[str, Any] | None = None,
    plafonds: dict[str, Any] | None = None,
    format: int = 1,
    indicateurs: tuple[dict[str, Any], ...] = (),
) -> Reglement:
    """Return a règlement of one aid; each condition gets its rank as article, `indicateurs` are its own."""
    aide: dict[str, Any] = {
        "code": "aide",
        "libelle": "Aide d’essai",
        "voie": "delegation",
        "deliberation": {"numero": "1", "date": date(2025, 1, 1), "article": "1", "effet": date(2025, 1, 1)},
        "condition": [
            {"article": str(rang), "texte": f"Phrase {rang}.", **condition}
            for rang, condition in enumerate(conditions, start=1)
        ],
        "montant": montant or MONTANT_FIXE,
    }
    if plafonds:
        aide["plafonds"] = {"article": "10", "texte": "Plafonds.", **plafonds}
    table: dict[str, Any] = {"format": format, "titre": "Règlement d’essai", "commune": "Essai", "aide": [aide]}
    return lire_reglement({**table, "indicateur": list(indicateurs)} if indicateurs else table)


def evaluer_essai(lu: Reglement, **faits: str | bool) -> Evaluation:
    """Return the evaluation of its only aid for these declared facts."""
    return evaluer(lu.aides[0], situation(**faits), reglement=lu)


RSA = {"indicateur": "beneficiaire_rsa", "est": True}
C2S = {"indicateur": "beneficiaire_c2s", "est": True}
QF = {"indicateur": "quotient_familial", "jusqu_a": 700}
MEJ = {"indicateur": "moyenne_economique_journaliere", "moins_de": 8, "sinon": "commission"}
