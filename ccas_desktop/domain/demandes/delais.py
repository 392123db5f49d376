"""The clocks of the procedure. Each says which rule counts its days: not all clocks treat holidays alike."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ccas_desktop.domain.jours import Territoire, premier_jour_ouvre

MOIS_REJET_IMPLICITE = 2
MOIS_RECOURS = 2
MOIS_TRANSMISSION = 1
MOIS_DECISION_URGENCE = 2
JOURS_ADMISSION_URGENCE = 3
MOIS_ENTREE_ETABLISSEMENT = 2
DEUXIEME_QUINZAINE = 16


@dataclass(frozen=True)
class Suspension:
    """Days during which missing papers stopped the clock (CRPA L114-5).

    Attributes:
        fin: day everything was handed in; None while something is awaited.
        limite: last day left to the person; past it the clock runs again, whatever is missing.
    """

    debut: date
    fin: date | None = None
    limite: date | None = None

    def terme(self, aujourdhui: date) -> date:
        """Return the day up to which the clock was stopped, as known today."""
        jours = [jour for jour in (self.fin, self.limite) if jour is not None]
        return max(min([*jours, *([] if self.fin else [aujourdhui])]), self.debut)

    def est_ouverte(self, aujourdhui: date) -> bool:
        """Tell whether the clock is stopped today."""
        return self.fin is None and self.debut <= aujourdhui and (self.limite is None or aujourdhui < self.limite)


def ajouter_mois(jour: date, mois: int) -> date:
    """Return the same day some months later, or the last day of a shorter month."""
    rang = jour.year * 12 + jour.month - 1 + mois
    annee, mois_voulu = divmod(rang, 12)
    dernier = monthrange(annee, mois_voulu + 1)[1]
    return date(annee, mois_voulu + 1, min(jour.day, dernier))


def rejet_implicite(deposee_le: date, suspensions: Iterable[Suspension] = (), *, aujourdhui: date) -> date:
    """Return the day on which silence rejects a request for money: two months (CRPA L231-4, 2° and 3°).

    Each day of suspension pushes it back by one; one still open counts up to today. A suspension that starts once
    silence has rejected changes nothing. The day is not moved by holidays: silence lapses from date to date.
    """
    echeance = ajouter_mois(deposee_le, MOIS_REJET_IMPLICITE)
    compte_jusqu_a = deposee_le
    for suspension in sorted(suspensions, key=lambda s: s.debut):
        debut = max(suspension.debut, compte_jusqu_a)
        if debut > echeance:
            break
        terme = max(suspension.terme(aujourdhui), debut)
        echeance += terme - debut
        compte_jusqu_a = terme
    return echeance


def jours_de_suspension(deposee_le: date, suspensions: Iterable[Suspension], *, aujourdhui: date) -> int:
    """Return by how many days the suspensions push the implicit rejection back."""
    sans = ajouter_mois(deposee_le, MOIS_REJET_IMPLICITE)
    return (rejet_implicite(deposee_le, suspensions, aujourdhui=aujourdhui) - sans).days


def dernier_jour_franc(depart: date, mois: int, territoire: Territoire = Territoire.METROPOLE) -> date:
    """Return the last useful day of a délai franc in months.

    Neither the first day nor the day it falls on counts; a Saturday, a Sunday or a holiday leads to the next working
    day (domain.md 1.7; code de procédure civile 642, which the administrative courts apply).
    """
    return premier_jour_ouvre(ajouter_mois(depart, mois) + timedelta(1), territoire)


def dernier_jour_de_recours(
    notifiee_le: date, territoire: Territoire = Territoire.METROPOLE, *, mois_de_plus: int = 0
) -> date:
    """Return the last day to appeal, to the CCAS or to the court: two months, délai franc (CJA R421-1).

    `mois_de_plus` is what the distance adds (CJA R421-7), counted in one go from the day of the notification.
    """
    return dernier_jour_franc(notifiee_le, MOIS_RECOURS + mois_de_plus, territoire)


def recours_repousse(
    notifiee_le: date, territoire: Territoire = Territoire.METROPOLE, *, mois_de_plus: int = 0
) -> bool:
    """Tell whether the last day to appeal is later than the délai franc itself, for want of being a working day."""
    franc = ajouter_mois(notifiee_le, MOIS_RECOURS + mois_de_plus) + timedelta(1)
    return dernier_jour_de_recours(notifiee_le, territoire, mois_de_plus=mois_de_plus) != franc


def reponse_au_recours(recu_le: date) -> date:
    """Return the day on which silence rejects an appeal made to the CCAS: two months (CRPA L411-7)."""
    return ajouter_mois(recu_le, MOIS_RECOURS)


def transmission_aide_legale(deposee_le: date) -> date:
    """Return the last day to pass a file of legal aid on: within the month of its deposit (CASF L131-1)."""
    return ajouter_mois(deposee_le, MOIS_TRANSMISSION)


def notification_admission_urgence(prononcee_le: date) -> date:
    """Return the last day to tell the conseil départemental of an emergency admission: three days (CASF L131-3).

    Counted in calendar days: past it the expense is the commune's, so the nearest day is the safe one.
    """
    return prononcee_le + timedelta(JOURS_ADMISSION_URGENCE)


def dossier_admission_urgence(prononcee_le: date) -> date:
    """Return the last day to pass on the file that follows an emergency admission: one month (CASF L131-3)."""
    return ajouter_mois(prononcee_le, MOIS_TRANSMISSION)


def decision_admission_urgence(prononcee_le: date) -> date:
    """Return the day by which an emergency admission is confirmed or not: two months (CASF L131-3)."""
    return ajouter_mois(prononcee_le, MOIS_DECISION_URGENCE)


def effet_aide_sociale(deposee_le: date) -> date:
    """Return the first day of the quinzaine after the request (CASF R131-2): the 16th, or the 1st of next month."""
    if deposee_le.day < DEUXIEME_QUINZAINE:
        return deposee_le.replace(day=DEUXIEME_QUINZAINE)
    return ajouter_mois(deposee_le.replace(day=1), 1)


def limite_effet_entree(entree_le: date, *, prolongee: bool = False) -> date:
    """Return until when a request makes the aid start on the day of entry: two months, extended once (CASF R131-2)."""
    return ajouter_mois(entree_le, MOIS_ENTREE_ETABLISSEMENT * (2 if prolongee else 1))


def effet_hebergement(deposee_le: date, entree_le: date, *, prolongee: bool = False) -> date:
    """Return from when ASH may be granted: the day of entry when it was asked in time, else the quinzaine (R131-2)."""
    if entree_le <= deposee_le <= limite_effet_entree(entree_le, prolongee=prolongee):
        return entree_le
    return max(effet_aide_sociale(deposee_le), entree_le)


def jours_restants(echeance: date, *, aujourdhui: date) -> int:
    """Return the days left before a deadline, negative once it is past."""
    return (echeance - aujourdhui).days
