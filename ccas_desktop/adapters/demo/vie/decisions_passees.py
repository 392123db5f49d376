"""What was decided of the past requests: what the règlement gave that day, but for a few decided otherwise.

No call was made for them: the office saw papers then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from ccas_desktop.adapters.demo.population import caisse
from ccas_desktop.adapters.demo.population.fiction import Anomalie, DemandeFictive, DossierFictif, Ecart
from ccas_desktop.adapters.demo.population.redaction import jour_ouvre
from ccas_desktop.application.decisions import MODE_COURRIER, Cadre, preparer_decision
from ccas_desktop.application.dossiers.aides_du_foyer import AidesDuFoyer
from ccas_desktop.application.evaluation.faits_demande import situer
from ccas_desktop.application.evaluation.proposition import Proposition, proposer
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.ports import Ecriture
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.demandes.decision import Decision, Organe, ProjetDecision, SensDecision, verifier_projet
from ccas_desktop.domain.demandes.demande import Demande, DonneeRetenue
from ccas_desktop.domain.dossiers.acheminement import acheminement
from ccas_desktop.domain.provenance import Mois, NatureProvenance, Provenance
from ccas_desktop.domain.reglement.calcul.evaluation import Evaluation, evaluer
from ccas_desktop.domain.reglement.modele.issues import Issue
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement
from ccas_desktop.domain.reglement.modele.situation import Situation

DECIDEE_APRES, NOTIFIEE_APRES = timedelta(7), timedelta(9)
DUREE_D_UNE_AIDE = timedelta(90)
SECOURS = Decimal(80)
EN_MAIN_PROPRE = "remise en main propre"
_EXCEPTION = "Secours accordé à titre exceptionnel\u00a0: une dépense imprévue a pesé sur le mois."
_MOTS = {True: "oui", False: "non"}


@dataclass(frozen=True)
class Regles:
    """What past requests are decided by."""

    reglement: Reglement
    cadre: Cadre

    def aide_du(self, code: str, jour: date) -> Aide:
        """Return the version of an aid whose rules applied on a day. Raises ValueError."""
        version = self.reglement.version_du(code, jour)
        if version is None:
            raise ValueError(code, jour)
        return version


@dataclass(frozen=True)
class _Dossier:
    """One request on the day of its decision, all that it was decided on."""

    complete: DemandeComplete
    aide: Aide
    situation: Situation
    evaluation: Evaluation
    proposition: Proposition

    def montant_sans_les_conditions(self, reglement: Reglement) -> Decimal:
        """Return what the règlement gives once the committee does without its conditions."""
        return evaluer(replace(self.aide, conditions=()), self.situation, reglement=reglement).montant or SECOURS


def papiers_vus(base: Ecriture, fictif: DossierFictif, demande: Demande, regles: Regles) -> tuple[DonneeRetenue, ...]:
    """Keep what the papers of that time said of what the rules of the aid read."""
    aide = regles.aide_du(demande.aide, demande.deposee_le)
    lus = {indicateur.code for indicateur in aide.indicateurs}
    pieces = {donnee.source: donnee.piece_remplacee for donnee in aide.donnees}
    return tuple(
        base.enregistrer(_donnee(demande, code, valeur, pieces[source]))
        for source, code, valeur in _dits(fictif, demande.deposee_le)
        if code in lus and source in pieces
    )


def decider_autrefois(
    base: Ecriture, complete: DemandeComplete, fictive: DemandeFictive, recues: AidesDuFoyer, regles: Regles
) -> Decision:
    """Record what was decided of a request, and that the person was told of it."""
    prise_le = jour_ouvre(complete.demande.deposee_le + DECIDEE_APRES)
    dossier = _instruire(complete, recues, regles, prise_le)
    projet = _projet(dossier, fictive.ecarts, regles.reglement, prise_le)
    verifier_projet(projet)
    decision = preparer_decision(base, complete, projet, dossier.evaluation, regles.cadre)
    notifiee_le = jour_ouvre(complete.demande.deposee_le + NOTIFIEE_APRES)
    return base.enregistrer(replace(decision, notifiee_le=notifiee_le, mode_remise=_remise(complete, notifiee_le)))


def _instruire(complete: DemandeComplete, recues: AidesDuFoyer, regles: Regles, jour: date) -> _Dossier:
    reglement, aide = regles.reglement, regles.aide_du(complete.demande.aide, jour)
    situation = situer(complete, recues, aujourdhui=jour, vocabulaire=reglement.vocabulaire)
    evaluation = evaluer(aide, situation, reglement=reglement)
    proposition = proposer(complete, regles.cadre.reglages, aide, evaluation, jour=jour)
    return _Dossier(complete, aide, situation, evaluation, proposition)


def _projet(dossier: _Dossier, ecarts: frozenset[Ecart], reglement: Reglement, jour: date) -> ProjetDecision:
    issue, pieces = dossier.evaluation.issue, dossier.aide.pieces
    if issue is Issue.INFORMATION_MANQUANTE or (Ecart.PIECES_NON_FOURNIES in ecarts and pieces):
        return _refus(dossier, jour, *_pieces_non_fournies(dossier))
    if issue is Issue.ELIGIBLE:
        return _accord(dossier, jour, dossier.proposition.montant, dossier.proposition.voies[0].organe)
    favorable = Ecart.EXCEPTION if issue is Issue.NON_ELIGIBLE else Ecart.COMMISSION_FAVORABLE
    if favorable in ecarts:
        montant = dossier.montant_sans_les_conditions(reglement)
        motif = _EXCEPTION if favorable is Ecart.EXCEPTION else ""
        return _accord(dossier, jour, montant, Organe.COMMISSION_PERMANENTE, motif=motif)
    return _refus(dossier, jour, dossier.proposition.motif_fait, dossier.proposition.motif_droit)


def _accord(dossier: _Dossier, jour: date, montant: Decimal, organe: Organe, *, motif: str = "") -> ProjetDecision:
    signataire = next(voie.signataire for voie in dossier.proposition.voies if voie.organe is organe)
    return ProjetDecision(
        SensDecision.ACCORD,
        montant,
        organe,
        signataire.id,
        jour,
        motif_fait=motif,
        montant_reference=dossier.proposition.montant_reference,
        valable_jusqu_au=jour + DUREE_D_UNE_AIDE,
    )


def _refus(dossier: _Dossier, jour: date, fait: str, droit: str) -> ProjetDecision:
    voie = dossier.proposition.voies[0]
    return ProjetDecision(
        SensDecision.REFUS,
        Decimal(0),
        voie.organe,
        voie.signataire.id,
        jour,
        motif_fait=fait,
        motif_droit=droit,
    )


def _pieces_non_fournies(dossier: _Dossier) -> tuple[str, str]:
    """Return why, in fact and in law (CRPA L211-5), a request whose papers never came is refused."""
    aide, demandee_le = dossier.aide, dossier.complete.demande.deposee_le
    libelles = [piece.libelle for piece in aide.pieces] or [donnee.piece_remplacee for donnee in aide.donnees]
    texte = aide.pieces[0].exigee_par if aide.pieces else f"article {aide.deliberation.article} du règlement"
    fait = f"La pièce demandée le {demandee_le:%d/%m/%Y} n’a pas été fournie\u00a0: {libelles[0]}."
    return fait, f"{texte[0].upper()}{texte[1:]} ({aide.deliberation.intitule})."


def _remise(complete: DemandeComplete, jour: date) -> str:
    personne = complete.dossier.usager(complete.demande.demandeur_id)
    return MODE_COURRIER if acheminement(complete.dossier.dossier, personne, jour).postable else EN_MAIN_PROPRE


def _dits(fictif: DossierFictif, jour: date) -> Iterator[tuple[Source, str, str]]:
    """Yield what each paper said: its source, the indicator, its value; without a file at the caisse, there is none."""
    if fictif.caisse.anomalie is not Anomalie.SANS_DOSSIER:
        quotient = str(caisse.quotient_familial(fictif, jour))
        yield Source.QUOTIENT_FAMILIAL, "quotient_familial", quotient
    c2s, _ = caisse.complementaire_sante(fictif, 0)
    yield Source.COMPLEMENTAIRE_SANTE_SOLIDAIRE, "beneficiaire_c2s", _MOTS[c2s]
    rsa = caisse.a_droit(fictif, 0, Source.REVENU_SOLIDARITE_ACTIVE)
    yield Source.REVENU_SOLIDARITE_ACTIVE, "beneficiaire_rsa", _MOTS[rsa]
    boursier = any(ligne.nature == "bourse" and not ligne.personne for ligne in fictif.budget)
    yield Source.ETUDIANT_BOURSIER, "etudiant_boursier", _MOTS[boursier]


def _donnee(demande: Demande, code: str, valeur: str, piece: str) -> DonneeRetenue:
    mois = Mois(demande.deposee_le.year, demande.deposee_le.month)
    return DonneeRetenue(
        id=nouvel_id(),
        dossier_id=demande.dossier_id,
        demande_id=demande.id,
        indicateur=code,
        valeur=valeur,
        provenance=Provenance(NatureProvenance.VU_SUR_PIECE, piece=piece, mois=mois),
    )
