"""What a row says of the situation of a person, of the housing, and of who follows the dossier."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TypeVar

from ccas_desktop.application.imports import codes, valeurs
from ccas_desktop.application.imports.cellules import Cellules
from ccas_desktop.application.imports.champs_situation import CHAMPS_DE_SITUATION
from ccas_desktop.application.imports.dates import Epoque, lire_date
from ccas_desktop.application.imports.fiche import AUCUN_SUIVI, PersonneLue, SuiviLu
from ccas_desktop.domain.personnes.contacts import PersonneAPrevenir, PreferencesUsager
from ccas_desktop.domain.personnes.residence import Logement
from ccas_desktop.domain.personnes.situation_personne import SituationPersonne

S = TypeVar("S", SuiviLu, SituationPersonne, Logement)
# Codes of the fields read here: a file without any of them costs nothing.
CODES = frozenset(champ.code for champ in CHAMPS_DE_SITUATION)


def lire_situation(cellules: Cellules, personne: PersonneLue, rang: int) -> PersonneLue:
    """Return the person with what the row says of her beyond her identity."""
    situation = SituationPersonne(
        familiale=cellules.lire("situation_familiale", codes.lire_situation_familiale, rang, doute=True),
        professionnelle=cellules.lire(
            "situation_professionnelle", codes.lire_situation_professionnelle, rang, doute=True
        ),
        employeur=cellules.texte("employeur", rang),
    )
    if rang > 0:
        return replace(personne, situation=situation)
    autres = _telephone(cellules, "autre_telephone")
    if personne.autre_telephone and autres:
        cellules.noter("Autre téléphone", autres)
    return replace(
        personne,
        situation=situation,
        autre_telephone=personne.autre_telephone or autres,
        a_prevenir=PersonneAPrevenir(
            cellules.texte("prevenir_nom"), cellules.texte("prevenir_lien"), _telephone(cellules, "prevenir_telephone")
        ),
        preferences=PreferencesUsager(langue=_langue(cellules)),
    )


def lire_suivi(cellules: Cellules, epoque: Epoque) -> SuiviLu:
    """Return what the row says of the foyer beyond its address."""
    return SuiviLu(
        logement=Logement(
            mode=cellules.lire("logement", codes.lire_logement, doute=True),
            type=cellules.lire("type_logement", codes.lire_type_logement, doute=True),
            bailleur=cellules.texte("bailleur"),
            surface=cellules.lire("surface", valeurs.lire_surface, doute=True),
        ),
        arrivee_commune=cellules.lire("arrivee_commune", lambda c: lire_date(c, epoque).jour, doute=True),
        orientation=cellules.lire("orientation", codes.lire_orientation, doute=True),
        prescripteur=cellules.texte("prescripteur"),
        referent=cellules.texte("referent"),
    )


def completer_suivi(suivi: SuiviLu, autre: SuiviLu) -> SuiviLu:
    """Return what two rows of a family say together, the first one before."""
    if autre is AUCUN_SUIVI or autre == suivi:
        return suivi
    return replace(_completer(suivi, autre), logement=_completer(suivi.logement, autre.logement))


def completer_situation(situation: SituationPersonne, autre: SituationPersonne) -> SituationPersonne:
    """Return what two rows of a person say together, the first one before."""
    return situation if autre == situation else _completer(situation, autre)


def _completer(une: S, autre: S) -> S:
    return replace(une, **{f.name: getattr(une, f.name) or getattr(autre, f.name) for f in fields(une)})


def _telephone(cellules: Cellules, champ: str) -> str:
    numeros = cellules.lire(champ, valeurs.lire_telephones, doute=True) or ()
    for autre in numeros[1:]:
        cellules.noter("Autre téléphone", autre)
    return numeros[0] if numeros else ""


def _langue(cellules: Cellules) -> str:
    """French is the language of who has none written (see `PreferencesUsager`)."""
    langue = cellules.texte("langue")
    return "" if langue.casefold() in ("français", "francais", "fr", "française") else langue
