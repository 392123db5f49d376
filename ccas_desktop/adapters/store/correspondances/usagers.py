"""The people of a dossier, as rows."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance
from ccas_desktop.adapters.store.correspondances.valeurs import (
    Ligne,
    booleen_ou_rien,
    date_ou_rien,
    entier_ou_rien,
    json_de,
    json_sans_vide,
    texte_ou_rien,
)
from ccas_desktop.domain.personnes.adresse import Adresse
from ccas_desktop.domain.personnes.contacts import MoyenContact, PersonneAPrevenir, PreferencesUsager
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, LieuNaissance, Sexe
from ccas_desktop.domain.personnes.protection import Mandataire, Mesure, Protection, RecoitCourriers
from ccas_desktop.domain.personnes.situation_personne import (
    CaisseComplementaire,
    CaisseRetraite,
    Mobilite,
    SituationFamiliale,
    SituationPersonne,
    SituationProfessionnelle,
)


def _ligne_usager(usager: Usager) -> dict[str, Any]:
    return {
        "dossier_id": usager.dossier_id,
        **_colonnes_de_l_identite(usager.identite),
        "lien": str(usager.lien),
        "arrivee": texte_ou_rien(usager.arrivee),
        "depart": texte_ou_rien(usager.depart),
        "deces_le": texte_ou_rien(usager.deces_le),
        "presence": str(usager.presence),
        "telephone": usager.telephone,
        "courriel": usager.courriel,
        "autre_telephone": usager.autre_telephone,
        "foyer_caf": entier_ou_rien(usager.foyer_caf),
        "foyer_fiscal": entier_ou_rien(usager.foyer_fiscal),
        "hebergeant_id": usager.hebergeant_id,
        "hebergeant": usager.hebergeant,
        "situation": json_sans_vide(vars(usager.situation)),
        "a_prevenir": json_sans_vide(vars(usager.a_prevenir)),
        "preferences": json_sans_vide(vars(usager.preferences)),
        "protection": _protection_en_json(usager.protection) if usager.protection else None,
    }


def _colonnes_de_l_identite(identite: Identite) -> dict[str, Any]:
    return {
        "nom_famille": identite.nom_famille,
        "nom_usage": identite.nom_usage,
        "prenoms": json_de(identite.prenoms),
        "sexe": texte_ou_rien(identite.sexe),
        "date_naissance": texte_ou_rien(identite.date_naissance),
        "lieu_naissance": json_de(vars(identite.lieu_naissance)) if identite.lieu_naissance else None,
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
        deces_le=date_ou_rien(ligne["deces_le"]),
        presence=Decimal(ligne["presence"]),
        telephone=ligne["telephone"],
        courriel=ligne["courriel"],
        autre_telephone=ligne["autre_telephone"],
        foyer_caf=booleen_ou_rien(ligne["foyer_caf"]),
        foyer_fiscal=booleen_ou_rien(ligne["foyer_fiscal"]),
        hebergeant_id=ligne["hebergeant_id"],
        hebergeant=ligne["hebergeant"],
        situation=_situation(json.loads(ligne["situation"])),
        a_prevenir=PersonneAPrevenir(**json.loads(ligne["a_prevenir"])),
        preferences=_preferences(json.loads(ligne["preferences"])),
        protection=_protection(json.loads(ligne["protection"])) if ligne["protection"] else None,
    )


def noms_affiches(db: sqlite_utils.Database, ids: Collection[str]) -> dict[str, str]:
    """Return the name of each of these persons, read at once."""
    sql = "SELECT id, nom_famille, nom_usage, prenoms FROM usager WHERE id IN (SELECT value FROM json_each(?))"
    return {
        identifiant: Identite(nom, tuple(json.loads(prenoms)), nom_usage=usage).nom_affiche
        for identifiant, nom, usage, prenoms in db.execute(sql, (json_de(list(ids)),))
    }


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


def _situation(valeurs: Mapping[str, Any]) -> SituationPersonne:
    familiale, professionnelle, mobilite = (valeurs.get(n) for n in ("familiale", "professionnelle", "mobilite"))
    retraite, complementaire = valeurs.get("retraite"), valeurs.get("complementaire")
    return SituationPersonne(
        familiale=SituationFamiliale(familiale) if familiale else None,
        professionnelle=SituationProfessionnelle(professionnelle) if professionnelle else None,
        employeur=valeurs.get("employeur", ""),
        mobilite=Mobilite(mobilite) if mobilite else None,
        retraite=CaisseRetraite(retraite) if retraite else None,
        complementaire=CaisseComplementaire(complementaire) if complementaire else None,
    )


def _preferences(valeurs: Mapping[str, Any]) -> PreferencesUsager:
    contact = valeurs.get("contact")
    return PreferencesUsager(**{**valeurs, "contact": MoyenContact(contact) if contact else None})


def _protection_en_json(protection: Protection) -> str:
    mandataire = asdict(protection.mandataire)
    adresse = {nom: texte for nom, texte in mandataire["adresse"].items() if texte}
    pleins = {nom: valeur for nom, valeur in mandataire.items() if valeur and nom != "adresse"}
    return json_de({"mesure": protection.mesure, "recoit": protection.recoit, **pleins, "adresse": adresse})


def _protection(valeurs: dict[str, Any]) -> Protection:
    mesure, recoit = Mesure(valeurs.pop("mesure")), RecoitCourriers(valeurs.pop("recoit"))
    sexe, adresse = valeurs.pop("sexe", None), Adresse(**valeurs.pop("adresse"))
    return Protection(mesure, Mandataire(**valeurs, sexe=Sexe(sexe) if sexe else None, adresse=adresse), recoit)


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
        "deces_le",
        "presence",
        "telephone",
        "courriel",
        "autre_telephone",
        "foyer_caf",
        "foyer_fiscal",
        "hebergeant_id",
        "hebergeant",
        "situation",
        "a_prevenir",
        "preferences",
        "protection",
    ),
    _ligne_usager,
    usager_depuis,
)
