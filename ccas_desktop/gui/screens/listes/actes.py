"""The acts on many rows that each list offers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Precision(StrEnum):
    """What an act asks before it is done."""

    RIEN = "rien"
    AGENT = "agent"
    MOTIF = "motif"
    REMISE = "remise"


@dataclass(frozen=True)
class ActeDeLot:
    """One act.

    Attributes:
        libelle: on its button; `question`, where « {} » is the rows chosen, before it is done, `fait` once it is.
        sur_le_dossier: done on the dossiers of the rows, each once.
    """

    code: str
    libelle: str
    image: str
    question: str
    oui: str
    fait: str
    precision: Precision = Precision.RIEN
    sur_le_dossier: bool = False


_REFERENT = ActeDeLot(
    "referent",
    "Donner un référent…",
    "personne",
    "Donner ce référent aux dossiers de {}",
    "Oui, donner ce référent",
    "Référent donné, nombre de dossiers",
    Precision.AGENT,
    sur_le_dossier=True,
)
_SANS_SUITE = ActeDeLot(
    "sans_suite",
    "Classer sans suite…",
    "fermer",
    "Classer sans suite {}",
    "Oui, classer sans suite",
    "Demandes classées sans suite",
    Precision.MOTIF,
)
_REMISE = ActeDeLot(
    "remise",
    "Noter la remise…",
    "fait",
    "Noter la remise de {}",
    "Oui, noter la remise",
    "Courriers notés comme remis",
    Precision.REMISE,
)
_IMPRESSION = ActeDeLot(
    "impression",
    "Imprimer pour l’envoi…",
    "imprimer",
    "Imprimer {} en un seul document, dans l’ordre de la liste",
    "Oui, les imprimer",
    "Courriers imprimés",
)
_ACTES = {
    "dossiers": (_REFERENT,),
    "demandes": (_SANS_SUITE, _REFERENT),
    "courriers": (_IMPRESSION, _REMISE),
}


def actes_de_la_liste(code: str) -> tuple[ActeDeLot, ...]:
    """Return the acts that a list offers on many rows."""
    return _ACTES.get(code, ())
