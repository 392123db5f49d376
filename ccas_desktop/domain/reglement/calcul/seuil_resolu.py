"""Work out a threshold that is no constant, and say how."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Protocol

from ccas_desktop.domain.montant import ESPACE_INSECABLE
from ccas_desktop.domain.reglement.calcul.terme import Terme, en_euros, fois, nombre, part, somme
from ccas_desktop.domain.reglement.modele.baremes import ValeurDatee
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur
from ccas_desktop.domain.reglement.modele.seuils import Seuil
from ccas_desktop.domain.reglement.redaction import en_phrase


class Sait(Protocol):
    """What knows the facts and the scales of the day."""

    def valeur(self, indicateur: Indicateur) -> Decimal | None:
        """Return the exact number of a fact, None when it is unknown."""

    def bareme(self, code: str) -> ValeurDatee | None:
        """Return the value of a reference scale on the day that governs, None when there is none."""


@dataclass(frozen=True)
class SeuilResolu:
    """What a threshold is worth.

    Attributes:
        terme: None when it cannot be told.
        manquants: the facts it lacks.
        incomplet: what the text does not say, in French; empty when it says all.
    """

    terme: Terme | None = None
    manquants: tuple[Indicateur, ...] = ()
    incomplet: str = ""


@dataclass(frozen=True)
class _Liste:
    premier: int
    valeurs: tuple[Decimal, ...]
    suite: Decimal | None


def resoudre_seuil(seuil: Seuil, sait: Sait) -> SeuilResolu:
    """Return what a threshold is worth for the facts known on the day that governs."""
    manquants = tuple(indicateur for indicateur in seuil.depend_de if sait.valeur(indicateur) is None)
    datee = sait.bareme(seuil.bareme) if seuil.bareme else None
    if seuil.bareme and datee is None:
        return SeuilResolu(incomplet=f"le barème «\u00a0{seuil.bareme}\u00a0» n’a pas de valeur à cette date")
    if manquants:
        return SeuilResolu(manquants=manquants)
    par_taille = datee is not None and (len(datee.valeurs) > 1 or datee.suite is not None)
    if par_taille and not seuil.selon:
        return SeuilResolu(incomplet=f"le barème «\u00a0{seuil.bareme}\u00a0» dépend d’une taille\u00a0: selon = …")
    return _multiplier(seuil, sait, datee, par_taille=par_taille)


def _multiplier(seuil: Seuil, sait: Sait, datee: ValeurDatee | None, *, par_taille: bool) -> SeuilResolu:
    facteurs: list[Terme] = []
    ajout: Terme | None = None
    if datee is not None and par_taille:
        choisi = _choisir(_Liste(1, datee.valeurs, datee.suite), seuil, sait)
        if choisi is None:
            return _sans_ligne(seuil, sait)
        facteurs.append(somme(t for t in choisi if t))
    if seuil.valeurs:
        choisi = _choisir(_Liste(seuil.premier, seuil.valeurs, seuil.suite), seuil, sait)
        if choisi is None:
            return _sans_ligne(seuil, sait)
        facteurs.append(choisi[0])
        ajout = choisi[1]
    if datee is not None and not par_taille:
        facteurs.append(en_euros(datee.valeurs[0]))
    if seuil.montant is not None:
        facteurs.append(en_euros(seuil.montant))
    if seuil.multiplie_par:
        facteurs.append(nombre(sait.valeur(seuil.multiplie_par) or Decimal(0)))
    produit = facteurs[0]
    for facteur in facteurs[1:]:
        produit = fois(produit, facteur)
    produit = part(produit, seuil.fois)
    return SeuilResolu(somme((produit, ajout)) if ajout else produit)


def _choisir(liste: _Liste, seuil: Seuil, sait: Sait) -> tuple[Terme, Terme | None] | None:
    """Return the line of a number, half a person counting as a whole one, and what is added beyond the last line."""
    rang = _rang(seuil, sait) - liste.premier
    if rang < 0:
        return None
    if rang < len(liste.valeurs):
        return nombre(liste.valeurs[rang]), None
    if liste.suite is None:
        return None
    au_dela = nombre(Decimal(rang - len(liste.valeurs) + 1))
    return nombre(liste.valeurs[-1]), fois(en_euros(liste.suite), au_dela)


def _rang(seuil: Seuil, sait: Sait) -> int:
    valeur = sait.valeur(seuil.selon) if seuil.selon else None
    return int((valeur or Decimal(0)).to_integral_value(rounding=ROUND_CEILING))


def _sans_ligne(seuil: Seuil, sait: Sait) -> SeuilResolu:
    libelle = en_phrase(seuil.selon.libelle) if seuil.selon else ""
    return SeuilResolu(incomplet=f"le règlement ne dit rien pour {libelle}{ESPACE_INSECABLE}: {_rang(seuil, sait)}")
