"""What the agent asks for one aid and answers by yes or no."""

from __future__ import annotations

from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE, Indicateur, est_libre
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement

RESIDENCE = PAR_CODE["reside_commune"]


def questions_de(aide: Aide) -> tuple[Indicateur, ...]:
    """Return the questions of an aid: whether the person lives here, when a rule reads it, and the aid's own."""
    return tuple(i for i in aide.indicateurs if i is RESIDENCE or est_libre(i))


def toutes_les_questions(reglement: Reglement) -> tuple[Indicateur, ...]:
    """Return the questions of every aid, each once."""
    return tuple(dict.fromkeys(question for aide in reglement.aides for question in questions_de(aide)))


def intitule(question: Indicateur) -> str:
    """Return the question as it is asked at the counter."""
    return "Habite la commune\u00a0?" if question is RESIDENCE else f"{question.libelle.rstrip(' ?')}\u00a0?"


def lit_une_facture(aide: Aide) -> bool:
    """Tell whether the rules of an aid read the amount of an invoice."""
    return PAR_CODE["montant_facture"] in aide.indicateurs
