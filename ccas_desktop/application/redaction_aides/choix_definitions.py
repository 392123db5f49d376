"""The lists offered by the forms of the indicators: codes of the language and the words an agent knows them by."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.application.messages.foyer import LIENS
from ccas_desktop.application.redaction_aides.formes import Choix, Entree, Genre
from ccas_desktop.domain.dossiers.budget import NATURES, Sens
from ccas_desktop.domain.reglement.modele.definitions import AideLogement, Compte, Mesure, Moment, Periode
from ccas_desktop.domain.reglement.modele.indicateurs import Unite
from ccas_desktop.domain.reglement.modele.periodes import MOIS_EN_MOTS

CALCULS: Choix = (
    ("budget", "Ressources moins charges"),
    ("somme", "Une somme d’indicateurs"),
    ("premiere_connue", "Le premier connu, à défaut un autre"),
    ("plus_petite", "Le plus petit de plusieurs"),
    ("plus_grande", "Le plus grand de plusieurs"),
    ("personnes", "Un nombre de personnes"),
    ("age", "L’âge du demandeur"),
    ("duree", "Le temps écoulé depuis une date"),
    ("parts", "Les parts d’un tableau du CCAS"),
    ("aides", "Les aides déjà reçues"),
    ("seuil", "Un seuil ou un barème"),
    ("donnee_datee", "Une donnée d’une année ou d’un mois"),
    ("saisie", "Ce que l’agent saisit"),
)
# Every key that one kind of calculation or another has: dropped when the kind changes.
CLES_DES_CALCULS = (
    *("ressources", "charges", "aide_logement", "periode", "moyenne_de_mois", "plus", "moins", "constante", "de"),
    *("liens", "moins_de", "jusqu_a", "plus_de", "a_partir_de", "le", "moment", "mesure", "mois", "aides"),
    *("seul", "couple", "enfants", "autres", "montant", "bareme", "fois", "selon", "premier", "valeurs", "suite"),
    *("multiplie_par", "annees_avant", "mois_avant", "dernier_mois", "mois_au_plus", "question", "choix"),
    *("depuis", "compte"),
    *("par", "pour_cent", "unite"),
)
UNITES: Choix = (
    (Unite.EURO.value, "Euros"),
    (Unite.EURO_PAR_MOIS.value, "Euros par mois"),
    (Unite.EURO_PAR_JOUR.value, "Euros par jour"),
    (Unite.EURO_PAR_AN.value, "Euros par an"),
    (Unite.EURO_PAR_PART.value, "Euros par part"),
    (Unite.NOMBRE.value, "Nombre"),
    (Unite.ANNEES.value, "Années"),
    (Unite.MOIS.value, "Mois"),
    (Unite.POUR_CENT.value, "Pour cent"),
)
UNITES_SAISIES: Choix = (
    *UNITES,
    (Unite.OUI_NON.value, "Oui ou non"),
    (Unite.DATE.value, "Date"),
    (Unite.TEXTE.value, "Texte"),
)
APL: Choix = (
    (AideLogement.RESSOURCE.value, "Comptée dans les ressources"),
    (AideLogement.DEDUITE_DU_LOYER.value, "Déduite du loyer, pas des ressources"),
    (AideLogement.IGNOREE.value, "Ni comptée, ni déduite"),
)
COMPTES: Choix = (
    (Compte.ANNEES.value, "Années entières"),
    (Compte.MOIS.value, "Mois entiers"),
    (Compte.JOURS.value, "Jours"),
)
MOMENTS: Choix = ((Moment.DECISION.value, "Le jour de la décision"), (Moment.DEPOT.value, "Le jour du dépôt"))
MESURES: Choix = ((Mesure.MONTANT.value, "La somme reçue"), (Mesure.NOMBRE.value, "Le nombre d’aides"))
PERIODES: Choix = (
    (Periode.ANNEE_CIVILE.value, "L’année civile"),
    (Periode.TOUJOURS.value, "Depuis toujours"),
)
LIENS_DU_FOYER: Choix = tuple((lien.value, mot) for lien, mot in LIENS.items())
NATURES_PAR_SENS: Mapping[Sens, Choix] = {
    sens: tuple((nature.code, nature.libelle) for nature in NATURES if nature.sens is sens) for sens in Sens
}
MOIS: Choix = tuple((str(rang), mois.capitalize()) for rang, mois in enumerate(MOIS_EN_MOTS, start=1))
MOMENT = Entree(
    "moment",
    "Compté à partir de quel jour",
    Genre.CHOIX,
    facultative=True,
    choix=MOMENTS,
    aide="Sans choix\u00a0: celui de la décision.",
)
