"""The catalogue of facts that a rule may use: one code, one meaning, one unit (domain.md 3.1 and 4.2)."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.domain.certifie.impot import CHIFFRES_DE_L_AVIS, PARTS_FISCALES, QUOTIENT_FISCAL, REVENU_FISCAL
from ccas_desktop.domain.personnes.residence import ModeLogement
from ccas_desktop.domain.personnes.situation_personne import SituationFamiliale, SituationProfessionnelle
from ccas_desktop.domain.reponses.indicateur import Indicateur as Indicateur
from ccas_desktop.domain.reponses.indicateur import Origine as Origine
from ccas_desktop.domain.reponses.indicateur import Unite as Unite
from ccas_desktop.domain.sources.catalogue import INDICATEURS as DES_SOURCES

_RAV = ("ressources_mensuelles", "charges_mensuelles")

CATALOGUE: tuple[Indicateur, ...] = (
    *DES_SOURCES,
    Indicateur(
        REVENU_FISCAL,
        "Revenu fiscal de référence",
        Unite.EURO_PAR_AN,
        "Demander ou saisir l’avis d’imposition.",
    ),
    Indicateur(PARTS_FISCALES, "Parts fiscales", Unite.NOMBRE, "Demander ou saisir l’avis d’imposition."),
    Indicateur(
        QUOTIENT_FISCAL,
        "Quotient fiscal du mois",
        Unite.EURO_PAR_MOIS,
        "Demander ou saisir l’avis d’imposition.",
        CHIFFRES_DE_L_AVIS,
    ),
    Indicateur("nombre_personnes", "Personnes au foyer", Unite.NOMBRE, "Compléter les personnes du foyer."),
    Indicateur("nombre_adultes", "Adultes au foyer", Unite.NOMBRE, "Compléter les dates de naissance du foyer."),
    Indicateur("nombre_enfants", "Enfants au foyer", Unite.NOMBRE, "Compléter les dates de naissance du foyer."),
    Indicateur(
        "uc_insee",
        "Unités de consommation (INSEE)",
        Unite.NOMBRE,
        "Compléter les dates de naissance du foyer.",
    ),
    Indicateur(
        "uc_cheque_energie",
        "Unités de consommation (chèque énergie)",
        Unite.NOMBRE,
        "Compléter les personnes du foyer.",
    ),
    Indicateur("couple", "Vit en couple", Unite.OUI_NON, "Indiquer si la personne vit en couple."),
    Indicateur(
        "parent_isole",
        "Parent seul avec un enfant au moins",
        Unite.OUI_NON,
        "Compléter les liens et les dates de naissance du foyer.",
    ),
    Indicateur("parts", "Parts (CAF)", Unite.NOMBRE, "Compléter les liens et les dates de naissance du foyer."),
    Indicateur(
        "ressources_mensuelles",
        "Ressources du mois",
        Unite.EURO_PAR_MOIS,
        "Saisir les ressources du foyer, même nulles.",
    ),
    Indicateur("charges_mensuelles", "Charges du mois", Unite.EURO_PAR_MOIS, "Saisir les charges du foyer."),
    Indicateur("reste_a_vivre", "Reste à vivre du mois", Unite.EURO_PAR_MOIS, "Saisir ressources et charges.", _RAV),
    Indicateur(
        "reste_a_vivre_par_personne",
        "Reste à vivre par personne",
        Unite.EURO_PAR_MOIS,
        "Saisir ressources, charges et personnes du foyer.",
        (*_RAV, "nombre_personnes"),
    ),
    Indicateur(
        "reste_a_vivre_par_adulte",
        "Reste à vivre par adulte",
        Unite.EURO_PAR_MOIS,
        "Saisir ressources, charges et dates de naissance du foyer.",
        (*_RAV, "nombre_adultes"),
    ),
    Indicateur(
        "moyenne_economique_journaliere",
        "Moyenne économique par jour et par personne",
        Unite.EURO_PAR_JOUR,
        "Saisir ressources, charges et personnes du foyer.",
        (*_RAV, "nombre_personnes"),
    ),
    Indicateur(
        "age_demandeur",
        "Âge du demandeur",
        Unite.ANNEES,
        "Compléter la date de naissance du demandeur.",
    ),
    Indicateur("montant_facture", "Montant de la facture", Unite.EURO, "Saisir le montant de la facture."),
    Indicateur("montant_demande", "Montant demandé", Unite.EURO, "Saisir le montant demandé."),
    Indicateur(
        "deja_verse_annee_aide",
        "Déjà versé cette année pour cette aide",
        Unite.EURO,
        "Saisir ce que le foyer a déjà reçu cette année pour cette aide, même zéro.",
    ),
    Indicateur(
        "deja_verse_annee_foyer",
        "Déjà versé cette année, toutes aides",
        Unite.EURO,
        "Saisir ce que le foyer a déjà reçu cette année, toutes aides, même zéro.",
    ),
    Indicateur(
        "nombre_aides_annee",
        "Fois où cette aide a été accordée cette année",
        Unite.NOMBRE,
        "Compter les accords de cette aide au foyer cette année.",
    ),
    Indicateur(
        "nombre_aides_total",
        "Fois où cette aide a déjà été accordée",
        Unite.NOMBRE,
        "Compter les accords de cette aide au foyer, toutes années.",
    ),
    Indicateur(
        "beneficiaires_annee",
        "Fois où le CCAS a accordé cette aide cette année, tous foyers",
        Unite.NOMBRE,
        "Compter les accords de cette aide cette année, tous foyers.",
    ),
    Indicateur(
        "enveloppe_consommee_annee",
        "Accordé par le CCAS pour cette aide cette année, tous foyers",
        Unite.EURO,
        "Additionner les accords de cette aide cette année, tous foyers.",
    ),
    Indicateur(
        "situation_emploi",
        "Situation d’emploi",
        Unite.TEXTE,
        "Indiquer la situation d’emploi du demandeur.",
        choix=tuple(situation.value for situation in SituationProfessionnelle),
    ),
    Indicateur(
        "situation_familiale",
        "Situation familiale",
        Unite.TEXTE,
        "Indiquer la situation familiale du demandeur.",
        choix=tuple(situation.value for situation in SituationFamiliale),
    ),
    Indicateur(
        "statut_logement",
        "Situation de logement",
        Unite.TEXTE,
        "Indiquer la situation de logement.",
        choix=tuple(mode.value for mode in ModeLogement),
    ),
    Indicateur("reside_commune", "Habite la commune", Unite.OUI_NON, "Indiquer si la personne habite la commune."),
    Indicateur(
        "anciennete_residence",
        "Ancienneté de résidence dans la commune",
        Unite.MOIS,
        "Indiquer depuis combien de mois la personne habite la commune.",
    ),
    Indicateur("nature_depense", "Nature de la dépense", Unite.TEXTE, "Indiquer la nature de la dépense aidée."),
)
PAR_CODE = {indicateur.code: indicateur for indicateur in CATALOGUE}

# The facts that a règlement may name: the catalogue, then those it defines.
Vocabulaire = Mapping[str, Indicateur]


def ordonnes(vocabulaire: Vocabulaire) -> dict[str, Indicateur]:
    """Return the facts whose values may be ordered."""
    return {code: indicateur for code, indicateur in vocabulaire.items() if indicateur.unite.est_numerique}


def sommes(vocabulaire: Vocabulaire) -> dict[str, Indicateur]:
    """Return the facts that a rate may be taken of: sums in euros."""
    return {code: indicateur for code, indicateur in vocabulaire.items() if indicateur.unite is Unite.EURO}


def question_libre(code: str, question: str) -> Indicateur:
    """Return the fact that an agent ticks for a condition that no figure can tell."""
    consigne = f"Cocher oui ou non\u00a0: {question}"
    return Indicateur(code, question, Unite.OUI_NON, consigne, origine=Origine.QUESTION)


def est_libre(indicateur: Indicateur) -> bool:
    """Tell whether the fact is a question of one aid, that an agent ticks."""
    return indicateur.origine is Origine.QUESTION
