"""`ccas-desktop letter`: compose one letter, without any base (docs/cli-letter.md)."""

from __future__ import annotations

import argparse
from pathlib import Path

from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.cli.analyseur import Analyseur
from ccas_desktop.cli.fichiers import ecrire, fautes_en_lignes, lire_json
from ccas_desktop.cli.outils import Outils
from ccas_desktop.cli.sorties import Code, MauvaisAppel, ecrire_json
from ccas_desktop.domain.courrier.contenu import Lettre
from ccas_desktop.domain.courrier.lecture import depuis_json
from ccas_desktop.domain.courrier.modeles import FICHES, Modele
from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide

_PAR_CODE = {fiche.code: modele for modele, fiche in FICHES.items()}


def decrire(analyseur: Analyseur) -> None:
    """Declare the arguments of the command."""
    options = analyseur.groupe_options
    possibles = [*(m.value for m in Modele), *_PAR_CODE]
    options.add_argument("--modele", metavar="CODE", required=True, choices=possibles, help=", ".join(possibles))
    options.add_argument("--donnees", metavar="FICHIER", type=Path, required=True, help="le contenu, en JSON")
    options.add_argument("--out", metavar="FICHIER", type=Path, required=True, help="le PDF à écrire")


def executer(options: argparse.Namespace, outils: Outils) -> Code:
    """Compose the letter and write it."""
    modele = _PAR_CODE.get(options.modele) or Modele(options.modele)
    lettre = _lettre(options.donnees, modele)
    try:
        produite = outils.lettres().produire(lettre)
    except RefusMetier as refus:
        raise MauvaisAppel(f"{options.donnees} : {phrase_refus(refus.code, refus.faits)}") from None
    ecrire(options.out, produite.pdf)
    ecrire_json(
        {
            "fichier": str(options.out),
            "pages": produite.pages,
            "caracteres_remplaces": list(produite.caracteres_remplaces),
        }
    )
    return Code.REUSSI


def _lettre(chemin: Path, modele: Modele) -> Lettre:
    try:
        return depuis_json(lire_json(chemin), modele=modele)
    except SaisieInvalide as refus:
        fautes = tuple((e.champ, phrase_refus(e.code, e.faits)) for e in refus.erreurs)
        raise MauvaisAppel(*fautes_en_lignes(chemin, fautes)) from None
