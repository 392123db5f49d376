"""Read the conditions of an aid."""

from __future__ import annotations

from ccas_desktop.domain.reglement.indicateurs import PAR_CODE, question_libre
from ccas_desktop.domain.reglement.intervalle import Parmi
from ccas_desktop.domain.reglement.lecteur import Lecteur, en_liste
from ccas_desktop.domain.reglement.lecture_bornes import SUR_UN_NOMBRE, lire_indicateur, lire_test
from ccas_desktop.domain.reglement.model import AuMoinsUne, Comparaison, Condition, Exigence, Issue, Sauf, Toutes

PROFONDEUR_MAXIMUM = 8
FORMES = ("indicateur", "question", "toutes", "au_moins_une", "sauf")
RENVOIS = (Issue.NON_ELIGIBLE, Issue.COMMISSION)


def lire_condition(table: Lecteur) -> Condition:
    """Return one condition of the list of an aid."""
    condition = Condition(
        article=table.texte("article"),
        texte=table.texte("texte"),
        sinon=table.choix("sinon", RENVOIS, defaut=Issue.NON_ELIGIBLE),
        exigence=_exigence(table, PROFONDEUR_MAXIMUM),
    )
    table.fin()
    return condition


def _exigence(table: Lecteur, profondeur: int) -> Exigence:
    formes = [forme for forme in FORMES if table.a(forme)]
    if len(formes) != 1:
        table.fauter("", "test_ambigu" if formes else "test_absent", f"une de ces lignes\u00a0: {en_liste(FORMES)}")
        return Toutes(())
    if not profondeur:
        table.fauter("", "trop_profond", f"{PROFONDEUR_MAXIMUM} groupes emboîtés au plus")
        return Toutes(())
    match formes[0]:
        case "indicateur":
            return _comparaison(table)
        case "question":
            return _question(table)
        case "sauf":
            return Sauf(_partie(table.table("sauf"), profondeur))
        case "toutes":
            return Toutes(_parties(table, "toutes", profondeur))
    return AuMoinsUne(_parties(table, "au_moins_une", profondeur))


def _parties(table: Lecteur, cle: str, profondeur: int) -> tuple[Exigence, ...]:
    return tuple(_partie(partie, profondeur) for partie in table.tables(cle))


def _partie(table: Lecteur, profondeur: int) -> Exigence:
    exigence = _exigence(table, profondeur - 1)
    table.fin()
    return exigence


def _comparaison(table: Lecteur) -> Exigence:
    indicateur = lire_indicateur(table, "indicateur")
    if indicateur is None:
        for cle in (*SUR_UN_NOMBRE, "est"):
            table.a(cle)  # which test suits an unknown fact cannot be told
        return Toutes(())
    return Comparaison(indicateur, lire_test(table, indicateur.unite))


def _question(table: Lecteur) -> Comparaison:
    """A condition that no figure tells: an agent answers the question, and `code` names the answer."""
    code = table.code("code")
    if code in PAR_CODE:
        table.fauter("code", "doublon", "un nom qui n’est pas celui d’un indicateur")
    return Comparaison(question_libre(code, table.texte("question")), Parmi((table.oui_non("est"),)))
