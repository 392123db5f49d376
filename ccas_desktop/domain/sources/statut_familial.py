"""What AEEH and ARS have in common: the person is the one paid, the child it is paid for, or neither."""

from __future__ import annotations

from enum import StrEnum

from ccas_desktop.domain.reponses.lecture_brute import Donnees, booleen, jour, texte
from ccas_desktop.domain.sources.description import Lecture
from ccas_desktop.domain.sources.prestation import NON_BENEFICIAIRE, NON_DIT

CHAMPS = ("status", "statut", "est_beneficiaire", "date_debut_droit")
CHAMPS_CITES = 5
LONGUEUR_CITEE = 40


class Statut(StrEnum):
    """Who the person is in the right."""

    ALLOCATAIRE = "allocataire"
    OUVRANT_DROIT = "ouvrant_droit"
    NON_BENEFICIAIRE = "non_beneficiaire"


def lire_statut(donnees: Donnees) -> Statut | None:
    """Return the status; a plain yes or no is read too, for the fields of ARS are not settled (api.md 1.5, point 8)."""
    dit = (texte(donnees.get("status")) or texte(donnees.get("statut")) or "").lower()
    if dit in tuple(Statut):
        return Statut(dit)
    beneficiaire = booleen(donnees.get("est_beneficiaire"))
    if beneficiaire is None:
        return None
    return Statut.ALLOCATAIRE if beneficiaire else Statut.NON_BENEFICIAIRE


def est_beneficiaire(lecture: Lecture) -> bool | None:
    """Return whether the right is open on the day of the reply, for the child as for the one paid."""
    statut = lire_statut(lecture.donnees)
    if statut is None:
        return None
    return statut is not Statut.NON_BENEFICIAIRE and not _debute_apres(lecture)


def remarques(lecture: Lecture) -> tuple[str, ...]:
    """Return what must be known of the reply: whose right it is, since when, and what could not be read of it."""
    return (*_du_statut(lecture), *_non_reconnus(lecture.donnees))


def _du_statut(lecture: Lecture) -> tuple[str, ...]:
    statut = lire_statut(lecture.donnees)
    if statut is None:
        return (NON_DIT,)
    if statut is Statut.NON_BENEFICIAIRE:
        return (NON_BENEFICIAIRE,)
    enfant = (
        "Cette personne est l’enfant qui ouvre le droit : l’allocation est versée à l’un de ses parents, ou à qui en a "
        "la charge.",
    )
    debut = jour(lecture.donnees.get("date_debut_droit"))
    futur = (f"Le droit ne commence que le {debut:%d/%m/%Y} : il n’est pas encore ouvert.",) if debut else ()
    return (
        *(enfant if statut is Statut.OUVRANT_DROIT else ()),
        *(futur if _debute_apres(lecture) else ()),
    )


def _debute_apres(lecture: Lecture) -> bool:
    debut = jour(lecture.donnees.get("date_debut_droit"))
    return debut is not None and debut > lecture.jour


def _non_reconnus(donnees: Donnees) -> tuple[str, ...]:
    """Say the fields by their names only: what they hold is about the person."""
    inconnus = sorted(str(nom)[:LONGUEUR_CITEE] for nom in donnees if nom not in CHAMPS)
    if not inconnus:
        return ()
    cites = ", ".join(inconnus[:CHAMPS_CITES])
    return (f"Des champs de la réponse ne sont pas connus de cette version, et n’ont pas été lus : {cites}.",)
