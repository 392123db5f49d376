"""Compose a letter from a request: who writes to whom, on what ground, with which notices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from ccas_desktop.application.courriers import composition_etapes as etapes
from ccas_desktop.application.courriers.complement_lettre import Complement
from ccas_desktop.application.courriers.composition_sources import sources_consultees
from ccas_desktop.application.demandes.verbes import echeance_implicite
from ccas_desktop.application.donnees.sources_de_l_aide import administrations_prevues, donnees_prevues
from ccas_desktop.application.evaluation.calcul import Calcul, expliquer
from ccas_desktop.application.vues import DemandeComplete, Reglages
from ccas_desktop.domain.ccas import Ccas
from ccas_desktop.domain.courrier.contenu import (
    Accuse,
    AgentSuivi,
    Dispositif,
    Expediteur,
    Fondement,
    InformationPrealable,
    Lettre,
    MentionAlgorithmique,
    Motivation,
    NoticeRgpd,
    OrganeCompetent,
    PieceDemandee,
    References,
    Signataire,
    VoiesRecours,
)
from ccas_desktop.domain.courrier.destinataires import destinataires
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.courrier.typographie import minuscule
from ccas_desktop.domain.demandes.decision import Agent, Decision, Organe
from ccas_desktop.domain.demandes.distance import Distance, distance
from ccas_desktop.domain.reglement.modele.model import Aide

LIBELLES_ORGANE = {
    Organe.PRESIDENT_DELEGUE: "le président du CCAS",
    Organe.VICE_PRESIDENT_DELEGUE: "le vice-président du CCAS",
    Organe.COMMISSION_PERMANENTE: "la commission permanente du CCAS",
    Organe.CONSEIL_ADMINISTRATION: "le conseil d’administration du CCAS",
}


_SANS_SUITE = frozenset({Modele.INFORMATION_PREALABLE, Modele.ATTESTATION, Modele.RENDEZ_VOUS})
_AVEC_SOURCES = frozenset(Modele) - _SANS_SUITE
_AVEC_RECOURS = _AVEC_SOURCES - {Modele.AJOURNEMENT, Modele.EXPLICATION}


@dataclass(frozen=True)
class Matiere:
    """What a letter is made from, read at one moment.

    Attributes:
        agent: who follows the file.
        jour_de: gives the civil date of an instant, at the office.
        complement: what the agent adds to this letter.
        calcul: what an explanation explains.
    """

    complete: DemandeComplete
    reglages: Reglages
    aide: Aide
    agent: Agent
    jour: date
    jour_de: Callable[[datetime], date]
    complement: Complement = field(default_factory=Complement)
    calcul: Calcul | None = None


def composer(matiere: Matiere, modele: Modele) -> Lettre:
    """Return the letter of that model; what the law requires and that is missing is said by `exiger_mentions`."""
    ccas = matiere.reglages.ccas
    personne = matiere.complete.dossier.usager(matiere.complete.demande.demandeur_id)
    premier, *suivants = destinataires(matiere.complete.dossier.dossier, personne, ccas, matiere.jour)
    nue = Lettre(
        modele=modele,
        date=matiere.jour,
        aide=matiere.aide.libelle,
        expediteur=_expediteur(ccas),
        agent=_agent(matiere.agent),
        destinataire=premier,
        copie=next(iter(suivants), None),
        gros_caracteres=personne.preferences.gros_caracteres and not premier.mandataire_de,
        references=_references(matiere),
        rgpd=NoticeRgpd(duree_active=ccas.duree_active, dpo=ccas.dpo),
        recours=_recours(matiere) if modele in _AVEC_RECOURS else None,
        sources_consultees=sources_consultees(matiere.complete, matiere.jour_de) if modele in _AVEC_SOURCES else (),
    )
    if modele.sens is not None:
        return _de_la_decision(matiere, nue)
    return _d_une_etape(matiere, nue)


def _de_la_decision(matiere: Matiere, nue: Lettre) -> Lettre:
    decision = matiere.complete.decision
    if decision is None:
        return nue
    return replace(
        nue,
        fondement=_fondement(matiere.aide),
        dispositif=_dispositif(matiere, decision),
        motivation=_motivation(decision),
        organe=_organe(matiere, decision),
        signataire=_signataire(matiere, decision),
        calcul_utilise=bool(decision.evaluation),
        algorithme=_algorithme(matiere) if decision.evaluation else None,
        urgence=matiere.complete.demande.urgence if nue.modele is Modele.SECOURS_URGENCE else "",
    )


def _d_une_etape(matiere: Matiere, nue: Lettre) -> Lettre:
    complete, complement, jour = matiere.complete, matiere.complement, matiere.jour
    if nue.modele is Modele.ACCUSE_RECEPTION:
        return replace(nue, accuse=_accuse(matiere))
    if nue.modele is Modele.INFORMATION_PREALABLE:
        return replace(nue, information=_information(matiere))
    if nue.modele is Modele.EXPLICATION:
        return replace(nue, explication=expliquer(matiere.calcul) if matiere.calcul else None)
    if nue.modele is Modele.ATTESTATION:
        return replace(nue, attestation=etapes.attestation(complete))
    if nue.modele is Modele.RENDEZ_VOUS:
        return replace(nue, rendez_vous=complement.rendez_vous)
    if nue.modele is Modele.AJOURNEMENT:
        organe = etapes.organe_de_l_ajournement(complete, jour)
        return replace(nue, organe=organe, ajournement=etapes.ajournement(complete, complement, jour))
    return replace(
        nue,
        fondement=_fondement(matiere.aide),
        motivation=etapes.motivation_non_instruite(complete, complement),
        organe=etapes.organe_non_instruite(complete, matiere.reglages, complement, jour),
        signataire=etapes.signataire_choisi(matiere.reglages, complement),
        transmission=etapes.transmission(complete, jour),
    )


def _expediteur(ccas: Ccas) -> Expediteur:
    return Expediteur(
        nom=ccas.nom,
        commune=ccas.commune,
        adresse=ccas.adresse,
        telephone=ccas.telephone,
        courriel=ccas.courriel,
        horaires=ccas.horaires,
        siret=ccas.siret,
        logo=ccas.logo,
    )


def _agent(agent: Agent) -> AgentSuivi:
    return AgentSuivi(
        prenom=agent.prenom,
        nom=agent.nom,
        qualite=agent.qualite,
        telephone=agent.telephone,
        courriel=agent.courriel,
    )


def _references(matiere: Matiere) -> References:
    demande = matiere.complete.demande
    accuses = [c for c in matiere.complete.courriers if c.modele == Modele.ACCUSE_RECEPTION]
    return References(
        dossier=matiere.complete.dossier.dossier.numero,
        demande=demande.numero,
        demande_le=demande.deposee_le,
        accuse_le=matiere.jour_de(min(c.produit_le for c in accuses)) if accuses else None,
    )


def _fondement(aide: Aide) -> Fondement:
    deliberation = aide.deliberation
    return Fondement(
        deliberation=deliberation.numero,
        deliberation_le=deliberation.date,
        article=deliberation.article,
        regle=aide.montant.texte,
    )


def _dispositif(matiere: Matiere, decision: Decision) -> Dispositif:
    return Dispositif(
        sens=decision.sens,
        montant=decision.montant,
        montant_demande=decision.montant_reference,
        tiers_paye=matiere.complete.demande.tiers_paye,
        modalites=decision.modalites,
        valable_jusqu_au=decision.valable_jusqu_au,
    )


def _motivation(decision: Decision) -> Motivation:
    return Motivation(fait=decision.motif_fait, droit=decision.motif_droit, raison_courte=decision.motif_fait)


def _organe(matiere: Matiere, decision: Decision) -> OrganeCompetent:
    delegation = next((d for d in matiere.reglages.delegations if d.id == decision.delegation_id), None)
    signataire = _agent_signataire(matiere, decision)
    # Who decides alone is named, in the quality the person gave: « Hélène Vasseur, présidente du CCAS ».
    nomme = f"{signataire.prenom} {signataire.nom}, {minuscule(signataire.qualite)}" if signataire else ""
    return OrganeCompetent(
        libelle=(decision.organe.decide_seul and nomme) or LIBELLES_ORGANE[decision.organe],
        decidee_le=decision.prise_le,
        numero=decision.numero,
        delegation=delegation.deliberation if delegation else "",
    )


def _agent_signataire(matiere: Matiere, decision: Decision) -> Agent | None:
    return next((a for a in matiere.reglages.agents if a.id == decision.signataire_id), None)


def _signataire(matiere: Matiere, decision: Decision) -> Signataire | None:
    agent = _agent_signataire(matiere, decision)
    if agent is None:
        return None
    # Delegation of power is exercised in one's own name; only a signature by delegation carries the formula.
    return Signataire(prenom=agent.prenom, nom=agent.nom, qualite=agent.qualite)


def _recours(matiere: Matiere) -> VoiesRecours:
    ccas = matiere.reglages.ccas
    return VoiesRecours(
        tribunal=ccas.tribunal,
        tribunal_adresse=ccas.tribunal_adresse,
        recours_gracieux=", ".join((ccas.nom, *ccas.adresse)),
        distance=_distance(matiere, ccas),
    )


def _distance(matiere: Matiere, ccas: Ccas) -> Distance | None:
    """Return how much longer the person may appeal: it is where she lives that counts, not her mandataire.

    On the day she was told of the decision, which opens the time to appeal; on that of the letter while she was not.
    """
    dossier, decision = matiere.complete.dossier, matiere.complete.decision
    jour = (decision and decision.notifiee_le) or matiere.jour
    return distance(dossier.demeure_le(jour), ccas.territoire, secrete=dossier.dossier.adresse_confidentielle)


def _algorithme(matiere: Matiere) -> MentionAlgorithmique:
    ccas, deliberation = matiere.reglages.ccas, matiere.aide.deliberation
    contact = " ou ".join(moyen for moyen in (ccas.courriel, ccas.telephone) if moyen)
    return MentionAlgorithmique(
        reglement=f"délibération n° {deliberation.numero}, article {deliberation.article}",
        indicateur=_indicateur_calcule(matiere.aide),
        contact=contact or ", ".join(ccas.adresse),
    )


def _indicateur_calcule(aide: Aide) -> str:
    """Return what the rule measures, as the notice names it: the scale's entry, else the first condition's."""
    lus = [aide.montant.lignes.indicateur] if aide.montant.lignes else []
    return next((i.libelle for i in (*lus, *aide.indicateurs)), aide.libelle)


def _accuse(matiere: Matiere) -> Accuse:
    demande = matiere.complete.demande
    attendues = [piece for piece in matiere.complete.pieces if piece.est_attendue]
    return Accuse(
        rejet_implicite_le=echeance_implicite(demande, matiere.complete.pieces, aujourdhui=matiere.jour),
        pieces=tuple(PieceDemandee(libelle=piece.libelle, texte=piece.texte) for piece in attendues),
        pieces_avant=max((piece.attendue_le for piece in attendues), default=None),
        obtenues_directement=donnees_prevues(matiere.aide),
    )


def _information(matiere: Matiere) -> InformationPrealable:
    information = matiere.complete.demande.information
    return InformationPrealable(
        donnees=donnees_prevues(matiere.aide),
        administrations=administrations_prevues(matiere.aide),
        finalite=f"étudier votre demande\u00a0: {matiere.aide.libelle}",
        remise_le=matiere.jour_de(information.remise_le) if information else matiere.jour,
    )
