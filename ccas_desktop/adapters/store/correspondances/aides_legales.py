"""The legal aids received and passed on, as rows."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance, lignes
from ccas_desktop.adapters.store.correspondances.valeurs import (
    Ligne,
    date_ou_rien,
    instant_en_texte,
    json_de,
    texte_ou_rien,
)
from ccas_desktop.application.vues import AideLegaleDue
from ccas_desktop.domain.demandes.aides_legales import (
    DossierAideLegale,
    GenreAideLegale,
    ObligeAlimentaire,
    SuiteLegale,
)

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
        "effet_prolonge": int(aide.effet_prolonge),
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
        effet_prolonge=bool(ligne["effet_prolonge"]),
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


def aides_legales_en_cours(db: sqlite_utils.Database, limite: int) -> tuple[AideLegaleDue, ...]:
    """Return the files not passed on yet, and the emergency admissions not confirmed, the oldest first."""
    a_transmettre = f"{_AVEC_NUMERO} WHERE aide_legale.transmis_le IS NULL ORDER BY aide_legale.depose_le LIMIT ?"
    a_confirmer = (
        f"{_AVEC_NUMERO} WHERE aide_legale.prononcee_le IS NOT NULL AND aide_legale.decidee_le IS NULL"
        " ORDER BY aide_legale.prononcee_le LIMIT ?"
    )
    lues = {
        ligne["id"]: AideLegaleDue(_aide(ligne), ligne["numero_dossier"])
        for sql in (a_transmettre, a_confirmer)
        for ligne in lignes(db, sql, (limite,))
    }
    return tuple(lues.values())


_AVEC_NUMERO = (
    "SELECT aide_legale.*, dossier.numero AS numero_dossier FROM aide_legale"
    " CROSS JOIN dossier ON dossier.id = aide_legale.dossier_id"
)
AIDE_LEGALE = Correspondance(
    "aide_legale",
    DossierAideLegale,
    (*_TEXTES, *_JOURS, "genre", "depose_le", "depose_a", "pieces", "suite", "effet_prolonge"),
    _ligne_aide,
    _aide,
)
OBLIGE = Correspondance(
    "oblige_alimentaire",
    ObligeAlimentaire,
    (*_TEXTES_OBLIGE, "information_le"),
    _ligne_oblige,
    _oblige,
)
