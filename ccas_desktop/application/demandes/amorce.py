"""What is known of a request before it is typed: the aid, the answers, the amounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class Amorce:
    """What a new request starts with; an empty code when no aid is chosen yet.

    Attributes:
        reponses: yes or no, by code of question.
        renouvelle_id: the former request to copy and renew; empty for a first one.
    """

    aide: str = ""
    reponses: Mapping[str, bool] = field(default_factory=dict)
    montant_facture: Decimal | None = None
    montant_demande: Decimal | None = None
    renouvelle_id: str = ""
