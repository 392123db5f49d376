"""What a foyer was granted, by this office and by its former tool."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ccas_desktop.application.ports import Lecture
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.dossiers.reprise import AideReprise
from ccas_desktop.domain.reglement.modele.situation import AideRecue


@dataclass(frozen=True)
class AccordsDeLAnnee:
    """How many times an aid was granted in a civil year, all foyers, and the euros of it."""

    nombre: int = 0
    montant: Decimal = Decimal(0)


@dataclass(frozen=True)
class AidesDuFoyer:
    """What counts among the aids already received, at one moment.

    Attributes:
        accordees: what was granted here, latest first.
        reprises: what the former tool of the office gave; it counts once said to be an aid of the règlement.
        accords: what all foyers were granted of one aid in one civil year.
    """

    accordees: tuple[AideRecue, ...]
    reprises: tuple[AideReprise, ...] = ()
    accords: AccordsDeLAnnee = AccordsDeLAnnee()

    @classmethod
    def lire(cls, base: Lecture, demande: Demande, annee: int) -> AidesDuFoyer:
        """Return what counts for a request; the grants to all foyers are those of its aid in that year."""
        sien = cls.accordees_a(base, demande.dossier_id)
        montants = base.accords_de_l_aide(demande.aide, annee)
        return cls(sien.accordees, sien.reprises, AccordsDeLAnnee(len(montants), sum(montants, Decimal(0))))

    @classmethod
    def accordees_a(cls, base: Lecture, dossier_id: str) -> AidesDuFoyer:
        """Return what one dossier was granted, whatever the aid."""
        accordees = (
            AideRecue(aide, decision.prise_le, decision.montant)
            for aide, decision in base.decisions_du_dossier(dossier_id)
            if decision.montant > 0
        )
        return cls(tuple(accordees), base.du_dossier(AideReprise, dossier_id))

    @property
    def recues(self) -> tuple[AideRecue, ...]:
        """Return each aid that counts, with its day, latest first; one whose file gave no day is of no period."""
        reprises = (
            AideRecue(reprise.aide, reprise.accordee_le, reprise.montant or Decimal(0))
            for reprise in self.reprises
            if reprise.compte_comme_recue and reprise.accordee_le is not None
        )
        return tuple(sorted((*self.accordees, *reprises), key=lambda recue: recue.jour, reverse=True))

    @property
    def compte_une_reprise(self) -> bool:
        """Tell whether an aid of the former tool counts among them."""
        return any(reprise.compte_comme_recue for reprise in self.reprises)

    def versees(self, annee: int | None = None) -> dict[str, tuple[Decimal, int]]:
        """Return, for each aid, the euros granted and the number of grants, in a civil year or in all."""
        versees: dict[str, tuple[Decimal, int]] = {}
        comptees = [(recue.aide, recue.montant) for recue in self.accordees if annee in (None, recue.jour.year)]
        comptees += [
            (reprise.aide, reprise.montant or Decimal(0))
            for reprise in self.reprises
            if reprise.compte_comme_recue and annee in (None, reprise.annee)
        ]
        for aide, montant in comptees:
            total, nombre = versees.get(aide, (Decimal(0), 0))
            versees[aide] = (total + montant, nombre + 1)
        return versees
