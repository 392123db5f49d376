"""Read the reference scales from a TOML text, and those that come with the application."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from ccas_desktop.adapters.toml_strict import lire_table, placer
from ccas_desktop.application.errors import BaremesIllisibles, TexteIllisible
from ccas_desktop.domain.reglement.fautes import BaremesInvalides
from ccas_desktop.domain.reglement.fichier.lecture_baremes import lire_baremes
from ccas_desktop.domain.reglement.modele.baremes import AUCUN, Baremes


def lire_texte_des_baremes(texte: str) -> Baremes:
    """Return the scales of a text. Raises BaremesIllisibles with every fault that can be told at once."""
    try:
        untrusted = lire_table(texte)
    except TexteIllisible as erreur:
        raise BaremesIllisibles(erreur.fautes) from None
    try:
        return lire_baremes(untrusted)
    except BaremesInvalides as erreur:
        raise BaremesIllisibles(placer(erreur.fautes, texte)) from None


class BaremesDuDossier:
    """The scales of the files of a folder, each read once, in the order of their names."""

    def __init__(self, dossier: Path) -> None:
        self._dossier = dossier

    def fournis(self) -> Baremes:
        """Return the scales that come with the application."""
        return self._fournis

    def lire(self, texte: str) -> Baremes:
        """Return the scales of a text. Raises BaremesIllisibles."""
        return lire_texte_des_baremes(texte)

    @cached_property
    def _fournis(self) -> Baremes:
        lus = AUCUN
        for fichier in sorted(self._dossier.glob("*.toml")):
            du_fichier = lire_texte_des_baremes(fichier.read_text(encoding="utf-8"))
            completes = lus.completes(du_fichier.par_code.values())
            lus = Baremes(completes.par_code, du_fichier.titre, du_fichier.date)
        return lus
