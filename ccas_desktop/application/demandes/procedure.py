"""Lead a request through the procedure: each change of status is kept with who made it, when and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ccas_desktop.application.demandes.precisions_gardees import oublier_toutes_les_precisions
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Ecriture
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.demandes.statuts import OrganeSaisi, StatutDemande, TransitionDemande, atteignables, chemin
from ccas_desktop.domain.errors import ErreurChamp, RefusMetier, SaisieInvalide
from ccas_desktop.domain.personnes.nir import erreurs_de_nir

_S = StatutDemande
# What the person, or whoever checks the file, may ask the reason of.
MOTIVES = frozenset(
    {
        _S.AJOURNEE,
        _S.IRRECEVABLE,
        _S.SANS_SUITE,
        _S.TRANSMISE_AUTRE_AUTORITE,
        _S.DECISION_CONFIRMEE,
        _S.DECISION_RETIREE,
    }
)
# Reached by a verb of their own, which records more than the status.
_PAR_LEUR_VERBE = frozenset(
    {_S.DEPOSEE, _S.INCOMPLETE, _S.ACCORDEE, _S.ACCORDEE_PARTIELLEMENT, _S.REFUSEE, _S.BROUILLON}
)


@dataclass(frozen=True)
class SaisieTransition:
    """What an agent says of a change of status.

    Attributes:
        le: civil day it took effect; today when nothing is said.
        organe: who is to decide, for `a_decider`.
        autorite: who it is passed on to, for `transmise_autre_autorite` (CRPA L114-2).
    """

    vers: StatutDemande
    motif: str = ""
    le: date | None = None
    organe: OrganeSaisi | None = None
    autorite: str = ""


def transitions_offertes(complete: DemandeComplete) -> tuple[StatutDemande, ...]:
    """Return the changes that an agent may make by hand from here, in the order of the procedure."""
    permises = atteignables(complete.demande.statut) - _PAR_LEUR_VERBE
    offertes = [vers for vers in StatutDemande if vers in permises]
    return tuple(vers for vers in offertes if _a_un_sens(complete, vers))


def changer_etat(services: Services, auteur: Auteur, demande_id: str, saisie: SaisieTransition) -> Demande:
    """Record a change of status. Raises SaisieInvalide, RefusMetier `statut_impossible` or `rien_a_payer`."""
    with services.base.ecriture(auteur) as base:
        complete = base.demande(demande_id)
        _verifier(saisie, complete.demande, services.horloge.aujourdhui())
        if saisie.vers in _PAR_LEUR_VERBE:
            raise RefusMetier("statut_impossible", actuel=complete.demande.statut, voulu=saisie.vers)
        if saisie.vers is _S.NOTIFIEE:
            _exiger_lettre(complete)
        if saisie.vers is _S.EN_PAIEMENT and not _accorde(complete):
            raise RefusMetier("rien_a_payer")
        return passer(
            base,
            replace(
                complete.demande,
                organe_saisi=saisie.organe or complete.demande.organe_saisi,
                autorite=saisie.autorite.strip(),
            ),
            saisie.vers,
            motif=saisie.motif,
            le=saisie.le or services.horloge.aujourdhui(),
            decision_id=complete.decision.id if complete.decision else None,
        )


def presenter_en_commission(services: Services, auteur: Auteur, demande: Demande) -> Demande:
    """Put a request on the list of those the permanent committee must decide."""
    saisi = replace(demande, organe_saisi=OrganeSaisi.COMMISSION)
    with services.base.ecriture(auteur) as base:
        return passer(base, saisi, StatutDemande.A_DECIDER)


def clore_sans_decision(
    services: Services, auteur: Auteur, demande: Demande, *, retiree: bool, motif: str = ""
) -> Demande:
    """Close a request the person withdrew, or left without a follow-up."""
    voulu = StatutDemande.RETIREE_PAR_USAGER if retiree else StatutDemande.SANS_SUITE
    with services.base.ecriture(auteur) as base:
        return passer(base, demande, voulu, motif=motif)


def passer(
    base: Ecriture,
    demande: Demande,
    voulu: StatutDemande,
    *,
    motif: str = "",
    le: date | None = None,
    decision_id: str | None = None,
) -> Demande:
    """Give, in a unit of work, its new status to a request; the steps it passes on the way are kept with it.

    Raises RefusMetier `statut_impossible`.
    """
    etapes = chemin(demande.statut, voulu)
    return _inscrire(base, demande, etapes or (voulu,), _Acte(motif.strip(), le, decision_id))


def reprendre(base: Ecriture, demande: Demande, *, motif: str) -> Demande:
    """Put back in hand a request whose decision nobody was told of: the one way back that is not a step onwards."""
    return _inscrire(base, demande, (StatutDemande.EN_INSTRUCTION,), _Acte(motif))


@dataclass(frozen=True)
class _Acte:
    """What is kept of the act that changes a status: its reason is that of the last step it passes."""

    motif: str
    le: date | None = None
    decision_id: str | None = None


def _inscrire(base: Ecriture, demande: Demande, etapes: tuple[StatutDemande, ...], acte: _Acte) -> Demande:
    voulu = etapes[-1]
    # Who put a decision off is named in the letter, and is who decides again.
    garde = (
        demande
        if voulu in (_S.A_DECIDER, _S.AJOURNEE, _S.TRANSMISE_AUTRE_AUTORITE)
        else replace(demande, organe_saisi=None)
    )
    enregistree = base.enregistrer(replace(garde, statut=voulu))
    if not enregistree.est_en_instruction:
        oublier_toutes_les_precisions(base, demande.id)
    for transition in _transitions(base, demande, etapes, acte):
        base.enregistrer(transition)
    return enregistree


def _transitions(
    base: Ecriture, demande: Demande, etapes: tuple[StatutDemande, ...], acte: _Acte
) -> tuple[TransitionDemande, ...]:
    """Return one change of status a step; their ids, sorted, keep their order where the clock is coarse (Windows)."""
    ids = sorted(nouvel_id() for _ in etapes)
    departs = (demande.statut, *etapes[:-1])
    return tuple(
        TransitionDemande(
            id=ident,
            dossier_id=demande.dossier_id,
            demande_id=demande.id,
            avant=avant,
            apres=apres,
            instant=base.instant,
            agent=base.auteur.nom,
            le=acte.le,
            motif=acte.motif if apres is etapes[-1] else "",
            decision_id=acte.decision_id if apres is etapes[-1] else None,
        )
        for ident, avant, apres in zip(ids, departs, etapes, strict=True)
        if avant is not apres
    )


def _a_un_sens(complete: DemandeComplete, vers: StatutDemande) -> bool:
    """Tell whether the file has what the step needs: a notification of a decision is made with its letter."""
    if vers is _S.EN_PAIEMENT:
        return _accorde(complete)
    if vers is _S.NOTIFIEE:
        return complete.decision is None
    return True


def _accorde(complete: DemandeComplete) -> bool:
    return complete.decision is not None and complete.decision.montant > 0


def _exiger_lettre(complete: DemandeComplete) -> None:
    """A request not admissible is notified by its letter, which opens the time for appeal (CJA R421-5)."""
    etape = next((t for t in reversed(complete.transitions) if t.apres is _S.IRRECEVABLE), None)
    lettres = (c for c in complete.courriers if c.modele == Modele.IRRECEVABILITE)
    if complete.decision is None and not any(etape is None or c.id > etape.id for c in lettres):
        raise RefusMetier("lettre_a_faire_avant", champ="suite")


def _verifier(saisie: SaisieTransition, demande: Demande, aujourdhui: date) -> None:
    erreurs = [*erreurs_de_nir({"motif": saisie.motif, "autorite": saisie.autorite})]
    if saisie.vers in MOTIVES and not saisie.motif.strip():
        erreurs.append(ErreurChamp("motif", "obligatoire"))
    if saisie.vers is _S.A_DECIDER and saisie.organe is None:
        erreurs.append(ErreurChamp("organe", "obligatoire"))
    if saisie.vers is _S.TRANSMISE_AUTRE_AUTORITE and not saisie.autorite.strip():
        erreurs.append(ErreurChamp("autorite", "obligatoire"))
    if saisie.le is not None and saisie.le > aujourdhui:
        erreurs.append(ErreurChamp("le", "date_future"))
    if saisie.le is not None and saisie.le < demande.deposee_le:
        erreurs.append(ErreurChamp("le", "avant_le_depot"))
    if erreurs:
        raise SaisieInvalide(tuple(erreurs))
