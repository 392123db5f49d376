"""Letters as PDF/A-2a and PDF/UA-1 files, by the Typst compiler embedded in the program."""

from __future__ import annotations

import re
import threading
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ccas_desktop.adapters.letters.glyphes import Glyphes, Remplacement
from ccas_desktop.adapters.letters.mise_en_page import fichiers
from ccas_desktop.adapters.letters.mise_en_page_etat import fichiers_de_l_etat
from ccas_desktop.application.errors import LettreImpossible
from ccas_desktop.domain.courrier.composition import composer
from ccas_desktop.domain.courrier.contenu import Lettre
from ccas_desktop.domain.courrier.destinataires import exemplaires
from ccas_desktop.domain.courrier.etat import Etat
from ccas_desktop.domain.courrier.produite import LettreProduite

if TYPE_CHECKING:
    import typst

_LETTRE, _ETAT = "lettre.typ", "etat.typ"
_COMPILATIONS_GARDEES = 11
_NOMBRE_DE_PAGES = re.compile(rb"/Type\s*/Pages\b.*?/Count (\d+)", re.DOTALL)


class TypstLettres:
    """Composes letters; may be used by several threads at once.

    The compiler and the fonts are loaded at the first letter, then kept: a letter takes a few milliseconds.
    """

    def __init__(self, ressources: Path) -> None:
        self._gabarits = ressources / "letters"
        self._polices = ressources / "fonts"
        self._glyphes = Glyphes(self._polices)
        self._sources: dict[str, bytes] = {}
        # A compiler serves one thread at a time.
        self._par_fil = threading.local()
        self._lot_garde = False

    def produire(self, lettre: Lettre, *, duplicata: bool = False) -> LettreProduite:
        """Return the letter, then its copy. Raises RefusMetier `mentions_absentes`, or LettreImpossible."""
        documents = [composer(exemplaire, duplicata=duplicata) for exemplaire in exemplaires(lettre)]
        remplaces = Remplacement(self._glyphes)
        pdf = self._compiler(_LETTRE, fichiers(documents, imprimable=remplaces), lettre.date)
        return LettreProduite(pdf, remplaces.caracteres, _pages(pdf))

    def produire_etat(self, etat: Etat) -> LettreProduite:
        """Return a statement made of tables. Raises LettreImpossible."""
        remplaces = Remplacement(self._glyphes)
        pdf = self._compiler(_ETAT, fichiers_de_l_etat(etat, imprimable=remplaces), etat.date)
        return LettreProduite(pdf, remplaces.caracteres, _pages(pdf))

    def produire_lot(self, lettres: Sequence[Lettre], *, duplicatas: Collection[int] = ()) -> LettreProduite:
        """Return many letters in one file, each with its own page numbers. Raises as `produire`.

        Those of the ranks `duplicatas` say so on each page.
        """
        if not lettres:
            raise ValueError("no letter to print")
        self._oublier()
        self._lot_garde = True
        documents = [
            composer(exemplaire, duplicata=rang in duplicatas)
            for rang, lettre in enumerate(lettres)
            for exemplaire in exemplaires(lettre)
        ]
        remplaces = Remplacement(self._glyphes)
        donnees = fichiers(documents, imprimable=remplaces)
        pdf = self._compiler(_LETTRE, donnees, max(lettre.date for lettre in lettres))
        return LettreProduite(pdf, remplaces.caracteres, _pages(pdf))

    def caracteres_sans_glyphe(self, texte: str) -> tuple[str, ...]:
        """Return each character of the text that the letter would print as « ▯ »."""
        return self._glyphes.sans_glyphe(texte)

    def _compiler(self, gabarit: str, donnees: dict[str, bytes], jour: date) -> bytes:
        # Imported here: the compiler is not needed to open the application.
        import typst

        # The date of the file is that of the letter: the same letter is always the same file.
        datee = datetime.combine(jour, time(), UTC)
        try:
            pdf = self._compilateur().compile(
                # The stubs of typst 0.15 forget that several files may be given, by name.
                input=cast("bytes", {"main.typ": self._source(gabarit), **donnees}),
                pdf_standards=["a-2a", "ua-1"],
                timestamp=datee,
            )
        except typst.TypstError as erreur:
            # What follows the first quotation mark may be a text of the letter: it must not reach the log.
            raise LettreImpossible(erreur.message.partition("`")[0]) from None
        return cast("bytes", pdf)

    def _oublier(self) -> None:
        """Let the memory of the former batch go: about 900 MB for 500 letters, that this one would add to."""
        # WORKAROUND typst 0.15: the compiler keeps what it did until ten compilations have not used it again.
        for _ in range(_COMPILATIONS_GARDEES if self._lot_garde else 0):
            self._compilateur().compile(input=b"")

    def _compilateur(self) -> typst.Compiler:
        if not hasattr(self._par_fil, "compilateur"):
            import typst

            self._par_fil.compilateur = typst.Compiler(font_paths=self._fontes)
        compilateur: typst.Compiler = self._par_fil.compilateur
        return compilateur

    @cached_property
    def _fontes(self) -> typst.Fonts:
        import typst

        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[self._polices])

    def _source(self, gabarit: str) -> bytes:
        if gabarit not in self._sources:
            self._sources[gabarit] = (self._gabarits / gabarit).read_bytes()
        return self._sources[gabarit]


def _pages(pdf: bytes) -> int:
    trouve = _NOMBRE_DE_PAGES.search(pdf)
    if trouve is None:
        raise LettreImpossible("no page tree")
    return int(trouve.group(1))
