"""What the letters of a step take from the file: the step itself, and what an agent added to the letter."""

from __future__ import annotations

from datetime import date

from ccas_desktop.application.courriers.complement_lettre import Complement
from ccas_desktop.application.demandes.verbes import echeance_implicite
from ccas_desktop.application.vues import DemandeComplete, Reglages
from ccas_desktop.domain.courrier.contenu import Motivation, OrganeCompetent, Signataire
from ccas_desktop.domain.courrier.contenu_etapes import Ajournement, Attestation, Transmission
from ccas_desktop.domain.courrier.typographie import date_longue, enumeration, minuscule
from ccas_desktop.domain.demandes.decision import Agent, exiger_signataire, signataires_par_delegation
from ccas_desktop.domain.demandes.statuts import OrganeSaisi, StatutDemande, TransitionDemande
from ccas_desktop.domain.personnes.identite import DateNaissance

_SAISIS = {
    OrganeSaisi.COMMISSION: "la commission permanente du CCAS",
    OrganeSaisi.PRESIDENT_URGENCE: "le président du CCAS",
    OrganeSaisi.CONSEIL_ADMINISTRATION: "le conseil d’administration du CCAS",
}
_NON_INSTRUITES = (StatutDemande.IRRECEVABLE, StatutDemande.TRANSMISE_AUTRE_AUTORITE)
_L114_2 = "Le code des relations entre le public et l’administration (article L. 114-2) prévoit cette transmission"


def etape_ajournement(complete: DemandeComplete) -> TransitionDemande | None:
    """Return the step that put the decision off, while it holds."""
    return _derniere(complete, StatutDemande.AJOURNEE) if complete.demande.statut is StatutDemande.AJOURNEE else None


def etape_non_instruite(complete: DemandeComplete) -> TransitionDemande | None:
    """Return the step by which the request was not taken up, or was passed on; None when it was decided."""
    if complete.decision is not None or complete.demande.est_en_instruction:
        return None
    return _derniere(complete, *_NON_INSTRUITES)


def organe_de_l_ajournement(complete: DemandeComplete, jour: date) -> OrganeCompetent | None:
    """Return who put the decision off, and when."""
    etape, saisi = etape_ajournement(complete), complete.demande.organe_saisi
    if etape is None:
        return None
    return OrganeCompetent(libelle=_SAISIS[saisi] if saisi else "le CCAS", decidee_le=etape.le or jour)


def ajournement(complete: DemandeComplete, complement: Complement, jour: date) -> Ajournement | None:
    """Return why it was put off and what follows; the papers awaited are what is asked when nothing else is said."""
    etape = etape_ajournement(complete)
    if etape is None:
        return None
    attendues = [piece for piece in complete.pieces if piece.est_attendue]
    pieces = f"nous remettre : {enumeration([p.libelle for p in attendues])}" if attendues else ""
    return Ajournement(
        motif=etape.motif,
        action=complement.action or pieces,
        avant=complement.avant or max((p.attendue_le for p in attendues), default=None),
        reexamen_le=complement.reexamen_le,
        rejet_implicite_le=echeance_implicite(complete.demande, complete.pieces, aujourdhui=jour),
    )


def transmission(complete: DemandeComplete, jour: date) -> Transmission | None:
    """Return to whom the request was passed on, and when (CRPA L114-2)."""
    etape = etape_non_instruite(complete)
    if etape is None or etape.apres is not StatutDemande.TRANSMISE_AUTRE_AUTORITE:
        return None
    return Transmission(autorite=complete.demande.autorite, le=etape.le or jour)


def motivation_non_instruite(complete: DemandeComplete, complement: Complement) -> Motivation:
    """Return why the request is not taken up: the reason of the step, and the rule that the agent names."""
    etape = etape_non_instruite(complete)
    passee = etape is not None and etape.apres is StatutDemande.TRANSMISE_AUTRE_AUTORITE
    droit = complement.motif_droit or (_L114_2 if passee else "")
    return Motivation(fait=etape.motif if etape else "", droit=droit, orientation=complement.orientation)


def organe_non_instruite(
    complete: DemandeComplete, reglages: Reglages, complement: Complement, jour: date
) -> OrganeCompetent | None:
    """Return who declares the request not admissible: the one who signs, by the power the board gave."""
    agent, etape = _signataire(reglages, complement), etape_non_instruite(complete)
    if agent is None or etape is None:
        return None
    le = etape.le or jour
    tenues = (d for d in reglages.delegations if d.agent_id == agent.id and d.couvre(complete.demande.aide, le))
    return OrganeCompetent(
        libelle=f"{agent.prenom} {agent.nom}, {minuscule(agent.qualite)}",
        decidee_le=le,
        delegation=next((d.deliberation for d in tenues), ""),
    )


def signataires_permis(complete: DemandeComplete, reglages: Reglages, jour: date) -> tuple[Agent, ...]:
    """Return who may sign that a request is not taken up: by a delegation held when it was said, and on that day."""
    etape = etape_non_instruite(complete)
    jours = (etape.le or jour, jour) if etape else (jour,)
    aide = complete.demande.aide
    return signataires_par_delegation(reglages.agents, reglages.delegations, aide=aide, jours=jours)


def exiger_signature(complete: DemandeComplete, reglages: Reglages, complement: Complement, jour: date) -> None:
    """Refuse a signature without a delegation; none at all is a mention that lacks. Raises RefusMetier."""
    if complement.signataire_id:
        exiger_signataire(complement.signataire_id, signataires_permis(complete, reglages, jour))


def signataire_choisi(reglages: Reglages, complement: Complement) -> Signataire | None:
    """Return who signs the letter, as the agent chose."""
    agent = _signataire(reglages, complement)
    return Signataire(prenom=agent.prenom, nom=agent.nom, qualite=agent.qualite) if agent else None


def attestation(complete: DemandeComplete) -> Attestation:
    """Return what the person certifies; a secret address is not printed."""
    personne = complete.dossier.usager(complete.demande.demandeur_id)
    return Attestation(
        declarees_le=complete.demande.deposee_le,
        naissance=_naissance(personne.identite.date_naissance),
        adresse=", ".join(complete.dossier.dossier.adresse_montrable.lignes),
    )


def _naissance(naissance: DateNaissance | None) -> str:
    if naissance is None:
        return ""
    if naissance.mois is not None and naissance.jour is not None:
        return f"le {date_longue(date(naissance.annee, naissance.mois, naissance.jour))}"
    return f"en {naissance.en_francais}"


def _derniere(complete: DemandeComplete, *statuts: StatutDemande) -> TransitionDemande | None:
    return next((t for t in reversed(complete.transitions) if t.apres in statuts), None)


def _signataire(reglages: Reglages, complement: Complement) -> Agent | None:
    return next((a for a in reglages.agents if a.id == complement.signataire_id), None)
