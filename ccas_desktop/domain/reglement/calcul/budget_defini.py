"""Resources and charges as a règlement counts them: natures, shares, caps, flat amounts, months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ccas_desktop.domain.montant import ESPACE_INSECABLE
from ccas_desktop.domain.provenance import Mois, Provenance
from ccas_desktop.domain.reglement.calcul.terme import (
    Terme,
    au_moins_zero,
    au_plus,
    divise,
    en_euros,
    fois,
    moins,
    nombre,
    part,
    somme,
)
from ccas_desktop.domain.reglement.modele.definitions import AideLogement, DuBudget, Selection
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur, Unite
from ccas_desktop.domain.reglement.modele.situation import LigneMontant, Matiere
from ccas_desktop.domain.reglement.redaction import ecrire_provenance, ecrire_valeur

AIDE_LOGEMENT, LOYER = "aide_logement", "loyer"
MOIS_DE_L_ANNEE = 12


@dataclass(frozen=True)
class BudgetCompte:
    """What the budget gives, and the lines that were counted."""

    terme: Terme
    lignes: tuple[LigneMontant, ...]

    @property
    def provenances(self) -> tuple[Provenance, ...]:
        """Return where the lines come from."""
        return tuple(ligne.provenance for ligne in self.lignes)

    @property
    def precision(self) -> str:
        """Return the lines, each with its amount and where it comes from."""
        if not self.lignes:
            return "aucune ligne retenue"
        return f"{ESPACE_INSECABLE}; ".join(_ecrire(ligne) for ligne in dict.fromkeys(self.lignes))


def compter(calcul: DuBudget, matiere: Matiere, jour: date, facteurs: dict[Indicateur, Decimal]) -> BudgetCompte | None:
    """Return what a définition finds in a budget, or None when a side, or the nature of a line, is unknown.

    `facteurs` gives the facts that the flat amounts are multiplied by.
    """
    if not _suffit(calcul, matiere):
        return None
    lignes: list[LigneMontant] = []
    termes = [_Mois(calcul, matiere, mois, facteurs).compter(lignes) for mois in _mois_comptes(calcul.mois, jour)]
    total = somme(termes)
    if len(termes) > 1:
        total = divise(total, nombre(Decimal(len(termes))))
    return BudgetCompte(total, tuple(lignes))


def _suffit(calcul: DuBudget, matiere: Matiere) -> bool:
    cotes = ((calcul.ressources, matiere.ressources), (calcul.charges, matiere.charges))
    if any(selection is not None and not _est_connu(selection, lignes) for selection, lignes in cotes):
        return False
    deduite = calcul.aide_logement is AideLogement.DEDUITE_DU_LOYER
    return not deduite or (matiere.ressources is not None and all(ligne.nature for ligne in matiere.ressources))


def _est_connu(selection: Selection, lignes: tuple[LigneMontant, ...] | None) -> bool:
    """A line whose nature is not told could count or not: nothing is guessed."""
    if selection.aucune:
        return True
    trie = bool(selection.seulement or selection.sauf or selection.quotes_parts or selection.plafonds)
    return lignes is not None and (not trie or all(ligne.nature for ligne in lignes))


def _mois_comptes(nombre_de_mois: int, jour: date) -> tuple[Mois, ...]:
    if not nombre_de_mois:
        return (Mois(jour.year, jour.month),)
    rang = jour.year * MOIS_DE_L_ANNEE + jour.month - 1
    rangs = range(rang - nombre_de_mois, rang)
    return tuple(Mois(r // MOIS_DE_L_ANNEE, r % MOIS_DE_L_ANNEE + 1) for r in rangs)


@dataclass(frozen=True)
class _Mois:
    calcul: DuBudget
    matiere: Matiere
    mois: Mois
    facteurs: dict[Indicateur, Decimal]

    def compter(self, comptees: list[LigneMontant]) -> Terme:
        ressources, charges = self.calcul.ressources, self.calcul.charges
        if ressources is None and charges is not None:
            return somme(self._charges(charges, comptees))
        entrees = somme(self._ressources(ressources, comptees)) if ressources else en_euros(Decimal(0))
        return entrees if charges is None else moins(entrees, somme(self._charges(charges, comptees)))

    def _ressources(self, selection: Selection, comptees: list[LigneMontant]) -> Iterator[Terme]:
        lignes = self._retenues(selection, self.matiere.ressources)
        if self.calcul.aide_logement is not AideLogement.RESSOURCE:
            lignes = [ligne for ligne in lignes if ligne.nature != AIDE_LOGEMENT]
        comptees += lignes
        yield from self._cote(selection, lignes)

    def _charges(self, selection: Selection, comptees: list[LigneMontant]) -> Iterator[Terme]:
        lignes = self._retenues(selection, self.matiere.charges)
        comptees += lignes
        if self.calcul.aide_logement is AideLogement.DEDUITE_DU_LOYER:
            loyers = [ligne for ligne in lignes if ligne.nature == LOYER]
            lignes = [ligne for ligne in lignes if ligne.nature != LOYER]
            if loyers:
                yield self._loyer_residuel(selection, loyers, comptees)
        yield from self._cote(selection, lignes)

    def _loyer_residuel(self, selection: Selection, loyers: list[LigneMontant], comptees: list[LigneMontant]) -> Terme:
        aides = [
            ligne
            for ligne in self.matiere.ressources or ()
            if ligne.nature == AIDE_LOGEMENT and ligne.court_en(self.mois)
        ]
        comptees += aides
        loyer = somme(_ligne(selection, ligne) for ligne in loyers)
        residuel = au_moins_zero(moins(loyer, somme(en_euros(ligne.montant) for ligne in aides))) if aides else loyer
        plafond = next((p for p in selection.plafonds if LOYER in p.natures), None)
        return au_plus(residuel, plafond.maximum) if plafond else residuel

    def _retenues(self, selection: Selection, lignes: Iterable[LigneMontant] | None) -> list[LigneMontant]:
        return [ligne for ligne in lignes or () if ligne.court_en(self.mois) and selection.retient(ligne.nature)]

    def _cote(self, selection: Selection, lignes: list[LigneMontant]) -> Iterator[Terme]:
        plafonnees = {nature for plafond in selection.plafonds for nature in plafond.natures}
        yield from (_ligne(selection, ligne) for ligne in lignes if ligne.nature not in plafonnees)
        for plafond in selection.plafonds:
            groupe = [_ligne(selection, ligne) for ligne in lignes if ligne.nature in plafond.natures]
            if groupe:
                yield au_plus(somme(groupe), plafond.maximum)
        for forfait in selection.forfaits:
            montant = en_euros(forfait.montant)
            yield montant if forfait.par is None else fois(montant, nombre(self.facteurs[forfait.par]))


def _ligne(selection: Selection, ligne: LigneMontant) -> Terme:
    quotes = (q for q in selection.quotes_parts if ligne.nature in q.natures and q.lien in (None, ligne.lien))
    # The share of such a person is more precise than that of everyone.
    quote = max(quotes, key=lambda q: q.lien is not None, default=None)
    terme = en_euros(ligne.montant)
    return part(terme, quote.part) if quote else terme


def _ecrire(ligne: LigneMontant) -> str:
    montant = ecrire_valeur(ligne.montant, Unite.EURO)
    return f"{ligne.libelle}{ESPACE_INSECABLE}: {montant}, {ecrire_provenance(ligne.provenance)}"
