"""The dossiers that the README and the manual walk through, written by hand: one clear outcome each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ccas_desktop.adapters.demo.fiction import (
    JOUR_DE_REFERENCE,
    Anomalie,
    Caisse,
    DemandeFictive,
    DossierFictif,
    LigneFictive,
    PersonneFictive,
    Profil,
)
from ccas_desktop.application.ports import Referentiels
from ccas_desktop.domain.dossier import Adresse
from ccas_desktop.domain.foyer import Lien
from ccas_desktop.domain.identite import DateNaissance, Identite, LieuNaissance, Sexe

CAISSE_SANS_HISTOIRE = Caisse()


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
    ecriture = _Ecriture(referentiels, jour)
    return tuple(
        ecrire(ecriture)
        for ecrire in (_camille_martin, _helene_delacourt, _marcel_lecoq, _awa_dramane, _elodie_roy, _oceane_postel)
    )


@dataclass(frozen=True)
class _Ecriture:
    referentiels: Referentiels
    jour: date

    def personne(
        self, nom: str, prenoms: str, sexe: str, naissance: str, lieu: str, lien: Lien = Lien.DEMANDEUR
    ) -> PersonneFictive:
        """`prenoms` are separated by spaces, `lieu` is an INSEE code of commune or of country."""
        identite = Identite(
            nom, tuple(prenoms.split()), Sexe(sexe), None, DateNaissance.lire(naissance), self._lieu(lieu)
        )
        return PersonneFictive(identite, lien)

    def demande(self, aide: str, objet: str, *, facture: str | None = None, **reponses: bool) -> DemandeFictive:
        return DemandeFictive(
            aide,
            self.jour,
            objet=objet,
            montant_facture=Decimal(facture) if facture else None,
            reponses={"reside_commune": True, **reponses},
        )

    def _lieu(self, code: str) -> LieuNaissance:
        trouve = self.referentiels.commune_par_code(code) or self.referentiels.pays_par_code(code)
        if trouve is None:
            raise ValueError(code)
        return trouve.lieu_naissance


def _camille_martin(e: _Ecriture) -> Scenario:
    """Reste à vivre of 214,34 € a person: 40 % of the bill; quotient of 560, C2S: the other aids follow."""
    personnes = (
        _joignable(e.personne("MARTIN", "Camille Aurore", "F", "1991-04-17", "14118"), "06 39 98 12 45"),
        e.personne("MARTIN", "Lina", "F", "2016-09-03", "14118", Lien.ENFANT),
        e.personne("MARTIN", "Noé", "M", "2019-02-21", "14118", Lien.ENFANT),
    )
    budget = _budget(
        "salaire 820.00 0, prime_activite 246.30, aide_logement 312.00, allocations_familiales 153.01,"
        " pension_alimentaire_recue 150.00 0, loyer 618.00, electricite 96.40, eau 31.20, assurance_habitation 14.90,"
        " assurance_voiture 46.00, telephone_internet 39.99, garde_cantine 74.80, transport 52.00, credit 65.00"
    )
    adresse = _adresse("12 rue des Trois-Pommiers", "Appartement 7", "Bâtiment B Les Peupliers")
    demande = e.demande("aide_energie", "Facture d’électricité", facture="312.40")
    return Scenario(_dossier(e, Profil.PARENT_ISOLE, personnes, adresse, budget), demande, Attendu.ACCORD)


def _helene_delacourt(e: _Ecriture) -> Scenario:
    """Reste à vivre far above 360 € a person: refused."""
    personnes = (
        _joignable(e.personne("DELACOURT", "Hélène", "F", "1984-11-30", "76540"), "02 61 91 30 08"),
        e.personne("DELACOURT", "Bruno Michel", "M", "1982-05-09", "14366", Lien.CONJOINT),
        e.personne("DELACOURT", "Élise", "F", "2013-07-14", "14366", Lien.ENFANT),
    )
    budget = _budget(
        "salaire 1890.00 0, salaire 1640.50 1, pret_immobilier 742.00, electricite 118.20, eau 44.10,"
        " assurance_habitation 21.50, assurance_voiture 88.40, mutuelle 124.00, telephone_internet 54.98"
    )
    demande = e.demande("aide_energie", "Facture de gaz", facture="280.00")
    return Scenario(
        _dossier(e, Profil.COUPLE_ENFANTS, personnes, _adresse("4 clos des Hirondelles"), budget),
        demande,
        Attendu.REFUS,
    )


def _marcel_lecoq(e: _Ecriture) -> Scenario:
    """More than 8 € a day: the commission looks at it."""
    personnes = (_joignable(e.personne("LECOQ", "Marcel", "M", "1948-01-06", "14560"), "02 61 91 44 17"),)
    budget = _budget(
        "retraite 868.40 0, retraite_complementaire 138.40 0, aide_logement 122.00, loyer 462.00, electricite 74.30,"
        " chauffage 88.00, eau 19.60, assurance_habitation 12.40, mutuelle 92.50, telephone_internet 29.99"
    )
    adresse = _adresse("1 rue du Pressoir", "Logement 14", "Résidence autonomie Les Pommiers")
    demande = e.demande("aide_alimentaire", "Achats alimentaires du mois")
    return Scenario(_dossier(e, Profil.SENIOR_SEUL, personnes, adresse, budget), demande, Attendu.COMMISSION)


def _awa_dramane(e: _Ecriture) -> Scenario:
    """No file at the caisse: the quotient is missing until a paper is seen."""
    personnes = (
        _joignable(e.personne("DRAMANE", "Awa", "F", "1996", "99335"), "06 39 98 77 03"),
        e.personne("DRAMANE", "Issa", "M", "2018-12-02", "93066", Lien.ENFANT),
    )
    budget = _budget("salaire 1186.20 0, loyer 398.00, electricite 61.75, eau 20.10, assurance_habitation 11.20")
    demande = e.demande("restauration_scolaire", "Cantine du trimestre", enfant_au_restaurant_scolaire=True)
    dossier = _dossier(
        e,
        Profil.PARENT_ISOLE,
        personnes,
        _adresse("23 bis rue de la Filature"),
        budget,
        Caisse(anomalie=Anomalie.SANS_DOSSIER),
    )
    return Scenario(dossier, demande, Attendu.INFORMATION_MANQUANTE)


def _elodie_roy(e: _Ecriture) -> Scenario:
    """Typed under her married name: nobody is recognised."""
    personnes = (_joignable(e.personne("ROY-GUILLEMIN", "Élodie", "F", "1979-08-25", "35238"), "06 39 98 50 61"),)
    budget = _budget("chomage 912.60 0, aide_logement 171.00, loyer 431.00, electricite 66.00, eau 18.90")
    dossier = _dossier(
        e,
        Profil.SEUL_CHOMAGE,
        personnes,
        _adresse("8 venelle aux Chats"),
        budget,
        Caisse(anomalie=Anomalie.NON_RECONNU),
    )
    return Scenario(dossier, e.demande("transport_solidaire", "Abonnement de bus"), Attendu.NON_RECONNU)


def _oceane_postel(e: _Ecriture) -> Scenario:
    """The service of the quotient is down for maintenance."""
    personnes = (_joignable(e.personne("POSTEL", "Océane Marie", "F", "2001-03-29", "61169"), "06 39 98 09 32"),)
    budget = _budget("rsa 573.49 0, aide_logement 268.00, loyer 402.00, electricite 58.10, eau 17.40")
    dossier = _dossier(
        e,
        Profil.SEUL_RSA,
        personnes,
        _adresse("15 rue des Cordiers"),
        budget,
        Caisse(anomalie=Anomalie.MAINTENANCE),
    )
    return Scenario(dossier, e.demande("transport_solidaire", "Abonnement de bus"), Attendu.MAINTENANCE)


def _joignable(personne: PersonneFictive, telephone: str) -> PersonneFictive:
    return PersonneFictive(personne.identite, personne.lien, telephone=telephone)


def _budget(texte: str) -> tuple[LigneFictive, ...]:
    """Return the lines of « nature montant [rang], … »."""
    champs = (ligne.split() for ligne in texte.split(","))
    return tuple(LigneFictive(c[0], Decimal(c[1]), int(c[2]) if len(c) > 2 else None) for c in champs)


def _adresse(voie: str, complement: str = "", batiment: str = "") -> Adresse:
    return Adresse(complement, batiment, voie, "", "14995", "Saint-Aubin-des-Prés")


def _dossier(
    e: _Ecriture,
    profil: Profil,
    personnes: tuple[PersonneFictive, ...],
    adresse: Adresse,
    budget: tuple[LigneFictive, ...],
    caisse: Caisse = CAISSE_SANS_HISTOIRE,
) -> DossierFictif:
    return DossierFictif(profil, personnes, adresse, budget, e.jour, caisse)
