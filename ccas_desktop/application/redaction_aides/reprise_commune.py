"""Take from a file the indicators and scales of its aids: added to the draft of the common rules, to be reread."""

from __future__ import annotations

from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.redaction_aides.formes import Table
from ccas_desktop.application.redaction_aides.mise_en_vigueur import reglement_de_travail
from ccas_desktop.application.redaction_aides.projet_commun import garder_projet_commun, projet_commun, table_commune
from ccas_desktop.application.services import Services
from ccas_desktop.domain.reglement.modele.model import Reglement


def reprendre_les_regles_communes(services: Services, auteur: Auteur, lu: Reglement) -> int:
    """Add to the draft the indicators and the scales of a file that have no namesake yet, and return how many.

    Those of the same name are left as they are here: the file of another CCAS never changes an aid in force.
    """
    with services.base.lecture() as base:
        projet = projet_commun(base)
        table: Table = dict(projet.aide) if projet else table_commune(reglement_de_travail(services, base))
    siennes, ajoutees = table_commune(lu), 0
    for cle in ("indicateur", "bareme"):
        ici, la_bas = _parties(table, cle), _parties(siennes, cle)
        connus = {partie.get("code") for partie in ici}
        nouvelles = [partie for partie in la_bas if partie["code"] not in connus]
        if nouvelles:
            table[cle] = [*ici, *nouvelles]
            ajoutees += len(nouvelles)
    if ajoutees:
        garder_projet_commun(services, auteur, table)
    return ajoutees


def _parties(table: Table, cle: str) -> list[Table]:
    parties = table.get(cle)
    return parties if isinstance(parties, list) else []
