"""What the agent reads while a file is brought in: cells, columns, batches."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from ccas_desktop.application.messages.refus import PHRASES as REFUS
from ccas_desktop.domain.dossiers.reprise import EtatImport, Import

ANOMALIES: Mapping[str, str] = {
    "nom_illisible": "Il n’y a pas de nom lisible sur cette ligne.",
    "prenom_absent": "Le prénom manque\u00a0: sans lui, la personne ne peut pas être reconnue.",
    "ligne_sans_nom": "Cette ligne ne nomme personne.",
    "lien_sans_foyer": "Ce n’est pas le demandeur, et le fichier ne dit pas de quel foyer\u00a0: un dossier à son nom. "
    "Vérifiez.",
    "nom_du_dessus": "Sans nom\u00a0: cette aide est comptée pour la personne de la ligne au-dessus. Vérifiez.",
    "nom_prenom_devine": "Nom et prénom séparés au jugé. Vérifiez l’ordre.",
    "couple_devine": "Deux prénoms pour un couple, répartis au jugé. Vérifiez.",
    "conjoint_sans_prenom": "Le couple est nommé, mais un seul prénom est écrit\u00a0: l’autre personne n’est pas "
    "créée.",
    "siecle_incertain": "L’année n’a que deux chiffres, et le siècle n’est pas sûr. Vérifiez.",
    "date_en_temps_universel": "Date écrite par un logiciel en heure universelle\u00a0: le jour français est gardé. "
    "Vérifiez.",
    "date_illisible": "Date illisible\u00a0: elle est gardée en note.",
    "date_impossible": "Cette date n’existe pas\u00a0: elle est gardée en note.",
    "date_future": "Cette date de naissance est dans le futur\u00a0: elle est gardée en note.",
    "date_incomplete": "Il faut le jour, le mois et l’année\u00a0: la date est gardée en note.",
    "dates_en_trop": "Plus de dates que de personnes\u00a0: les premières seulement sont prises.",
    "telephone_illisible": "Numéro de téléphone illisible\u00a0: il est gardé en note.",
    "courriel_illisible": "Adresse électronique illisible\u00a0: elle est gardée en note.",
    "code_postal_illisible": "Code postal illisible\u00a0: il est gardé en note.",
    "cp_commune_illisible": "Code postal et commune non séparés\u00a0: ils sont gardés en note.",
    "voie_trop_longue": "Adresse de plus de 38 caractères\u00a0: elle sera à répartir avant une lettre.",
    "sexe_illisible": "Civilité ou sexe non reconnu\u00a0: gardé en note.",
    "lien_inconnu": "Lien de parenté non reconnu\u00a0: gardé en note.",
    "montant_illisible": "Montant illisible\u00a0: il est gardé en note.",
    "montant_trop_grand": "Montant trop grand\u00a0: il est gardé en note.",
    "montant_negatif": "Montant négatif\u00a0: il est gardé en note.",
    "enfants_illisibles": "Enfants non reconnus\u00a0: le texte est gardé en note.",
    "oui_non_illisible": "Réponse non reconnue\u00a0: gardée en note.",
    "aide_future": "Aide datée dans le futur. Vérifiez l’année.",
    "aide_sans_date": "Aide sans date\u00a0: elle entre dans l’historique, mais ne compte ni dans une année ni dans "
    "une période (plafonds, quotas, délais), seulement dans le total reçu.",
    "mot_inconnu": "Mot qui n’est pas dans la liste du dossier\u00a0: il est gardé en note.",
    "surface_illisible": "Surface illisible\u00a0: elle est gardée en note.",
    "sante_retiree": "Ce mot parle de la santé\u00a0: il n’est pas repris (RGPD, art. 9).",
    "nir_retire": "Un numéro de sécurité sociale a été retiré\u00a0: le CCAS n’a pas le droit de l’enregistrer.",
    "deja_dans_le_fichier": "Même personne qu’à la ligne {ligne}\u00a0: un seul dossier sera fait.",
}
INTERDITES: Mapping[str, str] = {
    "nir": "Numéro de sécurité sociale\u00a0: jamais repris (décret 2019-341).",
    "numero_fiscal": "Numéro fiscal\u00a0: jamais repris, la DGFIP l’interdit.",
    "sante": "Santé\u00a0: jamais reprise (RGPD, art. 9).",
    "sensible": "Donnée sensible\u00a0: jamais reprise (RGPD, art. 9).",
}
RAISONS: Mapping[str, str] = {
    "titre": "D’après le titre",
    "contenu": "D’après le contenu",
    "enregistree": "Choisie",
    "inconnue": "Titre inconnu",
    "vide": "Colonne vide",
    "interdite": "Interdite",
}
ETATS: Mapping[EtatImport, tuple[str, str]] = {
    EtatImport.EN_COURS: ("en_cours", "En cours"),
    EtatImport.TERMINE: ("fait", "Terminé"),
    EtatImport.ANNULE: ("retour", "Annulé"),
    EtatImport.INTERROMPU: ("bloque", "Interrompu, défait"),
    EtatImport.A_VERIFIER: ("alerte", "Interrompu, à vérifier"),
}
_COUPURES: Mapping[EtatImport, str] = {
    EtatImport.ANNULE: "L’annulation de l’import de {nom} avait été coupée avant la fin\u00a0: elle est achevée.",
    EtatImport.INTERROMPU: "L’import de {nom} avait été coupé avant la fin\u00a0: il a été défait en entier. Vous "
    "pouvez le refaire.",
    EtatImport.A_VERIFIER: "L’import de {nom} avait été coupé, et un de ses dossiers a été modifié depuis\u00a0: il "
    "n’a pas pu être défait.",
}
_CE_QUI_EST_PRIS = re.compile("\u00a0: [^:]*(?:en note|sont prises)\\.$")


def phrase_anomalie(code: str, faits: Mapping[str, str] | None = None) -> str:
    """Return the sentence of what was found in a cell."""
    phrase = ANOMALIES.get(code) or REFUS.get(code) or code
    return phrase.format_map({"ligne": "…", **(faits or {})})


def phrase_anomalie_laissee(code: str, faits: Mapping[str, str] | None = None) -> str:
    """Return the same of a row that was left out: what the sentence says was kept or taken was not."""
    return _CE_QUI_EST_PRIS.sub(".", phrase_anomalie(code, faits))


def phrase_compte(batch: Import) -> str:
    """Return « 120 dossiers créés, 14 dossiers complétés, 312 personnes, 87 aides passées »."""
    compte = batch.compte
    parties = [
        _pluriel(compte.get("dossiers_crees", 0), "dossier créé", "dossiers créés"),
        _pluriel(compte.get("dossiers_completes", 0), "dossier complété", "dossiers complétés"),
        _pluriel(compte.get("personnes", 0), "personne", "personnes"),
        _pluriel(compte.get("aides", 0), "aide passée", "aides passées"),
        _pluriel(compte.get("aides_connues", 0), "aide déjà reprise", "aides déjà reprises"),
        _pluriel(compte.get("lignes_laissees", 0), "ligne laissée", "lignes laissées"),
    ]
    return ", ".join(partie for partie in parties if partie) or "rien n’a été écrit"


def phrase_coupure(coupes: tuple[Import, ...]) -> str:
    """Return what is said at the start after a batch, or its undo, was cut."""
    return " ".join(_COUPURES[batch.etat].format(nom=f"«\u00a0{batch.fichier}\u00a0»") for batch in coupes)


def nombre(valeur: int) -> str:
    """Return a whole number with narrow spaces between thousands."""
    return f"{valeur:,}".replace(",", "\u202f")


def _pluriel(valeur: int, un: str, plusieurs: str) -> str:
    return "" if not valeur else f"{nombre(valeur)} {un if valeur == 1 else plusieurs}"


def phrase_fichier_change(nom: str, *, colonnes_gardees: bool) -> str:
    """Return what to say of an import taken up again whose file is not the same any more."""
    suite = "vos colonnes sont reprises" if colonnes_gardees else "ses colonnes ne sont plus les mêmes"
    return f"«\u00a0{nom}\u00a0» a changé depuis la dernière fois\u00a0: {suite}, relisez-les, puis demandez l’aperçu."


def phrase_deja_importe(batch: Import, quand: datetime) -> str:
    """Return what to say of a file that was brought in already."""
    return (
        f"«\u00a0{batch.fichier}\u00a0» a déjà été importé le {quand:%d/%m/%Y} par {batch.auteur}\u00a0: les aides "
        "déjà reprises ne seront pas comptées deux fois."
    )


def phrase_fichier_perdu(nom: str) -> str:
    """Return what to say of an import taken up again whose file cannot be read any more."""
    return (
        f"L’import de «\u00a0{nom}\u00a0» n’a pas pu être repris\u00a0: le fichier n’est plus à sa place, ou ne se "
        "lit plus. Choisissez-le de nouveau. Rien n’avait été écrit."
    )
