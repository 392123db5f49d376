"""argparse in French: its texts are English and its own translation asks for a compiled catalogue."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from ccas_desktop.cli.sorties import Code

_MESSAGES = (
    (r"the following arguments are required: (.*)", r"il manque \1"),
    (r"unrecognized arguments: (.*)", r"argument inconnu : \1"),
    (r"argument (\S+): expected one argument", r"\1 attend une valeur"),
    (r"argument (\S+): invalid choice: (.*) \(choose from (.*)\)", r"\1 : \2 n’est pas possible ; possibles : \3"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 ne va pas avec \2"),
    (r"argument (\S+): ignored explicit argument (.*)", r"\1 ne prend pas de valeur"),
)


class MiseEnForme(argparse.RawDescriptionHelpFormatter):
    """Help with a French heading."""

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """Head the usage line in French."""
        super().add_usage(usage, actions, groups, "Utilisation : " if prefix is None else prefix)


class Analyseur(argparse.ArgumentParser):
    """A parser of which the help and the errors are French."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", MiseEnForme)
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self.groupe_arguments = self.add_argument_group("Arguments")
        self.groupe_options = self.add_argument_group("Options")
        self.groupe_options.add_argument("-h", "--help", action="help", help="affiche cette aide et s’arrête")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, then how to call, and stop."""
        self.exit(Code.MAUVAIS_APPEL, f"{self.prog} : {en_francais(message)}.\n{self.format_usage()}")


def en_francais(message: str) -> str:
    """Return the French of an error of argparse, or the error itself when it is not known."""
    for modele, francais in _MESSAGES:
        if re.fullmatch(modele, message):
            return re.sub(modele, francais, message)
    return message
