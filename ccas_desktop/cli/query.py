"""`ccas-desktop query`: one certified datum, as the application would read it."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from ccas_desktop.application.donnees.connexion import acces_api
from ccas_desktop.application.errors import BaseAbsente, TrousseauIndisponible
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import AccesApi
from ccas_desktop.application.registre.interrogation import interroger, interroger_avec_trace, reponse_en_json
from ccas_desktop.application.registre.personne_json import PersonneIllisible, Question, lire_question
from ccas_desktop.application.reglages import lire_reglages
from ccas_desktop.application.services import NOM_JETON, Services
from ccas_desktop.cli.analyseur import Analyseur
from ccas_desktop.cli.fichiers import fautes_en_lignes, lire_json
from ccas_desktop.cli.outils import Outils
from ccas_desktop.cli.sorties import Code, MauvaisAppel, ecrire_json
from ccas_desktop.domain.ccas import Ccas, adresse_de_service, siret_valide
from ccas_desktop.domain.certifie.certifie import EtatAppel, ReponseCertifiee, Source

TAILLE_JETON = 64 * 1024
_CODES = {
    EtatAppel.CERTIFIE: Code.REUSSI,
    EtatAppel.INTROUVABLE: Code.PERSONNE_INCONNUE,
    EtatAppel.NON_RECONNU: Code.PERSONNE_INCONNUE,
}
_SANS_JETON = (
    "Ce poste n’a pas de jeton d’accès, ou son coffre de mots de passe ne répond pas.",
    "Donnez le jeton sur l’entrée standard avec --token-stdin, ou enregistrez-le dans la page Réglages.",
)


def decrire(analyseur: Analyseur) -> None:
    """Declare the arguments of the command."""
    analyseur.groupe_arguments.add_argument(
        "source", metavar="SOURCE", choices=[s.value for s in Source], help=", ".join(Source)
    )
    options = analyseur.groupe_options
    options.add_argument(
        "--personne", metavar="FICHIER", type=Path, required=True, help="l’identité, en JSON (docs/cli.md)"
    )
    options.add_argument("--base-url", metavar="URL", help="adresse du service, à la place de celle des réglages")
    options.add_argument("--siret", help="SIRET du CCAS destinataire, à la place de celui des réglages")
    options.add_argument(
        "--token-stdin",
        action="store_true",
        help="lit le jeton sur l’entrée standard, et non dans le coffre du système",
    )
    options.add_argument("--motif", default="", help="pourquoi l’appel est fait ; obligatoire avec le jeton du coffre")


def executer(options: argparse.Namespace, outils: Outils) -> Code:
    """Ask, and write the outcome."""
    question = _question(options, outils)
    siret, url = _siret(options.siret), _adresse(options.base_url)
    if options.token_stdin:
        reponse = interroger(outils.ouvrir_api(_acces(siret, url, outils), _jeton_donne()), question)
    else:
        reponse = _avec_le_jeton_du_poste(question, options.motif, siret, url, outils)
    ecrire_json(reponse_en_json(reponse))
    return _CODES.get(reponse.etat, Code.NON_ABOUTI)


def _question(options: argparse.Namespace, outils: Outils) -> Question:
    untrusted = lire_json(options.personne)
    try:
        return lire_question(Source(options.source), untrusted, aujourdhui=outils.aujourdhui())
    except PersonneIllisible as refus:
        raise MauvaisAppel(*fautes_en_lignes(options.personne, refus.fautes)) from None


def _avec_le_jeton_du_poste(
    question: Question, motif: str, siret: str | None, url: str | None, outils: Outils
) -> ReponseCertifiee:
    """The token of the CCAS is never used without a reason, nor without a trace."""
    try:
        a_un_jeton = outils.secrets().lire(NOM_JETON) is not None
    except TrousseauIndisponible:
        a_un_jeton = False
    if not a_un_jeton:
        raise MauvaisAppel(*_SANS_JETON)
    if not motif.strip():
        raise MauvaisAppel('Avec le jeton du coffre, dites pourquoi l’appel est fait : --motif "…".')
    try:
        with outils.ouvrir_poste() as services:
            acces = _completer(siret, url, services)
            return interroger_avec_trace(services, Auteur(outils.compte), question, motif=motif, acces=acces)
    except BaseAbsente:
        raise MauvaisAppel(
            "Ce poste n’a pas de base où garder la trace de l’appel : ouvrez d’abord l’application."
        ) from None


def _acces(siret: str | None, url: str | None, outils: Outils) -> AccesApi:
    if siret is not None:
        return AccesApi(siret, url or Ccas.api_url)
    try:
        with outils.ouvrir_poste() as services:
            return _completer(siret, url, services)
    except BaseAbsente:
        raise MauvaisAppel("Donnez le SIRET du CCAS avec --siret : ce poste n’a pas encore de réglages.") from None


def _completer(siret: str | None, url: str | None, services: Services) -> AccesApi:
    ccas = lire_reglages(services).ccas
    if not (siret or ccas.siret):
        raise MauvaisAppel("Donnez le SIRET du CCAS avec --siret, ou remplissez-le dans la page Réglages.")
    # What the relay is told is for the relay alone: never sent to another address.
    return AccesApi(siret or ccas.siret, url) if url else acces_api(services, replace(ccas, siret=siret or ccas.siret))


def _siret(texte: str | None) -> str | None:
    if texte is None:
        return None
    siret = "".join(texte.split())
    if not siret_valide(siret):
        raise MauvaisAppel("--siret : quatorze chiffres sont attendus, dont le dernier contrôle les autres.")
    return siret


def _adresse(texte: str | None) -> str | None:
    """A token never leaves in clear, except to this very machine."""
    if texte is None:
        return None
    if not adresse_de_service(texte.strip()):
        raise MauvaisAppel("--base-url : une adresse commençant par https:// est attendue, sans « ? », « # » ni « @ ».")
    return texte.strip().rstrip("/")


def _jeton_donne() -> str:
    # PowerShell heads what it pipes with a byte order mark.
    untrusted = sys.stdin.read(TAILLE_JETON + 1).lstrip("\ufeff").strip().removeprefix("Bearer ").strip()
    if not untrusted or len(untrusted) > TAILLE_JETON or not untrusted.isascii() or not untrusted.isprintable():
        raise MauvaisAppel("--token-stdin : un jeton est attendu sur l’entrée standard, seul et sur une ligne.")
    return untrusted
