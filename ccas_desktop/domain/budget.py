"""The budget of a foyer: resources and charges by line, totals and reste à vivre."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.provenance import DECLARE, Mois, Provenance

JOURS_DU_MOIS = Decimal(30)


class Sens(StrEnum):
    """Whether a line brings money in or takes it out."""

    RESSOURCE = "ressource"
    CHARGE = "charge"


@dataclass(frozen=True)
class NatureLigne:
    """A kind of line that an agent may choose."""

    code: str
    libelle: str
    sens: Sens


# features.md D7 and D8: what the open tools of the CCAS use, without the health items.
NATURES = (
    NatureLigne("salaire", "Salaire", Sens.RESSOURCE),
    NatureLigne("chomage", "Allocation chômage (ARE)", Sens.RESSOURCE),
    NatureLigne("ass", "Allocation de solidarité spécifique (ASS)", Sens.RESSOURCE),
    NatureLigne("retraite", "Retraite", Sens.RESSOURCE),
    NatureLigne("retraite_complementaire", "Retraite complémentaire", Sens.RESSOURCE),
    NatureLigne("aspa", "Minimum vieillesse (ASPA)", Sens.RESSOURCE),
    NatureLigne("rsa", "RSA", Sens.RESSOURCE),
    NatureLigne("prime_activite", "Prime d’activité", Sens.RESSOURCE),
    NatureLigne("aah", "Allocation aux adultes handicapés (AAH)", Sens.RESSOURCE),
    NatureLigne("pension_invalidite", "Pension d’invalidité", Sens.RESSOURCE),
    NatureLigne("indemnites_journalieres", "Indemnités journalières", Sens.RESSOURCE),
    NatureLigne("allocations_familiales", "Prestations familiales", Sens.RESSOURCE),
    NatureLigne("asf", "Allocation de soutien familial (ASF)", Sens.RESSOURCE),
    NatureLigne("aide_logement", "Aide au logement (APL, AL)", Sens.RESSOURCE),
    NatureLigne("pension_alimentaire_recue", "Pension alimentaire reçue", Sens.RESSOURCE),
    NatureLigne("bourse", "Bourse", Sens.RESSOURCE),
    NatureLigne("revenus_fonciers", "Revenus fonciers", Sens.RESSOURCE),
    NatureLigne("autre_ressource", "Autre ressource", Sens.RESSOURCE),
    NatureLigne("loyer", "Loyer", Sens.CHARGE),
    NatureLigne("pret_immobilier", "Prêt immobilier", Sens.CHARGE),
    NatureLigne("charges_locatives", "Charges locatives", Sens.CHARGE),
    NatureLigne("electricite", "Électricité", Sens.CHARGE),
    NatureLigne("gaz", "Gaz", Sens.CHARGE),
    NatureLigne("chauffage", "Chauffage", Sens.CHARGE),
    NatureLigne("eau", "Eau", Sens.CHARGE),
    NatureLigne("assurance_habitation", "Assurance habitation", Sens.CHARGE),
    NatureLigne("assurance_voiture", "Assurance voiture", Sens.CHARGE),
    NatureLigne("mutuelle", "Mutuelle", Sens.CHARGE),
    NatureLigne("telephone_internet", "Téléphone et internet", Sens.CHARGE),
    NatureLigne("impots", "Impôts et taxes", Sens.CHARGE),
    NatureLigne("transport", "Transport domicile-travail", Sens.CHARGE),
    NatureLigne("garde_cantine", "Garde d’enfants, cantine", Sens.CHARGE),
    NatureLigne("pension_alimentaire_versee", "Pension alimentaire versée", Sens.CHARGE),
    NatureLigne("credit", "Crédit", Sens.CHARGE),
    NatureLigne("plan_surendettement", "Plan de surendettement", Sens.CHARGE),
    NatureLigne("autre_charge", "Autre charge", Sens.CHARGE),
)
NATURE_PAR_CODE = {nature.code: nature for nature in NATURES}


@dataclass(frozen=True, kw_only=True)
class LigneBudget(Enregistrement):
    """One resource or charge, a month.

    Attributes:
        usager_id: whose line it is; None for the whole foyer.
        nature: code of a NatureLigne.
        precision: what « autre » stands for, or a remark.
        montant: euros a month.
        debut, fin: first and last month it runs; None when not limited.
    """

    dossier_id: str
    nature: str
    montant: Decimal
    usager_id: str | None = None
    precision: str = ""
    debut: Mois | None = None
    fin: Mois | None = None
    provenance: Provenance = DECLARE

    @property
    def sens(self) -> Sens:
        """Return whether the line is a resource or a charge."""
        return NATURE_PAR_CODE[self.nature].sens

    @property
    def libelle(self) -> str:
        """Return the name shown: that of the nature, with the remark when there is one."""
        nom = NATURE_PAR_CODE[self.nature].libelle
        return f"{nom} ({self.precision})" if self.precision else nom

    def court_en(self, mois: Mois) -> bool:
        """Tell whether the line runs in that month."""
        return (self.debut is None or self.debut <= mois) and (self.fin is None or mois <= self.fin)


@dataclass(frozen=True)
class Totaux:
    """Euros a month, for the whole foyer."""

    ressources: Decimal
    charges: Decimal

    @property
    def reste_a_vivre(self) -> Decimal:
        """Return resources minus charges; it may be negative."""
        return self.ressources - self.charges

    def reste_a_vivre_par_personne(self, personnes: Decimal) -> Decimal | None:
        """Return the reste à vivre a month and a person, exact; None for an empty foyer."""
        return self.reste_a_vivre / personnes if personnes else None

    def reste_a_vivre_par_jour(self, personnes: Decimal) -> Decimal | None:
        """Return the moyenne économique journalière: a day and a person, months of 30 days (domain.md 3.1)."""
        par_personne = self.reste_a_vivre_par_personne(personnes)
        return None if par_personne is None else par_personne / JOURS_DU_MOIS


def totaux(lignes: Iterable[LigneBudget], mois: Mois) -> Totaux:
    """Return the totals of the lines that run in that month."""
    sommes = {Sens.RESSOURCE: Decimal(0), Sens.CHARGE: Decimal(0)}
    for ligne in lignes:
        if ligne.court_en(mois):
            sommes[ligne.sens] += ligne.montant
    return Totaux(sommes[Sens.RESSOURCE], sommes[Sens.CHARGE])
