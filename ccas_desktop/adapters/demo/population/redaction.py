"""What dossiers written by hand are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ccas_desktop.adapters.demo.population.fiction import (
    Caisse,
    DemandeFictive,
    DossierFictif,
    LigneFictive,
    PersonneFictive,
    Profil,
)
from ccas_desktop.application.ports import Referentiels
from ccas_desktop.domain.dossiers.dossier import Adresse
from ccas_desktop.domain.jours import est_ouvre
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, LieuNaissance, Sexe

CAISSE_SANS_HISTOIRE = Caisse()


@dataclass(frozen=True)
class Redaction:
    """Writes persons and requests as of the day of the demonstration."""

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
        """Return a request made that day."""
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


def joignable(personne: PersonneFictive, telephone: str) -> PersonneFictive:
    """Return the person with a telephone."""
    return PersonneFictive(personne.identite, personne.lien, telephone=telephone)


def budget_ecrit(texte: str) -> tuple[LigneFictive, ...]:
    """Return the lines of « nature montant [rang], … »."""
    champs = (ligne.split() for ligne in texte.split(","))
    return tuple(LigneFictive(c[0], Decimal(c[1]), int(c[2]) if len(c) > 2 else None) for c in champs)


def adresse_ecrite(voie: str, complement: str = "", batiment: str = "") -> Adresse:
    """Return an address of the fictitious commune."""
    return Adresse(complement, batiment, voie, "", "14995", "Saint-Aubin-des-Prés")


def dossier_ecrit(
    e: Redaction,
    profil: Profil,
    personnes: tuple[PersonneFictive, ...],
    adresse: Adresse,
    budget: tuple[LigneFictive, ...],
    caisse: Caisse = CAISSE_SANS_HISTOIRE,
) -> DossierFictif:
    """Return a dossier opened that day."""
    return DossierFictif(profil, personnes, adresse, budget, e.jour, caisse, ecrit=True)


def jour_ouvre(jour: date) -> date:
    """Return the day, or the last one before it on which the counter was open."""
    while not est_ouvre(jour):
        jour -= timedelta(1)
    return jour
