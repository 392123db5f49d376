"""Read and write the example situations of an aid."""

from __future__ import annotations

from decimal import Decimal

from ccas_desktop.domain.reglement.ecriture_valeurs import Table, ecrire_nombre_exact
from ccas_desktop.domain.reglement.exemples import Exemple
from ccas_desktop.domain.reglement.indicateurs import Vocabulaire
from ccas_desktop.domain.reglement.issues import Issue
from ccas_desktop.domain.reglement.lecteur import Lecteur
from ccas_desktop.domain.reglement.situation import Valeur
from ccas_desktop.domain.reglement.valeurs import lire_valeur


def lire_exemple(table: Lecteur, vocabulaire: Vocabulaire) -> Exemple:
    """Return one example; `vocabulaire` holds the questions of the aid too."""
    exemple = Exemple(
        nom=table.texte("nom"),
        faits=_faits(table.table("faits"), vocabulaire),
        issue=table.choix("issue", tuple(Issue)),
        montant=table.nombre("montant", decimales=2) if table.a("montant") else None,
        jour=table.date("jour") if table.a("jour") else None,
    )
    table.fin()
    return exemple


def ecrire_exemple(exemple: Exemple) -> Table:
    """Return an example as a table."""
    table: Table = {"nom": exemple.nom}
    if exemple.jour:
        table["jour"] = exemple.jour
    table |= {"faits": {code: _valeur(valeur) for code, valeur in exemple.faits}, "issue": exemple.issue.value}
    return table if exemple.montant is None else {**table, "montant": ecrire_nombre_exact(exemple.montant)}


def _faits(table: Lecteur, vocabulaire: Vocabulaire) -> tuple[tuple[str, Valeur], ...]:
    lus = [(code, lire_valeur(table, code, i)) for code, i in vocabulaire.items() if table.a(code)]
    table.fin()
    return tuple(lus)


def _valeur(valeur: Valeur) -> int | str | bool:
    return ecrire_nombre_exact(valeur) if isinstance(valeur, Decimal) else valeur
