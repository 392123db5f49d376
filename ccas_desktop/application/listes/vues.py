"""The views of a list: those the program offers, those the office keeps, and how many rows each holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.listes.filtre import nettoyer, requete
from ccas_desktop.application.listes.modele import ContexteListe, Liste
from ccas_desktop.application.services import Services
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.vue_liste import NOM_MAX, VueListe

TOUTES = "toutes"


@dataclass(frozen=True)
class Vue:
    """One view, ready-made or kept.

    Attributes:
        code: names it on the screen; the id of a kept one.
        gardee: the record of a kept one.
    """

    code: str
    nom: str
    filtre: Mapping[str, str] = field(default_factory=dict)
    tri: str = ""
    decroissant: bool = False
    colonnes: tuple[str, ...] = ()
    gardee: VueListe | None = None


def vues_de_la_liste(services: Services, liste: Liste) -> tuple[Vue, ...]:
    """Return the views: everything, the ready-made ones, then those of the office by name."""
    with services.base.lecture() as base:
        gardees = base.vues_de_liste(liste.code)
    pretes = (Vue(vue.code, vue.nom, vue.filtre, vue.tri, vue.decroissant) for vue in liste.vues)
    return (_toutes(liste), *pretes, *(_vue(liste, gardee) for gardee in gardees))


def compter_vues(
    services: Services, liste: Liste, contexte: ContexteListe, vues: Sequence[Vue], annule: Callable[[], bool]
) -> dict[str, int]:
    """Return how many rows each view holds now, by code; those not counted yet are left out once `annule`."""
    nombres: dict[str, int] = {}
    for vue in vues:
        if annule():
            break
        with services.base.lecture() as base:
            nombres[vue.code] = base.compter_liste(requete(liste, vue.filtre, contexte)).lignes
    return nombres


def garder_vue(services: Services, auteur: Auteur, liste: Liste, vue: Vue) -> Vue:
    """Keep a view for the whole office; one of that name is replaced. Raises RefusMetier on a name that cannot be."""
    nom = " ".join(vue.nom.split())
    if not nom:
        raise RefusMetier("obligatoire", champ="nom")
    if len(nom) > NOM_MAX:
        raise RefusMetier("nom_trop_long", champ="nom", maximum=str(NOM_MAX))
    if nom.casefold() in {_toutes(liste).nom.casefold(), *(prete.nom.casefold() for prete in liste.vues)}:
        raise RefusMetier("nom_deja_pris", champ="nom", nom=nom)
    with services.base.ecriture(auteur) as base:
        ancienne = next((v for v in base.vues_de_liste(liste.code) if v.nom.casefold() == nom.casefold()), None)
        depart = ancienne or VueListe(id=nouvel_id(), liste=liste.code, nom=nom)
        return _vue(
            liste,
            base.enregistrer(
                replace(
                    depart,
                    nom=nom,
                    filtre=nettoyer(liste, vue.filtre),
                    tri=vue.tri,
                    decroissant=vue.decroissant,
                    colonnes=vue.colonnes,
                )
            ),
        )


def retirer_vue(services: Services, auteur: Auteur, vue: VueListe) -> str:
    """Forget a view for the whole office, and return the lot that puts it back when undone."""
    with services.base.ecriture(auteur) as base:
        base.supprimer(vue)
        return base.lot


def _toutes(liste: Liste) -> Vue:
    return Vue(TOUTES, liste.tout, {}, liste.tri, liste.decroissant)


def _vue(liste: Liste, gardee: VueListe) -> Vue:
    filtre = nettoyer(liste, gardee.filtre)
    return Vue(gardee.id, gardee.nom, filtre, gardee.tri, gardee.decroissant, gardee.colonnes, gardee)
