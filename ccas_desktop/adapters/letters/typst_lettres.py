"""Letters as PDF/A-2a and PDF/UA-1 files, by the Typst compiler embedded in the program."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Sequence
from datetime import UTC, datetime, time
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ccas_desktop.adapters.letters.glyphes import Glyphes
from ccas_desktop.adapters.letters.mise_en_page import en_donnees
from ccas_desktop.application.errors import LettreImpossible
from ccas_desktop.domain.courrier.composition import composer
from ccas_desktop.domain.courrier.contenu import Lettre
from ccas_desktop.domain.courrier.document import Document
from ccas_desktop.domain.courrier.produite import LettreProduite

if TYPE_CHECKING:
    import typst

_GABARIT = "lettre.typ"
_COMPILATIONS_GARDEES = 11
_NOMBRE_DE_PAGES = re.compile(rb"/Type\s*/Pages\b.*?/Count (\d+)", re.DOTALL)


class TypstLettres:
    """Composes letters; may be used by several threads at once.

    The compiler and the fonts are loaded at the first letter, then kept: a letter takes a few milliseconds.
    """

    def __init__(self, ressources: Path) -> None:
        self._gabarit = ressources / "letters" / _GABARIT
        self._polices = ressources / "fonts"
        self._glyphes = Glyphes(self._polices)
        # A compiler serves one thread at a time.
        self._par_fil = threading.local()

    def produire(self, lettre: Lettre, *, duplicata: bool = False) -> LettreProduite:
        """Return the letter. Raises RefusMetier `mentions_absentes`, or LettreImpossible."""
        document = composer(lettre, duplicata=duplicata)
        remplaces = _Remplaces(self._glyphes)
        pdf = self._compiler(_fichiers([document], remplaces), [lettre])
        return LettreProduite(pdf, remplaces.caracteres, _pages(pdf))

    def produire_lot(self, lettres: Sequence[Lettre], *, duplicata: bool = False) -> bytes:
        """Return many letters in one file, each with its own page numbers. Raises as `produire`."""
        if not lettres:
            raise ValueError("no letter to print")
        documents = [composer(lettre, duplicata=duplicata) for lettre in lettres]
        pdf = self._compiler(_fichiers(documents, _Remplaces(self._glyphes)), lettres)
        self._oublier()
        return pdf

    def caracteres_sans_glyphe(self, texte: str) -> tuple[str, ...]:
        """Return each character of the text that the letter would print as « ▯ »."""
        return self._glyphes.sans_glyphe(texte)

    def _compiler(self, fichiers: dict[str, bytes], lettres: Sequence[Lettre]) -> bytes:
        # Imported here: the compiler is not needed to open the application.
        import typst

        # The date of the file is that of the letter: the same letter is always the same file.
        datee = datetime.combine(max(lettre.date for lettre in lettres), time(), UTC)
        try:
            pdf = self._compilateur().compile(
                # The stubs of typst 0.15 forget that several files may be given, by name.
                input=cast("bytes", {"main.typ": self._source, **fichiers}),
                pdf_standards=["a-2a", "ua-1"],
                timestamp=datee,
            )
        except typst.TypstError as erreur:
            raise LettreImpossible(erreur.message) from erreur
        return cast("bytes", pdf)

    def _oublier(self) -> None:
        """Let the memory of a large file go: about 900 MB for 500 letters, that the next ones would add to."""
        # WORKAROUND typst 0.15: the compiler keeps what it did until ten compilations have not used it again.
        for _ in range(_COMPILATIONS_GARDEES):
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

    @cached_property
    def _source(self) -> bytes:
        return self._gabarit.read_bytes()


class _Remplaces:
    """Makes texts printable and remembers what could not be written."""

    def __init__(self, glyphes: Glyphes) -> None:
        self._glyphes = glyphes
        self._trouves: dict[str, None] = {}

    def __call__(self, texte: str) -> str:
        self._trouves.update(dict.fromkeys(self._glyphes.sans_glyphe(texte)))
        return self._glyphes.imprimable(texte)

    @property
    def caracteres(self) -> tuple[str, ...]:
        return tuple(self._trouves)


def _fichiers(documents: Sequence[Document], imprimable: _Remplaces) -> dict[str, bytes]:
    """Return the virtual files the template reads: the data, and each logo once."""
    logos = {document.logo: f"logo-{rang}.json" for rang, document in enumerate(documents) if document.logo}
    donnees = {
        "titre": documents[0].titre if len(documents) == 1 else f"{len(documents)} courriers",
        "auteur": imprimable(documents[0].expediteur[0]),
        "lettres": [en_donnees(d, imprimable=imprimable, logo=logos.get(d.logo)) for d in documents],
    }
    fichiers = {nom: _logo(logo) for logo, nom in logos.items()}
    return {"donnees.json": json.dumps(donnees, ensure_ascii=False).encode(), **fichiers}


@lru_cache(maxsize=4)
def _logo(logo: bytes) -> bytes:
    """Return the picture as a list of numbers: the files given to the compiler in memory must be text."""
    return str(list(logo)).encode()


def _pages(pdf: bytes) -> int:
    trouve = _NOMBRE_DE_PAGES.search(pdf)
    if trouve is None:
        raise LettreImpossible("no page tree")
    return int(trouve.group(1))
