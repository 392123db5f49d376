"""Letters of the fictitious CCAS: some to print, some to hand over, some handed over already."""

from __future__ import annotations

from ccas_desktop.application.courriers.verbes import composer_lettre, garder_lettre, noter_impression, produire
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.listes.lots import faire, noter_remise
from ccas_desktop.application.services import Services
from ccas_desktop.domain.courrier.courrier_produit import ModeRemise
from ccas_desktop.domain.courrier.modeles import Modele

# The oldest requests not decided yet have their receipt made, then printed, then handed over, up to these ranks.
FAITS, IMPRIMES, REMIS = 8, 5, 2


def charger_courriers(services: Services) -> None:
    """Make receipts, by the agent of the counter; the base holds its requests already."""
    with services.base.lecture() as lecture:
        agent = lecture.reglages().agents[0]
        informees = [r.demande for r in lecture.demandes_en_instruction() if r.demande.information is not None]
    auteur = Auteur(agent.nom_complet, agent.id)
    ids = [_faire_un_accuse(services, auteur, demande.id, rang) for rang, demande in enumerate(informees[:FAITS])]
    jour = services.horloge.aujourdhui()
    faire(services, auteur, noter_remise(ModeRemise.MAIN_PROPRE, jour, jour), ids[:REMIS], nouvel_id())


def _faire_un_accuse(services: Services, auteur: Auteur, demande_id: str, rang: int) -> str:
    prete = composer_lettre(services, auteur, demande_id, Modele.ACCUSE_RECEPTION)
    courrier = garder_lettre(services, auteur, prete, produire(services, prete))
    if rang < IMPRIMES:
        noter_impression(services, auteur, courrier)
    return courrier.id
