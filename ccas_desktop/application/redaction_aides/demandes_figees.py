"""Past requests as they were known on the day of their decision: what was frozen then, not what a dossier says now."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import accumulate

from ccas_desktop.application.dossiers.aides_du_foyer import AccordsDeLAnnee, AidesDuFoyer
from ccas_desktop.application.evaluation.faits_demande import situer
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import DemandeComplete, DemandeDecidee
from ccas_desktop.domain.demandes.decision import Decision
from ccas_desktop.domain.dossiers.reprise import AideReprise
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.foyer import Usager, composition
from ccas_desktop.domain.provenance import NatureProvenance, Provenance
from ccas_desktop.domain.reglement.calcul.trace import DonneeTracee
from ccas_desktop.domain.reglement.calcul.trace_json import lire_donnees
from ccas_desktop.domain.reglement.faits.faits_derives import deriver
from ccas_desktop.domain.reglement.faits.valeurs import valeur_de_texte
from ccas_desktop.domain.reglement.fautes import TraceInvalide
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE, Vocabulaire
from ccas_desktop.domain.reglement.modele.situation import AideRecue, Fait, Situation

_DU_FOYER = (
    "nombre_personnes",
    "nombre_adultes",
    "nombre_enfants",
    "uc_insee",
    "uc_cheque_energie",
    "couple",
    "parent_isole",
    "parts",
)
_NATURES = {"certifié": NatureProvenance.CERTIFIE, "vu sur pièce": NatureProvenance.VU_SUR_PIECE}


@dataclass(frozen=True)
class ARejouer:
    """A request decided, as it was known on the day of its decision.

    Attributes:
        budget_garde: whether a budget was frozen for it; without one, the rules know its budget only as far as the
            calculation of the decision tells it.
    """

    numero: str
    decide: Decimal
    situation: Situation
    budget_garde: bool


@dataclass(frozen=True)
class Lot:
    """What is to be replayed.

    Attributes:
        accords: every grant of the aid, all foyers, in the order of their days.
    """

    demandes: tuple[str, ...]
    accords: tuple[AideRecue, ...]

    def accords_avant(self, jour: date) -> AccordsDeLAnnee:
        """Return what was granted in the civil year of a day, before that day."""
        debut, fin = (bisect_left(self._jours, borne) for borne in (date(jour.year, 1, 1), jour))
        return AccordsDeLAnnee(fin - debut, self._cumuls[fin] - self._cumuls[debut])

    @cached_property
    def _jours(self) -> tuple[date, ...]:
        return tuple(accord.jour for accord in self.accords)

    @cached_property
    def _cumuls(self) -> tuple[Decimal, ...]:
        return tuple(accumulate((accord.montant for accord in self.accords), initial=Decimal(0)))


def demandes_a_rejouer(services: Services, code: str, depuis: date) -> Lot:
    """Return the requests of an aid that were decided, deposited from a day on."""
    with services.base.lecture() as base:
        return Lot(base.decidees_de_l_aide(code, depuis), base.accords_dates(code))


def lire_situations(
    services: Services, lot: Lot, identifiants: Sequence[str], vocabulaire: Vocabulaire
) -> tuple[ARejouer, ...]:
    """Return some requests as they were known on the day of their decision."""
    with services.base.lecture() as base:
        decidees = base.demandes_decidees(identifiants)
    return tuple(_a_rejouer(decidee, lot, vocabulaire) for decidee in decidees)


def _a_rejouer(decidee: DemandeDecidee, lot: Lot, vocabulaire: Vocabulaire) -> ARejouer:
    fige, decision = decidee.instantane, decidee.decision
    dossier = replace(decidee.dossier, usagers=_personnes(decidee), budget=fige.lignes if fige else ())
    complete = DemandeComplete(decidee.demande, dossier, (), decidee.donnees, (), decision, ())
    recues = AidesDuFoyer(
        tuple(_deja_recues(decidee)), tuple(_deja_reprises(decidee)), lot.accords_avant(decision.prise_le)
    )
    situation = situer(complete, recues, aujourdhui=decision.prise_le, vocabulaire=vocabulaire)
    return ARejouer(decidee.demande.numero, decision.montant, _figee(situation, decidee), fige is not None)


def _deja_recues(decidee: DemandeDecidee) -> Iterator[AideRecue]:
    """Yield what the foyer had received before: neither this decision nor what came after counts."""
    for accord in decidee.accords:
        if accord.decision_id != decidee.decision.id and accord.recue.jour <= decidee.decision.prise_le:
            yield accord.recue


def _deja_reprises(decidee: DemandeDecidee) -> Iterator[AideReprise]:
    for reprise in decidee.reprises:
        if reprise.accordee_le is None or reprise.accordee_le <= decidee.decision.prise_le:
            yield reprise


def _personnes(decidee: DemandeDecidee) -> tuple[Usager, ...]:
    """Return each person as the decision knew her; those of now when they were not kept."""
    fige, actuels = decidee.instantane, decidee.dossier.usagers
    gardees = fige.foyer_de(actuels) if fige is not None else ()
    return gardees if any(usager.id == decidee.demande.demandeur_id for usager in gardees) else actuels


def _figee(situation: Situation, decidee: DemandeDecidee) -> Situation:
    """Return the situation with the figures that the decision rests on in the place of those of today."""
    bruts = {
        code: fait for code, fait in situation.faits.items() if fait.derivation is None or not fait.derivation.depuis
    }
    foyer = _foyer_fige(decidee)
    if foyer is not None:
        bruts = {code: fait for code, fait in bruts.items() if code not in _DU_FOYER} | foyer
        situation = replace(situation, matiere=replace(situation.matiere, personnes=None))
    return replace(situation, faits=deriver({**bruts, **_du_calcul(decidee.decision, bruts)}))


def _foyer_fige(decidee: DemandeDecidee) -> dict[str, Fait] | None:
    """Return what was kept of a foyer whose people were changed since; None when they are the same.

    A budget kept before the people were holds their number only: the rest is unknown, unless the calculation of the
    decision tells it.
    """
    fige = decidee.instantane
    if fige is None or composition(_personnes(decidee), fige.pris_le).personnes == fige.personnes:
        return None
    return {"nombre_personnes": Fait(fige.personnes)}


def _du_calcul(decision: Decision, connus: Mapping[str, Fait]) -> dict[str, Fait]:
    """Return the facts of the calculation kept with a decision that are not those known now."""
    if not decision.evaluation:
        return {}
    try:
        donnees = lire_donnees(json.loads(decision.evaluation)["trace"])
    except TraceInvalide:
        return {}
    lus = ((donnee.code, _fait(donnee)) for donnee in donnees)
    return {
        code: fait
        for code, fait in lus
        if fait is not None and (code not in connus or connus[code].valeur != fait.valeur)
    }


def _fait(donnee: DonneeTracee) -> Fait | None:
    """Return a datum of a trace as a fact; None for what is computed, or is no fact of the catalogue."""
    indicateur = PAR_CODE.get(donnee.code)
    if indicateur is None or indicateur.depend_de:
        return None
    try:
        valeur = valeur_de_texte(indicateur, donnee.exact)
    except RefusMetier:
        return None
    nature = next((n for debut, n in _NATURES.items() if donnee.source.startswith(debut)), NatureProvenance.DECLARE)
    return Fait(valeur, Provenance(nature), "d’après le calcul de la décision")
