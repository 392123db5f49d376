"""A figure with the way it was found: exact arithmetic that anyone can redo, and the same in French."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ccas_desktop.domain.montant import ESPACE_INSECABLE, ecrire_nombre
from ccas_desktop.domain.reglement.lecteur import Rapport

ZERO = Decimal(0)
CENT = Decimal(100)
POINT_VIRGULE = f"{ESPACE_INSECABLE}; "


@dataclass(frozen=True)
class Terme:
    """A figure, exact.

    Attributes:
        expression: as the trace holds it, such as `(600 - 250) / 3`.
        formule: the same as the person reads it.
        compose: whether it takes brackets inside another.
    """

    valeur: Decimal
    expression: str
    formule: str
    compose: bool = False

    @property
    def est_calcule(self) -> bool:
        """Tell whether there is anything to compute."""
        return self.expression != f"{self.valeur:f}"

    @property
    def dedans(self) -> tuple[str, str]:
        """Return the expression and the formula as parts of another."""
        if not self.compose:
            return self.expression, self.formule
        return f"({self.expression})", f"({self.formule})"


def en_euros(montant: Decimal) -> Terme:
    """Return a sum, written with its cents."""
    exposant = montant.as_tuple().exponent
    if isinstance(exposant, int) and exposant < -2:
        exposant = montant.normalize().as_tuple().exponent
    decimales = max(2, -int(exposant))
    return Terme(montant, f"{montant:f}", ecrire_nombre(montant, decimales=decimales))


def nombre(valeur: Decimal) -> Terme:
    """Return a number, written without needless zeros."""
    return Terme(valeur, f"{valeur:f}", ecrire_nombre(valeur))


def somme(termes: Iterable[Terme]) -> Terme:
    """Return a sum; of nothing, it is zero."""
    lus = tuple(termes)
    if not lus:
        return en_euros(ZERO)
    if len(lus) == 1:
        return lus[0]
    return Terme(
        sum((terme.valeur for terme in lus), ZERO),
        " + ".join(terme.dedans[0] for terme in lus),
        " + ".join(terme.dedans[1] for terme in lus),
        compose=True,
    )


def moins(gauche: Terme, droite: Terme) -> Terme:
    """Return a difference."""
    (a, b), (c, d) = gauche.dedans, droite.dedans
    return Terme(gauche.valeur - droite.valeur, f"{a} - {c}", f"{b} − {d}", compose=True)


def fois(gauche: Terme, droite: Terme) -> Terme:
    """Return a product."""
    (a, b), (c, d) = gauche.dedans, droite.dedans
    return Terme(gauche.valeur * droite.valeur, f"{a} * {c}", f"{b} × {d}", compose=True)


def divise(gauche: Terme, droite: Terme) -> Terme:
    """Return a quotient."""
    a, b = (gauche.expression, gauche.formule) if _est_un_produit(gauche) else gauche.dedans
    c, d = droite.dedans
    return Terme(gauche.valeur / droite.valeur, f"{a} / {c}", f"{b} ÷ {d}", compose=True)


def part(terme: Terme, rapport: Rapport) -> Terme:
    """Return a share of a figure, such as 1/3."""
    multiplie = terme if rapport.numerateur == 1 else fois(terme, nombre(rapport.numerateur))
    return multiplie if rapport.denominateur == 1 else divise(multiplie, nombre(rapport.denominateur))


def au_plus(terme: Terme, maximum: Decimal) -> Terme:
    """Return the smaller of a figure and a maximum."""
    limite = en_euros(maximum)
    return Terme(
        min(terme.valeur, maximum),
        f"min({terme.expression}, {limite.expression})",
        f"[le plus petit de {terme.formule} et {limite.formule}]",
    )


def au_moins_zero(terme: Terme) -> Terme:
    """Return a figure, or zero when it is below."""
    return Terme(max(ZERO, terme.valeur), f"max(0, {terme.expression})", f"[{terme.formule}, zéro au moins]")


def extreme(termes: tuple[Terme, ...], *, plus_petit: bool) -> Terme:
    """Return the smallest or the greatest of some figures."""
    valeurs = [terme.valeur for terme in termes]
    mot, choisir = ("min", min) if plus_petit else ("max", max)
    texte = " et ".join(terme.formule for terme in termes)
    return Terme(
        choisir(valeurs),
        f"{mot}({', '.join(terme.expression for terme in termes)})",
        f"le plus {'petit' if plus_petit else 'grand'} de {texte}",
        compose=True,
    )


def _est_un_produit(terme: Terme) -> bool:
    """Tell whether dividing it needs no brackets: only factors at its outer level."""
    profondeur = 0
    for signe in terme.expression:
        profondeur += (signe == "(") - (signe == ")")
        if not profondeur and signe in "+-":
            return False
    return True
