"""What a rule may answer, who decides, and which day chooses the rules."""

from __future__ import annotations

from enum import StrEnum


class Issue(StrEnum):
    """What a rule answers. Unknown is never a refusal: it is `information_manquante`."""

    ELIGIBLE = "eligible"
    NON_ELIGIBLE = "non_eligible"
    COMMISSION = "commission"
    INFORMATION_MANQUANTE = "information_manquante"
    DEROGATION = "derogation_possible"
    QUOTA_EPUISE = "quota_epuise"
    REGLE_INCOMPLETE = "regle_incomplete"


class QuiRegit(StrEnum):
    """The day that chooses the version of the rules and of the scales: a choice of the CCAS (domain.md 1.8, 9)."""

    DEPOT = "depot"
    DECISION = "decision"


class Voie(StrEnum):
    """Who decides the aid (CASF R123-19 to R123-22)."""

    DELEGATION = "delegation"
    COMMISSION = "commission"
    CONSEIL = "conseil"
