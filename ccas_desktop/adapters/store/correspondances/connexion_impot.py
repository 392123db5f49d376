"""The access to API Impôt particulier, as a row: no secret, those are in the keyring."""

from __future__ import annotations

from typing import Any

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance
from ccas_desktop.adapters.store.correspondances.valeurs import Ligne
from ccas_desktop.domain.certifie.connexion_impot import ConnexionImpot

_TEXTES = ("url", "url_jeton", "teleservice", "client_id", "certificat", "ressource", "scope", "relais_entete")


def _ligne(connexion: ConnexionImpot) -> dict[str, Any]:
    return {nom: getattr(connexion, nom) for nom in _TEXTES}


def _depuis(ligne: Ligne) -> ConnexionImpot:
    return ConnexionImpot(id=ligne["id"], version=ligne["version"], **{nom: ligne[nom] for nom in _TEXTES})


CONNEXION_IMPOT = Correspondance("connexion_impot", ConnexionImpot, _TEXTES, _ligne, _depuis)


def connexion_impot(db: sqlite_utils.Database) -> ConnexionImpot:
    """Return the access; an empty one on a base that has none."""
    return next(iter(CONNEXION_IMPOT.lister(db, "ORDER BY id LIMIT 1")), ConnexionImpot())
