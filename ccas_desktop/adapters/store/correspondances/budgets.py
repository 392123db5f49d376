"""The lines of the budget, the natures that the CCAS added and the snapshots, as rows."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance
from ccas_desktop.adapters.store.correspondances.valeurs import (
    Ligne,
    date_ou_rien,
    decimal_ou_rien,
    json_de,
    mois_ou_rien,
    provenance_depuis,
    provenance_en_json,
    texte_ou_rien,
)
from ccas_desktop.domain.dossiers.budget import BlocBudget, LigneBudget
from ccas_desktop.domain.dossiers.instantanes import InstantaneBudget, MembreFige, Occasion
from ccas_desktop.domain.dossiers.natures_budget import NatureAjoutee
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import DateNaissance


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
        "intitule": ligne.intitule,
        "bloc_ajoute": texte_ou_rien(ligne.bloc_ajoute),
        "creancier": ligne.creancier,
        "reste_du": texte_ou_rien(ligne.reste_du),
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
        intitule=ligne["intitule"],
        bloc_ajoute=BlocBudget(ligne["bloc_ajoute"]) if ligne["bloc_ajoute"] else None,
        creancier=ligne["creancier"],
        reste_du=decimal_ou_rien(ligne["reste_du"]),
    )


def _ligne_nature(nature: NatureAjoutee) -> dict[str, Any]:
    return {"libelle": nature.libelle, "bloc": str(nature.bloc), "en_service": int(nature.en_service)}


def _nature(ligne: Ligne) -> NatureAjoutee:
    return NatureAjoutee(
        id=ligne["id"],
        version=ligne["version"],
        libelle=ligne["libelle"],
        bloc=BlocBudget(ligne["bloc"]),
        en_service=bool(ligne["en_service"]),
    )


def _ligne_instantane(instantane: InstantaneBudget) -> dict[str, Any]:
    figees = [{"id": ligne.id, "version": ligne.version, **_ligne_de_budget(ligne)} for ligne in instantane.lignes]
    return {
        "dossier_id": instantane.dossier_id,
        "demande_id": instantane.demande_id,
        "pris_le": str(instantane.pris_le),
        "motif": instantane.precision,
        "occasion": str(instantane.occasion),
        "lignes": json_de(figees),
        "noms": json_de(dict(instantane.noms)),
        "personnes": str(instantane.personnes),
        "foyer": json_de([_membre(membre) for membre in instantane.foyer]),
    }


def _membre(membre: MembreFige) -> dict[str, Any]:
    return {
        "usager_id": membre.usager_id,
        "lien": str(membre.lien),
        "naissance": texte_ou_rien(membre.naissance),
        "presence": str(membre.presence),
        "arrivee": texte_ou_rien(membre.arrivee),
        "depart": texte_ou_rien(membre.depart),
    }


def _membre_lu(membre: Ligne) -> MembreFige:
    return MembreFige(
        membre["usager_id"],
        Lien(membre["lien"]),
        DateNaissance.lire(membre["naissance"]) if membre["naissance"] else None,
        Decimal(membre["presence"]),
        date_ou_rien(membre["arrivee"]),
        date_ou_rien(membre["depart"]),
    )


def _instantane(ligne: Ligne) -> InstantaneBudget:
    return InstantaneBudget(
        id=ligne["id"],
        version=ligne["version"],
        dossier_id=ligne["dossier_id"],
        demande_id=ligne["demande_id"],
        pris_le=date.fromisoformat(ligne["pris_le"]),
        precision=ligne["motif"],
        occasion=Occasion(ligne["occasion"]),
        lignes=tuple(_budget(figee) for figee in json.loads(ligne["lignes"])),
        noms=json.loads(ligne["noms"]),
        personnes=Decimal(ligne["personnes"]),
        foyer=tuple(_membre_lu(membre) for membre in json.loads(ligne["foyer"])),
    )


LIGNE_BUDGET = Correspondance(
    "ligne_budget",
    LigneBudget,
    (
        "dossier_id",
        "usager_id",
        "nature",
        "precision",
        "montant",
        "debut",
        "fin",
        "provenance",
        "intitule",
        "bloc_ajoute",
        "creancier",
        "reste_du",
    ),
    _ligne_de_budget,
    _budget,
)
NATURE_AJOUTEE = Correspondance(
    "nature_budget", NatureAjoutee, ("libelle", "bloc", "en_service"), _ligne_nature, _nature
)
INSTANTANE = Correspondance(
    "instantane_budget",
    InstantaneBudget,
    ("dossier_id", "demande_id", "pris_le", "motif", "occasion", "lignes", "noms", "personnes", "foyer"),
    _ligne_instantane,
    _instantane,
)
