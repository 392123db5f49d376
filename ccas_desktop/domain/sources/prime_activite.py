"""Prime d'activité (api.md 1.5, point 4)."""

from __future__ import annotations

from ccas_desktop.domain.reponses.indicateur import Indicateur, Unite
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.description import Bloc
from ccas_desktop.domain.sources.prestation import bloc_beneficiaire, prestation

PRIME_ACTIVITE = prestation(
    Source.PRIME_ACTIVITE,
    "Prime d’activité",
    Indicateur(
        "beneficiaire_prime_activite",
        "Bénéficiaire de la prime d’activité",
        Unite.OUI_NON,
        "Demander la prime d’activité à la CAF ou à la MSA, ou la lire sur l’attestation.",
    ),
    (
        bloc_beneficiaire("prime_activite", "prime d’activité"),
        Bloc("avec_majoration", "prime_activite_majoration", "majoration de la prime d’activité"),
    ),
    ping="cnaf_msa_prime_activite",
    piece="Attestation de prime d’activité de moins de trois mois",
)
