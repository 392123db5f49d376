"""The facts of an aid that may be supposed otherwise, each alone: those behind what is computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ccas_desktop.domain.reglement.modele.definitions import (
    Definition,
    DonneeDatee,
    DuBudget,
    NombreDePersonnes,
    PartsDuCcas,
    Total,
    UneDe,
)
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE, Indicateur, Origine
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement
from ccas_desktop.domain.reglement.modele.seuils import Seuil
from ccas_desktop.domain.reglement.modele.situation import Situation

# These counts are of the same people: one cannot change alone when a rule reads another.
_COMPTES_DU_FOYER = ("nombre_personnes", "nombre_adultes", "nombre_enfants", "uc_insee", "uc_cheque_energie", "parts")
# The lines of the budget are what they total.
_TOTAUX = ("ressources_mensuelles", "charges_mensuelles")


@dataclass(frozen=True)
class Variables:
    """The facts behind the rules of an aid.

    Attributes:
        seules: those that may change alone, in the order of the règlement.
        comptes: the counts of the same people, when a rule reads several: they change together.
        totaux: the totals of a budget that is also read line by line: they change with a line of it only.
    """

    seules: tuple[Indicateur, ...]
    comptes: tuple[Indicateur, ...] = ()
    totaux: tuple[Indicateur, ...] = ()


def variables(aide: Aide, reglement: Reglement, situation: Situation) -> Variables:
    """Return the facts behind the rules of an aid, by how they may change."""
    definitions = reglement.definitions_par_code
    origines = _Origines(definitions, situation)
    lus = tuple(dict.fromkeys(brut for lu in aide.indicateurs for brut in origines.de(lu)))
    comptes = tuple(lu for lu in lus if lu.code in _COMPTES_DU_FOYER or _est_un_compte(definitions.get(lu.code)))
    comptes = comptes if len(comptes) > 1 else ()
    totaux = tuple(lu for lu in lus if lu.code in _TOTAUX) if origines.budget_lu else ()
    return Variables(tuple(lu for lu in lus if lu not in comptes and lu not in totaux), comptes, totaux)


def _est_un_compte(definition: Definition | None) -> bool:
    return definition is not None and isinstance(definition.calcul, NombreDePersonnes | PartsDuCcas)


class _Origines:
    """Goes from what a rule reads back to what it is computed from, in one situation."""

    def __init__(self, definitions: Mapping[str, Definition], situation: Situation) -> None:
        self._definitions = definitions
        self._situation = situation
        self.budget_lu = False

    def de(self, indicateur: Indicateur) -> Iterator[Indicateur]:
        """Yield the facts behind one, or itself."""
        fait = self._situation.faits.get(indicateur.code)
        definition = self._definitions.get(indicateur.code)
        if fait is None and definition is not None and indicateur.origine is not Origine.SAISI:
            yield from self._de_la_definition(indicateur, definition)
            return
        depuis = fait.derivation.depuis if fait is not None and fait.derivation else ()
        if fait is None:
            depuis = indicateur.depend_de
        if not depuis:
            yield indicateur
        for code in depuis:
            yield from self.de(PAR_CODE[code])

    def _de_la_definition(self, indicateur: Indicateur, definition: Definition) -> Iterator[Indicateur]:
        if not isinstance(definition.calcul, Total | UneDe | Seuil):
            # Computed from the lines, the people or the aids received: it is supposed otherwise as a whole.
            self.budget_lu = self.budget_lu or isinstance(definition.calcul, DuBudget)
            yield indicateur
        if isinstance(definition.calcul, DonneeDatee):
            # Supposed of the period wanted: the datum itself may be of another.
            return
        for lu in definition.depend_de:
            yield from self.de(lu)
