"""Persons made up one by one: names, birth dates, birth places, phones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TypeVar

from ccas_desktop.adapters.demo.population.lexique import Lexique, Origine
from ccas_desktop.application.ports import Referentiels
from ccas_desktop.domain.dossiers.dossier import Adresse
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, LieuNaissance, Sexe, cle_de_comparaison

T = TypeVar("T")

# The numbers that the regulator keeps for fiction: they ring nowhere.
TELEPHONES_FICTIFS = (
    "02 61 91",
    "02 61 91",
    "06 39 98",
    "06 39 98",
    "06 39 98",
    "01 99 00",
    "03 53 01",
    "04 65 71",
    "05 36 49",
)


@dataclass(frozen=True)
class Hasard:
    """Chances drawn in a fixed order from one seed."""

    rng: Random

    def sur(self, cent: int) -> bool:
        """Tell whether something that happens `cent` times out of 100 happens."""
        return self.rng.randrange(100) < cent

    def un(self, choix: Sequence[T]) -> T:
        """Return one of the choices."""
        return choix[self.rng.randrange(len(choix))]

    def entre(self, bas: int, haut: int) -> int:
        """Return a whole number, both ends included."""
        return self.rng.randrange(bas, haut + 1)

    def euros(self, bas: int, haut: int) -> Decimal:
        """Return an amount to the cent."""
        return Decimal(self.rng.randrange(bas * 100, haut * 100 + 1)) / 100

    def jour_avant(self, jour: date, au_plus: int) -> date:
        """Return one of the last `au_plus` days before a day."""
        return jour - timedelta(days=self.entre(1, au_plus))


@dataclass(frozen=True)
class EtatCivil:
    """Draws the identities of one foyer, on one day."""

    hasard: Hasard
    lexique: Lexique
    referentiels: Referentiels
    jour: date

    def origine(self) -> Origine:
        """Return the origin of a family, the most common ones more often."""
        origines = self.lexique.origines
        return self.hasard.rng.choices(origines, weights=[o.poids for o in origines])[0]

    def nom(self, origine: Origine) -> str:
        """Return a family name, in capitals as agents type it."""
        return self.hasard.un(origine.noms).upper()

    def sexe(self) -> Sexe:
        """Return F or M."""
        return Sexe.FEMININ if self.hasard.sur(50) else Sexe.MASCULIN

    def naissance(self, age: int) -> DateNaissance:
        """Return a birth date that makes this age on the day."""
        dernier = self.jour.replace(year=self.jour.year - age, day=min(self.jour.day, 28))
        tire = dernier - timedelta(days=self.hasard.entre(0, 360))
        return DateNaissance(tire.year, tire.month, tire.day)

    def adulte(self, origine: Origine, sexe: Sexe, age: int, *, nom: str | None = None) -> Identite:
        """Return an adult, born abroad more often when the family comes from there."""
        naissance = self.naissance(age)
        a_l_etranger = bool(origine.pays) and self.hasard.sur(65)
        lieu = self._pays(origine) if a_l_etranger else self.commune_de_naissance()
        if a_l_etranger and self.hasard.sur(20):
            naissance = _partielle(naissance, sans_mois=self.hasard.sur(60))
        return Identite(
            nom_famille=nom or self.nom(origine),
            prenoms=self.prenoms(origine, sexe, naissance.annee, combien=self.hasard.un((1, 1, 2, 2, 3))),
            sexe=sexe,
            date_naissance=naissance,
            lieu_naissance=lieu,
        )

    def enfant(self, origine: Origine, nom: str, age: int, pris: set[str]) -> Identite:
        """Return a child of that family name; `pris` are the first names of the siblings."""
        sexe, naissance = self.sexe(), self.naissance(age)
        # Families take half of their children's names from what is common around them.
        voisins = origine if self.hasard.sur(50) else self.lexique.origines[0]
        libres = [p for p in voisins.prenoms_de(sexe, naissance.annee) if p not in pris]
        prenoms: tuple[str, ...] = (self.hasard.un(libres),)
        pris.update(prenoms)
        if self.hasard.sur(40):
            prenoms += self.prenoms(self.lexique.origines[0], sexe, naissance.annee, combien=1)
        return Identite(nom, tuple(dict.fromkeys(prenoms)), sexe, None, naissance, self.commune_de_naissance())

    def prenoms(self, origine: Origine, sexe: Sexe, annee: int, *, combien: int) -> tuple[str, ...]:
        """Return first names, all different."""
        return tuple(self.hasard.rng.sample(origine.prenoms_de(sexe, annee), combien))

    def commune_de_naissance(self) -> LieuNaissance:
        """Return a birth place in France, near more often than far."""
        lieux = self.lexique.lieux
        code = self.hasard.un(lieux.naissances_proches if self.hasard.sur(70) else lieux.naissances_loin)
        commune = self.referentiels.commune_par_code(code)
        if commune is None:
            raise ValueError(code)
        return commune.lieu_naissance

    def telephone(self) -> str:
        """Return a number that belongs to nobody."""
        debut, fin = self.hasard.un(TELEPHONES_FICTIFS), self.hasard.entre(0, 9999)
        return f"{debut} {fin // 100:02d} {fin % 100:02d}"

    def courriel(self, identite: Identite) -> str:
        """Return an address of a domain that cannot exist (RFC 2606)."""
        parties = (cle_de_comparaison(t).replace(" ", "") for t in (identite.prenom, identite.nom_famille))
        return f"{'.'.join(parties)}@courriel.example".encode("ascii", "ignore").decode()

    def adresse(self) -> Adresse:
        """Return an address in the fictitious commune."""
        lieux, tirage = self.lexique.lieux, self.hasard.entre(1, 100)
        numero = f"{self.hasard.entre(1, 78)}{self.hasard.un(('', '', '', '', ' bis'))}"
        base = Adresse(
            voie=f"{numero} {self.hasard.un(lieux.voies)}", code_postal=lieux.code_postal, commune=lieux.commune
        )
        if tirage <= 12:
            return Adresse(lieu_dit=self.hasard.un(lieux.hameaux), code_postal=lieux.code_postal, commune=lieux.commune)
        if tirage <= 45:
            batiment = f"Bâtiment {self.hasard.un('ABCD')} {self.hasard.un(lieux.residences)}"
            complement = f"Appartement {self.hasard.entre(1, 48)}"
            return Adresse(complement, batiment, base.voie, "", base.code_postal, base.commune)
        return base

    def _pays(self, origine: Origine) -> LieuNaissance:
        pays = self.referentiels.pays_par_code(self.hasard.un(origine.pays))
        if pays is None:
            raise ValueError(origine.pays)
        return pays.lieu_naissance


def _partielle(naissance: DateNaissance, *, sans_mois: bool) -> DateNaissance:
    return DateNaissance(naissance.annee, None if sans_mois else naissance.mois)
