"""Every source, in the order it is listed to the agent."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.domain.reponses.indicateur import Indicateur
from ccas_desktop.domain.sources.administrations import nom_du_fournisseur
from ccas_desktop.domain.sources.allocation_adulte_handicape import ALLOCATION_ADULTE_HANDICAPE
from ccas_desktop.domain.sources.allocation_enfant_handicape import ALLOCATION_ENFANT_HANDICAPE
from ccas_desktop.domain.sources.allocation_rentree_scolaire import ALLOCATION_RENTREE_SCOLAIRE
from ccas_desktop.domain.sources.allocation_soutien_familial import ALLOCATION_SOUTIEN_FAMILIAL
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.complementaire_sante_solidaire import COMPLEMENTAIRE_SANTE_SOLIDAIRE
from ccas_desktop.domain.sources.description import DescriptionSource
from ccas_desktop.domain.sources.etudiant_boursier import ETUDIANT_BOURSIER
from ccas_desktop.domain.sources.indemnites_france_travail import INDEMNITES_FRANCE_TRAVAIL
from ccas_desktop.domain.sources.prime_activite import PRIME_ACTIVITE
from ccas_desktop.domain.sources.quotient_familial import QUOTIENT_FAMILIAL
from ccas_desktop.domain.sources.revenu_solidarite_active import REVENU_SOLIDARITE_ACTIVE
from ccas_desktop.domain.sources.scolarite import SCOLARITE
from ccas_desktop.domain.sources.statut_demandeur_emploi import STATUT_DEMANDEUR_EMPLOI
from ccas_desktop.domain.sources.statut_etudiant import STATUT_ETUDIANT

DESCRIPTIONS: Mapping[Source, DescriptionSource] = {
    description.source: description
    for description in (
        QUOTIENT_FAMILIAL,
        COMPLEMENTAIRE_SANTE_SOLIDAIRE,
        REVENU_SOLIDARITE_ACTIVE,
        PRIME_ACTIVITE,
        ALLOCATION_ADULTE_HANDICAPE,
        ALLOCATION_SOUTIEN_FAMILIAL,
        ALLOCATION_ENFANT_HANDICAPE,
        ALLOCATION_RENTREE_SCOLAIRE,
        STATUT_DEMANDEUR_EMPLOI,
        INDEMNITES_FRANCE_TRAVAIL,
        SCOLARITE,
        STATUT_ETUDIANT,
        ETUDIANT_BOURSIER,
    )
}
INDICATEURS: tuple[Indicateur, ...] = tuple(
    fait.indicateur for description in DESCRIPTIONS.values() for fait in description.faits
)
SOURCES_DE: Mapping[str, tuple[Source, ...]] = {
    indicateur.code: tuple(s for s, d in DESCRIPTIONS.items() if any(f.indicateur == indicateur for f in d.faits))
    for indicateur in INDICATEURS
}
SCOPES_EN_FRANCAIS: Mapping[str, str] = {
    scope: libelle
    for description in DESCRIPTIONS.values()
    for scope, libelle in (*((b.scope, b.libelle) for b in description.blocs), *description.autres_scopes)
}


def administration(source: Source, fournisseur: str | None) -> str:
    """Return the body that holds the data, as the person knows it; an unknown one is said as the service names it."""
    return DESCRIPTIONS[source].administration if fournisseur is None else nom_du_fournisseur(fournisseur)
