"""The facts that an aid under writing names, whole or not, to offer them in its examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ccas_desktop.application.redaction_aides.projet import nom_de
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE, Indicateur, Vocabulaire, question_libre

_CLES = ("indicateur", "de", "selon", "multiplie_par", "fois", "maximum_par", "deja")
_DES_LIMITES = {"par_an": "deja_verse_annee_aide", "par_foyer_an": "deja_verse_annee_foyer"}


def faits_a_dire(aide: Mapping[str, object], vocabulaire: Vocabulaire) -> tuple[Indicateur, ...]:
    """Return the facts to tell, those behind a computed one in its place, then the questions of the aid."""
    nommes = [vocabulaire[code] for code in _codes(_regles(aide)) if code in vocabulaire]
    bruts = [brut for nomme in nommes for brut in _bruts(nomme)]
    return (*dict.fromkeys(bruts), *_questions(_regles(aide)))


def _regles(aide: Mapping[str, object]) -> list[object]:
    return [aide.get(cle) for cle in ("condition", "montant", "plafonds")]


def _bruts(indicateur: Indicateur) -> tuple[Indicateur, ...]:
    return tuple(PAR_CODE[code] for code in indicateur.depend_de) or (indicateur,)


def _codes(partie: object) -> Iterator[str]:
    for table in _tables(partie):
        yield from (str(table[cle]) for cle in _CLES if cle in table)
        yield from (fait for limite, fait in _DES_LIMITES.items() if table.get(limite))


def _questions(partie: object) -> Iterator[Indicateur]:
    for table in _tables(partie):
        question = str(table.get("question") or "")
        code = str(table.get("code") or nom_de(question))
        if question and code:
            yield question_libre(code, question)


def _tables(partie: object) -> Iterator[Mapping[str, object]]:
    """Yield every table of a part, whatever its depth."""
    if isinstance(partie, Mapping):
        yield partie
        for valeur in partie.values():
            yield from _tables(valeur)
    elif isinstance(partie, list):
        for valeur in partie:
            yield from _tables(valeur)
