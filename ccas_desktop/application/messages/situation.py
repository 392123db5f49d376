"""The situation of a person and of a dossier in words: the lists offered, and what is known in a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ccas_desktop.domain.courrier.typographie import minuscule
from ccas_desktop.domain.dossiers.dossier import Dossier, MotifCloture, Orientation
from ccas_desktop.domain.montant import ecrire_nombre
from ccas_desktop.domain.personnes.contacts import MoyenContact
from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.domain.personnes.protection import Mesure, RecoitCourriers
from ccas_desktop.domain.personnes.rattachement import EcartFoyer, TroisFoyers
from ccas_desktop.domain.personnes.residence import ModeLogement, TypeLogement
from ccas_desktop.domain.personnes.situation_personne import (
    CaisseComplementaire,
    CaisseRetraite,
    Mobilite,
    SituationFamiliale,
    SituationProfessionnelle,
)

NBSP = "\u00a0"

FAMILIALES: Mapping[SituationFamiliale, str] = {
    SituationFamiliale.CELIBATAIRE: "Célibataire",
    SituationFamiliale.MARIE: "Marié·e",
    SituationFamiliale.PACSE: "Pacsé·e",
    SituationFamiliale.CONCUBIN: "En concubinage",
    SituationFamiliale.SEPARE: "Séparé·e",
    SituationFamiliale.DIVORCE: "Divorcé·e",
    SituationFamiliale.VEUF: "Veuf, veuve",
    SituationFamiliale.AUTRE: "Autre",
}
PROFESSIONNELLES: Mapping[SituationProfessionnelle, str] = {
    SituationProfessionnelle.SALARIE: "Salarié·e en CDI",
    SituationProfessionnelle.SALARIE_PRECAIRE: "Salarié·e en CDD ou intérim",
    SituationProfessionnelle.APPRENTI: "Apprenti·e, en alternance",
    SituationProfessionnelle.INDEPENDANT: "Indépendant·e",
    SituationProfessionnelle.DEMANDEUR_EMPLOI: "Inscrit·e à France Travail",
    SituationProfessionnelle.SANS_EMPLOI: "Sans emploi, non inscrit·e",
    SituationProfessionnelle.AU_FOYER: "Au foyer",
    SituationProfessionnelle.ETUDIANT: "Étudiant·e",
    SituationProfessionnelle.SCOLAIRE: "Élève",
    SituationProfessionnelle.STAGIAIRE: "En stage ou en formation",
    SituationProfessionnelle.RETRAITE: "Retraité·e",
    SituationProfessionnelle.AUTRE: "Autre",
}
RETRAITES: Mapping[CaisseRetraite, str] = {
    CaisseRetraite.CARSAT: "Carsat, Cnav",
    CaisseRetraite.MSA: "MSA",
    CaisseRetraite.CNRACL: "CNRACL",
    CaisseRetraite.ETAT: "Retraites de l’État (SRE)",
    CaisseRetraite.INDEPENDANTS: "Indépendants (ex-RSI)",
    CaisseRetraite.CIPAV: "Cipav",
    CaisseRetraite.ENERGIE: "Industries électriques et gazières (EDF)",
    CaisseRetraite.MINES: "Mines",
    CaisseRetraite.AUTRE: "Autre caisse",
}
COMPLEMENTAIRES: Mapping[CaisseComplementaire, str] = {
    CaisseComplementaire.AGIRC_ARRCO: "Agirc-Arrco",
    CaisseComplementaire.AG2R: "AG2R La Mondiale",
    CaisseComplementaire.IRCANTEC: "Ircantec",
    CaisseComplementaire.KLESIA: "Klesia",
    CaisseComplementaire.MALAKOFF_HUMANIS: "Malakoff Humanis",
    CaisseComplementaire.PRO_BTP: "Pro BTP",
    CaisseComplementaire.AUTRE: "Autre complémentaire",
}
MOBILITES: Mapping[Mobilite, str] = {
    Mobilite.AUCUN: "Aucun moyen de transport",
    Mobilite.TRANSPORTS: "Transports en commun seulement",
    Mobilite.PERMIS_VEHICULE: "Permis B avec véhicule",
    Mobilite.PERMIS_SANS_VEHICULE: "Permis B sans véhicule",
    Mobilite.PERMIS_EN_COURS: "Code ou permis en cours",
    Mobilite.PERMIS_SUSPENDU: "Permis non valide ou suspendu",
    Mobilite.SANS_PERMIS: "Véhicule sans permis",
    Mobilite.VELO: "Vélo ou trottinette",
}
LOGEMENTS: Mapping[ModeLogement, str] = {
    ModeLogement.LOCATAIRE_SOCIAL: "Locataire du parc social",
    ModeLogement.LOCATAIRE_PRIVE: "Locataire du parc privé",
    ModeLogement.PROPRIETAIRE: "Propriétaire",
    ModeLogement.ACCEDANT: "Propriétaire avec un prêt en cours",
    ModeLogement.CHEZ_PARENTS: "Hébergé·e chez ses parents",
    ModeLogement.CHEZ_TIERS: "Hébergé·e chez un tiers",
    ModeLogement.RESIDENCE: "Résidence autonomie, Ehpad",
    ModeLogement.HEBERGEMENT: "Hébergement social (CHRS, Cada…)",
    ModeLogement.HOTEL: "Hôtel",
    ModeLogement.MOBILE: "Habitat mobile, aire d’accueil",
    ModeLogement.FORTUNE: "Logement de fortune",
    ModeLogement.SANS_ABRI: "Sans abri",
    ModeLogement.AUTRE: "Autre",
}
TYPES_DE_LOGEMENT: Mapping[TypeLogement, str] = {
    TypeLogement.CHAMBRE: "Chambre",
    TypeLogement.STUDIO: "Studio, T1",
    TypeLogement.F2: "T2",
    TypeLogement.F3: "T3",
    TypeLogement.F4: "T4",
    TypeLogement.F5_ET_PLUS: "T5 et plus",
    TypeLogement.MAISON: "Maison",
    TypeLogement.AUTRE: "Autre",
}
ORIENTATIONS: Mapping[Orientation, str] = {
    Orientation.SPONTANEE: "De lui-même, d’elle-même",
    Orientation.ELU: "Par un élu",
    Orientation.DEPARTEMENT: "Par le département",
    Orientation.ASSOCIATION: "Par une association",
    Orientation.TIERS: "Par un proche, un voisin",
    Orientation.CABINET: "Par le cabinet du maire",
    Orientation.AUTRE: "Autre",
}
CLOTURES: Mapping[MotifCloture, str] = {
    MotifCloture.DEMENAGEMENT: "Déménagement",
    MotifCloture.DECES: "Décès",
    MotifCloture.SANS_NOUVELLE: "Plus de nouvelles",
    MotifCloture.PLUS_DE_BESOIN: "Plus besoin d’aide",
    MotifCloture.A_SA_DEMANDE: "À sa demande",
    MotifCloture.AUTRE: "Autre",
}
MESURES: Mapping[Mesure, str] = {
    Mesure.SAUVEGARDE: "Sauvegarde de justice",
    Mesure.CURATELLE_SIMPLE: "Curatelle simple",
    Mesure.CURATELLE_RENFORCEE: "Curatelle renforcée",
    Mesure.TUTELLE: "Tutelle",
    Mesure.HABILITATION_FAMILIALE: "Habilitation familiale",
    Mesure.HABILITATION_CONJOINT: "Habilitation du conjoint",
    Mesure.MANDAT_PROTECTION_FUTURE: "Mandat de protection future",
    Mesure.ACCOMPAGNEMENT: "Mesure d’accompagnement (Masp, Maj)",
}
DESTINATAIRES: Mapping[RecoitCourriers, str] = {
    RecoitCourriers.PERSONNE: "La personne",
    RecoitCourriers.MANDATAIRE: "Le mandataire",
    RecoitCourriers.LES_DEUX: "Les deux",
}
CONTACTS: Mapping[MoyenContact, str] = {
    MoyenContact.TELEPHONE: "Téléphone",
    MoyenContact.SMS: "SMS",
    MoyenContact.COURRIEL: "Courriel",
    MoyenContact.COURRIER: "Courrier",
    MoyenContact.GUICHET: "Au guichet",
}
_ECARTS: Mapping[EcartFoyer, str] = {
    EcartFoyer.HORS_CAF: "vit ici, hors du dossier CAF ou MSA{nbsp}: le quotient familial ignore cette personne",
    EcartFoyer.CAF_APRES_DEPART: "ne vit pas ici, mais le quotient familial tient compte de cette personne",
    EcartFoyer.CAF_GARDE_PARTAGEE: "vit ici une partie du temps{nbsp}: la CAF ne partage entre deux dossiers que si "
    "les parents l’ont demandé",
    EcartFoyer.HORS_FISCAL: "vit ici, hors du foyer fiscal{nbsp}: ses revenus ne sont pas dans l’avis d’imposition",
    EcartFoyer.FISCAL_APRES_DEPART: "ne vit pas ici, mais l’avis d’imposition tient compte de cette personne",
    EcartFoyer.FISCAL_GARDE_PARTAGEE: "vit ici une partie du temps{nbsp}: l’avis d’imposition peut ne compter qu’une "
    "moitié de part",
}


def choix(mots: Mapping[Any, str]) -> tuple[tuple[str, str], ...]:
    """Return a list as a field offers it: (code, words) pairs."""
    return tuple((str(code), mot) for code, mot in mots.items())


def phrases_des_ecarts(foyers: Sequence[TroisFoyers]) -> tuple[str, ...]:
    """Return, for each difference between the three households, a sentence that says what it changes."""
    return tuple(
        f"{foyer.usager.identite.prenom} {_ECARTS[ecart].format(nbsp=NBSP)}."
        for foyer in foyers
        for ecart in foyer.ecarts
    )


def phrase_de_la_situation(usager: Usager) -> str:
    """Return « Marié·e · Salarié·e en CDI (Mairie) · Permis B avec véhicule », what is known of it."""
    situation = usager.situation
    travail = PROFESSIONNELLES[situation.professionnelle] if situation.professionnelle else ""
    if situation.employeur:
        travail = f"{travail} ({situation.employeur})" if travail else situation.employeur
    caisses = (
        f"retraite{NBSP}: {RETRAITES[situation.retraite]}" if situation.retraite else "",
        COMPLEMENTAIRES[situation.complementaire] if situation.complementaire else "",
    )
    parties = (
        FAMILIALES[situation.familiale] if situation.familiale else "",
        travail,
        ", ".join(filter(None, caisses)),
        MOBILITES[situation.mobilite] if situation.mobilite else "",
    )
    return " · ".join(partie for partie in parties if partie)


def phrase_de_la_protection(usager: Usager) -> str:
    """Return « Tutelle : ROUSSEL Claire, UDAF, 02 33 00 00 00 (courriers au mandataire) », or an empty text."""
    protection = usager.protection
    if protection is None:
        return ""
    mandataire = protection.mandataire
    qui = ", ".join(partie for partie in (mandataire.nom_affiche, mandataire.telephone) if partie)
    courriers = {RecoitCourriers.MANDATAIRE: " (reçoit les courriers)", RecoitCourriers.LES_DEUX: " (reçoit une copie)"}
    suite = f"{NBSP}: {qui}{courriers.get(protection.recoit, '')}" if qui else ""
    return f"{MESURES[protection.mesure]}{suite}"


def phrases_des_contacts(usager: Usager) -> tuple[str, ...]:
    """Return how a person is reached, and what she prefers; what is known."""
    prevenir, preferences = usager.a_prevenir, usager.preferences
    lien = f" ({prevenir.lien})" if prevenir.lien else ""
    a_prevenir = ", ".join(partie for partie in (f"{prevenir.nom}{lien}".strip(), prevenir.telephone) if partie)
    telephones = " ou ".join(numero for numero in (usager.telephone, usager.autre_telephone) if numero)
    lignes = (
        telephones,
        usager.courriel,
        f"À prévenir{NBSP}: {a_prevenir}" if a_prevenir else "",
        f"Préfère{NBSP}: {_au_milieu(CONTACTS[preferences.contact])}" if preferences.contact else "",
        f"Parle{NBSP}: {preferences.langue}" if preferences.langue else "",
        "Courriers en gros caractères" if preferences.gros_caracteres else "",
        "Courriers au nom d’usage, à sa demande" if preferences.nom_usage else "",
    )
    return tuple(ligne for ligne in lignes if ligne)


def phrase_du_logement(dossier: Dossier) -> str:
    """Return « Locataire du parc social · T3, 62,5 m² · Orne Habitat », what is known of it."""
    logement = dossier.logement
    surface = f"{ecrire_nombre(logement.surface)}{NBSP}m²" if logement.surface is not None else ""
    genre = TYPES_DE_LOGEMENT[logement.type] if logement.type else ""
    parties = (
        LOGEMENTS[logement.mode] if logement.mode else "",
        ", ".join(partie for partie in (genre, surface) if partie),
        logement.bailleur,
    )
    return " · ".join(partie for partie in parties if partie)


def phrase_de_la_cloture(dossier: Dossier) -> str:
    """Return « Dossier clos le 03/04/2026 : déménagement », or an empty text."""
    if dossier.clos_le is None:
        return ""
    motif = f"{NBSP}: {minuscule(CLOTURES[dossier.motif_cloture])}" if dossier.motif_cloture else ""
    return f"Dossier clos le {dossier.clos_le:%d/%m/%Y}{motif}"


def phrase_de_l_hebergement(usager: Usager, autres: Sequence[Usager]) -> str:
    """Return « hébergé·e par ROUX Paul », or an empty text."""
    hote = next((u.identite.nom_affiche for u in autres if u.id == usager.hebergeant_id), usager.hebergeant)
    return f"hébergé·e par {hote}" if hote else ""


def _au_milieu(mot: str) -> str:
    """Return a word as it is written inside a sentence: « courriel », but « SMS »."""
    return mot if mot.isupper() else mot.lower()
