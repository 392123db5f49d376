"""The trace as it is stored with a decision and printed by the command line: every amount a decimal text."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.domain.reglement.calcul.trace import Contribution, DonneeTracee, Operation, Parametre, Trace
from ccas_desktop.domain.reglement.fautes import Faute, TraceInvalide
from ccas_desktop.domain.reglement.lecteur import Lecteur, Limites


def trace_en_json(trace: Trace) -> dict[str, object]:
    """Return a JSON-able copy of the trace: its parts hold texts only, which `asdict` would copy one by one."""
    return {
        "contribution": dict(vars(trace.contribution)),
        "donnees": [dict(vars(donnee)) for donnee in trace.donnees],
        "parametres": [dict(vars(parametre)) for parametre in trace.parametres],
        "operations": [dict(vars(operation)) for operation in trace.operations],
    }


def lire_trace(untrusted: Mapping[str, object]) -> Trace:
    """Return a stored trace. Raises TraceInvalide."""
    fautes: list[Faute] = []
    table = Lecteur(untrusted, "", fautes, Limites(liste=100_000, texte=1_000_000))
    trace = Trace(
        _contribution(table.table("contribution")),
        tuple(_donnee(donnee) for donnee in table.tables("donnees", obligatoire=False)),
        tuple(_parametre(parametre) for parametre in table.tables("parametres", obligatoire=False)),
        tuple(_operation(operation) for operation in table.tables("operations", obligatoire=False)),
    )
    table.fin()
    if fautes:
        raise TraceInvalide(tuple(fautes))
    return trace


def lire_donnees(untrusted: Mapping[str, object]) -> tuple[DonneeTracee, ...]:
    """Return the data of a stored trace, without what was worked out of them. Raises TraceInvalide."""
    fautes: list[Faute] = []
    table = Lecteur(untrusted, "", fautes, Limites(liste=100_000, texte=1_000_000))
    donnees = tuple(_donnee(donnee) for donnee in table.tables("donnees", obligatoire=False))
    if fautes:
        raise TraceInvalide(tuple(fautes))
    return donnees


def _contribution(table: Lecteur) -> Contribution:
    contribution = Contribution(table.texte("degre"), table.texte("mode"))
    table.fin()
    return contribution


def _donnee(table: Lecteur) -> DonneeTracee:
    donnee = DonneeTracee(
        code=table.texte("code"),
        libelle=table.texte("libelle"),
        affiche=table.texte("affiche"),
        exact=table.texte("exact"),
        source=table.texte("source"),
        precision=table.texte("precision", obligatoire=False),
    )
    table.fin()
    return donnee


def _parametre(table: Lecteur) -> Parametre:
    parametre = Parametre(
        libelle=table.texte("libelle"),
        valeur=table.texte("valeur"),
        article=table.texte("article", obligatoire=False),
        deliberation=table.texte("deliberation"),
        effet=table.texte("effet"),
    )
    table.fin()
    return parametre


def _operation(table: Lecteur) -> Operation:
    operation = Operation(
        texte=table.texte("texte"),
        expression=table.texte("expression", obligatoire=False),
        exact=table.texte("exact"),
        affiche=table.texte("affiche"),
        article=table.texte("article", obligatoire=False),
    )
    table.fin()
    return operation
