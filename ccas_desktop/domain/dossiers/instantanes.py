"""The budget and the foyer as they were on a day, and what changed between two days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ccas_desktop.domain.dossiers.budget import BlocBudget, LigneBudget, Totaux, totaux
from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite
from ccas_desktop.domain.provenance import Mois


class Occasion(StrEnum):
    """Why a budget was kept as it was."""

    DEPOT = "depot"
    DECISION = "decision"
    A_LA_MAIN = "a_la_main"
    CHANGEMENT = "changement"
    POINT = "point"
    AVANT_MODIFICATION = "avant_modification"

    @property
    def est_a_la_main(self) -> bool:
        """Tell whether an agent chose to keep it, rather than an act on a demande."""
        return self not in (Occasion.DEPOT, Occasion.DECISION)


@dataclass(frozen=True)
class MembreFige:
    """A person of the foyer as known on a day: what the counts of a règlement need, and no name.

    Attributes:
        arrivee, depart, presence: as those of an Usager, so that the foyer of any day can be told again; a death known
            that day is a departure.
    """

    usager_id: str
    lien: Lien
    naissance: DateNaissance | None = None
    presence: Decimal = Decimal(1)
    arrivee: date | None = None
    depart: date | None = None

    @classmethod
    def de(cls, usager: Usager) -> MembreFige:
        """Return what is frozen of a person."""
        naissance = usager.identite.date_naissance
        fins = [fin for fin in (usager.depart, usager.deces_le) if fin is not None]
        return cls(usager.id, usager.lien, naissance, usager.presence, usager.arrivee, min(fins, default=None))

    def usager(self, actuel: Usager | None, dossier_id: str) -> Usager:
        """Return the person as she was; `actuel` is what is known of her now, None once she is gone."""
        connu = actuel or Usager(id=self.usager_id, dossier_id=dossier_id, identite=Identite("", ()))
        return replace(
            connu,
            identite=replace(connu.identite, date_naissance=self.naissance),
            lien=self.lien,
            presence=self.presence,
            arrivee=self.arrivee,
            depart=self.depart,
            deces_le=None,
        )


def foyer_fige(usagers: Iterable[Usager]) -> tuple[MembreFige, ...]:
    """Return what is frozen of the people of a dossier, in the order they were entered."""
    return tuple(MembreFige.de(usager) for usager in usagers)


@dataclass(frozen=True, kw_only=True)
class InstantaneBudget(Enregistrement):
    """The budget of a dossier frozen on one day: made at each demande, or by hand; never changed.

    Attributes:
        demande_id: the demande it was made for; None when made by hand.
        precision: what a former version let the agent type beside; nothing is typed any more.
        noms: first name of each person that a line names, as it was that day.
        personnes: how many people lived there, shared custody counted by its share.
        foyer: who was, is or would be there, as known that day; empty for those kept before it was.
    """

    dossier_id: str
    pris_le: date
    lignes: tuple[LigneBudget, ...]
    personnes: Decimal
    noms: Mapping[str, str]
    demande_id: str | None = None
    occasion: Occasion = Occasion.A_LA_MAIN
    precision: str = ""
    foyer: tuple[MembreFige, ...] = ()

    def foyer_de(self, actuels: Iterable[Usager]) -> tuple[Usager, ...]:
        """Return the people as they were known; `actuels` are those of the dossier now."""
        connus = {usager.id: usager for usager in actuels}
        return tuple(membre.usager(connus.get(membre.usager_id), self.dossier_id) for membre in self.foyer)

    @property
    def mois(self) -> Mois:
        """Return the month its totals are those of."""
        return Mois(self.pris_le.year, self.pris_le.month)

    @property
    def totaux(self) -> Totaux:
        """Return the totals of that month."""
        return totaux(self.lignes, self.mois)


class SortLigne(StrEnum):
    """What became of a line between two budgets."""

    AJOUTEE = "ajoutee"
    RETIREE = "retiree"
    MODIFIEE = "modifiee"
    INCHANGEE = "inchangee"


@dataclass(frozen=True)
class EcartLigne:
    """One line of a comparison: as it was, as it is; one of the two is None when added or removed."""

    avant: LigneBudget | None
    apres: LigneBudget | None

    @property
    def ligne(self) -> LigneBudget:
        """Return the line as it is, or as it last was."""
        ligne = self.apres or self.avant
        assert ligne is not None  # noqa: S101  never both None
        return ligne

    @property
    def sort(self) -> SortLigne:
        """Return what became of the line; another provenance alone is a change too."""
        if self.avant is None:
            return SortLigne.AJOUTEE
        if self.apres is None:
            return SortLigne.RETIREE
        return SortLigne.INCHANGEE if _visible(self.avant) == _visible(self.apres) else SortLigne.MODIFIEE


@dataclass(frozen=True)
class ComparaisonBudgets:
    """Two budgets line by line, in the order of the sheet, with the totals of each."""

    lignes: tuple[EcartLigne, ...]
    avant: Totaux
    apres: Totaux

    @property
    def reste_a_vivre(self) -> Decimal:
        """Return by how many euros the reste à vivre changed."""
        return self.apres.reste_a_vivre - self.avant.reste_a_vivre

    def nombre(self, sort: SortLigne) -> int:
        """Return how many lines met that fate."""
        return sum(ligne.sort is sort for ligne in self.lignes)


def comparer(
    avant: Iterable[LigneBudget], apres: Iterable[LigneBudget], *, mois: tuple[Mois, Mois]
) -> ComparaisonBudgets:
    """Return what changed from one budget to the other; `mois` are the months of their totals.

    A line is the same when it has the same id, else the same nature, person, remark and creditor: one that was typed
    anew is not told as a removal and an addition.
    """
    anciennes, nouvelles = list(avant), list(apres)
    paires = [*_apparier(anciennes, nouvelles)]
    paires.sort(key=lambda ecart: list(BlocBudget).index(ecart.ligne.bloc))
    return ComparaisonBudgets(tuple(paires), totaux(anciennes, mois[0]), totaux(nouvelles, mois[1]))


def _apparier(anciennes: list[LigneBudget], nouvelles: list[LigneBudget]) -> Iterable[EcartLigne]:
    par_id = {ligne.id: ligne for ligne in anciennes}
    restantes = [ligne for ligne in anciennes if ligne.id not in {n.id for n in nouvelles}]
    for nouvelle in nouvelles:
        ancienne = par_id.get(nouvelle.id) or next((r for r in restantes if _cle(r) == _cle(nouvelle)), None)
        if ancienne in restantes:
            restantes.remove(ancienne)
        yield EcartLigne(ancienne, nouvelle)
    for ancienne in restantes:
        yield EcartLigne(ancienne, None)


def _cle(ligne: LigneBudget) -> tuple[str, ...]:
    return ligne.nature, ligne.usager_id or "", ligne.precision.casefold(), ligne.creancier.casefold()


def _visible(ligne: LigneBudget) -> tuple[object, ...]:
    return (*_cle(ligne), ligne.montant, ligne.reste_du, ligne.debut, ligne.fin, ligne.provenance.nature)
