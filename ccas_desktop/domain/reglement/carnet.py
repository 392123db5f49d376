"""The notebook of one evaluation: what was read, computed and applied, in order; the trace is made of it."""

from __future__ import annotations

from decimal import Decimal

from ccas_desktop.domain.montant import ESPACE_INSECABLE
from ccas_desktop.domain.reglement.indicateurs import PAR_CODE, Indicateur
from ccas_desktop.domain.reglement.model import Deliberation
from ccas_desktop.domain.reglement.redaction import ecrire_provenance, ecrire_valeur
from ccas_desktop.domain.reglement.situation import Fait, Situation, Valeur
from ccas_desktop.domain.reglement.trace import DonneeTracee, Operation, Parametre


class Carnet:
    """Reads the facts of a situation and keeps the three lists that the trace will show.

    Attributes:
        donnees: by code, each fact read, those it was computed from in its place.
    """

    def __init__(self, situation: Situation, deliberation: Deliberation) -> None:
        self._situation = situation
        self._deliberation = deliberation
        self._derives: set[str] = set()
        self.donnees: dict[str, DonneeTracee] = {}
        self.parametres: dict[tuple[str, str, str], Parametre] = {}
        self.operations: list[Operation] = []

    def lire(self, indicateur: Indicateur) -> Valeur | None:
        """Return the value of a fact, None when it is unknown; what it was computed from is noted once."""
        fait = self._situation.faits.get(indicateur.code)
        if fait is None:
            return None
        self._noter_donnee(indicateur, fait)
        return fait.valeur

    def lire_nombre(self, indicateur: Indicateur) -> Decimal | None:
        """Return the exact number of a fact, None when it is unknown."""
        return None if self.ignore(indicateur) else self.nombre(indicateur)

    def nombre(self, indicateur: Indicateur) -> Decimal:
        """Return the exact number of a known fact. Raises TypeError when the situation holds something else."""
        valeur = self.lire(indicateur)
        if not isinstance(valeur, Decimal):
            raise TypeError(f"{indicateur.code} is not a Decimal")
        return valeur

    def ignore(self, indicateur: Indicateur) -> bool:
        """Tell whether a fact is unknown."""
        return indicateur.code not in self._situation.faits

    def fait(self, indicateur: Indicateur) -> Fait | None:
        """Return a fact without noting that it was used."""
        return self._situation.faits.get(indicateur.code)

    def manquants_pour(self, indicateur: Indicateur) -> tuple[Indicateur, ...]:
        """Return what must be known to know a missing fact: what it is computed from, or itself."""
        manque = tuple(PAR_CODE[code] for code in indicateur.depend_de if code not in self._situation.faits)
        return manque or (indicateur,)

    def noter(self, texte: str, expression: str, exact: Decimal | str, affiche: str) -> None:
        """Add a line of computation."""
        resultat = f"{exact:f}" if isinstance(exact, Decimal) else exact
        self.operations.append(Operation(texte, expression, resultat, affiche))

    def parametrer(self, libelle: str, valeur: str, article: str) -> None:
        """Add a parameter of the règlement, once."""
        self.parametres[libelle, valeur, article] = Parametre(
            libelle, valeur, article, self._deliberation.intitule, f"{self._deliberation.effet:%d/%m/%Y}"
        )

    def _noter_donnee(self, indicateur: Indicateur, fait: Fait) -> None:
        derivation = fait.derivation
        if derivation is None or not derivation.depuis:
            self._noter_lue(indicateur, fait)
        else:
            for code in derivation.depuis:
                self.lire(PAR_CODE[code])
        if derivation is not None and indicateur.code not in self._derives:
            self._derives.add(indicateur.code)
            self._noter_derivation(indicateur, fait.valeur, derivation.formule, derivation.expression)

    def _noter_lue(self, indicateur: Indicateur, fait: Fait) -> None:
        affiche = ecrire_valeur(fait.valeur, indicateur.unite)
        exact = f"{fait.valeur:f}" if isinstance(fait.valeur, Decimal) else affiche
        source = ecrire_provenance(fait.provenance)
        self.donnees[indicateur.code] = DonneeTracee(
            indicateur.code, indicateur.libelle, affiche, exact, source, fait.precision
        )

    def _noter_derivation(self, indicateur: Indicateur, valeur: Valeur, formule: str, expression: str) -> None:
        affiche = ecrire_valeur(valeur, indicateur.unite)
        texte = f"{indicateur.libelle}{ESPACE_INSECABLE}: {formule} = {affiche}"
        self.noter(texte, expression, valeur if isinstance(valeur, Decimal) else affiche, affiche)
