"""The journal of a dossier in words: what was done, to what."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ccas_desktop.application.journal import Action, EntreeJournal
from ccas_desktop.domain.budget import NATURE_PAR_CODE

_OBJETS: Mapping[str, str] = {
    "dossier": "dossier",
    "usager": "personne",
    "ligne_budget": "ligne du budget",
    "demande": "demande",
    "reponse": "réponse d’un service",
    "donnee_retenue": "donnée retenue",
    "decision": "décision",
    "courrier": "courrier",
    "transition_demande": "étape de la demande",
    "piece_attendue": "pièce attendue",
    "instantane_budget": "budget gardé tel quel",
    "aide_exterieure": "aide demandée ailleurs",
    "passage": "passage",
    "rappel": "rappel",
    "note": "note datée",
    "adresse_ancienne": "ancienne adresse",
}
_ACTIONS: Mapping[Action, str] = {
    Action.CREATION: "ajout",
    Action.MODIFICATION: "modification",
    Action.SUPPRESSION: "retrait",
    Action.IMPRESSION: "impression",
    Action.APPEL_API: "demande d’une donnée certifiée",
}
# Names of what was changed, when saying it tells something; the rest is only « modification ».
_CHAMPS: Mapping[str, str] = {
    "adresse": "adresse",
    "note": "note",
    "nom_famille": "nom",
    "nom_usage": "nom d’usage",
    "prenoms": "prénoms",
    "sexe": "sexe",
    "date_naissance": "date de naissance",
    "lieu_naissance": "lieu de naissance",
    "lien": "lien",
    "arrivee": "arrivée",
    "depart": "départ",
    "presence": "présence",
    "telephone": "téléphone",
    "courriel": "courriel",
    "autre_telephone": "autre téléphone",
    "foyer_caf": "foyer CAF",
    "foyer_fiscal": "foyer fiscal",
    "hebergeant": "hébergeant",
    "situation": "situation",
    "a_prevenir": "personne à prévenir",
    "preferences": "préférences",
    "protection": "mesure de protection",
    "adresse_depuis": "date de l’adresse",
    "arrivee_commune": "arrivée dans la commune",
    "adresse_confidentielle": "adresse confidentielle",
    "ne_pas_ecrire": "ne pas écrire",
    "domiciliation_debut": "domiciliation",
    "logement": "logement",
    "orientation": "orientation",
    "prescripteur": "prescripteur",
    "referent_id": "référent",
    "montant": "montant",
    "nature": "nature",
    "precision": "précision",
    "provenance": "provenance",
    "debut": "début",
    "fin": "fin",
    "statut": "état",
    "jour": "date",
    "canal": "façon",
    "motif": "motif",
    "suite": "suite",
    "texte": "texte",
    "fait_le": "fait",
    "information": "information remise",
    "creancier": "créancier",
    "reste_du": "reste dû",
    "sort": "suite donnée",
    "relancee_le": "relance",
    "issue": "réponse",
    "montant_recu": "montant reçu",
}


def phrase_de_l_entree(entree: EntreeJournal) -> str:
    """Return « Personne DUPONT Jeanne : modification (téléphone, courriel) »."""
    if entree.action is Action.APPEL_API:
        return _majuscule(_ACTIONS[entree.action])
    objet = _majuscule(designation(entree))
    change = _changes(entree) if entree.action is Action.MODIFICATION else ""
    return f"{objet}\u00a0: {_ACTIONS[entree.action]}{f' ({change})' if change else ''}"


def designation(entree: EntreeJournal) -> str:
    """Return « personne DUPONT Jeanne », « demande 2026-0042-1 »: the kind of a record and what tells it."""
    etat = _lire(entree.apres) or _lire(entree.avant)
    return " ".join(filter(None, (nom_de_l_objet(entree.objet), _ce_qui_distingue(entree.objet, etat))))


def nom_de_l_objet(objet: str) -> str:
    """Return what a kind of record is called."""
    return _OBJETS.get(objet, objet)


def _ce_qui_distingue(objet: str, etat: Mapping[str, Any]) -> str:
    if objet == "usager" and etat.get("prenoms"):
        prenoms = json.loads(etat["prenoms"])
        return " ".join(filter(None, (etat.get("nom_usage") or etat["nom_famille"], *prenoms[:1])))
    if objet == "ligne_budget" and etat.get("nature") in NATURE_PAR_CODE:
        return f"«\u00a0{NATURE_PAR_CODE[etat['nature']].libelle}\u00a0»"
    return str(etat.get("numero", ""))


def _changes(entree: EntreeJournal) -> str:
    avant, apres = _lire(entree.avant), _lire(entree.apres)
    return ", ".join(mot for nom, mot in _CHAMPS.items() if avant.get(nom) != apres.get(nom))


def _lire(etat: str) -> dict[str, Any]:
    lu = json.loads(etat) if etat else {}
    return lu if isinstance(lu, dict) else {}


def _majuscule(texte: str) -> str:
    return texte[:1].upper() + texte[1:]
