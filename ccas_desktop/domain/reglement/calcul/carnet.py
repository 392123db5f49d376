"""The notebook of one evaluation: what was read, computed and applied, in order; the trace is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ccas_desktop.domain.montant import ESPACE_INSECABLE
from ccas_desktop.domain.provenance import NatureProvenance, Provenance
from ccas_desktop.domain.reglement.calcul.resolution import resoudre
from ccas_desktop.domain.reglement.calcul.trace import DonneeTracee, Operation, Parametre
from ccas_desktop.domain.reglement.faits.donnees_datees import ecart, fait_de_la_periode, voulus
from ccas_desktop.domain.reglement.faits.valeurs import texte_de_valeur
from ccas_desktop.domain.reglement.modele.baremes import AUCUN, Baremes, ValeurDatee
from ccas_desktop.domain.reglement.modele.definitions import Definition, DonneeDatee
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE, Indicateur
from ccas_desktop.domain.reglement.modele.model import Deliberation, Reglement
from ccas_desktop.domain.reglement.modele.seuils import Seuil
from ccas_desktop.domain.reglement.modele.situation import Fait, Situation, Valeur
from ccas_desktop.domain.reglement.redaction import ecrire_provenance, ecrire_valeur


@dataclass(frozen=True)
class Contexte:
    """What one evaluation is made with.

    Attributes:
        jour: the day that governs the version and the scales.
        baremes: those of the application, the règlement's own included.
    """

    situation: Situation
    reglement: Reglement
    deliberation: Deliberation
    jour: date
    baremes: Baremes = AUCUN


class Carnet:
    """Reads the facts of a situation, computes those the règlement defines, and keeps the lists that the trace shows.

    Attributes:
        donnees: by code, each fact read, those it was computed from in its place.
        article: that of the rule being applied, which each line of computation cites.
    """

    def __init__(self, contexte: Contexte) -> None:
        self._contexte = contexte
        self._vocabulaire = contexte.reglement.vocabulaire
        self._definitions = contexte.reglement.definitions_par_code
        self._resolus: dict[str, Fait | None] = {}
        self._derives: set[str] = set()
        self.article = ""
        self.donnees: dict[str, DonneeTracee] = {}
        self.parametres: dict[tuple[str, str, str], Parametre] = {}
        self.operations: list[Operation] = []

    @property
    def situation(self) -> Situation:
        """Return what is known of the foyer."""
        return self._contexte.situation

    @property
    def jour(self) -> date:
        """Return the day that governs."""
        return self._contexte.jour

    def fait(self, indicateur: Indicateur) -> Fait | None:
        """Return a fact, given or computed, without noting that it was used; None when it is unknown."""
        code = indicateur.code
        donne = self.situation.faits.get(code)
        if donne is not None or code not in self._definitions:
            return donne
        if code not in self._resolus:
            self._resolus[code] = resoudre(self._definitions[code], self)
        return self._resolus[code]

    def valeur(self, indicateur: Indicateur) -> Decimal | None:
        """Return the exact number of a fact without noting it, None when it is unknown."""
        fait = self.fait(indicateur)
        return fait.valeur if fait is not None and isinstance(fait.valeur, Decimal) else None

    def bareme(self, code: str) -> ValeurDatee | None:
        """Return the value of a reference scale on the day that governs, None when there is none."""
        bareme = self._contexte.baremes.par_code.get(code)
        return bareme.en_vigueur(self.jour) if bareme else None

    def lire(self, indicateur: Indicateur) -> Valeur | None:
        """Return the value of a fact, None when it is unknown; what it was computed from is noted once."""
        fait = self.fait(indicateur)
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
        return self.fait(indicateur) is None

    def manquants_pour(self, indicateur: Indicateur) -> tuple[Indicateur, ...]:
        """Return what must be known to know a missing fact: what it is computed from, or itself."""
        definition = self._definitions.get(indicateur.code)
        if definition is None:
            return tuple(self._inconnus(indicateur.depend_de)) or (indicateur,)
        datee = self._datee_voulue(definition)
        lus = [lu for lu in definition.depend_de if self.ignore(lu) and (not datee or lu in definition.par)]
        manque = [*datee, *(m for lu in lus for m in self.manquants_pour(lu))]
        # What a definition lacks of its own is asked for under the name that the catalogue gives it.
        manque += self._inconnus(definition.matieres) or ([] if lus else [PAR_CODE[c] for c in definition.matieres])
        return tuple(dict.fromkeys(manque)) or (indicateur,)

    def ecart(self, indicateur: Indicateur) -> str:
        """Return why what is known does not serve for a missing fact, in French; empty when nothing is known of it."""
        definition = self._definitions.get(indicateur.code)
        calcul = definition.calcul if definition else None
        return ecart(calcul, self.situation) if isinstance(calcul, DonneeDatee) else ""

    def noter(self, texte: str, expression: str, exact: Decimal | str, affiche: str) -> None:
        """Add a line of computation, under the article being applied."""
        resultat = f"{exact:f}" if isinstance(exact, Decimal) else exact
        self.operations.append(Operation(texte, expression, resultat, affiche, self.article))

    def parametrer(self, libelle: str, valeur: str, article: str) -> None:
        """Add a parameter of the règlement, once."""
        cle = (libelle, valeur, article)
        if cle in self.parametres:
            return
        vote = self._contexte.deliberation
        self.parametres[cle] = Parametre(libelle, valeur, article, vote.intitule, f"{vote.effet:%d/%m/%Y}")

    def parametrer_seuil(self, seuil: Seuil) -> None:
        """Note the facts that a threshold reads, and the reference scale with its source."""
        for indicateur in seuil.depend_de:
            self.lire(indicateur)
        bareme, datee = self._contexte.baremes.par_code.get(seuil.bareme), self.bareme(seuil.bareme)
        if bareme is None or datee is None:
            return
        ecrites = " / ".join(ecrire_valeur(valeur, bareme.unite) for valeur in datee.valeurs)
        perime = bareme.perime_depuis(self.jour)
        if perime is not None:
            ecrites += f" (valeur à mettre à jour depuis le {perime:%d/%m/%Y})"
        cle = (bareme.libelle, ecrites, "")
        self.parametres[cle] = Parametre(bareme.libelle, ecrites, "", datee.source, f"{datee.effet:%d/%m/%Y}")

    def _datee_voulue(self, definition: Definition) -> tuple[Indicateur, ...]:
        """Return the datum of a period that is not known, asked for with its period; nothing for other indicators."""
        calcul = definition.calcul
        if not isinstance(calcul, DonneeDatee) or fait_de_la_periode(calcul, self.situation) is not None:
            return ()
        return voulus(calcul, self.situation)

    def _inconnus(self, codes: tuple[str, ...]) -> list[Indicateur]:
        return [PAR_CODE[code] for code in codes if code not in self.situation.faits]

    def _noter_donnee(self, indicateur: Indicateur, fait: Fait) -> None:
        derivation = fait.derivation
        if derivation is None or not derivation.depuis:
            self._noter_lue(indicateur, fait)
        else:
            for code in derivation.depuis:
                self.lire(self._vocabulaire[code])
        if derivation is not None and indicateur.code not in self._derives:
            self._derives.add(indicateur.code)
            self._noter_definition(indicateur)
            self._noter_derivation(indicateur, fait.valeur, derivation.formule, derivation.expression)

    def _noter_definition(self, indicateur: Indicateur) -> None:
        definition = self._definitions.get(indicateur.code)
        if definition is None or indicateur.code in self.situation.faits:
            return
        self.parametrer(indicateur.libelle, definition.texte, definition.article)
        if isinstance(definition.calcul, Seuil):
            self.parametrer_seuil(definition.calcul)

    def _noter_lue(self, indicateur: Indicateur, fait: Fait) -> None:
        if indicateur.code in self.donnees:
            return
        affiche = ecrire_valeur(fait.valeur, indicateur.unite)
        exact = affiche if isinstance(fait.valeur, str | bool) else texte_de_valeur(fait.valeur)
        source = _source_datee(fait.provenance)
        self.donnees[indicateur.code] = DonneeTracee(
            indicateur.code, indicateur.libelle, affiche, exact, source, fait.precision
        )

    def _noter_derivation(self, indicateur: Indicateur, valeur: Valeur, formule: str, expression: str) -> None:
        affiche = ecrire_valeur(valeur, indicateur.unite)
        texte = f"{indicateur.libelle}{ESPACE_INSECABLE}: {formule} = {affiche}"
        definition, en_cours = self._definitions.get(indicateur.code), self.article
        self.article = definition.article if definition else en_cours
        self.noter(texte, expression, valeur if isinstance(valeur, Decimal) else affiche, affiche)
        self.article = en_cours


def _source_datee(provenance: Provenance) -> str:
    """Return the source with the day the value was told or seen; that of a certified one is already in it."""
    texte = ecrire_provenance(provenance)
    if provenance.nature is NatureProvenance.CERTIFIE or provenance.instant is None:
        return texte
    return f"{texte}, noté le {provenance.instant:%d/%m/%Y}"
