"""Who may decide, what is decided, and what a decision must hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.errors import ErreurChamp, RefusMetier, SaisieInvalide
from ccas_desktop.domain.personnes.nir import erreurs_de_nir


class SensDecision(StrEnum):
    """What a decision says."""

    ACCORD = "accord"
    ACCORD_PARTIEL = "accord_partiel"
    REFUS = "refus"


class Organe(StrEnum):
    """Who decides an individual aid (CASF R123-19 to R123-22)."""

    PRESIDENT_DELEGUE = "president_delegue"
    VICE_PRESIDENT_DELEGUE = "vice_president_delegue"
    COMMISSION_PERMANENTE = "commission_permanente"
    CONSEIL_ADMINISTRATION = "conseil_administration"

    @property
    def decide_seul(self) -> bool:
        """Tell whether the organ is one person who acts by delegation of the board."""
        return self in (Organe.PRESIDENT_DELEGUE, Organe.VICE_PRESIDENT_DELEGUE)


@dataclass(frozen=True, kw_only=True)
class Agent(Enregistrement):
    """A person of the CCAS; name and quality are printed on letters (CRPA L111-2 and L212-1)."""

    prenom: str
    nom: str
    qualite: str
    telephone: str = ""
    courriel: str = ""
    actif: bool = True

    @property
    def nom_complet(self) -> str:
        """Return « Jeanne MARTIN »."""
        return f"{self.prenom} {self.nom.upper()}"


@dataclass(frozen=True, kw_only=True)
class Delegation(Enregistrement):
    """A power that the board gave to its president or vice-president (CASF R123-21), revocable.

    Attributes:
        plafond: largest amount of one decision, in euros.
        aides: codes of the aids it covers; empty for all.
        debut, fin: first and last day it holds.
    """

    agent_id: str
    organe: Organe
    plafond: Decimal
    deliberation: str
    deliberation_date: date
    debut: date
    fin: date | None = None
    aides: tuple[str, ...] = ()

    def couvre(self, aide: str, jour: date) -> bool:
        """Tell whether it holds that day for that aid, whatever the amount."""
        en_vigueur = self.debut <= jour and (self.fin is None or jour <= self.fin)
        return en_vigueur and (not self.aides or aide in self.aides)


@dataclass(frozen=True, kw_only=True)
class Decision(Enregistrement):
    """An individual decision. Once notified it is never edited: withdrawal or a new decision, by law.

    Attributes:
        numero: « 2026DEC0007 », never a name (domain.md 1.4).
        montant: euros granted; zero for a refusal.
        montant_reference: what the grant is compared with, the amount asked for or computed.
        motif_fait, motif_droit: reasons in fact and in law (CRPA L211-5).
        evaluation: the four-part trace (CRPA R311-3-1-2) and the data used, as JSON; empty when no rule was run.
    """

    dossier_id: str
    demande_id: str
    numero: str
    sens: SensDecision
    montant: Decimal
    organe: Organe
    signataire_id: str
    prise_le: date
    motif_fait: str = ""
    motif_droit: str = ""
    modalites: str = ""
    delegation_id: str | None = None
    montant_reference: Decimal | None = None
    valable_jusqu_au: date | None = None
    suit_le_calcul: bool = True
    evaluation: str = ""
    reglement: str = ""
    notifiee_le: date | None = None
    mode_remise: str = ""


@dataclass(frozen=True)
class ProjetDecision:
    """What an agent prepares for the signature of the one who decides."""

    sens: SensDecision
    montant: Decimal
    organe: Organe
    signataire_id: str
    prise_le: date
    motif_fait: str = ""
    motif_droit: str = ""
    modalites: str = ""
    montant_reference: Decimal | None = None
    valable_jusqu_au: date | None = None


def verifier_projet(projet: ProjetDecision) -> None:
    """Refuse a decision that the law would void. Raises SaisieInvalide with every field at fault."""
    textes = {champ: getattr(projet, champ) for champ in ("motif_fait", "motif_droit", "modalites")}
    erreurs = (*_erreurs_de_montant(projet), *_erreurs_de_motif(projet), *erreurs_de_nir(textes))
    if erreurs:
        raise SaisieInvalide(erreurs)


def delegation_applicable(projet: ProjetDecision, delegations: Iterable[Delegation], *, aide: str) -> Delegation | None:
    """Return the delegation that allows this decision, or None when a collegial organ takes it.

    CASF R123-21: a decision above the delegated ceiling is unlawful (CAA Nantes 31/03/2011, 09NT01130).
    Raises RefusMetier `sans_delegation` or `plafond_delegation_depasse`.
    """
    if not projet.organe.decide_seul:
        return None
    tenues = [
        d
        for d in delegations
        if d.agent_id == projet.signataire_id and d.organe is projet.organe and d.couvre(aide, projet.prise_le)
    ]
    if not tenues:
        raise RefusMetier("sans_delegation", champ="signataire_id", organe=projet.organe)
    meilleure = max(tenues, key=lambda d: d.plafond)
    if projet.montant > meilleure.plafond:
        raise RefusMetier("plafond_delegation_depasse", champ="montant", plafond=str(meilleure.plafond))
    return meilleure


def peut_signer(
    decision: Decision, agents: Iterable[Agent], delegations: Iterable[Delegation], *, aide: str, jour: date
) -> bool:
    """Tell whether the signatory of a decision may put a name to it that day (CASF R123-21 to R123-23).

    Who decides alone needs a delegation of that organ, for that aid and that amount, on the day of the decision and
    on that of the signature: not always the same one, a delegation may follow another. Who signs for a collegial organ
    must still be one of its people.
    """
    connues, agents = tuple(delegations), tuple(agents)
    if not decision.organe.decide_seul:
        return decision.signataire_id in {agent.id for agent in signataires_d_un_organe(agents, connues)}
    siennes = [d for d in connues if d.agent_id == decision.signataire_id and d.organe is decision.organe]
    actif = any(agent.actif for agent in agents if agent.id == decision.signataire_id)
    return actif and all(
        any(d.couvre(aide, un_jour) and decision.montant <= d.plafond for d in siennes)
        for un_jour in (decision.prise_le, jour)
    )


def signataires_d_un_organe(agents: Iterable[Agent], delegations: Iterable[Delegation]) -> tuple[Agent, ...]:
    """Return who may sign what a collegial organ decided (CASF R123-23): the elected people of the office.

    They are the active agents to whom the board ever gave a delegation. While there is none, the president signs,
    whom nothing here tells from the other agents.
    """
    actifs, delegues = tuple(agent for agent in agents if agent.actif), {d.agent_id for d in delegations}
    return tuple(agent for agent in actifs if agent.id in delegues) or actifs


def signataires_par_delegation(
    agents: Iterable[Agent], delegations: Iterable[Delegation], *, aide: str, jours: Iterable[date]
) -> tuple[Agent, ...]:
    """Return who may decide and sign alone on each of these days, by a delegation that covers that aid (CASF R123-21).

    While the office has recorded no delegation, the board decides all and its president signs.
    """
    connues, voulus = tuple(delegations), tuple(jours)
    tenants = [{d.agent_id for d in connues if d.couvre(aide, jour)} for jour in voulus] if connues else []
    return tuple(agent for agent in agents if agent.actif and all(agent.id in du_jour for du_jour in tenants))


def exiger_signataire(signataire_id: str, permis: Iterable[Agent]) -> None:
    """Refuse that an act be signed by someone who may not. Raises RefusMetier `signature_sans_delegation`."""
    if signataire_id not in {agent.id for agent in permis}:
        raise RefusMetier("signature_sans_delegation", champ="signataire_id")


def exiger_modifiable(decision: Decision) -> None:
    """Refuse to touch a notified decision (CRPA L242-1: withdrawal, not edition)."""
    if decision.notifiee_le is not None:
        raise RefusMetier("decision_notifiee", numero=decision.numero)


def numero_de_decision(annee: int, rang: int) -> str:
    """Return « 2026DEC0007 »."""
    return f"{annee:04d}DEC{rang:04d}"


def _erreurs_de_montant(projet: ProjetDecision) -> tuple[ErreurChamp, ...]:
    if projet.sens is SensDecision.REFUS:
        return (ErreurChamp("montant", "montant_d_un_refus"),) if projet.montant else ()
    if projet.montant <= 0:
        return (ErreurChamp("montant", "montant_nul"),)
    reference = projet.montant_reference
    if projet.sens is SensDecision.ACCORD_PARTIEL and (reference is None or projet.montant >= reference):
        return (ErreurChamp("montant", "partiel_sans_difference"),)
    return ()


def _erreurs_de_motif(projet: ProjetDecision) -> tuple[ErreurChamp, ...]:
    """A refusal and a partial grant are reasoned in fact and in law (CRPA L211-2, L211-5)."""
    if projet.sens is SensDecision.ACCORD:
        return ()
    champs = (("motif_fait", projet.motif_fait), ("motif_droit", projet.motif_droit))
    return tuple(ErreurChamp(champ, "motif_obligatoire") for champ, texte in champs if not texte.strip())
