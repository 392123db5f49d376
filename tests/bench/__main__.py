"""Measure the bars of docs/architecture.md: `python -m tests.bench [--json] [NAME…]`.

A name is that of a module of this package; none means all. The exit code is 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module

from tests.bench.mesure import Mesure

MODULES = (
    "demarrage",
    "recherche",
    "dossiers",
    "accueil",
    "listes",
    "fenetre",
    "lettres",
    "certification",
    "memoire",
    "regles",
    "rejeu",
    "imports",
)
BARRE_MANQUEE = 1


def main(arguments: Sequence[str]) -> int:
    """Run the modules asked for, print their figures, and tell whether every bar is kept."""
    lecteur = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.partition("\n")[0])
    lecteur.add_argument("--json", action="store_true", help="one object: name → value, unit, reference, bar, ok")
    lecteur.add_argument("noms", nargs="*", metavar="NAME", choices=[[], *MODULES], help=", ".join(MODULES))
    options = lecteur.parse_args(arguments)
    dire: Callable[[Iterable[Mesure]], None] = _retenir if options.json else _imprimer
    trouvees = []
    for nom in options.noms or MODULES:
        if not options.json:
            print(f"{nom}…", file=sys.stderr, flush=True)
        mesures: list[Mesure] = import_module(f"tests.bench.{nom}").mesures()
        trouvees += mesures
        dire(mesures)
    if options.json:
        print(json.dumps({mesure.name: mesure.en_json() for mesure in trouvees}, ensure_ascii=False, indent=1))
    return code_de_sortie(trouvees)


def code_de_sortie(mesures: Iterable[Mesure]) -> int:
    """Return the exit code of a run: 1 when a bar is missed, so that a script notices."""
    return 0 if all(mesure.ok for mesure in mesures) else BARRE_MANQUEE


def _retenir(_mesures: Iterable[Mesure]) -> None:
    """Print nothing yet: the object is printed whole."""


def _imprimer(mesures: Iterable[Mesure]) -> None:
    for mesure in mesures:
        print(ligne(mesure), flush=True)


def ligne(mesure: Mesure) -> str:
    """Return one line of the table."""
    cpu = "" if mesure.cpu is None else f"cpu {_nombre(mesure.cpu)}"
    reference = "" if mesure.reference is None else f"reference {_nombre(mesure.reference)}"
    barre = "" if mesure.bar is None else f"bar {_nombre(mesure.bar)}"
    verdict = "" if mesure.bar is None else ("ok" if mesure.ok else "MISSED")
    figure = f"{mesure.name:32}{_nombre(mesure.value):>10} {mesure.unit:4}{cpu:>12}"
    return f"{figure}{reference:>22}{barre:>16}  {verdict}".rstrip()


def _nombre(valeur: float) -> str:
    return f"{valeur:.3g}" if valeur < 100 else f"{valeur:.0f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
