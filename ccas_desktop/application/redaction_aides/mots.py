"""The places of the file and its faults in the words of the forms."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ccas_desktop.domain.reglement.fautes import Faute

LIEUX: Mapping[str, str] = {
    "code": "Nom dans le fichier",
    "libelle": "Nom",
    "description": "Description",
    "note": "Note du CCAS",
    "voie": "Qui décide",
    "deliberation": "Délibération",
    "numero": "Numéro",
    "date": "Date du vote",
    "article": "Article",
    "effet": "Premier jour d’application",
    "fin": "Dernier jour d’application",
    "donnee": "Donnée",
    "blocs": "Parties de la réponse",
    "motif": "À quoi elle sert",
    "piece_remplacee": "Papier remplacé",
    "piece": "Papier",
    "exigee_par": "Texte qui l’exige",
    "condition": "Condition",
    "texte": "Phrase",
    "indicateur": "Fait",
    "question": "Question",
    "depot": "Période de dépôt",
    "du": "Du",
    "au": "Au",
    "toutes": "Et",
    "au_moins_une": "Ou",
    "sauf": "Ne pas avoir",
    "moins_de": "Moins de",
    "jusqu_a": "Jusqu’à",
    "plus_de": "Plus de",
    "a_partir_de": "À partir de",
    "egal": "Égal à",
    "dans": "Valeurs",
    "est": "Réponse attendue",
    "apres": "Après le",
    "avant": "Avant le",
    "source": "Source",
    "sinon": "Si elle n’est pas remplie",
    "derogation_par": "Qui accorde la dérogation",
    "orientation": "À faire d’abord",
    "montant": "Montant",
    "de": "Dépense prise en compte",
    "pour_cent": "Taux",
    "maximum": "Maximum",
    "reste_a_charge": "Reste à charge",
    "tranches": "Tranche",
    "colonnes": "Colonnes",
    "montants": "Montants",
    "pour_cents": "Taux",
    "issue": "Suite",
    "fois": "Versé pour chaque",
    "maximum_par": "Maximum pour chaque",
    "au_dela": "Au-delà",
    "plafonds": "Limites",
    "par_demande": "Maximum par demande",
    "par_an": "Maximum par an",
    "par_foyer_an": "Maximum par foyer et par an",
    "minimum_versement": "Minimum versé",
    "part_personnelle": "Part de la personne",
    "etape": "Plafond",
    "deja": "Déjà compté",
    "pret": "Prêt",
    "mensualites": "Mensualités",
    "mensualite": "Mensualité",
    "differe_mois": "Différé",
    "exemple": "Situation d’essai",
    "nom": "Situation",
    "faits": "Ce qui est connu",
    "personnes": "Personne",
    "aides_recues": "Aide reçue",
    "lien": "Lien",
    "age": "Âge",
    "presence": "Présence",
    "ressources": "Ressource",
    "charges": "Charge",
    "nature": "Nature",
    "jour": "Jour du calcul",
    "bareme": "Barème",
    "selon": "Selon",
    "valeurs": "Valeurs",
    "suite": "Au-delà",
    "multiplie_par": "Multiplié par",
    "format": "Format du fichier",
    "titre": "Titre",
    "commune": "Commune",
    "date_qui_regit": "Jour qui choisit la version",
}
_ETAPE = re.compile(r"([a-z_0-9]+)(?:\[(\d+)\])?")
_DU_FORMULAIRE: Mapping[str, str] = {
    "test_absent": "Dites ce qui est comparé.",
    "test_ambigu": "Choisissez une seule façon de comparer.",
    "resultat_ambigu": "Choisissez un résultat.",
    "base_absente": "Dites de quelle dépense le taux est pris.",
    "nombre_attendu": "Un nombre est attendu, par exemple 119,99.",
    "date_attendue": "Une date est attendue, par exemple 01/01/2027.",
    "liste_vide": "À remplir\u00a0: un élément au moins.",
    "tranche_unique": "Il faut deux tranches au moins.",
    "tranches_sans_fin": "La dernière tranche doit être «\u00a0Au-delà\u00a0».",
    "tranches_trou": "Il y a un trou avant cette tranche\u00a0: des valeurs ne sont dans aucune.",
    "tranches_chevauchement": "Cette tranche chevauche la précédente.",
}
VIDES = ("cle_absente", "liste_vide", "test_absent", "resultat_ambigu")
SECTIONS: Mapping[str, str] = {
    "donnee": "donnees",
    "piece": "donnees",
    "condition": "conditions",
    "montant": "montant",
    "plafonds": "limites",
    "pret": "limites",
    "exemple": "exemples",
}


def lieu_en_mots(chemin: str, mots: Mapping[str, str] = LIEUX, *, tout: str = "Aide") -> str:
    """Return « Condition 2 › Moins de » for `condition[2].moins_de`; `tout` when there is no place."""
    etapes = [_ETAPE.fullmatch(etape) for etape in chemin.split(".") if etape]
    return " › ".join(_etape(e.group(1), e.group(2), mots) for e in etapes if e) or tout


def section_de(chemin: str) -> str:
    """Return the section of the editor a place is in."""
    return SECTIONS.get(re.split(r"[.\[]", chemin, maxsplit=1)[0], "identite")


def est_un_manque(faute: Faute, valeur: object) -> bool:
    """Tell whether something is only not written yet, rather than written wrong."""
    return faute.code in VIDES or valeur in ("", None) or valeur in ([], {})


def phrase_de_la_faute(faute: Faute, *, manque: bool) -> str:
    """Return what to do about a fault, in the words of a form."""
    if manque and faute.code not in _DU_FORMULAIRE:
        return "À remplir."
    if manque and faute.code in ("nombre_attendu", "date_attendue"):
        return "À remplir."
    return _DU_FORMULAIRE.get(faute.code, faute.phrase)


def valeur_au(table: object, chemin: str) -> object:
    """Return what stands at a place, None when there is nothing."""
    ici = table
    for etape in chemin.split("."):
        lue = _ETAPE.fullmatch(etape)
        ici = ici.get(lue.group(1)) if lue and isinstance(ici, Mapping) else None
        if lue and lue.group(2) and isinstance(ici, list):
            rang = int(lue.group(2)) - 1
            ici = ici[rang] if rang < len(ici) else None
    return ici


def _etape(cle: str, rang: str | None, mots: Mapping[str, str] = LIEUX) -> str:
    libelle = mots.get(cle, cle)
    return f"{libelle} {rang}" if rang else libelle
