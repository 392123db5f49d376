"""The budget as the page of a dossier shows it: each line with whose it is and when it runs, and the totals."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.domain.dossiers.budget import BlocBudget, LigneBudget, totaux_par_bloc
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.domain.provenance import Mois


@dataclass(frozen=True)
class LigneDuBudget:
    """One line; `precisions` says whose it is, when not of the whole foyer, and when it runs, when limited."""

    ligne: LigneBudget
    precisions: str


def lignes_du_budget(page: PageDossier, bloc: BlocBudget) -> tuple[LigneDuBudget, ...]:
    """Return the lines of a block of the sheet, in the order they were typed."""
    return tuple(LigneDuBudget(ligne, _precisions(ligne, page)) for ligne in page.lignes(bloc))


def total_du_bloc(page: PageDossier, bloc: BlocBudget) -> str:
    """Return « 1 234,56 € par mois », and for the debts what is still due in all."""
    somme = totaux_par_bloc(page.complet.budget, page.mois)[bloc]
    texte = f"{ecrire_montant(somme)} par mois"
    if bloc is BlocBudget.DETTES_CREDITS and page.totaux.reste_du:
        texte += f", {ecrire_montant(page.totaux.reste_du)} restant dus"
    return texte


def chiffres_du_budget(page: PageDossier) -> tuple[tuple[str, str], ...]:
    """Return the totals of the month and the reste à vivre, each with its name."""
    totaux, personnes = page.totaux, page.composition.personnes
    return (
        ("Ressources", ecrire_montant(totaux.ressources)),
        ("Charges", ecrire_montant(totaux.charges)),
        ("Reste à vivre", ecrire_montant(totaux.reste_a_vivre)),
        ("Par personne", _montant(totaux.reste_a_vivre_par_personne(personnes))),
        ("Par jour et par personne", _montant(totaux.reste_a_vivre_par_jour(personnes))),
        *((("Reste dû", ecrire_montant(totaux.reste_du)),) if totaux.reste_du else ()),
    )


def phrase_periode(debut: Mois | None, fin: Mois | None) -> str:
    """Return « de 01/2026 à 06/2026 », « depuis 01/2026 » or « jusqu’à 06/2026 »; empty when not limited."""
    if debut and fin:
        return f"de {_mois(debut)} à {_mois(fin)}"
    if debut:
        return f"depuis {_mois(debut)}"
    return f"jusqu’à {_mois(fin)}" if fin else ""


def _precisions(ligne: LigneBudget, page: PageDossier) -> str:
    hors_mois = "" if ligne.court_en(page.mois) else "hors du total de ce mois"
    parties = (_de_qui(ligne, page), _du_a(ligne), phrase_periode(ligne.debut, ligne.fin), hors_mois)
    return ", ".join(partie for partie in parties if partie)


def _de_qui(ligne: LigneBudget, page: PageDossier) -> str:
    if ligne.usager_id is None or len(page.complet.usagers) == 1:
        return ""
    return page.complet.usager(ligne.usager_id).identite.prenom


def _du_a(ligne: LigneBudget) -> str:
    """Return « Orne Habitat, 812,40 € dus »."""
    du = f"{ecrire_montant(ligne.reste_du)} restant dus" if ligne.reste_du is not None else ""
    return ", ".join(texte for texte in (ligne.creancier, du) if texte)


def _mois(mois: Mois) -> str:
    return f"{mois.mois:02d}/{mois.annee:04d}"


def _montant(montant: Decimal | None) -> str:
    return "inconnu" if montant is None else ecrire_montant(montant)
