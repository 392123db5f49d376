"""The dossier, its people and its budget, as rows."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import sqlite_utils

from ccas_desktop.adapters.store.correspondance import Correspondance
from ccas_desktop.adapters.store.valeurs import (
    Ligne,
    date_ou_rien,
    json_de,
    mois_ou_rien,
    provenance_depuis,
    provenance_en_json,
    texte_ou_rien,
)
from ccas_desktop.domain.budget import LigneBudget
from ccas_desktop.domain.dossier import Adresse, Dossier, DossierComplet
from ccas_desktop.domain.foyer import Lien, Usager
from ccas_desktop.domain.identite import DateNaissance, Identite, LieuNaissance, Sexe


def _ligne_dossier(dossier: Dossier) -> dict[str, Any]:
    return {
        "numero": dossier.numero,
        "ouvert_le": str(dossier.ouvert_le),
        "adresse": json_de(vars(dossier.adresse)),
        "note": dossier.note,
    }


def _dossier(ligne: Ligne) -> Dossier:
    return Dossier(
        id=ligne["id"],
        version=ligne["version"],
        numero=ligne["numero"],
        ouvert_le=date.fromisoformat(ligne["ouvert_le"]),
        adresse=Adresse(**json.loads(ligne["adresse"])),
        note=ligne["note"],
    )


def _ligne_usager(usager: Usager) -> dict[str, Any]:
    identite = usager.identite
    return {
        "dossier_id": usager.dossier_id,
        "nom_famille": identite.nom_famille,
        "nom_usage": identite.nom_usage,
        "prenoms": json_de(identite.prenoms),
        "sexe": texte_ou_rien(identite.sexe),
        "date_naissance": texte_ou_rien(identite.date_naissance),
        "lieu_naissance": json_de(vars(identite.lieu_naissance)) if identite.lieu_naissance else None,
        "lien": str(usager.lien),
        "arrivee": texte_ou_rien(usager.arrivee),
        "depart": texte_ou_rien(usager.depart),
        "presence": str(usager.presence),
        "telephone": usager.telephone,
        "courriel": usager.courriel,
    }


def usager_depuis(ligne: Ligne) -> Usager:
    """Return the person of a row."""
    return Usager(
        id=ligne["id"],
        version=ligne["version"],
        dossier_id=ligne["dossier_id"],
        identite=_identite(ligne),
        lien=Lien(ligne["lien"]),
        arrivee=date_ou_rien(ligne["arrivee"]),
        depart=date_ou_rien(ligne["depart"]),
        presence=Decimal(ligne["presence"]),
        telephone=ligne["telephone"],
        courriel=ligne["courriel"],
    )


def _identite(ligne: Ligne) -> Identite:
    naissance, lieu = ligne["date_naissance"], ligne["lieu_naissance"]
    return Identite(
        nom_famille=ligne["nom_famille"],
        prenoms=tuple(json.loads(ligne["prenoms"])),
        sexe=Sexe(ligne["sexe"]) if ligne["sexe"] else None,
        nom_usage=ligne["nom_usage"],
        date_naissance=DateNaissance.lire(naissance) if naissance else None,
        lieu_naissance=LieuNaissance(**json.loads(lieu)) if lieu else None,
    )


def _ligne_de_budget(ligne: LigneBudget) -> dict[str, Any]:
    return {
        "dossier_id": ligne.dossier_id,
        "usager_id": ligne.usager_id,
        "nature": ligne.nature,
        "precision": ligne.precision,
        "montant": str(ligne.montant),
        "debut": texte_ou_rien(ligne.debut),
        "fin": texte_ou_rien(ligne.fin),
        "provenance": provenance_en_json(ligne.provenance),
    }


def _budget(ligne: Ligne) -> LigneBudget:
    return LigneBudget(
        id=ligne["id"],
        version=ligne["version"],
        dossier_id=ligne["dossier_id"],
        usager_id=ligne["usager_id"],
        nature=ligne["nature"],
        precision=ligne["precision"],
        montant=Decimal(ligne["montant"]),
        debut=mois_ou_rien(ligne["debut"]),
        fin=mois_ou_rien(ligne["fin"]),
        provenance=provenance_depuis(ligne["provenance"]),
    )


DOSSIER = Correspondance(
    "dossier",
    Dossier,
    ("numero", "ouvert_le", "adresse", "note"),
    _ligne_dossier,
    _dossier,
    dossier_de=lambda dossier: dossier.id,
)
USAGER = Correspondance(
    "usager",
    Usager,
    (
        "dossier_id",
        "nom_famille",
        "nom_usage",
        "prenoms",
        "sexe",
        "date_naissance",
        "lieu_naissance",
        "lien",
        "arrivee",
        "depart",
        "presence",
        "telephone",
        "courriel",
    ),
    _ligne_usager,
    usager_depuis,
    dossier_de=lambda usager: usager.dossier_id,
)
LIGNE_BUDGET = Correspondance(
    "ligne_budget",
    LigneBudget,
    ("dossier_id", "usager_id", "nature", "precision", "montant", "debut", "fin", "provenance"),
    _ligne_de_budget,
    _budget,
    dossier_de=lambda ligne: ligne.dossier_id,
)


def dossier_complet(db: sqlite_utils.Database, dossier_id: str) -> DossierComplet:
    """Return a dossier with its people, in the order they were entered, and its budget."""
    return DossierComplet(
        DOSSIER.lire(db, dossier_id),
        USAGER.lister(db, "WHERE dossier_id = ? ORDER BY id", (dossier_id,)),
        LIGNE_BUDGET.lister(db, "WHERE dossier_id = ? ORDER BY id", (dossier_id,)),
    )
