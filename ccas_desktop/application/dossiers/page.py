"""The page of one dossier: everything it shows, read and worked out at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ccas_desktop.application.libelles_aides import libelles_aides
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import Reglages, ResumeDemande
from ccas_desktop.domain.demandes.decision import Agent
from ccas_desktop.domain.demandes.demande import StatutDemande
from ccas_desktop.domain.dossiers.budget import BlocBudget, LigneBudget, Totaux, totaux
from ccas_desktop.domain.dossiers.dossier import DossierComplet
from ccas_desktop.domain.dossiers.natures_budget import NatureAjoutee
from ccas_desktop.domain.dossiers.reprise import AideReprise
from ccas_desktop.domain.personnes.foyer import (
    AGE_MAJORITE,
    AGE_UC_INSEE,
    Composition,
    Lien,
    Usager,
    composition,
    est_majeur,
    presents,
)
from ccas_desktop.domain.personnes.rattachement import TroisFoyers, trois_foyers
from ccas_desktop.domain.provenance import Mois


@dataclass(frozen=True)
class DemandeDuDossier:
    """One request as the list of its dossier shows it; `montant` once it is granted."""

    demande_id: str
    numero: str
    aide: str
    deposee_le: date
    statut: StatutDemande
    montant: Decimal | None


@dataclass(frozen=True)
class PageDossier:
    """The page, on one day.

    Attributes:
        natures: those that the CCAS added for the lines of a budget.
        reprises: the past aids brought in from a file.
        sans_age: members whose missing or partial birth date leaves a count of the composition unknown.
        referent: name of the agent who follows the dossier, empty when nobody does.
    """

    complet: DossierComplet
    demandes: tuple[DemandeDuDossier, ...]
    composition: Composition
    sans_age: tuple[Usager, ...]
    totaux: Totaux
    jour: date
    natures: tuple[NatureAjoutee, ...] = ()
    referent: str = ""
    reprises: tuple[AideReprise, ...] = ()

    @property
    def mois(self) -> Mois:
        """Return the month of the totals."""
        return Mois(self.jour.year, self.jour.month)

    @property
    def foyer(self) -> tuple[Usager, ...]:
        """Return everybody of the dossier: who lives there now first, by link, then by age."""
        return _ranges(self.complet.usagers, self.jour)

    @property
    def trois_foyers(self) -> tuple[TroisFoyers, ...]:
        """Return the households each person is in, in the order of the foyer."""
        return tuple(trois_foyers(usager, self.jour) for usager in self.foyer)

    def foyer_au(self, jour: date) -> FoyerAu:
        """Return the foyer as it was, or will be, on a day."""
        return foyer_au(self.complet.usagers, jour)

    def ligne(self, ligne_id: str) -> LigneBudget | None:
        """Return the line of that id, or None when it is no more."""
        return next((ligne for ligne in self.complet.budget if ligne.id == ligne_id), None)

    def lignes(self, bloc: BlocBudget) -> tuple[LigneBudget, ...]:
        """Return the lines of a block of the sheet."""
        return tuple(ligne for ligne in self.complet.budget if ligne.bloc is bloc)


@dataclass(frozen=True)
class FoyerAu:
    """The foyer on one day: everybody of the dossier, who lives there then first, and what they count for."""

    jour: date
    usagers: tuple[Usager, ...]
    composition: Composition
    sans_age: tuple[Usager, ...]


def foyer_au(usagers: tuple[Usager, ...], jour: date) -> FoyerAu:
    """Return the foyer of a day."""
    sans_age = tuple(u for u in presents(usagers, jour) if _age_manque(u, jour))
    return FoyerAu(jour, _ranges(usagers, jour), composition(usagers, jour), sans_age)


def lire_page_dossier(services: Services, dossier_id: str) -> PageDossier:
    """Return what the page of a dossier shows. Raises EnregistrementAbsent."""
    jour = services.horloge.aujourdhui()
    with services.base.lecture() as base:
        complet, reglages = base.dossier(dossier_id), base.reglages()
        demandes = _demandes(services, reglages, base.demandes_du_dossier(dossier_id))
        reprises = base.du_dossier(AideReprise, dossier_id)
        referent = complet.dossier.referent_id
        nom = base.lire(Agent, referent).nom_complet if referent else ""
    foyer = foyer_au(complet.usagers, jour)
    return PageDossier(
        complet=complet,
        demandes=demandes,
        composition=foyer.composition,
        sans_age=foyer.sans_age,
        referent=nom,
        totaux=totaux(complet.budget, Mois(jour.year, jour.month)),
        jour=jour,
        natures=reglages.natures,
        reprises=reprises,
    )


def _demandes(
    services: Services, reglages: Reglages, resumes: tuple[ResumeDemande, ...]
) -> tuple[DemandeDuDossier, ...]:
    # The règlement is read for its names only when there is one to show.
    libelles = libelles_aides(services, reglages) if resumes else {}
    return tuple(_demande(resume, libelles.get(resume.demande.aide, resume.demande.aide)) for resume in resumes)


def _demande(resume: ResumeDemande, aide: str) -> DemandeDuDossier:
    demande, decision = resume.demande, resume.decision
    return DemandeDuDossier(
        demande_id=demande.id,
        numero=demande.numero,
        aide=aide,
        deposee_le=demande.deposee_le,
        statut=demande.statut,
        montant=decision.montant if decision and decision.montant > 0 else None,
    )


def _ranges(usagers: tuple[Usager, ...], jour: date) -> tuple[Usager, ...]:
    return tuple(sorted(usagers, key=lambda u: (not u.present_le(jour), *_rang(u))))


def _rang(usager: Usager) -> tuple[int, str]:
    naissance = usager.identite.date_naissance
    return list(Lien).index(usager.lien), str(naissance) if naissance else "9999"


def _age_manque(usager: Usager, jour: date) -> bool:
    return any(est_majeur(usager, jour, age=age) is None for age in (AGE_UC_INSEE, AGE_MAJORITE))
