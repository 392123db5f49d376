"""Batches, saved mappings and past aids, as rows."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance
from ccas_desktop.adapters.store.correspondances.valeurs import (
    Ligne,
    date_ou_rien,
    decimal_ou_rien,
    instant_en_texte,
    instant_ou_rien,
    json_de,
    texte_ou_rien,
)
from ccas_desktop.domain.dossiers.reprise import AideReprise, EtatImport, Import, ModeleColonnes, SensReprise


def _ligne_import(batch: Import) -> dict[str, Any]:
    return {
        "lot": batch.lot,
        "fichier": batch.fichier,
        "empreinte": batch.empreinte,
        "auteur": batch.auteur,
        "commence_le": instant_en_texte(batch.commence_le),
        "etat": str(batch.etat),
        "fini_le": instant_en_texte(batch.fini_le) if batch.fini_le else None,
        "compte": json_de(dict(batch.compte)),
        "refus": json_de(dict(batch.refus)) if batch.refus else "",
    }


def _import(ligne: Ligne) -> Import:
    return Import(
        id=ligne["id"],
        version=ligne["version"],
        lot=ligne["lot"],
        fichier=ligne["fichier"],
        empreinte=ligne["empreinte"],
        auteur=ligne["auteur"],
        commence_le=datetime.fromisoformat(ligne["commence_le"]),
        etat=EtatImport(ligne["etat"]),
        fini_le=instant_ou_rien(ligne["fini_le"]),
        compte=json.loads(ligne["compte"]),
        refus=json.loads(ligne["refus"]) if ligne["refus"] else {},
    )


def _ligne_modele(modele: ModeleColonnes) -> dict[str, Any]:
    return {
        "signature": modele.signature,
        "nom": modele.nom,
        "cibles": json_de(dict(modele.cibles)),
        "natures": json_de(dict(modele.natures)),
    }


def _modele(ligne: Ligne) -> ModeleColonnes:
    return ModeleColonnes(
        id=ligne["id"],
        version=ligne["version"],
        signature=ligne["signature"],
        nom=ligne["nom"],
        cibles=json.loads(ligne["cibles"]),
        natures=json.loads(ligne["natures"]),
    )


def _ligne_aide(aide: AideReprise) -> dict[str, Any]:
    return {
        "dossier_id": aide.dossier_id,
        "usager_id": aide.usager_id,
        "import_id": aide.import_id,
        "nature": aide.nature,
        "aide": aide.aide,
        "accordee_le": texte_ou_rien(aide.accordee_le),
        "montant": texte_ou_rien(aide.montant),
        "sens": str(aide.sens),
        "numero": aide.numero,
        "motif": aide.motif,
        "tiers": aide.tiers,
    }


def _aide(ligne: Ligne) -> AideReprise:
    return AideReprise(
        id=ligne["id"],
        version=ligne["version"],
        dossier_id=ligne["dossier_id"],
        usager_id=ligne["usager_id"],
        import_id=ligne["import_id"],
        nature=ligne["nature"],
        aide=ligne["aide"],
        accordee_le=date_ou_rien(ligne["accordee_le"]),
        montant=decimal_ou_rien(ligne["montant"]),
        sens=SensReprise(ligne["sens"]),
        numero=ligne["numero"],
        motif=ligne["motif"],
        tiers=ligne["tiers"],
    )


# An aid of the former tool that counts like a grant of this office: of the règlement, granted, paid.
COMPTE_COMME_RECUE = f"aide != '' AND sens = '{SensReprise.ACCORD}' AND CAST(montant AS REAL) > 0"
IMPORT = Correspondance(
    "import",
    Import,
    ("lot", "fichier", "empreinte", "auteur", "commence_le", "etat", "fini_le", "compte", "refus"),
    _ligne_import,
    _import,
)
MODELE_COLONNES = Correspondance(
    "modele_colonnes", ModeleColonnes, ("signature", "nom", "cibles", "natures"), _ligne_modele, _modele
)
AIDE_REPRISE = Correspondance(
    "aide_reprise",
    AideReprise,
    (
        "dossier_id",
        "usager_id",
        "import_id",
        "nature",
        "aide",
        "accordee_le",
        "montant",
        "sens",
        "numero",
        "motif",
        "tiers",
    ),
    _ligne_aide,
    _aide,
)
