"""The dossiers that the README and the manual walk through, written by hand: one clear outcome each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccas_desktop.adapters.demo.population.fiction import (
    JOUR_DE_REFERENCE,
    Anomalie,
    Caisse,
    DemandeFictive,
    DossierFictif,
    Profil,
)
from ccas_desktop.adapters.demo.population.redaction import (
    Redaction,
    adresse_ecrite,
    budget_ecrit,
    dossier_ecrit,
    joignable,
)
from ccas_desktop.application.ports import Referentiels
from ccas_desktop.domain.personnes.foyer import Lien


class Attendu(StrEnum):
    """How a scenario must end when its request is made and its certified data are asked for."""

    ACCORD = "accord"
    REFUS = "refus"
    COMMISSION = "commission"
    INFORMATION_MANQUANTE = "information_manquante"
    NON_RECONNU = "non_reconnu"
    MAINTENANCE = "maintenance"


@dataclass(frozen=True)
class Scenario:
    """A dossier, the request that a reader makes for it, and how that ends. The request is not made beforehand."""

    dossier: DossierFictif
    demande: DemandeFictive
    attendu: Attendu


def scenarios(referentiels: Referentiels, jour: date = JOUR_DE_REFERENCE) -> tuple[Scenario, ...]:
    """Return the scenarios, Camille Martin's first."""
    ecriture = Redaction(referentiels, jour)
    return tuple(
        ecrire(ecriture)
        for ecrire in (_camille_martin, _helene_delacourt, _marcel_lecoq, _awa_dramane, _elodie_roy, _oceane_postel)
    )


def _camille_martin(e: Redaction) -> Scenario:
    """Reste à vivre of 214,34 € a person: 40 % of the bill; quotient of 560, C2S: the other aids follow."""
    personnes = (
        joignable(e.personne("MARTIN", "Camille Aurore", "F", "1991-04-17", "14118"), "06 39 98 12 45"),
        e.personne("MARTIN", "Lina", "F", "2016-09-03", "14118", Lien.ENFANT),
        e.personne("MARTIN", "Noé", "M", "2019-02-21", "14118", Lien.ENFANT),
    )
    budget = budget_ecrit(
        "salaire 820.00 0, prime_activite 246.30, aide_logement 312.00, allocations_familiales 153.01,"
        " pension_alimentaire_recue 150.00 0, loyer 618.00, electricite 96.40, eau 31.20, assurance_habitation 14.90,"
        " assurance_voiture 46.00, telephone_internet 39.99, garde_cantine 74.80, transport 52.00, credit 65.00"
    )
    adresse = adresse_ecrite("12 rue des Trois-Pommiers", "Appartement 7", "Bâtiment B Les Peupliers")
    demande = e.demande("aide_energie", "Facture d’électricité", facture="312.40")
    return Scenario(dossier_ecrit(e, Profil.PARENT_ISOLE, personnes, adresse, budget), demande, Attendu.ACCORD)


def _helene_delacourt(e: Redaction) -> Scenario:
    """Reste à vivre far above 360 € a person: refused."""
    personnes = (
        joignable(e.personne("DELACOURT", "Hélène", "F", "1984-11-30", "76540"), "02 61 91 30 08"),
        e.personne("DELACOURT", "Bruno Michel", "M", "1982-05-09", "14366", Lien.CONJOINT),
        e.personne("DELACOURT", "Élise", "F", "2013-07-14", "14366", Lien.ENFANT),
    )
    budget = budget_ecrit(
        "salaire 1890.00 0, salaire 1640.50 1, pret_immobilier 742.00, electricite 118.20, eau 44.10,"
        " assurance_habitation 21.50, assurance_voiture 88.40, mutuelle 124.00, telephone_internet 54.98"
    )
    demande = e.demande("aide_energie", "Facture de gaz", facture="280.00")
    return Scenario(
        dossier_ecrit(e, Profil.COUPLE_ENFANTS, personnes, adresse_ecrite("4 clos des Hirondelles"), budget),
        demande,
        Attendu.REFUS,
    )


def _marcel_lecoq(e: Redaction) -> Scenario:
    """More than 8 € a day: the commission looks at it."""
    personnes = (joignable(e.personne("LECOQ", "Marcel", "M", "1948-01-06", "14560"), "02 61 91 44 17"),)
    budget = budget_ecrit(
        "retraite 868.40 0, retraite_complementaire 138.40 0, aide_logement 122.00, loyer 462.00, electricite 74.30,"
        " chauffage 88.00, eau 19.60, assurance_habitation 12.40, mutuelle 92.50, telephone_internet 29.99"
    )
    adresse = adresse_ecrite("1 rue du Pressoir", "Logement 14", "Résidence autonomie Les Pommiers")
    demande = e.demande("aide_alimentaire", "Achats alimentaires du mois")
    return Scenario(dossier_ecrit(e, Profil.SENIOR_SEUL, personnes, adresse, budget), demande, Attendu.COMMISSION)


def _awa_dramane(e: Redaction) -> Scenario:
    """No file at the caisse: the quotient is missing until a paper is seen."""
    personnes = (
        joignable(e.personne("DRAMANE", "Awa", "F", "1996", "99335"), "06 39 98 77 03"),
        e.personne("DRAMANE", "Issa", "M", "2018-12-02", "93066", Lien.ENFANT),
    )
    budget = budget_ecrit("salaire 1186.20 0, loyer 398.00, electricite 61.75, eau 20.10, assurance_habitation 11.20")
    demande = e.demande("restauration_scolaire", "Cantine du trimestre", enfant_au_restaurant_scolaire=True)
    dossier = dossier_ecrit(
        e,
        Profil.PARENT_ISOLE,
        personnes,
        adresse_ecrite("23 bis rue de la Filature"),
        budget,
        Caisse(anomalie=Anomalie.SANS_DOSSIER),
    )
    return Scenario(dossier, demande, Attendu.INFORMATION_MANQUANTE)


def _elodie_roy(e: Redaction) -> Scenario:
    """Typed under her married name: nobody is recognised."""
    personnes = (joignable(e.personne("ROY-GUILLEMIN", "Élodie", "F", "1979-08-25", "35238"), "06 39 98 50 61"),)
    budget = budget_ecrit("chomage 912.60 0, aide_logement 171.00, loyer 431.00, electricite 66.00, eau 18.90")
    dossier = dossier_ecrit(
        e,
        Profil.SEUL_CHOMAGE,
        personnes,
        adresse_ecrite("8 venelle aux Chats"),
        budget,
        Caisse(anomalie=Anomalie.NON_RECONNU),
    )
    return Scenario(dossier, e.demande("transport_solidaire", "Abonnement de bus"), Attendu.NON_RECONNU)


def _oceane_postel(e: Redaction) -> Scenario:
    """The service of the quotient is down for maintenance."""
    personnes = (joignable(e.personne("POSTEL", "Océane Marie", "F", "2001-03-29", "61169"), "06 39 98 09 32"),)
    budget = budget_ecrit("rsa 573.49 0, aide_logement 268.00, loyer 402.00, electricite 58.10, eau 17.40")
    dossier = dossier_ecrit(
        e,
        Profil.SEUL_RSA,
        personnes,
        adresse_ecrite("15 rue des Cordiers"),
        budget,
        Caisse(anomalie=Anomalie.MAINTENANCE),
    )
    return Scenario(dossier, e.demande("transport_solidaire", "Abonnement de bus"), Attendu.MAINTENANCE)
