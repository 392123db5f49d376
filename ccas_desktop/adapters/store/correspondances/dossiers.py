"""The dossier, its former addresses, its notes and its budget, as rows."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.budgets import LIGNE_BUDGET
from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance
from ccas_desktop.adapters.store.correspondances.usagers import USAGER
from ccas_desktop.adapters.store.correspondances.valeurs import (
    Ligne,
    date_ou_rien,
    decimal_ou_rien,
    instant_en_texte,
    json_de,
    json_sans_vide,
    texte_ou_rien,
)
from ccas_desktop.application.errors import EnregistrementAbsent
from ccas_desktop.domain.dossiers.dossier import Dossier, DossierComplet, MotifCloture, Orientation
from ccas_desktop.domain.dossiers.note import Note
from ccas_desktop.domain.personnes.adresse import Adresse, AdresseAncienne
from ccas_desktop.domain.personnes.residence import Domiciliation, Logement, ModeLogement, TypeLogement


def _ligne_dossier(dossier: Dossier) -> dict[str, Any]:
    domiciliation = dossier.domiciliation
    return {
        "numero": dossier.numero,
        "ouvert_le": str(dossier.ouvert_le),
        "adresse": json_de(vars(dossier.adresse)),
        "note": dossier.note,
        "adresse_depuis": texte_ou_rien(dossier.adresse_depuis),
        "arrivee_commune": texte_ou_rien(dossier.arrivee_commune),
        "adresse_confidentielle": int(dossier.adresse_confidentielle),
        "ne_pas_ecrire": int(dossier.ne_pas_ecrire),
        "domiciliation_debut": texte_ou_rien(domiciliation.debut) if domiciliation else None,
        "domiciliation_fin": texte_ou_rien(domiciliation.fin) if domiciliation else None,
        "logement": json_sans_vide(vars(dossier.logement)),
        "orientation": texte_ou_rien(dossier.orientation),
        "prescripteur": dossier.prescripteur,
        "referent_id": dossier.referent_id,
        "clos_le": texte_ou_rien(dossier.clos_le),
        "motif_cloture": texte_ou_rien(dossier.motif_cloture),
    }


def _dossier(ligne: Ligne) -> Dossier:
    return Dossier(
        id=ligne["id"],
        version=ligne["version"],
        numero=ligne["numero"],
        ouvert_le=date.fromisoformat(ligne["ouvert_le"]),
        adresse=Adresse(**json.loads(ligne["adresse"])),
        note=ligne["note"],
        adresse_depuis=date_ou_rien(ligne["adresse_depuis"]),
        arrivee_commune=date_ou_rien(ligne["arrivee_commune"]),
        adresse_confidentielle=bool(ligne["adresse_confidentielle"]),
        ne_pas_ecrire=bool(ligne["ne_pas_ecrire"]),
        domiciliation=_domiciliation(ligne),
        logement=_logement(json.loads(ligne["logement"])),
        orientation=Orientation(ligne["orientation"]) if ligne["orientation"] else None,
        prescripteur=ligne["prescripteur"],
        referent_id=ligne["referent_id"],
        clos_le=date_ou_rien(ligne["clos_le"]),
        motif_cloture=MotifCloture(ligne["motif_cloture"]) if ligne["motif_cloture"] else None,
    )


def _domiciliation(ligne: Ligne) -> Domiciliation | None:
    debut = date_ou_rien(ligne["domiciliation_debut"])
    return None if debut is None else Domiciliation(debut, date_ou_rien(ligne["domiciliation_fin"]))


def _logement(valeurs: Mapping[str, Any]) -> Logement:
    mode, genre = valeurs.get("mode"), valeurs.get("type")
    return Logement(
        mode=ModeLogement(mode) if mode else None,
        type=TypeLogement(genre) if genre else None,
        bailleur=valeurs.get("bailleur", ""),
        surface=decimal_ou_rien(valeurs.get("surface")),
    )


def _ligne_adresse_ancienne(ancienne: AdresseAncienne) -> dict[str, Any]:
    return {
        "dossier_id": ancienne.dossier_id,
        "adresse": json_de(vars(ancienne.adresse)),
        "debut": texte_ou_rien(ancienne.debut),
        "fin": texte_ou_rien(ancienne.fin),
    }


def _adresse_ancienne(ligne: Ligne) -> AdresseAncienne:
    return AdresseAncienne(
        id=ligne["id"],
        version=ligne["version"],
        dossier_id=ligne["dossier_id"],
        adresse=Adresse(**json.loads(ligne["adresse"])),
        debut=date_ou_rien(ligne["debut"]),
        fin=date_ou_rien(ligne["fin"]),
    )


def _ligne_note(note: Note) -> dict[str, Any]:
    return {
        "dossier_id": note.dossier_id,
        "ecrite_le": instant_en_texte(note.ecrite_le),
        "auteur": note.auteur,
        "texte": note.texte,
    }


def _note(ligne: Ligne) -> Note:
    return Note(
        id=ligne["id"],
        version=ligne["version"],
        dossier_id=ligne["dossier_id"],
        ecrite_le=datetime.fromisoformat(ligne["ecrite_le"]),
        auteur=ligne["auteur"],
        texte=ligne["texte"],
    )


DOSSIER = Correspondance(
    "dossier",
    Dossier,
    (
        "numero",
        "ouvert_le",
        "adresse",
        "note",
        "adresse_depuis",
        "arrivee_commune",
        "adresse_confidentielle",
        "ne_pas_ecrire",
        "domiciliation_debut",
        "domiciliation_fin",
        "logement",
        "orientation",
        "prescripteur",
        "referent_id",
        "clos_le",
        "motif_cloture",
    ),
    _ligne_dossier,
    _dossier,
)
ADRESSE_ANCIENNE = Correspondance(
    "adresse_ancienne",
    AdresseAncienne,
    ("dossier_id", "adresse", "debut", "fin"),
    _ligne_adresse_ancienne,
    _adresse_ancienne,
)
NOTE = Correspondance(
    "note",
    Note,
    ("dossier_id", "ecrite_le", "auteur", "texte"),
    _ligne_note,
    _note,
)


def dossier_complet(db: sqlite_utils.Database, dossier_id: str) -> DossierComplet:
    """Return a dossier with its people, in the order they were entered, its budget, notes and former addresses."""
    trouves = dossiers_complets(db, (dossier_id,))
    if not trouves:
        raise EnregistrementAbsent(DOSSIER.objet)
    return trouves[dossier_id]


def dossiers_complets(db: sqlite_utils.Database, ids: Collection[str]) -> dict[str, DossierComplet]:
    """Return several of them, by id: one query a table, however many there are."""
    usagers, budgets = USAGER.par(db, "dossier_id", ids), LIGNE_BUDGET.par(db, "dossier_id", ids)
    notes = NOTE.par(db, "dossier_id", ids, ordre="id DESC")
    anciennes = ADRESSE_ANCIENNE.par(db, "dossier_id", ids, ordre="fin DESC, id DESC")
    return {
        identifiant: DossierComplet(
            dossier,
            tuple(usagers[identifiant]),
            tuple(budgets[identifiant]),
            tuple(notes[identifiant]),
            tuple(anciennes[identifiant]),
        )
        for identifiant, (dossier,) in DOSSIER.par(db, "id", ids).items()
    }
