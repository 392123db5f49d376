"""What waits for the network: calls that did not reach the service, asked again only when the agent says so.

Nothing more than the last reply of each source is kept for it: it outlives the page, the window and the machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ccas_desktop.application.donnees.lignes_donnees import lignes_donnees
from ccas_desktop.application.donnees.sources_des_lignes import sources_en_attente
from ccas_desktop.application.errors import ReglementIllisible
from ccas_desktop.application.reglages import reglement_en_vigueur
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.certifie import LIBELLES
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.reglement.model import Aide, Reglement


@dataclass(frozen=True)
class DemandeQuiAttend:
    """One request of which some data wait for the network; no name, as in every list of the first page.

    Attributes:
        aide: its name, or its code when the règlement no longer has it.
        donnees: names of the data to ask.
        depuis: civil day of the oldest call that found no network; None when the calls were only put off.
    """

    demande_id: str
    numero: str
    aide: str
    donnees: tuple[str, ...]
    depuis: date | None


def demandes_qui_attendent_le_reseau(services: Services) -> tuple[DemandeQuiAttend, ...]:
    """Return the requests with data to ask as soon as the network is back, the oldest deposit first."""
    with services.base.lecture() as base:
        resumes = base.demandes_a_redemander()
        if not resumes:
            return ()
        reglages = base.reglages()
        completes = [base.demande(resume.demande.id) for resume in resumes]
    try:
        reglement = reglement_en_vigueur(services, reglages)
    except ReglementIllisible:
        return ()
    if reglement is None:
        return ()
    attentes = (_attente(services, complete, reglement, reglages.scopes) for complete in completes)
    return tuple(attente for attente in attentes if attente is not None)


def _attente(
    services: Services, complete: DemandeComplete, reglement: Reglement, scopes: frozenset[str]
) -> DemandeQuiAttend | None:
    aide = _aide(reglement, complete)
    lignes = lignes_donnees(complete, aide, scopes, reglement.faits_bruts(aide)) if aide else ()
    sources = sources_en_attente(lignes)
    if aide is None or not sources:
        return None
    instants = [ligne.reponse.instant for ligne in lignes if ligne.attend_le_reseau and ligne.reponse]
    return DemandeQuiAttend(
        demande_id=complete.demande.id,
        numero=complete.demande.numero,
        aide=aide.libelle,
        donnees=tuple(LIBELLES[source] for source in sources),
        depuis=services.horloge.jour_de(min(instants)) if instants else None,
    )


def _aide(reglement: Reglement, complete: DemandeComplete) -> Aide | None:
    try:
        return reglement.aide(complete.demande.aide)
    except RefusMetier:
        return None
