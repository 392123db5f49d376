"""Read the conditions of an aid."""

from __future__ import annotations

from ccas_desktop.domain.provenance import NatureProvenance
from ccas_desktop.domain.reglement.fichier.lecture_baremes import lire_jour_du_mois
from ccas_desktop.domain.reglement.fichier.lecture_bornes import SUR_UN_NOMBRE, SUR_UNE_DATE, lire_indicateur, lire_test
from ccas_desktop.domain.reglement.lecteur import Lecteur, en_liste
from ccas_desktop.domain.reglement.modele.exigences import (
    AuMoinsUne,
    Comparaison,
    Condition,
    DepotEntre,
    Exigence,
    Sauf,
    Toutes,
)
from ccas_desktop.domain.reglement.modele.indicateurs import Vocabulaire, question_libre
from ccas_desktop.domain.reglement.modele.intervalle import Parmi
from ccas_desktop.domain.reglement.modele.issues import Issue, Voie

PROFONDEUR_MAXIMUM = 8
FORMES = ("indicateur", "question", "toutes", "au_moins_une", "sauf", "depot")
SUITES = (Issue.NON_ELIGIBLE, Issue.COMMISSION, Issue.DEROGATION, Issue.QUOTA_EPUISE)


def lire_condition(table: Lecteur, vocabulaire: Vocabulaire) -> Condition:
    """Return one condition of the list of an aid."""
    condition = Condition(
        article=table.texte("article"),
        texte=table.texte("texte"),
        sinon=table.choix("sinon", SUITES, defaut=Issue.NON_ELIGIBLE),
        derogation_par=table.choix("derogation_par", tuple(Voie)) if table.a_depuis(2, "derogation_par") else None,
        orientation=table.texte("orientation") if table.a_depuis(2, "orientation") else "",
        exigence=_Exigences(vocabulaire).lire(table, PROFONDEUR_MAXIMUM),
    )
    if condition.derogation_par is not None and condition.sinon is not Issue.DEROGATION:
        table.fauter("derogation_par", "valeur_inconnue", f'sinon = "{Issue.DEROGATION}"')
    table.fin()
    return condition


class _Exigences:
    """Reads requirements with the facts they may name."""

    def __init__(self, vocabulaire: Vocabulaire) -> None:
        self._vocabulaire = vocabulaire

    def lire(self, table: Lecteur, profondeur: int) -> Exigence:
        formes = [forme for forme in FORMES if table.a(forme)]
        if len(formes) != 1:
            code = "test_ambigu" if formes else "test_absent"
            table.fauter("", code, f"une de ces lignes\u00a0: {en_liste(FORMES)}")
            return Toutes(())
        if not profondeur:
            table.fauter("", "trop_profond", f"{PROFONDEUR_MAXIMUM} groupes emboîtés au plus")
            return Toutes(())
        match formes[0]:
            case "indicateur":
                return self._comparaison(table)
            case "question":
                return self._question(table)
            case "depot":
                return _depot(table)
            case "sauf":
                return Sauf(self._partie(table.table("sauf"), profondeur))
            case "toutes":
                return Toutes(self._parties(table, "toutes", profondeur))
        return AuMoinsUne(self._parties(table, "au_moins_une", profondeur))

    def _parties(self, table: Lecteur, cle: str, profondeur: int) -> tuple[Exigence, ...]:
        return tuple(self._partie(partie, profondeur) for partie in table.tables(cle))

    def _partie(self, table: Lecteur, profondeur: int) -> Exigence:
        exigence = self.lire(table, profondeur - 1)
        table.fin()
        return exigence

    def _comparaison(self, table: Lecteur) -> Exigence:
        indicateur = lire_indicateur(table, "indicateur", parmi=self._vocabulaire)
        source = NatureProvenance.DECLARE
        if table.a_depuis(2, "source"):
            source = table.choix("source", tuple(NatureProvenance))
        if indicateur is None:
            for cle in (*SUR_UN_NOMBRE, *SUR_UNE_DATE, "est"):
                table.a(cle)  # which test suits an unknown fact cannot be told
            return Toutes(())
        return Comparaison(indicateur, lire_test(table, indicateur, self._vocabulaire), source)

    def _question(self, table: Lecteur) -> Comparaison:
        """A condition that no figure tells: an agent answers the question, and `code` names the answer."""
        code = table.code("code")
        if code in self._vocabulaire:
            table.fauter("code", "doublon", "un nom qui n’est pas celui d’un indicateur")
        return Comparaison(question_libre(code, table.texte("question")), Parmi((table.oui_non("est"),)))


def _depot(table: Lecteur) -> DepotEntre:
    table.a_depuis(2, "depot")
    dates = table.table("depot")
    depot = DepotEntre(
        lire_jour_du_mois(dates, "du", dates.brut("du")), lire_jour_du_mois(dates, "au", dates.brut("au"))
    )
    dates.fin()
    return depot
