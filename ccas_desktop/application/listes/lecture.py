"""Read a list: what it needs, its rows as cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ccas_desktop.application.libelles_aides import libelles_aides
from ccas_desktop.application.listes.filtre import minuit_au_bureau
from ccas_desktop.application.listes.modele import ContexteListe, Liste
from ccas_desktop.application.ports.listes import LigneLue
from ccas_desktop.application.services import Services
from ccas_desktop.application.tableur import Cellule


@dataclass(frozen=True)
class LigneListe:
    """One row as the list shows it.

    Attributes:
        rang: key of the row in the store.
        cellules: by code of column.
        demande_id: the request it is about, None when it is about none.
    """

    rang: int
    objet_id: str
    dossier_id: str
    demande_id: str | None
    cellules: Mapping[str, Cellule]


def lire_contexte(services: Services, liste: Liste) -> ContexteListe:
    """Return what a list needs besides its rows."""
    with services.base.lecture() as base:
        reglages = base.reglages()
        valeurs = {critere: base.valeurs_de_liste(liste.code, critere) for critere in liste.a_lire}
    return ContexteListe(
        jour=services.horloge.aujourdhui(),
        jour_de=services.horloge.jour_de,
        minuit=partial(minuit_au_bureau, services.horloge),
        aides=libelles_aides(services, reglages),
        commune=reglages.ccas.commune,
        agents=reglages.agents,
        valeurs=valeurs,
    )


def lire_lignes(
    services: Services, liste: Liste, contexte: ContexteListe, rangs: Sequence[int]
) -> tuple[LigneListe, ...]:
    """Return the rows of these ranks in that order; those removed meanwhile are left out."""
    with services.base.lecture() as base:
        lues = base.lignes_de_liste(liste.code, rangs)
    return tuple(_ligne(liste, contexte, lue) for lue in lues)


def _ligne(liste: Liste, contexte: ContexteListe, lue: LigneLue) -> LigneListe:
    return LigneListe(
        rang=lue["rang"],
        objet_id=lue["id"],
        dossier_id=lue["dossier_id"],
        demande_id=lue["id"] if liste.code == "demandes" else lue.get("demande_id"),
        cellules={colonne.code: colonne.lire(lue, contexte) for colonne in liste.colonnes},
    )
