"""The five steps of a request, and where each stands, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ccas_desktop.application.courriers.lettres_de_la_demande import LettreDeLaDemande
from ccas_desktop.application.donnees.ligne_impot import LigneImpot
from ccas_desktop.application.donnees.lignes_donnees import LigneDonnee
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.courrier.modeles import FICHES
from ccas_desktop.domain.demandes.demande import Demande, StatutDemande
from ccas_desktop.domain.demandes.statuts import OrganeSaisi
from ccas_desktop.domain.reglement.modele.model import Issue


class Etape(StrEnum):
    """The steps, in order."""

    DEMANDE = "demande"
    DONNEES = "donnees"
    EVALUATION = "evaluation"
    DECISION = "decision"
    COURRIERS = "courriers"


class Avancement(StrEnum):
    """How far a step is."""

    A_FAIRE = "a_faire"
    EN_COURS = "en_cours"
    FAITE = "faite"
    A_COMPLETER = "a_completer"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True)
class EtatEtape:
    """Where a step stands; `mots` says it in two or three words."""

    avancement: Avancement
    mots: str

    @property
    def attend_une_action(self) -> bool:
        """Tell whether something is left to do in this step itself."""
        return self.avancement in (Avancement.A_FAIRE, Avancement.EN_COURS)


_CLOSES = {
    StatutDemande.RETIREE_PAR_USAGER: "Demande retirée",
    StatutDemande.SANS_SUITE: "Classée sans suite",
    StatutDemande.TRANSMISE_AUTRE_AUTORITE: "Transmise ailleurs",
    StatutDemande.IRRECEVABLE: "Irrecevable",
}
# Once notified: nothing more is due for the decision itself until an appeal comes.
_APRES = {
    StatutDemande.NOTIFIEE: EtatEtape(Avancement.FAITE, "Notifiée"),
    StatutDemande.EN_PAIEMENT: EtatEtape(Avancement.FAITE, "En paiement"),
    StatutDemande.SOLDEE: EtatEtape(Avancement.FAITE, "Soldée"),
    StatutDemande.RECOURS_EN_COURS: EtatEtape(Avancement.EN_COURS, "Recours à traiter"),
    StatutDemande.DECISION_CONFIRMEE: EtatEtape(Avancement.FAITE, "Confirmée"),
    StatutDemande.DECISION_RETIREE: EtatEtape(Avancement.A_FAIRE, "À reprendre"),
}
_EN_ATTENTE = {
    StatutDemande.BROUILLON: "Demande à déposer",
    StatutDemande.A_DECIDER: "Attend la commission",
    StatutDemande.AJOURNEE: "Instruction à reprendre",
}
_A_DECIDER = {
    OrganeSaisi.PRESIDENT_URGENCE: "Attend le président",
    OrganeSaisi.CONSEIL_ADMINISTRATION: "Attend le conseil",
}
_ISSUES = {
    Issue.ELIGIBLE: EtatEtape(Avancement.FAITE, "Peut être accordée"),
    Issue.NON_ELIGIBLE: EtatEtape(Avancement.FAITE, "Conditions non remplies"),
    Issue.COMMISSION: EtatEtape(Avancement.FAITE, "Pour la commission"),
    Issue.INFORMATION_MANQUANTE: EtatEtape(Avancement.A_COMPLETER, "Information manquante"),
    Issue.DEROGATION: EtatEtape(Avancement.FAITE, "Dérogation possible"),
    Issue.QUOTA_EPUISE: EtatEtape(Avancement.FAITE, "Quota épuisé"),
    Issue.REGLE_INCOMPLETE: EtatEtape(Avancement.FAITE, "Règlement à compléter"),
}


def etat_des_etapes(
    complete: DemandeComplete,
    lignes: Iterable[LigneDonnee | LigneImpot],
    issue: Issue | None,
    lettres: Iterable[LettreDeLaDemande],
) -> dict[Etape, EtatEtape]:
    """Return where each step of a request stands; `issue` is None when no rule could be applied."""
    return {
        Etape.DEMANDE: _demande(complete),
        Etape.DONNEES: _donnees(tuple(lignes)),
        Etape.EVALUATION: _ISSUES[issue] if issue else EtatEtape(Avancement.IMPOSSIBLE, "Règlement absent"),
        Etape.DECISION: _decision(complete),
        Etape.COURRIERS: _courriers(tuple(lettres)),
    }


def ordre_des_etapes(demande: Demande) -> tuple[Etape, ...]:
    """Return the steps where the next action of a request is looked for, in the order they are done.

    Put off, the person is told first; decided or closed, its data are no longer asked for.
    """
    if demande.statut is StatutDemande.AJOURNEE:
        return (Etape.COURRIERS, Etape.DECISION)
    return tuple(Etape) if demande.est_en_instruction else (Etape.DECISION, Etape.COURRIERS)


def _demande(complete: DemandeComplete) -> EtatEtape:
    demande = complete.demande
    if demande.information is None and demande.est_en_instruction:
        return EtatEtape(Avancement.EN_COURS, "Information à remettre")
    return EtatEtape(Avancement.FAITE, "Enregistrée")


def _donnees(lignes: tuple[LigneDonnee | LigneImpot, ...]) -> EtatEtape:
    if not lignes:
        return EtatEtape(Avancement.FAITE, "Rien à demander")
    reglees = sum(ligne.est_reglee for ligne in lignes)
    mots = f"{reglees} sur {len(lignes)}"
    if reglees == len(lignes):
        return EtatEtape(Avancement.FAITE, mots)
    return EtatEtape(Avancement.EN_COURS if reglees else Avancement.A_FAIRE, mots)


def _decision(complete: DemandeComplete) -> EtatEtape:
    decision, statut = complete.decision, complete.demande.statut
    if statut in _APRES:
        return _APRES[statut]
    if decision is not None:
        return EtatEtape(Avancement.EN_COURS, "À notifier")
    if statut in _CLOSES:
        return EtatEtape(Avancement.FAITE, _CLOSES[statut])
    if statut in _EN_ATTENTE:
        saisi = complete.demande.organe_saisi
        attend = statut is StatutDemande.A_DECIDER and saisi in _A_DECIDER
        return EtatEtape(Avancement.EN_COURS, _A_DECIDER[saisi] if attend and saisi else _EN_ATTENTE[statut])
    return EtatEtape(Avancement.A_FAIRE, "À prendre")


def _courriers(lettres: tuple[LettreDeLaDemande, ...]) -> EtatEtape:
    """The expected letter is the first one possible: that of the decision, else the information, else the receipt."""
    attendue = lettres[0]
    intitule = FICHES[attendue.modele].intitule
    if attendue.courrier is None:
        return EtatEtape(Avancement.A_FAIRE, f"{intitule} à faire")
    if attendue.courrier.impressions == 0:
        return EtatEtape(Avancement.EN_COURS, f"{intitule} à imprimer")
    return EtatEtape(Avancement.FAITE, f"{intitule} imprimé")
