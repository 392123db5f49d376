"""What the person reads of a state: one word or two, and how much it matters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ccas_desktop.application.donnees.empechements import EmpechementAppel
from ccas_desktop.application.donnees.lignes_donnees import ActionDonnee, LigneDonnee
from ccas_desktop.application.evaluation.proposition import VoieDecision
from ccas_desktop.application.instruction.page import Calcul, Echeance
from ccas_desktop.application.messages.appels import message_appel, message_modifications, remarques_certifiees
from ccas_desktop.application.messages.phrases import MessageAppel
from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.domain.certifie.certifie import EtatAppel, ReponseCertifiee
from ccas_desktop.domain.certifie.rapprochement import Ecart
from ccas_desktop.domain.demandes.decision import Organe, SensDecision
from ccas_desktop.domain.demandes.demande import Demande, StatutDemande
from ccas_desktop.domain.demandes.statuts import NatureDemande, OrganeSaisi
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.domain.provenance import Provenance
from ccas_desktop.domain.reglement.faits.valeurs import valeur_de_texte
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur
from ccas_desktop.domain.reglement.modele.model import Issue
from ccas_desktop.domain.reglement.modele.periodes import periode_connue
from ccas_desktop.domain.reglement.redaction import ecrire_valeur

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
    StatutDemande.BROUILLON: Mot("En préparation"),
    StatutDemande.DEPOSEE: Mot("Déposée", Poids.INFORMATION),
    StatutDemande.INCOMPLETE: Mot("Pièces attendues", Poids.ALERTE),
    StatutDemande.EN_INSTRUCTION: Mot("En instruction", Poids.INFORMATION),
    StatutDemande.EVALUEE: Mot("Évaluée", Poids.INFORMATION),
    StatutDemande.A_DECIDER: Mot("À décider", Poids.ALERTE),
    StatutDemande.AJOURNEE: Mot("Ajournée", Poids.ALERTE),
    StatutDemande.ACCORDEE: Mot("Accordée", Poids.SUCCES),
    StatutDemande.ACCORDEE_PARTIELLEMENT: Mot("Accordée en partie", Poids.SUCCES),
    StatutDemande.REFUSEE: Mot("Refusée", Poids.DANGER),
    StatutDemande.IRRECEVABLE: Mot("Irrecevable", Poids.DANGER),
    StatutDemande.NOTIFIEE: Mot("Notifiée", Poids.SUCCES),
    StatutDemande.EN_PAIEMENT: Mot("En paiement", Poids.INFORMATION),
    StatutDemande.SOLDEE: Mot("Soldée", Poids.SUCCES),
    StatutDemande.RECOURS_EN_COURS: Mot("Recours en cours", Poids.ALERTE),
    StatutDemande.DECISION_CONFIRMEE: Mot("Décision confirmée", Poids.SUCCES),
    StatutDemande.DECISION_RETIREE: Mot("Décision retirée", Poids.ALERTE),
    StatutDemande.RETIREE_PAR_USAGER: Mot("Retirée par la personne"),
    StatutDemande.SANS_SUITE: Mot("Classée sans suite"),
    StatutDemande.TRANSMISE_AUTRE_AUTORITE: Mot("Transmise à une autre autorité"),
}
_A_DECIDER: Mapping[OrganeSaisi, str] = {
    OrganeSaisi.COMMISSION: "À décider en commission",
    OrganeSaisi.PRESIDENT_URGENCE: "À décider en urgence par le président",
    OrganeSaisi.CONSEIL_ADMINISTRATION: "À décider par le conseil d’administration",
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
EMPECHEMENTS: Mapping[EmpechementAppel, Mot] = {
    EmpechementAppel.AUCUN: Mot(""),
    EmpechementAppel.DEMANDE_CLOSE: Mot(
        "La demande n’est plus en instruction\u00a0: rien ne se demande plus.", Poids.INFORMATION
    ),
    EmpechementAppel.HORS_DELIBERATION: Mot(""),
    EmpechementAppel.HORS_HABILITATION: Mot(
        "Le jeton du CCAS n’ouvre pas cette donnée\u00a0: demandez la pièce et saisissez la valeur, ou testez le jeton "
        "dans Réglages.",
        Poids.ALERTE,
    ),
    EmpechementAppel.INFORMATION_NON_REMISE: Mot(
        "Remettez d’abord l’information à la personne (étape 1)\u00a0: aucun appel ne peut partir avant.", Poids.ALERTE
    ),
    EmpechementAppel.PREFERE_PAPIERS: Mot(
        "La personne préfère apporter ses papiers\u00a0: aucun appel ne sera fait.", Poids.INFORMATION
    ),
}


AUTRE_IDENTITE = (
    "La personne rendue n’est pas exactement celle qui a été saisie. Comparez le nom, les prénoms, le sexe et la date "
    "de naissance avant de retenir quoi que ce soit\u00a0; dans le doute, gardez la valeur déclarée."
)


def mot_du_statut(demande: Demande) -> Mot:
    """Return where a request stands; `a_decider` says by whom, when that is known."""
    mot = STATUTS[demande.statut]
    if demande.statut is StatutDemande.A_DECIDER and demande.organe_saisi is not None:
        return Mot(_A_DECIDER[demande.organe_saisi], mot.poids)
    return mot


def precision_de_la_demande(demande: Demande) -> str:
    """Return « Demande 2026-0042-1, renouvellement, déposée le 23/11/2026 · Urgente : coupure demain »."""
    nature = ", renouvellement" if demande.nature is NatureDemande.RENOUVELLEMENT else ""
    en_preparation = demande.statut is StatutDemande.BROUILLON
    depot = ", pas encore déposée" if en_preparation else f", déposée le {demande.deposee_le:%d/%m/%Y}"
    urgence = f" · Urgente{NBSP}: {demande.urgence}" if demande.urgence else ""
    return f"Demande {demande.numero}{nature}{depot}{urgence}"


def mot_de_la_ligne(ligne: LigneDonnee) -> Mot:
    """Return the state of a line, whatever its call became."""
    if ligne.retenue is not None and ligne.retenue.provenance.a_certifier:
        return Mot("À certifier plus tard", Poids.ALERTE)
    if ligne.hors_periode:
        return Mot("Autre période", Poids.ALERTE)
    if ligne.retenue is not None:
        return Mot("Retenue", Poids.SUCCES)
    if ligne.identite_differente:
        return Mot("Identité à vérifier", Poids.ALERTE)
    if ligne.attend_le_reseau:
        return Mot("Attend le réseau", Poids.ALERTE)
    if ligne.reponse is not None:
        return _REPONSES[ligne.reponse.etat]
    if ActionDonnee.DEMANDER in ligne.actions:
        return Mot("À demander", Poids.INFORMATION)
    if ligne.empechement is EmpechementAppel.INFORMATION_NON_REMISE:
        return Mot("Pas encore demandable")
    if ActionDonnee.SAISIR in ligne.actions:
        return Mot("À saisir", Poids.INFORMATION)
    return Mot("Ne se demande pas")


def phrase_de_la_periode(voulue: str, retenue: Provenance | None = None) -> str:
    """Return what the rules want a datum to be of, and what the one kept is of when it does not serve."""
    if not voulue:
        return ""
    texte = f"Période voulue par le règlement{NBSP}: {voulue}."
    if retenue is None:
        return texte
    connue = periode_connue(retenue) or "non dite"
    return f"{texte} La valeur retenue est d’une autre période ({connue}){NBSP}: elle ne compte pas."


def phrase_de_l_attente(lignes: Sequence[LigneDonnee], *, avis: bool = False) -> str:
    """Return what is said above the lines that wait for the network: what happened, what is safe, what to do.

    `avis`: the avis d’imposition waits too, and its number is to be typed again.
    """
    attentes = [attente for ligne in lignes for attente in ligne.en_attente]
    nombre = len(attentes) + avis
    donnees = f"{nombre}{NBSP}données attendent" if nombre > 1 else "Une donnée attend"
    causes = [message_appel(attente.reponse) for attente in attentes if attente.reponse]
    retaper = f" Avis d’imposition{NBSP}: le numéro fiscal sera à retaper, il n’est pas gardé." if avis else ""
    explication = f" {causes[0].texte} {causes[0].suite}" if causes else ""
    return (
        f"{donnees} le réseau{NBSP}: à demander dès qu’il revient. Rien ne part tant que vous ne le demandez pas, et "
        f"rien ne se perd si vous quittez la page.{retaper}{explication}"
    )


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
        case Issue.DEROGATION:
            return Mot("Une condition n’est pas remplie, une dérogation est possible", Poids.ALERTE)
        case Issue.QUOTA_EPUISE:
            return Mot("Le nombre d’aides ou l’enveloppe de l’année sont épuisés", Poids.DANGER)
        case Issue.REGLE_INCOMPLETE:
            return Mot("Le règlement ne dit rien pour cette situation", Poids.ALERTE)


def phrase_de_l_echeance(echeance: Echeance) -> Mot:
    """Return « rejet implicite le 23/01/2027, dans 61 jours », « délai suspendu, pas de rejet avant le 23/01/2027 »."""
    jour, restants = f"{echeance.jour:%d/%m/%Y}", echeance.restants
    if echeance.est_passee:
        depuis = f"depuis {-restants}{NBSP}jour{'s' if restants < -1 else ''}"
        return Mot(f"rejetée par silence {depuis} (le {jour})", Poids.DANGER)
    if echeance.suspendue:
        return Mot(f"délai suspendu, pas de rejet implicite avant le {jour}", Poids.NEUTRE)
    quand = "aujourd’hui" if restants == 0 else f"dans {restants}{NBSP}jour{'s' if restants > 1 else ''}"
    return Mot(f"rejet implicite le {jour}, {quand}", Poids.ALERTE if echeance.presse else Poids.NEUTRE)


def phrase_de_l_age(jour: date, aujourdhui: date) -> str:
    """Return « aujourd’hui », « hier » or « il y a 12 jours »."""
    jours = (aujourdhui - jour).days
    if jours <= 0:
        return "aujourd’hui"
    return "hier" if jours == 1 else f"il y a {jours}{NBSP}jours"


def valeur_en_clair(indicateur: Indicateur, valeur: str) -> str:
    """Return a value kept as text as the agent reads it: « 450 € », « oui »."""
    return ecrire_valeur(valeur_de_texte(indicateur, valeur), indicateur.unite)


def message_de_la_ligne(ligne: LigneDonnee) -> str:
    """Return what the last call of a line asks the agent to know; a plain success needs no words."""
    reponse = ligne.reponse
    if reponse is None:
        return ""
    demandee = f"Demandé au sujet de {ligne.choix.derniere}." if ligne.choix.derniere else ""
    if ligne.attend_le_reseau and reponse.etat is not EtatAppel.CERTIFIE:
        # Explained once, above the lines that wait.
        return " ".join(t for t in (demandee, f"{message_appel(reponse).titre}.") if t)
    if reponse.etat is not EtatAppel.CERTIFIE:
        return " ".join(
            t for t in (demandee, _en_paragraphe(message_appel(reponse), message_modifications(reponse))) if t
        )
    remarques = remarques_certifiees(reponse) if ligne.porte_valeur else ""
    if not ligne.identite_differente:
        return " ".join(t for t in (remarques, message_modifications(reponse)) if t)
    return " ".join(t for t in (AUTRE_IDENTITE, remarques, message_modifications(reponse)) if t)


def _en_paragraphe(message: MessageAppel, suite: str) -> str:
    return " ".join(t for t in (f"{message.titre}.", message.texte, message.suite, suite) if t)


def details_techniques(reponse: ReponseCertifiee) -> str:
    """Return what the support asks for: never anything of the person."""
    parties = (
        ("source", reponse.source.value),
        ("état", reponse.etat.value),
        ("fournisseur", reponse.fournisseur),
        ("HTTP", reponse.http),
        ("code", reponse.code),
        ("cause", reponse.cause),
        ("requête", reponse.requete_id),
        ("instant", f"{reponse.instant:%d/%m/%Y %H:%M:%S} UTC"),
    )
    return " · ".join(f"{nom}{NBSP}: {valeur}" for nom, valeur in parties if valeur is not None)


def phrase_de_la_voie(voie: VoieDecision) -> str:
    """Return « Le président, par délégation — Paul DURAND, jusqu’à 300,00 € »."""
    plafond = f", jusqu’à {ecrire_montant(voie.plafond)}" if voie.plafond is not None else ""
    return f"{ORGANES[voie.organe]} — {voie.signataire.nom_complet}{plafond}"


def phrase_de_l_empechement_de_voie(voie: VoieDecision) -> str:
    """Return why a way is closed."""
    faits = {"plafond": str(voie.plafond)} if voie.plafond is not None else {}
    return f"Voie fermée\u00a0: {voie.signataire.nom_complet}. {phrase_refus(voie.empechement, faits)}"
