"""The journal of a dossier in words: what was done, to what."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ccas_desktop.application.journal import Action, EntreeJournal
from ccas_desktop.domain.dossiers.budget import NATURE_PAR_CODE

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
    "aide_legale": "aide légale",
    "oblige_alimentaire": "obligé alimentaire",
    "passage": "passage",
    "document": "document",
    "dossier_fusionne": "dossier réuni",
    "rappel": "rappel",
    "note": "note datée",
    "aide_reprise": "aide passée, reprise",
    "adresse_ancienne": "ancienne adresse",
}
_ACTIONS: Mapping[Action, str] = {
    Action.CREATION: "ajout",
    Action.MODIFICATION: "modification",
    Action.SUPPRESSION: "retrait",
    Action.IMPRESSION: "impression",
    Action.APPEL_API: "demande d’une donnée certifiée",
}
# What each column is called, in the order of the details.
CHAMPS: Mapping[str, str] = {
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
    "deces_le": "décès",
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
    "domiciliation_fin": "fin de la domiciliation",
    "hebergeant_id": "hébergeant du foyer",
    "ecrite_le": "écrite le",
    "auteur": "auteur",
    "logement": "logement",
    "orientation": "orientation",
    "prescripteur": "prescripteur",
    "referent_id": "référent",
    "clos_le": "clos le",
    "motif_cloture": "motif de clôture",
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
    "occasion": "occasion",
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
    "numero": "numéro",
    "ouvert_le": "ouvert le",
    "usager_id": "personne",
    "demandeur_id": "demandeur",
    "allocataire_id": "allocataire",
    "aide": "aide",
    "deposee_le": "déposée le",
    "objet": "objet",
    "montant_demande": "montant demandé",
    "montant_facture": "montant de la facture",
    "tiers_paye": "tiers payé",
    "urgence": "urgence",
    "reponses": "réponses aux questions",
    "source": "source",
    "indicateur": "donnée",
    "valeur": "valeur",
    "sens": "sens",
    "organe": "organe",
    "prise_le": "prise le",
    "motif_fait": "motif de fait",
    "motif_droit": "motif de droit",
    "modalites": "modalités",
    "montant_reference": "montant de référence",
    "valable_jusqu_au": "valable jusqu’au",
    "suit_le_calcul": "suit le calcul",
    "notifiee_le": "notifiée le",
    "mode_remise": "remise",
    "modele": "modèle",
    "produit_le": "produit le",
    "impressions": "impressions",
    "titre": "titre",
    "genre": "genre",
    "theme": "thème",
    "piece": "pièce",
    "type": "fichier",
    "pages": "pages",
    "ajoute_le": "ajouté le",
    "ancien_numero": "ancien numéro",
    "observations": "observations",
    "entree_le": "entrée le",
    "effet_prolonge": "délai d’effet prolongé",
    "prononcee_le": "prononcée le",
    "departement_averti_le": "département averti le",
    "transmis_le": "transmis le",
    "decidee_le": "décidée le",
    "depose_le": "déposé le",
    "depose_a": "déposé à",
    "pieces": "pièces",
    "nom": "nom",
    "prenom": "prénom",
    "reponse": "réponse",
    "information_le": "informé le",
    "remis_le": "remis le",
    "accordee_le": "accordée le",
    "tiers": "tiers payé",
    "fusionne_le": "réuni le",
    "intitule": "intitulé",
    "bloc_ajoute": "bloc du budget",
    "renouvelle_id": "demande renouvelée",
    "organe_saisi": "organe saisi",
    "autorite": "autorité",
    "avant": "état d’avant",
    "apres": "état d’après",
    "le": "le",
    "instant": "noté le",
    "libelle": "libellé",
    "demandee_le": "demandée le",
    "attendue_le": "attendue le",
    "reglee_le": "réglée le",
    "pris_le": "pris le",
    "organisme": "organisme",
    "orientee_le": "orientée le",
    "repondue_le": "réponse le",
    "agent": "agent",
}
# What the history does not say: links that its line already tells, contents kept elsewhere.
TUS = frozenset(
    {
        "dossier_id",
        "demande_id",
        "decision_id",
        "agent_id",
        "signataire_id",
        "delegation_id",
        "contenu",
        "evaluation",
        "reglement",
        "caracteres_remplaces",
        "lignes",
        "noms",
        "personnes",
        "foyer",
        "taille",
        "empreinte",
        "ancien_id",
        "aide_legale_id",
        "import_id",
    }
)


def phrase_de_l_entree(entree: EntreeJournal) -> str:
    """Return « Personne DUPONT Jeanne : modification (téléphone, courriel) »."""
    if entree.action is Action.APPEL_API:
        return _majuscule(_ACTIONS[entree.action])
    objet = _majuscule(designation(entree))
    change = _changes(entree) if entree.action is Action.MODIFICATION else ""
    return f"{objet}\u00a0: {_ACTIONS[entree.action]}{f' ({change})' if change else ''}"


def designation(entree: EntreeJournal) -> str:
    """Return « personne DUPONT Jeanne », « demande 2026-0042-1 »: the kind of a record and what tells it."""
    return " ".join(filter(None, (nom_de_l_objet(entree.objet), distinction(entree))))


def distinction(entree: EntreeJournal) -> str:
    """Return what tells the record of an entry: « DUPONT Jeanne », « 2026-0042-1 »; empty when nothing does."""
    return _ce_qui_distingue(entree.objet, etat_de(entree.apres) or etat_de(entree.avant))


def libelle_du_champ(nom: str) -> str:
    """Return what a column is called."""
    return CHAMPS.get(nom, nom.replace("_", " "))


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
    avant, apres = etat_de(entree.avant), etat_de(entree.apres)
    return ", ".join(mot for nom, mot in CHAMPS.items() if avant.get(nom) != apres.get(nom))


def etat_de(etat: str) -> dict[str, Any]:
    """Return the columns of a state of the journal."""
    lu = json.loads(etat) if etat else {}
    return lu if isinstance(lu, dict) else {}


def _majuscule(texte: str) -> str:
    return texte[:1].upper() + texte[1:]
