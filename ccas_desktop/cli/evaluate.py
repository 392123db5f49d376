"""`ccas-desktop evaluate`: apply a règlement to a situation, without any base (docs/cli-evaluate.md)."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from ccas_desktop.application.errors import ReglementIllisible, TexteIllisible
from ccas_desktop.cli.analyseur import Analyseur
from ccas_desktop.cli.fichiers import fautes_en_lignes, lire_json, lire_texte
from ccas_desktop.cli.outils import Outils
from ccas_desktop.cli.sorties import Code, MauvaisAppel, ecrire_json
from ccas_desktop.domain.reglement.calcul.evaluation import evaluer
from ccas_desktop.domain.reglement.calcul.evaluation_json import evaluation_en_json
from ccas_desktop.domain.reglement.faits.situation_json import lire_situation
from ccas_desktop.domain.reglement.fautes import SituationInvalide
from ccas_desktop.domain.reglement.modele.baremes import Baremes
from ccas_desktop.domain.reglement.modele.model import Reglement
from ccas_desktop.domain.reglement.modele.situation import Situation


def decrire(analyseur: Analyseur) -> None:
    """Declare the arguments of the command."""
    options = analyseur.groupe_options
    options.add_argument(
        "--reglement", metavar="FICHIER", type=Path, required=True, help="le règlement, en TOML (docs/reglement.md)"
    )
    options.add_argument(
        "--situation", metavar="FICHIER", type=Path, required=True, help="la situation, en JSON (docs/cli-evaluate.md)"
    )
    options.add_argument(
        "--baremes", metavar="FICHIER", type=Path, help="des barèmes qui complètent ceux du logiciel, en TOML"
    )
    options.add_argument("--aide", metavar="CODE", help="une aide du règlement ; sans elle, toutes sont évaluées")


def executer(options: argparse.Namespace, outils: Outils) -> Code:
    """Evaluate, and write the outcome of each aid with its trace."""
    reglement = _reglement(options.reglement, outils)
    codes = _codes(reglement, options.aide)
    situation = _situation(options.situation, reglement)
    baremes = _baremes(options.baremes, outils)
    jour = reglement.jour_qui_regit(depot=situation.depot, decision=situation.date)
    aides = [reglement.version_du(code, jour) or reglement.aide(code) for code in codes]
    evaluations = [evaluer(aide, situation, reglement=reglement, baremes=baremes) for aide in aides]
    resultats = [evaluation_en_json(evaluation) for evaluation in evaluations]
    ecrire_json(resultats[0] if len(resultats) == 1 else resultats)
    return Code.REUSSI


def _reglement(chemin: Path, outils: Outils) -> Reglement:
    try:
        return outils.lire_reglement(chemin)
    except ReglementIllisible as erreur:
        raise MauvaisAppel(*fautes_en_lignes(chemin, erreur.fautes)) from None


def _baremes(chemin: Path | None, outils: Outils) -> Baremes:
    fournis = outils.baremes.fournis()
    if chemin is None:
        return fournis
    try:
        return fournis.completes(outils.baremes.lire(lire_texte(chemin)).par_code.values())
    except TexteIllisible as erreur:
        raise MauvaisAppel(*fautes_en_lignes(chemin, erreur.fautes)) from None


def _codes(reglement: Reglement, voulu: str | None) -> tuple[str, ...]:
    codes = tuple(aide.code for aide in reglement.aides)
    if voulu is None:
        return codes
    if voulu not in codes:
        connues = ", ".join(codes)
        raise MauvaisAppel(
            f"--aide\u00a0: le règlement n’a pas d’aide «\u00a0{voulu}\u00a0»\u00a0; il a\u00a0: {connues}."
        )
    return (voulu,)


def _situation(chemin: Path, reglement: Reglement) -> Situation:
    untrusted = lire_json(chemin)
    if not isinstance(untrusted, Mapping):
        raise MauvaisAppel(f"{chemin} : un objet JSON est attendu.")
    try:
        return lire_situation(untrusted, connus=reglement.exprimables)
    except SituationInvalide as refus:
        raise MauvaisAppel(*fautes_en_lignes(chemin, tuple((f.chemin, f.phrase) for f in refus.fautes))) from None
