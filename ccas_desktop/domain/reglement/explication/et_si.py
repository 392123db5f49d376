"""Which single change would change the outcome of an aid.

Nothing is guessed: each value where the rules may turn is tried by the rules themselves, and the nearest that changes
the outcome is kept. What is told is therefore true, for that change alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.reglement.calcul.carnet import Carnet, Contexte
from ccas_desktop.domain.reglement.calcul.evaluation import Evaluation, evaluer
from ccas_desktop.domain.reglement.calcul.plafonnement import indicateurs_des_plafonds
from ccas_desktop.domain.reglement.calcul.verification import DATE_DE_DEPOT, est_assez_sur
from ccas_desktop.domain.reglement.explication.bascules import (
    autour,
    bornes,
    textes,
    toutes_les_comparaisons,
    voisins,
)
from ccas_desktop.domain.reglement.faits.foyer_suppose import EcartDuFoyer, ecarts, peut_supposer, supposer
from ccas_desktop.domain.reglement.faits.hypothese import Changement, changer
from ccas_desktop.domain.reglement.faits.variables import variables
from ccas_desktop.domain.reglement.modele.baremes import AUCUN, Baremes
from ccas_desktop.domain.reglement.modele.exigences import Comparaison, DepotEntre
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE, Indicateur, Unite
from ccas_desktop.domain.reglement.modele.model import Aide, Issue, Reglement
from ccas_desktop.domain.reglement.modele.montants import ResteACharge, Taux
from ccas_desktop.domain.reglement.modele.situation import Situation, Valeur

_PEUT_ETRE_NEGATIF = ("reste_a_vivre", "moyenne_economique")
# From the best for the person.
_DU_MEILLEUR = (
    Issue.ELIGIBLE,
    Issue.DEROGATION,
    Issue.COMMISSION,
    Issue.NON_ELIGIBLE,
    Issue.QUOTA_EPUISE,
)


@dataclass(frozen=True)
class EtSi:
    """One change, and the outcome the rules would then give."""

    changement: Changement
    issue: Issue
    montant: Decimal | None


class RaisonDuSilence(StrEnum):
    """Why a fact is not supposed otherwise."""

    PERSONNES_INCONNUES = "personnes_inconnues"
    NAISSANCE_INCONNUE = "naissance_inconnue"
    BUDGET_PAR_LIGNES = "budget_par_lignes"


@dataclass(frozen=True)
class Silence:
    """Facts of which nothing is told, and why."""

    raison: RaisonDuSilence
    indicateurs: tuple[Indicateur, ...]


@dataclass(frozen=True)
class Cas:
    """An aid and all that its rules are applied with."""

    aide: Aide
    situation: Situation
    reglement: Reglement
    baremes: Baremes = AUCUN

    def evaluer(self, changement: Changement | None = None) -> Evaluation:
        """Return the outcome, with one change when there is one. Raises RefusMetier `aide_pas_en_vigueur`."""
        situation = changer(self.situation, changement) if changement else self.situation
        return evaluer(self.aide, situation, reglement=self.reglement, baremes=self.baremes)

    def carnet(self, situation: Situation | None = None) -> Carnet:
        """Return what reads the facts, of this situation or of another."""
        lue, reglement = situation or self.situation, self.reglement
        jour = reglement.jour_qui_regit(depot=lue.depot, decision=lue.date)
        baremes = self.baremes.completes(reglement.baremes)
        return Carnet(Contexte(lue, reglement, self.aide.deliberation, jour, baremes))


def et_si(cas: Cas) -> tuple[EtSi, ...]:
    """Return the single changes that would change the outcome, the best first; none when no single one does.

    Of each fact, the nearest value below and above. A change that would only leave something else missing is not
    told. Raises RefusMetier `aide_pas_en_vigueur`.
    """
    recherche = _Recherche(cas)
    trouvees = variables(cas.aide, cas.reglement, cas.situation)
    trouves = [si for indicateur in trouvees.seules for si in recherche.de(indicateur)]
    if trouvees.comptes:
        trouves += recherche.du_foyer(trouvees.comptes)
    trouves += recherche.des_sources()
    trouves += recherche.du_depot()
    return tuple(sorted(dict.fromkeys(trouves), key=lambda si: (_DU_MEILLEUR.index(si.issue), -(si.montant or 0))))


def silences(cas: Cas) -> tuple[Silence, ...]:
    """Return what cannot be supposed otherwise, and why: nothing is told of these facts."""
    trouvees = variables(cas.aide, cas.reglement, cas.situation)
    dits = []
    if trouvees.comptes and not peut_supposer(cas.situation, tuple(compte.code for compte in trouvees.comptes)):
        dits.append(Silence(RaisonDuSilence.PERSONNES_INCONNUES, trouvees.comptes))
    elif trouvees.comptes and any(cas.carnet().valeur(compte) is None for compte in trouvees.comptes):
        dits.append(Silence(RaisonDuSilence.NAISSANCE_INCONNUE, trouvees.comptes))
    if trouvees.totaux:
        dits.append(Silence(RaisonDuSilence.BUDGET_PAR_LIGNES, trouvees.totaux))
    return tuple(dits)


class _Recherche:
    """Tries the values of each fact of one case."""

    def __init__(self, cas: Cas) -> None:
        self._cas = cas
        self._actuelle = cas.evaluer()
        self._bornes = bornes(cas.aide, cas.carnet())
        # What an amount is taken of, or held by, changes it at every cent: only a change of outcome counts.
        cases = [case for ligne in cas.aide.montant.cases for case in ligne]
        self._sommes = {case.base for case in cases if isinstance(case, Taux | ResteACharge)}
        self._sommes |= set(indicateurs_des_plafonds(cas.aide.plafonds))

    def de(self, indicateur: Indicateur) -> Iterator[EtSi]:
        """Yield the nearest changes of one fact."""
        connu = self._cas.carnet().fait(indicateur)
        avant = connu.valeur if connu else None
        if avant is not None and self._il_manque_autre_chose:
            return
        if not indicateur.unite.est_numerique:
            for apres in _autres(self._cas.aide, indicateur, avant):
                yield from self._premiers([Changement(indicateur, avant, apres)])
            return
        nombre = avant if isinstance(avant, Decimal) else None
        valeurs = self._valeurs(indicateur, nombre)
        if nombre is None:
            yield from self._des_inconnues(indicateur, valeurs)
            return
        plus_bas = [v for v in reversed(valeurs) if v < nombre]
        plus_haut = [v for v in valeurs if v > nombre]
        for suite in (plus_bas, plus_haut):
            yield from self._premiers(Changement(indicateur, nombre, valeur) for valeur in suite)

    def du_foyer(self, comptes: tuple[Indicateur, ...]) -> Iterator[EtSi]:
        """Yield what fewer or more people would do, every count of them moving together."""
        situation = self._cas.situation
        if self._il_manque_autre_chose or not peut_supposer(situation, tuple(compte.code for compte in comptes)):
            return
        for suite in ecarts():
            yield from self._premiers(_du_foyer(situation, ecart) for ecart in suite if supposer(situation, ecart))

    def des_sources(self) -> Iterator[EtSi]:
        """Yield what the same values would do, from a source that the rules want."""
        for comparaison in toutes_les_comparaisons(self._cas.aide):
            if not isinstance(comparaison, Comparaison):
                continue
            indicateur, voulue = comparaison.indicateur, comparaison.source
            fait = self._cas.situation.faits.get(indicateur.code)
            if fait is not None and not est_assez_sur(fait.provenance.nature, voulue):
                yield from self._premiers([Changement(indicateur, fait.valeur, fait.valeur, voulue)])

    def du_depot(self) -> Iterator[EtSi]:
        """Yield the nearest days of deposit that would change the outcome."""
        depot = self._cas.situation.depot
        if depot is None:
            return
        fenetres = [c for c in toutes_les_comparaisons(self._cas.aide) if isinstance(c, DepotEntre)]
        jours = sorted({jour for fenetre in fenetres for jour in _jours(fenetre, depot.year)})
        avant, apres = [j for j in reversed(jours) if j < depot], [j for j in jours if j > depot]
        for suite in (avant, apres):
            yield from self._premiers(Changement(DATE_DE_DEPOT, depot, jour) for jour in suite)

    @property
    def _il_manque_autre_chose(self) -> bool:
        """While something is missing, only what is missing is told of."""
        return self._actuelle.issue is Issue.INFORMATION_MANQUANTE

    def _premiers(self, changements: Iterable[Changement]) -> Iterator[EtSi]:
        """Yield the first that changes the outcome, if any does."""
        for changement in changements:
            si = self._essayer(changement)
            if si is not None and self._differe(si):
                if si.issue in _DU_MEILLEUR:
                    yield si
                return

    def _des_inconnues(self, indicateur: Indicateur, valeurs: tuple[Decimal, ...]) -> Iterator[EtSi]:
        """Yield, for a fact that is not known, the values on each side of every turn; one when there is none."""
        essais = [self._essayer(Changement(indicateur, None, valeur)) for valeur in valeurs]
        parlants = [si for si in essais if si is not None and si.issue in _DU_MEILLEUR]
        tournants = [
            si
            for rang, si in enumerate(parlants)
            for voisin in (rang - 1, rang + 1)
            if 0 <= voisin < len(parlants) and parlants[voisin].issue is not si.issue
        ]
        yield from (si for si in tournants or parlants[:1] if self._differe(si))

    def _essayer(self, changement: Changement) -> EtSi | None:
        try:
            evaluation = self._cas.evaluer(changement)
        except RefusMetier:
            return None
        return EtSi(changement, evaluation.issue, evaluation.montant)

    def _differe(self, si: EtSi) -> bool:
        if si.issue is not self._actuelle.issue:
            return True
        return si.changement.indicateur not in self._sommes and si.montant != self._actuelle.montant

    def _valeurs(self, indicateur: Indicateur, avant: Decimal | None) -> tuple[Decimal, ...]:
        visees = [v for borne in self._visees(indicateur, avant) for v in autour(borne, indicateur)]
        visees += voisins(avant, indicateur)
        negatif = indicateur.code.startswith(_PEUT_ETRE_NEGATIF) or (avant is not None and avant < 0)
        minimum = 1 if indicateur.code in ("nombre_personnes", "nombre_adultes") else 0
        return tuple(sorted({v for v in visees if negatif or v >= minimum}))

    def _visees(self, indicateur: Indicateur, avant: Decimal | None) -> Iterator[Decimal]:
        """Yield the values of a fact at which it, or what is computed from it, meets a bound."""
        for lu, valeurs in self._bornes.items():
            if lu == indicateur:
                yield from valeurs
            elif avant is not None:
                yield from self._a_rebours(indicateur, avant, lu, valeurs)

    def _a_rebours(
        self, indicateur: Indicateur, avant: Decimal, lu: Indicateur, valeurs: tuple[Decimal, ...]
    ) -> Iterator[Decimal]:
        """What is computed grows straight with what it is computed from: two of its values give all."""
        depart, suivant = (
            self._cas.carnet(changer(self._cas.situation, Changement(indicateur, avant, valeur))).valeur(lu)
            for valeur in (avant, avant + 1)
        )
        if depart is not None and suivant is not None and depart != suivant:
            yield from (avant + (valeur - depart) / (suivant - depart) for valeur in valeurs)


def _du_foyer(situation: Situation, ecart: EcartDuFoyer) -> Changement:
    fait, compte = situation.faits.get(ecart.code), PAR_CODE[ecart.code]
    avant = fait.valeur if fait is not None and isinstance(fait.valeur, Decimal) else None
    return Changement(compte, avant, (avant or 0) + Decimal(ecart.nombre), foyer=ecart)


def _autres(aide: Aide, indicateur: Indicateur, avant: Valeur | None) -> tuple[Valeur, ...]:
    possibles: tuple[Valeur, ...] = (True, False) if indicateur.unite is Unite.OUI_NON else textes(aide, indicateur)
    return tuple(valeur for valeur in possibles if valeur != avant)


def _jours(fenetre: DepotEntre, annee: int) -> Iterator[date]:
    """Yield the days next to the ends of a window, over three years."""
    for mois, jour in (fenetre.debut, fenetre.fin):
        for de in (annee - 1, annee, annee + 1):
            try:
                borne = date(de, mois, jour).toordinal()
            except ValueError:
                continue
            yield from (date.fromordinal(borne + ecart) for ecart in (-1, 0, 1))
