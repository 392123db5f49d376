"""What a situation would be with one thing changed: a fact, its source, or the day of the deposit."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ccas_desktop.domain.provenance import NatureProvenance, Provenance
from ccas_desktop.domain.reglement.faits.faits_derives import deriver
from ccas_desktop.domain.reglement.faits.foyer_suppose import EcartDuFoyer, supposer
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur
from ccas_desktop.domain.reglement.modele.situation import Fait, Situation, Valeur

# A fact that is not known is supposed as sure as any rule may want it.
SURE = Provenance(NatureProvenance.CERTIFIE)


@dataclass(frozen=True)
class Changement:
    """One thing changed.

    Attributes:
        indicateur: the fact; `verification.DATE_DE_DEPOT` for the day of the deposit.
        avant: None when it is not known.
        nature: the source that the same value would have, when only that changes.
        foyer: the people that make the change, when the counts of the foyer move together.
    """

    indicateur: Indicateur
    avant: Valeur | datetime.date | None
    apres: Valeur | datetime.date
    nature: NatureProvenance | None = None
    foyer: EcartDuFoyer | None = None


def changer(situation: Situation, changement: Changement) -> Situation:
    """Return the situation with that one change; what is computed from the fact is computed again."""
    if changement.foyer is not None:
        return supposer(situation, changement.foyer) or situation
    apres, code = changement.apres, changement.indicateur.code
    if isinstance(apres, datetime.date):
        return replace(situation, depot=apres)
    connu = situation.faits.get(code)
    provenance = connu.provenance if connu else SURE
    if changement.nature is not None:
        provenance = Provenance(changement.nature)
    gardes = {c: fait for c, fait in situation.faits.items() if not _vient_de(c, code, situation.faits)}
    return replace(situation, faits=deriver({**gardes, code: Fait(apres, provenance)}))


def _vient_de(code: str, origine: str, faits: Mapping[str, Fait]) -> bool:
    fait = faits.get(code)
    if fait is None or fait.derivation is None:
        return False
    return any(depuis == origine or _vient_de(depuis, origine, faits) for depuis in fait.derivation.depuis)
