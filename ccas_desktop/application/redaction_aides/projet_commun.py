"""The draft of what is common to all the aids: one, unless two places write it at once, apart from what is in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.redaction_aides.formes import Table
from ccas_desktop.application.redaction_aides.projet import COMMUNS, Projet, nom_de, sans_dates
from ccas_desktop.application.redaction_aides.projets import PRINCIPAL, ecrire_projet, oublier_projet, projet_garde
from ccas_desktop.application.services import Services
from ccas_desktop.domain.reglement.fichier.ecriture import commun_en_table
from ccas_desktop.domain.reglement.modele.model import Reglement

_NOMMEES = ("indicateur", "bareme")


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


def lire_projet_commun(services: Services, cle: str = PRINCIPAL) -> Projet | None:
    """Return a draft, None when there is none."""
    with services.base.lecture() as base:
        return projet_commun(base, cle)


def projet_commun(base: Lecture, cle: str = PRINCIPAL) -> Projet | None:
    """Return the same from a reading already open."""
    return projet_garde(base, cle, COMMUNS)


def commun_ouvert(reglement: Reglement, communs: Iterable[Projet], cle: str, instant: datetime) -> Projet | None:
    """Return the draft to write, the rules in force when it is the main one and nothing is kept of it so far.

    None when it is another, brought into force or given up since.
    """
    garde = next((projet for projet in communs if projet.cle == cle), None)
    if garde is None and cle == PRINCIPAL:
        return Projet(PRINCIPAL, table_commune(reglement), instant, famille=COMMUNS)
    return garde


def autre_commun(communs: Iterable[Projet], cle: str) -> Projet | None:
    """Return the last one written of the other drafts, None when there is a single one."""
    return next((projet for projet in communs if projet.cle != cle), None)


def garder_projet_commun(services: Services, auteur: Auteur, table: Mapping[str, object]) -> Projet:
    """Keep the draft as it is now, and return it with the moment of its change."""
    instant = services.horloge.maintenant()
    with services.base.ecriture(auteur) as base:
        garde = projet_commun(base) or Projet(PRINCIPAL, {}, instant, famille=COMMUNS)
        return ecrire_projet(base, replace(garde, aide=table, redaction=""), instant)


def abandonner_projet_commun(services: Services, auteur: Auteur, cle: str = PRINCIPAL) -> None:
    """Forget a draft: what is in force is then written from again."""
    with services.base.ecriture(auteur) as base:
        oublier_projet(services, base, cle, COMMUNS)


def _nommee(partie: object) -> object:
    if not isinstance(partie, Mapping) or partie.get("code"):
        return partie
    return {**partie, "code": nom_de(str(partie.get("libelle", "")))}
