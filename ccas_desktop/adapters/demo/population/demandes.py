"""Requests of the past made up for a dossier, by the aids of resources/reglements/demonstration.toml.

What was decided is not drawn: the règlement is applied when the base is filled (`vie/decisions_passees.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from ccas_desktop.adapters.demo.population.caisse import quotient_familial
from ccas_desktop.adapters.demo.population.etat_civil import Hasard
from ccas_desktop.adapters.demo.population.fiction import DemandeFictive, DossierFictif, Ecart, Issue
from ccas_desktop.domain.personnes.foyer import Lien

JOURS_EN_COURS = 40
FOURNISSEURS = ("Électricité de l’Orlette", "Gaz du Bocage", "Énergies des Prés")
AUTO_ECOLE = "Auto-école du Vieux-Pont"
# The first day of each aid: nobody asked for it before.
VOTEES = {
    "aide_energie": date(2025, 1, 1),
    "aide_alimentaire": date(2025, 1, 1),
    "transport_solidaire": date(2025, 4, 1),
    "restauration_scolaire": date(2025, 9, 1),
    "bourse_permis": date(2025, 7, 1),
}
# Who comes for an aid is not far above what it allows: 360 €, 8 € a day, a quotient of 700 and of 900.
RESTE_ENERGIE, RESTE_ALIMENTAIRE, QUOTIENT_TRANSPORT, QUOTIENT_CANTINE = 420, 290, 760, 1000
VOITURE = frozenset({"assurance_voiture"})
AGES_CANTINE, AGES_PERMIS = range(3, 12), range(17, 26)
# How many times out of a hundred people decide otherwise, where they may.
ECARTS = {Ecart.EXCEPTION: 12, Ecart.PIECES_NON_FOURNIES: 6, Ecart.COMMISSION_FAVORABLE: 60}


def demandes(dossier: DossierFictif, hasard: Hasard, jour: date) -> tuple[DemandeFictive, ...]:
    """Return the requests of a dossier, oldest first; more than half of the dossiers have none."""
    possibles = [aide for aide in VOTEES if VOTEES[aide] <= jour and _VIENT_POUR[aide](dossier, jour)]
    if not possibles or not hasard.sur(80):
        return ()
    nombre = hasard.un((1, 1, 1, 2, 2, 3))
    aides = hasard.rng.sample(possibles, k=min(nombre, len(possibles)))
    deposees = sorted((_jour(dossier, aide, hasard, jour), aide) for aide in aides)
    return tuple(_demande(aide, le, hasard, jour) for le, aide in deposees)


def _jour(dossier: DossierFictif, aide: str, hasard: Hasard, jour: date) -> date:
    debut = max(dossier.ouvert_le, VOTEES[aide])
    tire = debut + timedelta(days=hasard.entre(0, (jour - debut).days))
    # Offices are closed at week-ends: the Friday before, unless the dossier was not open yet.
    return max(debut, tire - timedelta(days=max(0, tire.weekday() - 4)))


def _a_un_enfant_a_la_cantine(dossier: DossierFictif, jour: date) -> bool:
    naissances = (dossier.personnes[rang].naissance for rang in dossier.rangs(Lien.ENFANT))
    return any(naissance.ages_possibles(jour)[0] in AGES_CANTINE for naissance in naissances if naissance)


def _passe_le_permis(dossier: DossierFictif, jour: date) -> bool:
    naissance = dossier.demandeur.naissance
    return naissance is not None and naissance.ages_possibles(jour)[0] in AGES_PERMIS


_VIENT_POUR: dict[str, Callable[[DossierFictif, date], bool]] = {
    "aide_energie": lambda dossier, _: dossier.reste_a_vivre < RESTE_ENERGIE,
    "aide_alimentaire": lambda dossier, _: dossier.reste_a_vivre < RESTE_ALIMENTAIRE,
    "transport_solidaire": lambda dossier, jour: (
        not dossier.total(VOITURE) and quotient_familial(dossier, jour) < QUOTIENT_TRANSPORT
    ),
    "restauration_scolaire": lambda dossier, jour: (
        _a_un_enfant_a_la_cantine(dossier, jour) and quotient_familial(dossier, jour) < QUOTIENT_CANTINE
    ),
    "bourse_permis": _passe_le_permis,
}


def _demande(aide: str, le: date, hasard: Hasard, jour: date) -> DemandeFictive:
    facture = hasard.euros(95, 720) if aide == "aide_energie" else None
    return DemandeFictive(
        aide=aide,
        deposee_le=le,
        issue=_issue(hasard, en_cours=(jour - le).days <= JOURS_EN_COURS),
        objet=_OBJETS[aide],
        montant_facture=facture,
        tiers_paye=_tiers(aide, hasard),
        urgence="Coupure annoncée sous huit jours" if facture and hasard.sur(10) else "",
        reponses={"reside_commune": True, **_REPONSES.get(aide, {})},
        ecarts=frozenset(ecart for ecart, cent in ECARTS.items() if hasard.sur(cent)),
    )


def _issue(hasard: Hasard, *, en_cours: bool) -> Issue:
    if en_cours:
        return hasard.un((Issue.DEPOSEE, Issue.EN_INSTRUCTION, Issue.EN_INSTRUCTION))
    return Issue.SANS_SUITE if hasard.sur(8) else Issue.DECIDEE


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
