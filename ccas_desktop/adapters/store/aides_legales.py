"""The legal aids received and passed on, as rows."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from ccas_desktop.adapters.store.correspondance import Correspondance
from ccas_desktop.adapters.store.valeurs import Ligne, date_ou_rien, instant_en_texte, json_de, texte_ou_rien
from ccas_desktop.domain.aides_legales import DossierAideLegale, GenreAideLegale, ObligeAlimentaire, SuiteLegale

_JOURS = ("entree_le", "prononcee_le", "departement_averti_le", "transmis_le", "decidee_le")
_TEXTES = ("dossier_id", "demandeur_id", "autorite", "precision", "observations")
_TEXTES_OBLIGE = ("dossier_id", "aide_legale_id", "nom", "prenom", "lien", "adresse", "reponse")


def _ligne_aide(aide: DossierAideLegale) -> dict[str, Any]:
    return {
        **{nom: getattr(aide, nom) for nom in _TEXTES},
        **{nom: texte_ou_rien(getattr(aide, nom)) for nom in _JOURS},
        "genre": str(aide.genre),
        "depose_le": str(aide.depose_le),
        "depose_a": instant_en_texte(aide.depose_a),
        "pieces": json_de(aide.pieces),
        "suite": str(aide.suite),
    }


def _aide(ligne: Ligne) -> DossierAideLegale:
    return DossierAideLegale(
        id=ligne["id"],
        version=ligne["version"],
        genre=GenreAideLegale(ligne["genre"]),
        depose_le=date.fromisoformat(ligne["depose_le"]),
        depose_a=datetime.fromisoformat(ligne["depose_a"]),
        pieces=tuple(json.loads(ligne["pieces"])),
        suite=SuiteLegale(ligne["suite"]),
        entree_le=date_ou_rien(ligne["entree_le"]),
        prononcee_le=date_ou_rien(ligne["prononcee_le"]),
        departement_averti_le=date_ou_rien(ligne["departement_averti_le"]),
        transmis_le=date_ou_rien(ligne["transmis_le"]),
        decidee_le=date_ou_rien(ligne["decidee_le"]),
        **{nom: ligne[nom] for nom in _TEXTES},
    )


def _ligne_oblige(oblige: ObligeAlimentaire) -> dict[str, Any]:
    textes = {nom: getattr(oblige, nom) for nom in _TEXTES_OBLIGE}
    return {**textes, "information_le": texte_ou_rien(oblige.information_le)}


def _oblige(ligne: Ligne) -> ObligeAlimentaire:
    return ObligeAlimentaire(
        id=ligne["id"],
        version=ligne["version"],
        information_le=date_ou_rien(ligne["information_le"]),
        **{nom: ligne[nom] for nom in _TEXTES_OBLIGE},
    )


AIDE_LEGALE = Correspondance(
    "aide_legale",
    DossierAideLegale,
    (*_TEXTES, *_JOURS, "genre", "depose_le", "depose_a", "pieces", "suite"),
    _ligne_aide,
    _aide,
    dossier_de=lambda aide: aide.dossier_id,
)
OBLIGE = Correspondance(
    "oblige_alimentaire",
    ObligeAlimentaire,
    (*_TEXTES_OBLIGE, "information_le"),
    _ligne_oblige,
    _oblige,
    dossier_de=lambda oblige: oblige.dossier_id,
)
