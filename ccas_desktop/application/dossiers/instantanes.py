"""Freeze the budget of a dossier, at each demande or by hand."""

from __future__ import annotations

from datetime import date

from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Ecriture, Lecture
from ccas_desktop.application.services import Services
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.dossiers.dossier import DossierComplet
from ccas_desktop.domain.dossiers.instantanes import InstantaneBudget, Occasion, foyer_fige
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.foyer import composition


def figer_budget(
    base: Ecriture, complet: DossierComplet, jour: date, occasion: Occasion, *, demande_id: str | None = None
) -> InstantaneBudget | None:
    """Keep, in a unit of work, the budget as it is; nothing of a budget that was never filled in."""
    if not complet.budget:
        return None
    nommes = {ligne.usager_id for ligne in complet.budget}
    return base.enregistrer(
        InstantaneBudget(
            id=nouvel_id(),
            dossier_id=complet.dossier.id,
            demande_id=demande_id,
            pris_le=jour,
            occasion=occasion,
            lignes=complet.budget,
            noms={usager.id: usager.identite.prenom for usager in complet.usagers if usager.id in nommes},
            personnes=composition(complet.usagers, jour).personnes,
            foyer=foyer_fige(complet.usagers),
        )
    )


def figer_a_la_main(
    services: Services, auteur: Auteur, dossier_id: str, occasion: Occasion = Occasion.A_LA_MAIN
) -> InstantaneBudget:
    """Keep the budget as it is today. Raises RefusMetier `budget_vide`."""
    with services.base.ecriture(auteur) as base:
        instantane = figer_budget(base, base.dossier(dossier_id), services.horloge.aujourdhui(), occasion)
        if instantane is None:
            raise RefusMetier("budget_vide")
        return instantane


def instantanes_de(base: Lecture, demande: Demande) -> tuple[InstantaneBudget, ...]:
    """Return the budgets frozen for a demande."""
    tous = base.du_dossier(InstantaneBudget, demande.dossier_id)
    return tuple(instantane for instantane in tous if instantane.demande_id == demande.id)
