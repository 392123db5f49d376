"""The lists of a dossier as files write them: words of agents, of Mon Suivi Social, codes of DomiFa and of the CAF.

What is not in them is kept as text in the note; a new word is one word here. Source: features.md D3 to D6.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from ccas_desktop.application.classeur import Cellule, texte_de
from ccas_desktop.application.messages import situation as mots
from ccas_desktop.domain.dossiers.dossier import Orientation
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.identite import cle_de_comparaison
from ccas_desktop.domain.personnes.residence import ModeLogement, TypeLogement
from ccas_desktop.domain.personnes.situation_personne import SituationFamiliale, SituationProfessionnelle

E = TypeVar("E", bound=StrEnum)
SANTE_RETIREE = "sante_retiree"
# « rue » alone is no housing; « rue des Lilas » says nothing of it.
DEBUT_SUR = 7
# « Marié(e) », « Salarié·e », « Inscrit·es »: the ending is no word.
_TERMINAISONS = frozenset(("e", "es", "s", "ve", "euse", "rice"))
# Values that would tell of the health of a person (domain.md 5.2): never kept, not even in a note.
_SANTE = (
    *(
        "invalidite",
        "invalide",
        "en invalidite",
        "pension d invalidite",
        "arret maladie",
        "en arret maladie",
        "maladie",
    ),
    *("arret de travail", "en arret de travail", "longue maladie", "accident du travail", "aah", "handicap"),
    *("handicape", "situation handicap", "situation de handicap", "inapte", "cure", "hospitalise", "adulte handicape"),
)
_FAMILIALES = {
    SituationFamiliale.CELIBATAIRE: "cel|celib|single",
    SituationFamiliale.MARIE: "mar|married|remarie",
    SituationFamiliale.PACSE: "pac|pacs",
    SituationFamiliale.CONCUBIN: "vim|concubin|concubine|concubinage|union libre|vie maritale|vie commune",
    SituationFamiliale.SEPARE: "sef|sel|separation|separation de fait|separation de corps|en instance de divorce",
    SituationFamiliale.DIVORCE: "div|divorced",
    SituationFamiliale.VEUF: "veu|veuf|veuve|widowed",
}
_PROFESSIONNELLES = {
    SituationProfessionnelle.SALARIE: "salarie|cdi|en cdi|employe|en emploi|en activite|actif|fonctionnaire|travaille"
    "|ouvrier|temps plein|temps partiel|job|employee",
    SituationProfessionnelle.SALARIE_PRECAIRE: "cdd|en cdd|interim|interimaire|en interim|contrat aide|saisonnier|cddi",
    SituationProfessionnelle.APPRENTI: "apprenti|apprentissage|alternance|alternant|contrat pro|professionnalisation",
    SituationProfessionnelle.INDEPENDANT: "independant|auto entrepreneur|autoentrepreneur|micro entrepreneur|artisan"
    "|commercant|agriculteur|exploitant agricole|profession liberale|travailleur independant|non salarie",
    SituationProfessionnelle.DEMANDEUR_EMPLOI: "demandeur d emploi|demandeur emploi|demandeuse d emploi|chomage|chomeur"
    "|chomeuse|au chomage|en recherche d emploi|recherche emploi|pole emploi|france travail|inscrit a pole emploi"
    "|inscrit pole emploi",
    SituationProfessionnelle.SANS_EMPLOI: "sans emploi|sans activite|sans profession|inactif|aucune|non inscrit"
    "|sans activite non inscrit a pole emploi",
    SituationProfessionnelle.AU_FOYER: "au foyer|mere au foyer|pere au foyer|femme au foyer|homme au foyer"
    "|parent au foyer|conge parental|en conge parental",
    SituationProfessionnelle.ETUDIANT: "etudiant|student|enseignement superieur|etudes",
    SituationProfessionnelle.SCOLAIRE: "scolaire|scolarise|lyceen|collegien|eleve|ecolier",
    SituationProfessionnelle.STAGIAIRE: "stagiaire|formation|en formation|stage|en stage|service civique",
    SituationProfessionnelle.RETRAITE: "retraite|retired|pensionne|pre retraite|preretraite|a la retraite",
}
_LOGEMENTS = {
    ModeLogement.LOCATAIRE_SOCIAL: "locataire parc social|parc social|hlm|logement social|locataire hlm"
    "|locataire social|bailleur social|social tenant",
    ModeLogement.LOCATAIRE_PRIVE: "locataire parc prive|parc prive|locataire prive|location privee|bailleur prive"
    "|prive",
    ModeLogement.PROPRIETAIRE: "pro|proprio|landlord",
    ModeLogement.ACCEDANT: "acc|accession|accession a la propriete|accedant a la propriete|en accession",
    ModeLogement.CHEZ_PARENTS: "heberge au domicile parental|domicile parental|chez parents|chez ses parents"
    "|heberge chez ses parents|chez les parents",
    ModeLogement.CHEZ_TIERS: "heberge chez un tiers|hebergement tiers|hebergement chez un tiers|chez un tiers"
    "|heberge chez tiers|hgp|hop|heberge a titre gratuit|chez un ami|chez des amis|chez de la famille"
    "|third party hosting",
    ModeLogement.RESIDENCE: "ehpad|ehpad residence senior|residence senior|residence autonomie|foyer logement|marpa",
    ModeLogement.HEBERGEMENT: "hebergement social|chrs|cada|chu|cph|hcg|hco|foyer|centre d hebergement|hebergement"
    " de type chrs chu cph cada|hebergement d urgence|pension de famille|fjt|residence sociale",
    ModeLogement.HOTEL: "hotel|hot|hotel social",
    ModeLogement.MOBILE: "domicile mobile|domicile mobile aire d accueil habitat itinerant|caravane|aire d accueil"
    "|camping car|habitat itinerant|gens du voyage|mobil home|habitat mobile",
    ModeLogement.FORTUNE: "logement de fortune|logement insalubre|camping|voiture|vehicule|abri de fortune",
    ModeLogement.SANS_ABRI: "sans abri|sans hebergement|sdf|sans domicile|sans domicile fixe|rue|a la rue|squat|srg|sro"
    "|sans abri squat bidonville|sans domicile stable",
}
_TYPES = {
    TypeLogement.CHAMBRE: "chambre",
    TypeLogement.STUDIO: "studio|f1|t1|t1 bis|1 piece",
    TypeLogement.F2: "f2|t2|2 pieces",
    TypeLogement.F3: "f3|t3|3 pieces",
    TypeLogement.F4: "f4|t4|4 pieces",
    TypeLogement.F5_ET_PLUS: "f5|t5|f6|t6|f7|t7|5 pieces|6 pieces",
    TypeLogement.MAISON: "maison|pavillon|maison individuelle",
}
_ORIENTATIONS = {
    Orientation.SPONTANEE: "spontane|spontanee|lui meme|elle meme|de lui meme|d elle meme|seul|venu seul|demarche"
    " personnelle|demande spontanee",
    Orientation.ELU: "elu|orientation elu|maire|adjoint|mairie|elue",
    Orientation.DEPARTEMENT: "departement|orientation departement|conseil departemental|ms|mds|cms|utas|assistante"
    " sociale|assistant social|as de secteur|maison departementale|circonscription",
    Orientation.ASSOCIATION: "association|orientation association|croix rouge|restos du coeur|secours catholique"
    "|secours populaire|emmaus|udaf",
    Orientation.TIERS: "tiers|signalement d un tiers|signalement|voisin|famille|proche|entourage|un proche",
    Orientation.CABINET: "cabinet|suivi cabinet|cabinet du maire",
}


def _table(synonymes: Mapping[E, str], libelles: Mapping[E, str]) -> dict[str, E]:
    """Return each word with its code: the synonyms, what the application itself writes, and the code."""
    table = {_cle(mot): code for code, liste in synonymes.items() for mot in liste.split("|")}
    for code, libelle in libelles.items():
        table.update({_cle(libelle): code, _cle(str(code).replace("_", " ")): code})
    return table


@lru_cache(maxsize=4096)
def _cle(texte: str) -> str:
    return " ".join(mot for mot in cle_de_comparaison(texte).split() if mot not in _TERMINAISONS)


def lire_situation_familiale(cellule: Cellule) -> SituationFamiliale:
    """Return the family situation. Raises RefusMetier `mot_inconnu`."""
    return _lire(cellule, FAMILIALES)


def lire_situation_professionnelle(cellule: Cellule) -> SituationProfessionnelle:
    """Return the situation at work. Raises RefusMetier `mot_inconnu`, or `sante_retiree` for what tells of health."""
    cle = _cle(texte_de(cellule))
    if any(cle == mot or f" {mot} " in f" {cle} " for mot in _SANTE):
        raise RefusMetier(SANTE_RETIREE, champ="situation_professionnelle")
    return _lire(cellule, PROFESSIONNELLES)


def lire_logement(cellule: Cellule) -> ModeLogement:
    """Return how the foyer is housed. Raises RefusMetier `mot_inconnu`."""
    return _lire(cellule, LOGEMENTS)


def lire_type_logement(cellule: Cellule) -> TypeLogement:
    """Return what the housing is. Raises RefusMetier `mot_inconnu`."""
    return _lire(cellule, TYPES)


def lire_orientation(cellule: Cellule) -> Orientation:
    """Return how the foyer came. Raises RefusMetier `mot_inconnu`."""
    return _lire(cellule, ORIENTATIONS)


def _lire(cellule: Cellule, table: Mapping[str, E]) -> E:
    """Return the code of the whole cell, else that of the longest known words that begin it."""
    mots_lus = _cle(texte_de(cellule)).split()
    for fin in range(len(mots_lus), 0, -1):
        debut = " ".join(mots_lus[:fin])
        code = table.get(debut)
        if code is not None and (fin == len(mots_lus) or len(debut) >= DEBUT_SUR):
            return code
    raise RefusMetier("mot_inconnu")


FAMILIALES = _table(_FAMILIALES, mots.FAMILIALES)
PROFESSIONNELLES = _table(_PROFESSIONNELLES, mots.PROFESSIONNELLES)
LOGEMENTS = _table(_LOGEMENTS, mots.LOGEMENTS)
TYPES = _table(_TYPES, mots.TYPES_DE_LOGEMENT)
ORIENTATIONS = _table(_ORIENTATIONS, mots.ORIENTATIONS)
