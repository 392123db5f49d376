"""The command line: which command, with which options, and how each failure ends."""

from __future__ import annotations

import argparse
import traceback
from collections.abc import Callable, Sequence

from ccas_desktop import __version__
from ccas_desktop.application.errors import ErreurPort
from ccas_desktop.application.messages.echecs import phrase_echec
from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.cli import doctor, evaluate, letter, query
from ccas_desktop.cli.analyseur import Analyseur
from ccas_desktop.cli.outils import Outils
from ccas_desktop.cli.sorties import Code, MauvaisAppel, ecrire_erreur
from ccas_desktop.domain.errors import RefusMetier

_COMMANDES: dict[str, tuple[str, Callable[[Analyseur], None], Callable[[argparse.Namespace, Outils], Code]]] = {
    "query": ("demande une donnée certifiée à une administration", query.decrire, query.executer),
    "evaluate": ("applique un règlement à une situation", evaluate.decrire, evaluate.executer),
    "letter": ("compose une lettre en PDF", letter.decrire, letter.executer),
    "doctor": ("examine ce poste, sans aucune donnée personnelle", doctor.decrire, doctor.executer),
}
_CODES = """codes de sortie :
  0  réussi
  1  défaut du programme
  2  appel mal fait : la raison est sur la sortie d’erreur
  3  personne introuvable à cette caisse, ou non reconnue (query)
  4  non abouti : la raison est dans le résultat ou sur la sortie d’erreur"""


def executer(arguments: Sequence[str], outils: Outils) -> int:
    """Run one command and return its exit code."""
    try:
        options = _analyseur().parse_args(arguments)
        return _COMMANDES[options.commande][2](options, outils)
    except SystemExit as arret:
        return arret.code if isinstance(arret.code, int) else Code.REUSSI
    except MauvaisAppel as refus:
        ecrire_erreur(*refus.lignes)
        return Code.MAUVAIS_APPEL
    except RefusMetier as refus:
        ecrire_erreur(phrase_refus(refus.code, refus.faits))
        return Code.MAUVAIS_APPEL
    except ErreurPort as erreur:
        phrase = phrase_echec(erreur)
        ecrire_erreur(f"{phrase.titre} {phrase.sauf} {phrase.suite}")
        return Code.NON_ABOUTI
    except KeyboardInterrupt:
        ecrire_erreur("Interrompu.")
        return Code.INTERROMPU
    except Exception as erreur:  # noqa: BLE001  # top edge: whatever happens, a sentence and a code, never a name
        ecrire_erreur(*_defaut(erreur))
        return Code.DEFAUT_INTERNE


def noms_des_commandes() -> tuple[str, ...]:
    """Return the words that call the command line rather than the window."""
    return tuple(_COMMANDES)


def _analyseur() -> Analyseur:
    analyseur = Analyseur(
        prog="ccas-desktop",
        description="CCAS Desktop, sans fenêtre. Sans commande, ouvre l’application.",
        epilog=_CODES,
    )
    version = f"CCAS Desktop {__version__}"
    analyseur.groupe_options.add_argument("--version", action="version", version=version, help="affiche la version")
    commandes = analyseur.add_subparsers(
        title="Commandes", metavar="COMMANDE", dest="commande", required=True, parser_class=Analyseur
    )
    for nom, (aide, decrire, _) in _COMMANDES.items():
        decrire(commandes.add_parser(nom, help=aide, description=f"{aide[0].upper()}{aide[1:]}.", epilog=_CODES))
    return analyseur


def _defaut(erreur: Exception) -> tuple[str, ...]:
    """The kind of error and where it came from; its own text may hold personal data."""
    cadres = traceback.extract_tb(erreur.__traceback__)
    places = [f"  {cadre.filename}, ligne {cadre.lineno}, {cadre.name}" for cadre in cadres]
    return (f"Défaut du programme : {type(erreur).__name__}. Transmettez ces lignes à votre support.", *places)
