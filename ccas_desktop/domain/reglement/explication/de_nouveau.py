"""From which day a limit that is reached is reached no more: a waiting time passed, another civil year begun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.reglement.calcul.aides_recues import mois_avant
from ccas_desktop.domain.reglement.explication.compteurs import Compteur
from ccas_desktop.domain.reglement.explication.et_si import Cas
from ccas_desktop.domain.reglement.faits.faits_derives import deriver
from ccas_desktop.domain.reglement.modele.definitions import AidesRecues, Periode
from ccas_desktop.domain.reglement.modele.issues import Issue
from ccas_desktop.domain.reglement.modele.situation import Fait, Situation

# What starts again with each civil year, in the catalogue.
DE_L_ANNEE = (
    "deja_verse_annee_aide",
    "deja_verse_annee_foyer",
    "nombre_aides_annee",
    "beneficiaires_annee",
    "enveloppe_consommee_annee",
)


def levee_le(compteur: Compteur, cas: Cas) -> date | None:
    """Return the first day a limit that is reached leaves room again, nothing else being granted; None when never."""
    for jour in _jours(cas):
        valeur = cas.carnet(_ce_jour_la(cas.situation, jour)).valeur(compteur.indicateur)
        if valeur is not None and compteur.laisse_passer(valeur):
            return jour
    return None


def accordable_le(cas: Cas, levees: tuple[date | None, ...]) -> date | None:
    """Return the day the aid may be granted again, once every limit reached is lifted and all else is as it is.

    None when no limit is reached, when one never is lifted, and when the rules of that day would still not grant.
    """
    if not levees or any(levee is None for levee in levees):
        return None
    jour = max(levee for levee in levees if levee is not None)
    regi = cas.reglement.jour_qui_regit(depot=jour, decision=jour)
    aide = cas.reglement.version_du(cas.aide.code, regi)
    if aide is None:
        return None
    try:
        alors = replace(cas, aide=aide, situation=_ce_jour_la(cas.situation, jour)).evaluer()
    except RefusMetier:
        return None
    return jour if alors.issue is Issue.ELIGIBLE else None


def _ce_jour_la(situation: Situation, jour: date) -> Situation:
    """Return what would be known on a later day if nothing happened until then."""
    donnes = {code: fait for code, fait in situation.faits.items() if fait.derivation is None}
    if jour.year > situation.date.year:
        donnes |= {code: Fait(Decimal(0), donnes[code].provenance) for code in DE_L_ANNEE if code in donnes}
    totaux = {code: fait for code, fait in situation.faits.items() if fait.derivation and not fait.derivation.depuis}
    return replace(situation, date=jour, depot=jour, faits=deriver({**donnes, **totaux}))


def _jours(cas: Cas) -> tuple[date, ...]:
    """Return the days on which a count may fall, from the nearest: the new year, the end of each waiting time."""
    aujourdhui = cas.situation.date
    jours = {date(aujourdhui.year + 1, 1, 1)}
    recues = cas.situation.matiere.aides_recues or ()
    for definition in cas.reglement.definitions:
        calcul = definition.calcul
        if isinstance(calcul, AidesRecues) and not isinstance(calcul.periode, Periode):
            jours.update(_sortie(recue.jour, calcul.periode) for recue in recues)
    return tuple(sorted(jour for jour in jours if jour > aujourdhui))


def _sortie(jour: date, mois: int) -> date:
    """Return the first day on which what was received that day counts no more in a period of so many months."""
    return next(sortie for sortie in _a_partir_de(mois_avant(jour, -mois)) if mois_avant(sortie, mois) >= jour)


def _a_partir_de(jour: date) -> Iterator[date]:
    while True:
        yield jour
        jour += timedelta(days=1)
