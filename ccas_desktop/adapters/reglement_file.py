"""Read a règlement from a TOML text or file, and say in French, with the line, what is wrong in it."""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path

from ccas_desktop.adapters import toml_strict
from ccas_desktop.adapters.toml_ecrit import ecrire_toml
from ccas_desktop.adapters.toml_strict import lire_table, placer
from ccas_desktop.application.errors import ReglementIllisible, TexteIllisible
from ccas_desktop.domain.reglement.fautes import ReglementInvalide
from ccas_desktop.domain.reglement.fichier.ecriture import en_table
from ccas_desktop.domain.reglement.fichier.lecture import lire_reglement
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement

# The règlement in force and those before it: each evaluation asks for them again.
TEXTES_GARDES = 8


def lire_fichier(chemin: Path) -> Reglement:
    """Return the règlement of a file. Raises ReglementIllisible."""
    return lire_texte(lire_texte_du_fichier(chemin))


def lire_texte_du_fichier(chemin: Path) -> str:
    """Return the text of a règlement file, to be kept as it is. Raises ReglementIllisible."""
    try:
        return toml_strict.lire_texte_du_fichier(chemin)
    except TexteIllisible as erreur:
        raise ReglementIllisible(erreur.fautes) from erreur.__cause__


@lru_cache(maxsize=TEXTES_GARDES)
def lire_texte(texte: str) -> Reglement:
    """Return the règlement of a text. Raises ReglementIllisible with every fault that can be told at once."""
    try:
        untrusted = lire_table(texte)
    except TexteIllisible as erreur:
        raise ReglementIllisible(erreur.fautes) from None
    try:
        return lire_reglement(untrusted)
    except ReglementInvalide as erreur:
        raise ReglementIllisible(placer(erreur.fautes, texte)) from None


def ecrire_texte(reglement: Reglement) -> str:
    """Return the text of a règlement: read again, it gives the same, in the last format; comments are not kept."""
    return ecrire_toml(en_table(reglement))


class ModelesDuDossier:
    """The sample aids of the files of a folder, read once, in the order of their names in the file."""

    def __init__(self, dossier: Path) -> None:
        self._dossier = dossier

    def __call__(self) -> tuple[Aide, ...]:
        """Return the sample aids."""
        return self._lus

    @cached_property
    def _lus(self) -> tuple[Aide, ...]:
        lus = (aide for fichier in self._dossier.glob("*.toml") for aide in lire_fichier(fichier).aides)
        return tuple(sorted(lus, key=lambda aide: aide.code))
