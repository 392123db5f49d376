"""What the person is told: what happened, what is safe, what to do next."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ccas_desktop.application.errors import ErreurPort, TexteIllisible
from ccas_desktop.application.messages.echecs import phrase_echec
from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.domain.errors import RefusMetier

_CADRES = 4


class Gravite(StrEnum):
    """How much a notice matters; an error stays until it is read."""

    INFORMATION = "information"
    SUCCES = "succes"
    ALERTE = "alerte"
    ERREUR = "danger"


@dataclass(frozen=True)
class Avis:
    """A notice.

    Attributes:
        titre: what happened, in a few words.
        texte: what is safe, or what it means.
        suite: what to do next.
        details: for the support, without personal data; shown on demand.
    """

    titre: str
    texte: str = ""
    suite: str = ""
    gravite: Gravite = Gravite.INFORMATION
    details: str = ""


@dataclass(frozen=True)
class ActionAvis:
    """What a notice offers to do, such as « Annuler »."""

    libelle: str
    faire: Callable[[], None]


def avis_pour(erreur: BaseException) -> Avis:
    """Return the notice of an exception, whatever it is."""
    if isinstance(erreur, RefusMetier):
        return Avis(phrase_refus(erreur.code, erreur.faits), gravite=Gravite.ALERTE)
    if isinstance(erreur, ErreurPort):
        phrase = phrase_echec(erreur)
        return Avis(phrase.titre, phrase.sauf, phrase.suite, Gravite.ERREUR, _details(erreur))
    return Avis(
        "Une erreur imprévue est survenue.",
        "Ce qui était enregistré est intact.",
        "Recommencez ; si cela se reproduit, transmettez le détail au support.",
        Gravite.ERREUR,
        _details(erreur),
    )


def _details(erreur: BaseException) -> str:
    """Return what the support needs. The text of an exception may hold a name or a token: it is left out."""
    if isinstance(erreur, TexteIllisible):
        return "\n".join(f"{lieu} : {phrase}" for lieu, phrase in erreur.fautes)
    cadres = traceback.extract_tb(erreur.__traceback__)[-_CADRES:]
    lieux = [f"{Path(cadre.filename).name}:{cadre.lineno} {cadre.name}" for cadre in cadres]
    return "\n".join([type(erreur).__name__, *lieux])
