"""Sample aids to start from: their figures are neutral, and each is looked at before the aid comes into force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.redaction_aides.formes import Genre, Table
from ccas_desktop.application.redaction_aides.projet import Chiffre, Projet, table_de
from ccas_desktop.application.redaction_aides.projets import creer_projet
from ccas_desktop.application.redaction_aides.valeurs import ecrire
from ccas_desktop.application.services import Services
from ccas_desktop.domain.reglement.modele.model import Aide

# Where a règlement has its figures: what is asked and why, or tried, holds none.
_PARTIES = ("condition", "montant", "plafonds", "pret")
_EN_MOTS = ("article", "texte", "code", "question", "orientation", "libelle")
_CHIFFRE = re.compile(r"\d+([.,]\d+)?(/\d+)?|\d\d-\d\d")


@dataclass(frozen=True)
class ChiffreEcrit:
    """One figure of an aid under writing.

    Attributes:
        chemin: its place in the table of the aid.
        texte: the figure as its field shows it.
    """

    chemin: str
    texte: str

    @property
    def chiffre(self) -> Chiffre:
        """Return the figure wherever its condition or bracket stands among the others."""
        return re.sub(r"\[\d+\]", "", self.chemin), self.texte


def creer_depuis_modele(services: Services, auteur: Auteur, modele: Aide) -> Projet:
    """Keep a new draft that starts from a sample, and return it."""
    table = table_du_modele(modele)
    chiffres = tuple(dict.fromkeys(ecrit.chiffre for ecrit in chiffres_de(table)))
    return creer_projet(services, auteur, table, chiffres=chiffres)


def table_du_modele(modele: Aide) -> Table:
    """Return what a draft starts with: all of the sample but its vote and the articles, which only the CCAS knows."""
    table = _sans_articles(table_de(modele))
    assert isinstance(table, dict)  # noqa: S101  a table without some of its keys is one
    table.pop("code")
    return {**table, "deliberation": {}}


def chiffres_de(table: Mapping[str, object]) -> tuple[ChiffreEcrit, ...]:
    """Return every figure of the rules of an aid under writing, in the order of the file."""
    return tuple(ecrit for partie in _PARTIES for ecrit in _chiffres(table.get(partie), partie))


def chiffres_restants(table: Mapping[str, object], chiffres: tuple[Chiffre, ...]) -> tuple[ChiffreEcrit, ...]:
    """Return the figures that are still those of the sample."""
    du_modele = frozenset(chiffres)
    return tuple(ecrit for ecrit in chiffres_de(table) if ecrit.chiffre in du_modele) if du_modele else ()


def _chiffres(valeur: object, chemin: str) -> Iterator[ChiffreEcrit]:
    if isinstance(valeur, Mapping):
        for cle, interieure in valeur.items():
            if cle not in _EN_MOTS:
                yield from _chiffres(interieure, f"{chemin}.{cle}")
    elif isinstance(valeur, list) and not all(map(_est_un_chiffre, valeur)):
        for rang, element in enumerate(valeur, start=1):
            yield from _chiffres(element, f"{chemin}[{rang}]")
    elif isinstance(valeur, list) or _est_un_chiffre(valeur):
        yield ChiffreEcrit(chemin, _texte(valeur))


def _texte(valeur: object) -> str:
    if isinstance(valeur, str) and re.fullmatch(r"\d\d-\d\d", valeur):
        return ecrire(Genre.JOUR_DU_MOIS, valeur)
    return ecrire(Genre.NOMBRES if isinstance(valeur, list) else Genre.NOMBRE, valeur)


def _est_un_chiffre(valeur: object) -> bool:
    if isinstance(valeur, str):
        return _CHIFFRE.fullmatch(valeur) is not None
    return isinstance(valeur, int) and not isinstance(valeur, bool)


def _sans_articles(valeur: object) -> object:
    """Leave empty what the vote of the CCAS says: the examination then tells that it is to be filled in."""
    if isinstance(valeur, list):
        return [_sans_articles(element) for element in valeur]
    if isinstance(valeur, Mapping):
        return {
            cle: "" if cle in ("article", "exigee_par") else _sans_articles(interieure)
            for cle, interieure in valeur.items()
        }
    return valeur
