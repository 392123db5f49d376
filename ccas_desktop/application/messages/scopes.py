"""What a token allows, said in French."""

from __future__ import annotations

from collections.abc import Iterable

_LIBELLES = {
    "cnaf_quotient_familial": "quotient familial",
    "cnaf_allocataires": "allocataires de la Caf ou de la MSA",
    "cnaf_enfants": "enfants connus de la Caf ou de la MSA",
    "cnaf_adresse": "adresse connue de la Caf ou de la MSA",
    "complementaire_sante_solidaire": "complémentaire santé solidaire",
    "revenu_solidarite_active": "RSA",
    "revenu_solidarite_active_majoration": "majoration du RSA",
    "prime_activite": "prime d’activité",
    "prime_activite_majoration": "majoration de la prime d’activité",
    "allocation_adulte_handicape": "AAH",
    "allocation_soutien_familial": "ASF",
}


def libelles_scopes(scopes: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the rights, those known first in our order; an unknown one is said as the service does."""
    presents = set(scopes)
    connus = tuple(libelle for scope, libelle in _LIBELLES.items() if scope in presents)
    return (*connus, *sorted(presents - _LIBELLES.keys()))
