"""The next step of a request, whatever it is: what the page offers, and what records it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ccas_desktop.application.demandes.procedure import MOTIVES, SaisieTransition, changer_etat, transitions_offertes
from ccas_desktop.application.demandes.verbes import deposer_brouillon, lire_demande
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.demandes.statuts import OrganeSaisi, StatutDemande

_DATEES = frozenset(
    {
        StatutDemande.DEPOSEE,
        StatutDemande.AJOURNEE,
        StatutDemande.IRRECEVABLE,
        StatutDemande.NOTIFIEE,
        StatutDemande.EN_PAIEMENT,
        StatutDemande.SOLDEE,
        StatutDemande.RECOURS_EN_COURS,
        StatutDemande.DECISION_CONFIRMEE,
        StatutDemande.DECISION_RETIREE,
        StatutDemande.RETIREE_PAR_USAGER,
        StatutDemande.TRANSMISE_AUTRE_AUTORITE,
    }
)
_ATTENDUES: Mapping[StatutDemande, StatutDemande] = MappingProxyType(
    {
        StatutDemande.BROUILLON: StatutDemande.DEPOSEE,
        StatutDemande.AJOURNEE: StatutDemande.EN_INSTRUCTION,
        StatutDemande.IRRECEVABLE: StatutDemande.NOTIFIEE,
        StatutDemande.NOTIFIEE: StatutDemande.EN_PAIEMENT,
        StatutDemande.EN_PAIEMENT: StatutDemande.SOLDEE,
        StatutDemande.DECISION_CONFIRMEE: StatutDemande.EN_PAIEMENT,
        StatutDemande.DECISION_RETIREE: StatutDemande.A_DECIDER,
    }
)


def suites_offertes(complete: DemandeComplete) -> tuple[StatutDemande, ...]:
    """Return the steps that may be taken from the page; a request in preparation may be deposited."""
    depot = (StatutDemande.DEPOSEE,) if complete.demande.statut is StatutDemande.BROUILLON else ()
    return (*depot, *transitions_offertes(complete))


def suite_attendue(complete: DemandeComplete) -> StatutDemande | None:
    """Return the step that comes next where no other act of the page records it; None when one does, or none is due.

    While the request is in hand, it is the decision that comes next, and it passes the steps before it.
    """
    offertes = suites_offertes(complete)
    attendue = _ATTENDUES.get(complete.demande.statut)
    return attendue if attendue in offertes else None


def veut_un_motif(vers: StatutDemande) -> bool:
    """Tell whether the reason of that step must be said."""
    return vers in MOTIVES


def veut_une_date(vers: StatutDemande) -> bool:
    """Tell whether that step has a civil day of its own, which may not be today."""
    return vers in _DATEES


def organe_propose(demande: Demande) -> OrganeSaisi:
    """Return who is proposed to decide: the president when it is urgent, else the committee (domain.md 1.3, 8a-8b)."""
    return OrganeSaisi.PRESIDENT_URGENCE if demande.urgence else OrganeSaisi.COMMISSION


def faire_suite(services: Services, auteur: Auteur, demande_id: str, saisie: SaisieTransition) -> Demande:
    """Record the step. Raises SaisieInvalide, RefusMetier."""
    if saisie.vers is StatutDemande.DEPOSEE:
        demande = lire_demande(services.base, demande_id).demande
        return deposer_brouillon(services, auteur, demande, le=saisie.le or services.horloge.aujourdhui())
    return changer_etat(services, auteur, demande_id, saisie)
