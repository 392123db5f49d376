"""Speed of the letters: one against the bare call of the compiler for the same document, and 500 in one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import count, islice
from pathlib import Path
from statistics import median
from time import perf_counter

import typst

from ccas_desktop.adapters.letters.glyphes import Glyphes, Remplacement
from ccas_desktop.adapters.letters.mise_en_page import fichiers
from ccas_desktop.adapters.letters.typst_lettres import TypstLettres
from ccas_desktop.domain.courrier.composition import composer
from ccas_desktop.domain.courrier.contenu import Lettre
from tests.bench.mesure import Mesure
from tests.domain.courrier.exemples import accord, accord_partiel, refus

RESSOURCES = Path(__file__).parents[2] / "resources"
ESSAIS = 60
LOT = 500
BARRE_UNE_LETTRE = 1.3
BARRE_LOT_SECONDES = 5.0

Fichiers = dict[str, bytes]


def mesures() -> list[Mesure]:
    """Return the figures of the letters."""
    # Each letter is of another person: the compiler would answer a repeated one from its cache.
    suite = _lettres()
    return [_une_lettre(suite), _un_lot(suite)]


def _une_lettre(suite: Iterator[Lettre]) -> Mesure:
    lettres, brut = TypstLettres(RESSOURCES), _AppelBrut()
    for _ in range(3):
        lettres.produire(next(suite))
        brut.compiler(brut.preparer([next(suite)]))
    notres, bruts = [], []
    for _ in range(ESSAIS):
        lettre, donnees = next(suite), brut.preparer([next(suite)])
        notres.append(_duree(lambda lettre=lettre: lettres.produire(lettre)))  # type: ignore[misc]
        bruts.append(_duree(lambda donnees=donnees: brut.compiler(donnees)))  # type: ignore[misc]
    reference = 1000 * median(bruts)
    return Mesure("une_lettre", 1000 * median(notres), "ms", reference, BARRE_UNE_LETTRE * reference)


def _un_lot(suite: Iterator[Lettre]) -> Mesure:
    lettres, brut = TypstLettres(RESSOURCES), _AppelBrut()
    notres, bruts = [], []
    # The best of two: another program may take one of the cores for a while.
    for _ in range(2):
        lot, donnees = list(islice(suite, LOT)), brut.preparer(list(islice(suite, LOT)))
        notres.append(_duree(partial(lettres.produire_lot, lot)))
        bruts.append(_duree(partial(brut.compiler, donnees)))
    return Mesure("lot_de_500_lettres", min(notres), "s", min(bruts), BARRE_LOT_SECONDES)


class _AppelBrut:
    """The compiler alone, kept warm, on data made ready beforehand: the same document without our code."""

    def __init__(self) -> None:
        self._gabarit = (RESSOURCES / "letters" / "lettre.typ").read_bytes()
        self._imprimable = Remplacement(Glyphes(RESSOURCES / "fonts"))
        polices = typst.Fonts(False, False, [RESSOURCES / "fonts"])
        self._compilateur = typst.Compiler(font_paths=polices)

    def preparer(self, lettres: Sequence[Lettre]) -> Fichiers:
        documents = [composer(lettre) for lettre in lettres]
        return {"main.typ": self._gabarit, **fichiers(documents, imprimable=self._imprimable)}

    def compiler(self, donnees: Fichiers) -> None:
        self._compilateur.compile(input=donnees, pdf_standards=["a-2a", "ua-1"], timestamp=0)  # type: ignore[type-var]


def _lettres() -> Iterator[Lettre]:
    modeles = (accord(), accord_partiel(), refus())
    for rang in count(1):
        lettre = modeles[rang % len(modeles)]
        numero = f"2026-{rang:04d}"
        yield replace(
            lettre,
            destinataire=replace(lettre.destinataire, nom_famille=f"DUPONT-{rang}"),
            references=replace(lettre.references, dossier=numero, demande=f"{numero}-1"),
        )


def _duree(acte: Callable[[], object]) -> float:
    debut = perf_counter()
    acte()
    return perf_counter() - debut
