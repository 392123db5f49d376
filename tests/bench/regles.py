"""The rules: one evaluation with its trace, ten thousand of them replayed, hostile files refused."""

from __future__ import annotations

import contextlib
import statistics
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

from ccas_desktop.adapters.baremes_file import BaremesDuDossier
from ccas_desktop.adapters.reglement_file import lire_fichier, lire_texte
from ccas_desktop.application.errors import ReglementIllisible
from ccas_desktop.domain.reglement.calcul.evaluation import evaluer
from ccas_desktop.domain.reglement.faits.faits_derives import deriver, total
from ccas_desktop.domain.reglement.modele.model import Reglement
from ccas_desktop.domain.reglement.modele.situation import AideRecue, Fait, LigneMontant, Matiere, Situation
from tests.bench.mesure import Mesure
from tests.hostiles import HOSTILES

RACINE = Path(__file__).parents[2]
DEMONSTRATION = RACINE / "resources" / "reglements" / "demonstration.toml"
# A rule whose indicators are computed from the budget, month after month.
LOURDE = RACINE / "tests" / "data" / "reglements" / "r22_fsl_cotes_d_armor.toml"
JOUR = date(2026, 11, 23)
TOURS, REJEUES = 400, 10_000
BARRE_EVALUATION_MS, BARRE_REJEU_S, BARRE_HOSTILE_S = 2.0, 20.0, 1.0


def mesures() -> list[Mesure]:
    """Return the figures of the rules."""
    simple, lourde = lire_fichier(DEMONSTRATION), lire_fichier(LOURDE)
    return [
        Mesure("evaluation", _mediane_ms(simple, "aide_energie"), "ms", bar=BARRE_EVALUATION_MS),
        Mesure("evaluation_d_un_budget", _mediane_ms(lourde, "acces_logement"), "ms", bar=BARRE_EVALUATION_MS),
        Mesure("rejeu_de_10_000", _rejeu_s(lourde, "acces_logement"), "s", bar=BARRE_REJEU_S),
        Mesure("fichier_hostile_le_plus_long", _pire_hostile_s(), "s", bar=BARRE_HOSTILE_S),
    ]


def situation(rang: int) -> Situation:
    ressources = tuple(
        LigneMontant(nature, Decimal(300 + rang % 700), nature=nature)
        for nature in ("salaire", "rsa", "prime_activite", "allocations_familiales", "aide_logement", "asf")
    )
    charges = tuple(
        LigneMontant(nature, Decimal(60 + rang % 90), nature=nature)
        for nature in ("loyer", "charges_locatives", "electricite", "eau", "mutuelle", "telephone_internet")
    )
    faits = {
        "ressources_mensuelles": total(ressources),
        "charges_mensuelles": total(charges),
        "nombre_personnes": Fait(Decimal(1 + rang % 7)),
        "montant_facture": Fait(Decimal(512)),
        "montant_demande": Fait(Decimal(300)),
        "deja_verse_annee_aide": Fait(Decimal(100)),
        "reside_commune": Fait(True),
    }
    recues = tuple(AideRecue("aide_energie", date(2026, 1 + mois, 5), Decimal(40)) for mois in range(10))
    return Situation(JOUR, deriver(faits), JOUR, Matiere(ressources, charges, (), None, recues))


def _mediane_ms(reglement: Reglement, code: str) -> float:
    baremes = BaremesDuDossier(RACINE / "resources" / "baremes").fournis()
    aide = reglement.aide(code)
    durees = []
    for rang in range(TOURS):
        cas = situation(rang)
        durees.append(_duree(lambda s=cas: evaluer(aide, s, reglement=reglement, baremes=baremes)))  # type: ignore[misc]
    return statistics.median(durees) * 1000


def _rejeu_s(reglement: Reglement, code: str) -> float:
    aide = reglement.aide(code)

    def rejouer() -> None:
        for rang in range(REJEUES):
            evaluer(aide, situation(rang), reglement=reglement)

    return _duree(rejouer)


def _pire_hostile_s() -> float:
    def refuser(texte: str) -> None:
        with contextlib.suppress(ReglementIllisible):
            lire_texte(texte)

    return max(_duree(lambda t=texte: refuser(t)) for texte in HOSTILES.values())  # type: ignore[misc]


def _duree(faire: Callable[[], object]) -> float:
    debut = time.perf_counter()
    faire()
    return time.perf_counter() - debut
