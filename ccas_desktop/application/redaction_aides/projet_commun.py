"""The draft of what is common to all the aids: one at a time, kept at every change, apart from what is in force."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Ecriture, Lecture
from ccas_desktop.application.redaction_aides.formes import Table
from ccas_desktop.application.redaction_aides.projet import nom_de, sans_dates
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import Brouillon
from ccas_desktop.domain.reglement.fichier.ecriture import commun_en_table
from ccas_desktop.domain.reglement.modele.model import Reglement

CLE = "reglement/commun"
_NOMMEES = ("indicateur", "bareme")


@dataclass(frozen=True)
class ProjetCommun:
    """What is being written of the names, the indicators and the scales of the règlement, dates as texts."""

    table: Mapping[str, object]
    modifie_le: datetime


def table_commune(reglement: Reglement) -> Table:
    """Return what is in force as the forms want it."""
    return sans_dates({cle: valeur for cle, valeur in commun_en_table(reglement).items() if cle != "format"})


def completee_commune(table: Mapping[str, object]) -> Table:
    """Return the table to be examined: names made where none was typed, lists left empty taken away."""
    complete = {cle: valeur for cle, valeur in table.items() if not (isinstance(valeur, list) and not valeur)}
    for cle in _NOMMEES:
        parties = complete.get(cle)
        if isinstance(parties, list):
            complete[cle] = [_nommee(partie) for partie in parties]
    return complete


def lire_projet_commun(services: Services) -> ProjetCommun | None:
    """Return the draft, None when there is none."""
    with services.base.lecture() as base:
        return projet_commun(base)


def projet_commun(base: Lecture) -> ProjetCommun | None:
    """Return the same from a reading already open."""
    garde = base.brouillon(CLE)
    return ProjetCommun(json.loads(garde.contenu["table"]), garde.modifie_le) if garde else None


def garder_projet_commun(services: Services, auteur: Auteur, table: Mapping[str, object]) -> ProjetCommun:
    """Keep the draft as it is now, and return it with the moment of its change."""
    instant = services.horloge.maintenant()
    with services.base.ecriture(auteur) as base:
        base.ecrire_brouillon(Brouillon(CLE, {"table": json.dumps(table, ensure_ascii=False)}, instant))
    return ProjetCommun(table, instant)


def abandonner_projet_commun(services: Services, auteur: Auteur) -> None:
    """Forget the draft: what is in force is then written from again."""
    with services.base.ecriture(auteur) as base:
        oublier_projet_commun(base)


def oublier_projet_commun(base: Ecriture) -> None:
    """Do the same in a unit of work already open."""
    base.effacer_brouillon(CLE)


def _nommee(partie: object) -> object:
    if not isinstance(partie, Mapping) or partie.get("code"):
        return partie
    return {**partie, "code": nom_de(str(partie.get("libelle", "")))}
