"""What waits for the network: calls that did not reach the service, asked again only when the agent says so.

Nothing more than the last reply of each source is kept for it: it outlives the page, the window and the machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ccas_desktop.application.donnees.ligne_impot import ligne_impot
from ccas_desktop.application.donnees.lignes_donnees import lignes_donnees
from ccas_desktop.application.donnees.periodes_voulues import periodes_voulues
from ccas_desktop.application.donnees.sources_des_lignes import interrogations_en_attente
from ccas_desktop.application.errors import ReglementIllisible
from ccas_desktop.application.reglages import reglement_en_vigueur
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import DemandeComplete, Reglages
from ccas_desktop.domain.certifie.certifie import LIBELLES
from ccas_desktop.domain.certifie.impot import LIBELLE
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement

# The numéro fiscal may not be kept: the list says what is left to do, not only what to ask.
AVIS_A_RETAPER = f"{LIBELLE} (numéro fiscal à retaper)"


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
        completes = base.demandes_a_redemander()
        if not completes:
            return ()
        reglages = base.reglages()
    try:
        reglement = reglement_en_vigueur(services, reglages)
    except ReglementIllisible:
        return ()
    if reglement is None:
        return ()
    attentes = (_attente(services, complete, reglement, reglages) for complete in completes)
    return tuple(attente for attente in attentes if attente is not None)


def _attente(
    services: Services, complete: DemandeComplete, reglement: Reglement, reglages: Reglages
) -> DemandeQuiAttend | None:
    aide = _aide(reglement, complete)
    if aide is None:
        return None
    bruts = reglement.faits_bruts(aide)
    lignes = lignes_donnees(complete, aide, reglages.scopes, bruts)
    questions, avis = interrogations_en_attente(lignes), _avis_en_attente(services, complete, reglement, reglages, aide)
    if not questions and avis is None:
        return None
    instants = [attente.reponse.instant for ligne in lignes for attente in ligne.en_attente if attente.reponse]
    instants += [avis] if avis else []
    return DemandeQuiAttend(
        demande_id=complete.demande.id,
        numero=complete.demande.numero,
        aide=aide.libelle,
        donnees=(
            *dict.fromkeys(LIBELLES[question.source] for question in questions),
            *((AVIS_A_RETAPER,) if avis else ()),
        ),
        depuis=services.horloge.jour_de(min(instants)) if instants else None,
    )


def _avis_en_attente(
    services: Services, complete: DemandeComplete, reglement: Reglement, reglages: Reglages, aide: Aide
) -> datetime | None:
    """Return since when the avis d’imposition waits, or None: of its call only the trace is left."""
    jour, depot = services.horloge.aujourdhui(), complete.demande.deposee_le
    voulues = periodes_voulues(aide, reglement, depot=depot, aujourdhui=jour)
    ligne = ligne_impot(complete, aide, reglages.impot, voulues, reglement.faits_bruts(aide))
    return ligne.sans_reseau_le if ligne and ligne.attend_le_reseau else None


def _aide(reglement: Reglement, complete: DemandeComplete) -> Aide | None:
    try:
        return reglement.aide(complete.demande.aide)
    except RefusMetier:
        return None
