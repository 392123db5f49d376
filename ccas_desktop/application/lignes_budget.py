"""The budget as the page of a dossier shows it: each line with whose it is and when it runs, and the totals."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ccas_desktop.application.page_dossier import PageDossier
from ccas_desktop.domain.budget import LigneBudget, Sens
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.domain.provenance import Mois


@dataclass(frozen=True)
class LigneDuBudget:
    """One line; `precisions` says whose it is, when not of the whole foyer, and when it runs, when limited."""

    ligne: LigneBudget
    precisions: str


def lignes_du_budget(page: PageDossier, sens: Sens) -> tuple[LigneDuBudget, ...]:
    """Return the resources, or the charges, in the order they were typed."""
    return tuple(LigneDuBudget(ligne, _precisions(ligne, page)) for ligne in page.lignes(sens))


def chiffres_du_budget(page: PageDossier) -> tuple[tuple[str, str], ...]:
    """Return the totals of the month and the reste à vivre, each with its name."""
    totaux, personnes = page.totaux, page.composition.personnes
    return (
        ("Ressources", ecrire_montant(totaux.ressources)),
        ("Charges", ecrire_montant(totaux.charges)),
        ("Reste à vivre", ecrire_montant(totaux.reste_a_vivre)),
        ("Par personne", _montant(totaux.reste_a_vivre_par_personne(personnes))),
        ("Par jour et par personne", _montant(totaux.reste_a_vivre_par_jour(personnes))),
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
    parties = (_de_qui(ligne, page), phrase_periode(ligne.debut, ligne.fin), hors_mois)
    return ", ".join(partie for partie in parties if partie)


def _de_qui(ligne: LigneBudget, page: PageDossier) -> str:
    if ligne.usager_id is None or len(page.complet.usagers) == 1:
        return ""
    return page.complet.usager(ligne.usager_id).identite.prenom


def _mois(mois: Mois) -> str:
    return f"{mois.mois:02d}/{mois.annee:04d}"


def _montant(montant: Decimal | None) -> str:
    return "inconnu" if montant is None else ecrire_montant(montant)
