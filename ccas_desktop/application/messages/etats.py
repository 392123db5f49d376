"""What the person reads of a state: one word or two, and how much it matters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ccas_desktop.application.lignes_donnees import ActionDonnee, EmpechementAppel, LigneDonnee
from ccas_desktop.application.page_demande import Calcul, Echeance
from ccas_desktop.domain.certifie import EtatAppel
from ccas_desktop.domain.decision import Organe, SensDecision
from ccas_desktop.domain.demande import StatutDemande
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.domain.rapprochement import Ecart
from ccas_desktop.domain.reglement.model import Issue

NBSP = "\u00a0"


class Poids(StrEnum):
    """How much a state matters to who reads it."""

    NEUTRE = "neutre"
    INFORMATION = "information"
    SUCCES = "succes"
    ALERTE = "alerte"
    DANGER = "danger"


@dataclass(frozen=True)
class Mot:
    """A state in words."""

    texte: str
    poids: Poids = Poids.NEUTRE


STATUTS: Mapping[StatutDemande, Mot] = {
    StatutDemande.DEPOSEE: Mot("Déposée", Poids.INFORMATION),
    StatutDemande.EN_INSTRUCTION: Mot("En instruction", Poids.INFORMATION),
    StatutDemande.EVALUEE: Mot("Évaluée", Poids.INFORMATION),
    StatutDemande.A_DECIDER: Mot("À décider en commission", Poids.ALERTE),
    StatutDemande.ACCORDEE: Mot("Accordée", Poids.SUCCES),
    StatutDemande.ACCORDEE_PARTIELLEMENT: Mot("Accordée en partie", Poids.SUCCES),
    StatutDemande.REFUSEE: Mot("Refusée", Poids.DANGER),
    StatutDemande.NOTIFIEE: Mot("Notifiée", Poids.SUCCES),
    StatutDemande.RETIREE_PAR_USAGER: Mot("Retirée par la personne"),
    StatutDemande.SANS_SUITE: Mot("Classée sans suite"),
}
SENS: Mapping[SensDecision, Mot] = {
    SensDecision.ACCORD: Mot("Accord", Poids.SUCCES),
    SensDecision.ACCORD_PARTIEL: Mot("Accord partiel", Poids.SUCCES),
    SensDecision.REFUS: Mot("Refus", Poids.DANGER),
}
ORGANES: Mapping[Organe, str] = {
    Organe.PRESIDENT_DELEGUE: "Le président, par délégation",
    Organe.VICE_PRESIDENT_DELEGUE: "Le vice-président, par délégation",
    Organe.COMMISSION_PERMANENTE: "La commission permanente",
    Organe.CONSEIL_ADMINISTRATION: "Le conseil d’administration",
}
ECARTS: Mapping[Ecart, Mot] = {
    Ecart.IDENTIQUE: Mot("Identique", Poids.SUCCES),
    Ecart.DIFFERENT: Mot("Différent", Poids.ALERTE),
    Ecart.ABSENT_DU_DOSSIER: Mot("Absent du dossier", Poids.ALERTE),
    Ecart.ABSENT_DE_LA_CAISSE: Mot("Inconnu de la caisse", Poids.ALERTE),
}
_REPONSES: Mapping[EtatAppel, Mot] = {
    EtatAppel.CERTIFIE: Mot("Certifié", Poids.SUCCES),
    EtatAppel.INTROUVABLE: Mot("Pas de dossier à la caisse", Poids.ALERTE),
    EtatAppel.NON_RECONNU: Mot("Personne non reconnue", Poids.ALERTE),
    EtatAppel.AMBIGU: Mot("Plusieurs personnes", Poids.ALERTE),
    EtatAppel.PARAMETRE_REFUSE: Mot("Information refusée", Poids.ALERTE),
    EtatAppel.JETON_REFUSE: Mot("Jeton refusé", Poids.DANGER),
    EtatAppel.DROITS_INSUFFISANTS: Mot("Donnée non ouverte", Poids.DANGER),
    EtatAppel.INDISPONIBLE: Mot("Service indisponible", Poids.ALERTE),
    EtatAppel.LIMITE_ATTEINTE: Mot("Trop d’appels", Poids.ALERTE),
    EtatAppel.REPONSE_ILLISIBLE: Mot("Réponse illisible", Poids.ALERTE),
}
EMPECHEMENTS: Mapping[EmpechementAppel, str] = {
    EmpechementAppel.AUCUN: "",
    EmpechementAppel.DEMANDE_CLOSE: "La demande n’est plus en instruction\u00a0: rien ne se demande plus.",
    EmpechementAppel.HORS_DELIBERATION: "",
    EmpechementAppel.HORS_HABILITATION: "Le jeton du CCAS n’ouvre pas cette donnée\u00a0: demandez la pièce et "
    "saisissez la valeur, ou testez le jeton dans Réglages.",
    EmpechementAppel.INFORMATION_NON_REMISE: "Remettez d’abord l’information à la personne (étape 1)\u00a0: aucun "
    "appel ne peut partir avant.",
    EmpechementAppel.PREFERE_PAPIERS: "La personne préfère apporter ses papiers\u00a0: aucun appel ne sera fait.",
}


def mot_de_la_ligne(ligne: LigneDonnee) -> Mot:
    """Return the state of a line, whatever its call became."""
    if ligne.retenue is not None and ligne.retenue.provenance.a_certifier:
        return Mot("À certifier plus tard", Poids.ALERTE)
    if ligne.retenue is not None:
        return Mot("Retenue", Poids.SUCCES)
    if ligne.identite_differente:
        return Mot("Identité à vérifier", Poids.ALERTE)
    if ligne.reponse is not None:
        return _REPONSES[ligne.reponse.etat]
    if ActionDonnee.DEMANDER in ligne.actions:
        return Mot("À demander", Poids.INFORMATION)
    if ActionDonnee.SAISIR in ligne.actions:
        return Mot("À saisir", Poids.INFORMATION)
    return Mot("Ne se demande pas")


def phrase_du_calcul(calcul: Calcul) -> Mot:
    """Return the outcome of a calculation as the agent reads it."""
    match calcul.issue:
        case Issue.ELIGIBLE:
            return Mot(f"Peut être accordée{NBSP}: {ecrire_montant(calcul.montant or Decimal(0))}", Poids.SUCCES)
        case Issue.NON_ELIGIBLE:
            return Mot("Les conditions du règlement ne sont pas remplies", Poids.DANGER)
        case Issue.COMMISSION:
            return Mot("À décider en commission", Poids.ALERTE)
        case Issue.INFORMATION_MANQUANTE:
            return Mot("Information manquante", Poids.ALERTE)


def phrase_de_l_echeance(echeance: Echeance) -> Mot:
    """Return « rejet implicite le 23/01/2027, dans 61 jours »."""
    jour, restants = f"{echeance.jour:%d/%m/%Y}", echeance.restants
    if echeance.est_passee:
        depuis = f"depuis {-restants}{NBSP}jour{'s' if restants < -1 else ''}"
        return Mot(f"rejetée par silence {depuis} (le {jour})", Poids.DANGER)
    quand = "aujourd’hui" if restants == 0 else f"dans {restants}{NBSP}jour{'s' if restants > 1 else ''}"
    return Mot(f"rejet implicite le {jour}, {quand}", Poids.ALERTE if echeance.presse else Poids.NEUTRE)


def phrase_de_l_age(jour: date, aujourdhui: date) -> str:
    """Return « aujourd’hui », « hier » or « il y a 12 jours »."""
    jours = (aujourdhui - jour).days
    if jours <= 0:
        return "aujourd’hui"
    return "hier" if jours == 1 else f"il y a {jours}{NBSP}jours"
