"""Many letters for the printer in one file: those of the post apart from those that must be handed over."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ccas_desktop.application.courriers.envois import trier_envois
from ccas_desktop.application.courriers.signature import exiger_signature_du_courrier
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.messages.acheminement import RAISONS
from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.services import Services
from ccas_desktop.domain.courrier.courrier_produit import Courrier
from ccas_desktop.domain.courrier.lecture import depuis_json
from ccas_desktop.domain.courrier.produite import LettreProduite
from ccas_desktop.domain.errors import RefusMetier

# Above, the memory of the composition is that of the whole PC (docs/architecture.md, Speed).
LETTRES_MAX = 500


@dataclass(frozen=True)
class LotDeLettres:
    """The letters to print, in the order of the list, and how many are left out for each reason, in words.

    Attributes:
        laisses: those that may not be posted.
        sans_signature: those never printed yet, that their signatory may no longer sign.
    """

    courriers: tuple[Courrier, ...]
    laisses: Mapping[str, int] = field(default_factory=dict)
    sans_signature: int = 0


def trier_le_lot(services: Services, ids: Sequence[str]) -> LotDeLettres:
    """Return the letters of these ids that may be signed and posted, and why the others may not."""
    jour = services.horloge.aujourdhui()
    with services.base.lecture() as base:
        courriers = [base.lire(Courrier, identifiant) for identifiant in ids]
        signables = [courrier for courrier in courriers if _peut_etre_signe(base, courrier, jour)]
    tri = trier_envois(services, signables)
    laisses = Counter(RAISONS[bloque.empechement] for bloque in tri.bloques)
    return LotDeLettres(tri.postables, laisses, len(courriers) - len(signables))


def composer_le_lot(services: Services, lot: LotDeLettres) -> LettreProduite:
    """Return the letters as one file; those already printed say that they are a duplicata. Raises LettreImpossible."""
    lettres = [depuis_json(json.loads(courrier.contenu)) for courrier in lot.courriers]
    deja = {rang for rang, courrier in enumerate(lot.courriers) if courrier.impressions}
    return services.lettres.produire_lot(lettres, duplicatas=deja)


def noter_impressions(services: Services, auteur: Auteur, lot: LotDeLettres) -> None:
    """Count a printing of each letter, once the printer took them."""
    with services.base.ecriture(auteur) as base:
        for courrier in lot.courriers:
            base.noter_impression(courrier.dossier_id, courrier.id)
            # Read again: it may have been handed over while the printer worked.
            present = base.lire(Courrier, courrier.id)
            base.enregistrer(replace(present, impressions=present.impressions + 1))


def _peut_etre_signe(base: Lecture, courrier: Courrier, jour: date) -> bool:
    try:
        exiger_signature_du_courrier(base, courrier, jour)
    except RefusMetier:
        return False
    return True
