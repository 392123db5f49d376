"""Requests of the past made up for a dossier, by the aids of resources/reglements/demonstration.toml."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from ccas_desktop.adapters.demo.population.etat_civil import Hasard
from ccas_desktop.adapters.demo.population.fiction import DemandeFictive, DossierFictif, Issue
from ccas_desktop.domain.personnes.foyer import Lien

JOURS_EN_COURS = 40
FOURNISSEURS = ("Électricité de l’Orlette", "Gaz du Bocage", "Énergies des Prés")
AUTO_ECOLE = "Auto-école du Vieux-Pont"
MONTANTS_ALIMENTAIRES = (60, 100, 130, 160, 190)


def demandes(dossier: DossierFictif, hasard: Hasard, jour: date) -> tuple[DemandeFictive, ...]:
    """Return the requests of a dossier, oldest first; more than half of the dossiers have none."""
    if not hasard.sur(48):
        return ()
    nombre = hasard.un((1, 1, 1, 2, 2, 3))
    deposees = sorted(_jour(dossier, hasard, jour) for _ in range(nombre))
    aides = hasard.rng.sample(_aides_possibles(dossier, jour), k=min(nombre, len(_aides_possibles(dossier, jour))))
    return tuple(_demande(dossier, aide, le, hasard, jour) for aide, le in zip(aides, deposees, strict=False))


def _jour(dossier: DossierFictif, hasard: Hasard, jour: date) -> date:
    tire = dossier.ouvert_le + timedelta(days=hasard.entre(0, (jour - dossier.ouvert_le).days))
    # Offices are closed at week-ends: the Friday before, unless the dossier was not open yet.
    return max(dossier.ouvert_le, tire - timedelta(days=max(0, tire.weekday() - 4)))


def _aides_possibles(dossier: DossierFictif, jour: date) -> list[str]:
    naissance = dossier.demandeur.naissance
    jeune = naissance is not None and naissance.ages_possibles(jour)[1] <= 25
    enfants = ["restauration_scolaire"] * bool(dossier.rangs(Lien.ENFANT))
    return ["aide_energie", "aide_alimentaire", "transport_solidaire", *enfants, *(["bourse_permis"] * jeune)]


def _demande(dossier: DossierFictif, aide: str, le: date, hasard: Hasard, jour: date) -> DemandeFictive:
    issue = _issue(hasard, en_cours=(jour - le).days <= JOURS_EN_COURS)
    facture = hasard.euros(95, 720) if aide == "aide_energie" else None
    montant = _montant(aide, len(dossier.personnes), facture) if issue is Issue.ACCORDEE else Decimal(0)
    return DemandeFictive(
        aide=aide,
        deposee_le=le,
        issue=issue,
        objet=_OBJETS[aide],
        montant_facture=facture,
        montant_accorde=montant,
        tiers_paye=_tiers(aide, hasard),
        urgence="Coupure annoncée sous huit jours" if facture and hasard.sur(10) else "",
        reponses={"reside_commune": True, **_REPONSES.get(aide, {})},
    )


def _issue(hasard: Hasard, *, en_cours: bool) -> Issue:
    if en_cours:
        return hasard.un((Issue.DEPOSEE, Issue.EN_INSTRUCTION, Issue.EN_INSTRUCTION))
    return hasard.un((Issue.ACCORDEE,) * 7 + (Issue.REFUSEE,) * 2 + (Issue.SANS_SUITE,))


def _montant(aide: str, personnes: int, facture: Decimal | None) -> Decimal:
    if facture is not None:
        return min((facture * Decimal("0.4")).quantize(Decimal("0.01")), Decimal(400))
    fixes = {"transport_solidaire": 40, "restauration_scolaire": 90, "bourse_permis": 250}
    return Decimal(fixes.get(aide) or MONTANTS_ALIMENTAIRES[min(personnes, 5) - 1])


def _tiers(aide: str, hasard: Hasard) -> str:
    if aide == "aide_energie":
        return hasard.un(FOURNISSEURS)
    return AUTO_ECOLE if aide == "bourse_permis" else ""


_OBJETS = {
    "aide_energie": "Facture d’énergie",
    "aide_alimentaire": "Achats alimentaires du mois",
    "transport_solidaire": "Abonnement de bus",
    "restauration_scolaire": "Cantine du trimestre",
    "bourse_permis": "Permis B",
}
_REPONSES = {
    "restauration_scolaire": {"enfant_au_restaurant_scolaire": True},
    "bourse_permis": {"code_de_la_route_reussi": True},
}
