"""An evaluation as `ccas-desktop evaluate` prints it and as a decision keeps it: every amount a decimal text."""

from __future__ import annotations

from decimal import Decimal

from ccas_desktop.domain.reglement.calcul.evaluation import Evaluation
from ccas_desktop.domain.reglement.calcul.trace_json import trace_en_json


def evaluation_en_json(evaluation: Evaluation) -> dict[str, object]:
    """Return a JSON-able copy of an evaluation."""
    return {
        "aide": evaluation.aide,
        "libelle": evaluation.libelle,
        "issue": evaluation.issue.value,
        "montant": _decimal(evaluation.montant, centimes=True),
        "montant_exact": _decimal(evaluation.montant_exact),
        "plafonnee": evaluation.plafonnee,
        "mensualites": [f"{somme:.2f}" for somme in evaluation.mensualites],
        "incomplets": list(evaluation.incomplets),
        "manquants": [
            {"code": manquant.code, "libelle": manquant.libelle, "question": manquant.question}
            for manquant in evaluation.manquants
        ],
        "motifs": [
            {
                "article": motif.article,
                "texte": motif.texte,
                "en_fait": motif.en_fait,
                "en_droit": motif.en_droit,
                "orientation": motif.orientation,
                "derogation_par": motif.derogation_par.value if motif.derogation_par else "",
            }
            for motif in evaluation.motifs
        ],
        "trace": trace_en_json(evaluation.trace),
    }


def _decimal(montant: Decimal | None, *, centimes: bool = False) -> str | None:
    if montant is None:
        return None
    return f"{montant:.2f}" if centimes else f"{montant:f}"
