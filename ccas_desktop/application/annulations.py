"""Undo a removal: what was removed is written again as it was, a new entry of the journal."""

from __future__ import annotations

from ccas_desktop.application.dossiers import SaisieLigne, SaisieUsager, ajouter_ligne, ajouter_membre
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.services import Services
from ccas_desktop.domain.budget import LigneBudget
from ccas_desktop.domain.foyer import Usager


def remettre_membre(services: Services, auteur: Auteur, usager: Usager) -> Usager:
    """Put back in the foyer a member who was removed."""
    saisie = SaisieUsager(
        identite=usager.identite,
        lien=usager.lien,
        arrivee=usager.arrivee,
        depart=usager.depart,
        presence=usager.presence,
        telephone=usager.telephone,
        courriel=usager.courriel,
    )
    return ajouter_membre(services, auteur, usager.dossier_id, saisie)


def remettre_ligne(services: Services, auteur: Auteur, ligne: LigneBudget) -> LigneBudget:
    """Put back in the budget a line that was removed, with where it came from."""
    saisie = SaisieLigne(
        nature=ligne.nature,
        montant=ligne.montant,
        usager_id=ligne.usager_id,
        precision=ligne.precision,
        debut=ligne.debut,
        fin=ligne.fin,
        provenance=ligne.provenance,
    )
    return ajouter_ligne(services, auteur, ligne.dossier_id, saisie)
