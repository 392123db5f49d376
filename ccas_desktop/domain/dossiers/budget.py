"""The budget of a foyer, in four blocks: its lines, its totals and the reste à vivre."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ccas_desktop.domain.dossiers.natures_budget import NATURE_PAR_CODE as NATURE_PAR_CODE
from ccas_desktop.domain.dossiers.natures_budget import NATURES as NATURES
from ccas_desktop.domain.dossiers.natures_budget import BlocBudget as BlocBudget
from ccas_desktop.domain.dossiers.natures_budget import NatureLigne as NatureLigne
from ccas_desktop.domain.dossiers.natures_budget import Sens as Sens
from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.provenance import DECLARE, Mois, Provenance

JOURS_DU_MOIS = Decimal(30)


@dataclass(frozen=True, kw_only=True)
class LigneBudget(Enregistrement):
    """One resource or charge, a month.

    Attributes:
        usager_id: whose line it is; None for the whole foyer.
        nature: code of a NatureLigne, or of a nature that the CCAS added.
        precision: what « autre » stands for, or a remark.
        montant: euros a month; of a debt, what is really paid each month, zero when nothing is.
        debut, fin: first and last month it runs; None when not limited.
        intitule, bloc_ajoute: name and block of a nature that the CCAS added, as they were when it was typed.
        creancier, reste_du: of a debt or a credit, to whom and how much is still due, in euros.
    """

    dossier_id: str
    nature: str
    montant: Decimal
    usager_id: str | None = None
    precision: str = ""
    debut: Mois | None = None
    fin: Mois | None = None
    provenance: Provenance = DECLARE
    intitule: str = ""
    bloc_ajoute: BlocBudget | None = None
    creancier: str = ""
    reste_du: Decimal | None = None

    @property
    def bloc(self) -> BlocBudget:
        """Return the block of the sheet it belongs to."""
        return self.bloc_ajoute or NATURE_PAR_CODE[self.nature].bloc

    @property
    def sens(self) -> Sens:
        """Return whether the line is a resource or a charge."""
        return self.bloc.sens

    @property
    def libelle(self) -> str:
        """Return the name shown: that of the nature, with the remark when there is one."""
        nom = self.intitule or NATURE_PAR_CODE[self.nature].libelle
        return f"{nom} ({self.precision})" if self.precision else nom

    def court_en(self, mois: Mois) -> bool:
        """Tell whether the line runs in that month."""
        return (self.debut is None or self.debut <= mois) and (self.fin is None or mois <= self.fin)


@dataclass(frozen=True)
class Totaux:
    """Euros a month, for the whole foyer; `reste_du` is what is owed in all, debts and credits."""

    ressources: Decimal
    charges: Decimal
    reste_du: Decimal = Decimal(0)

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
    courantes = [ligne for ligne in lignes if ligne.court_en(mois)]
    par_bloc = totaux_par_bloc(courantes, mois)
    sommes = {sens: sum((somme for bloc, somme in par_bloc.items() if bloc.sens is sens), Decimal(0)) for sens in Sens}
    du = sum((ligne.reste_du for ligne in courantes if ligne.reste_du is not None), Decimal(0))
    return Totaux(sommes[Sens.RESSOURCE], sommes[Sens.CHARGE], du)


def totaux_par_bloc(lignes: Iterable[LigneBudget], mois: Mois) -> dict[BlocBudget, Decimal]:
    """Return the euros of that month of each block, in the order of the sheet."""
    sommes = dict.fromkeys(BlocBudget, Decimal(0))
    for ligne in lignes:
        if ligne.court_en(mois):
            sommes[ligne.bloc] += ligne.montant
    return sommes
