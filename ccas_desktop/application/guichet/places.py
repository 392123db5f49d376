"""Where one was: put aside to receive somebody else, or left as the window closed. Ids only, never a name."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from ccas_desktop.application.errors import EnregistrementAbsent
from ccas_desktop.application.messages.guichet import phrase_moment
from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.preferences import Preferences
from ccas_desktop.application.services import Services
from ccas_desktop.domain.guichet.visiteur import initiales

PLACES_MAX = 12
MISES_DE_COTE, DERNIERE = "mises_de_cote", "derniere_place"
CLE_NOUVEAU_DOSSIER = "dossier/nouveau"


class Page(StrEnum):
    """The pages one may come back to."""

    DOSSIER = "dossier"
    DEMANDE = "demande"
    NOUVELLE_DEMANDE = "nouvelle_demande"
    NOUVEAU_DOSSIER = "nouveau_dossier"


@dataclass(frozen=True)
class Endroit:
    """A page, exactly.

    Attributes:
        cible: id of the dossier or request; of a dossier not created yet, what tells its draft from others.
        detail: tab of the dossier, or step of the request.
        volet: key of what is being edited in the panel.
    """

    page: Page
    cible: str = ""
    detail: str = ""
    volet: str = ""

    def est_la_meme_page(self, autre: Endroit) -> bool:
        """Tell whether both are of the same file, whatever the tab."""
        return (self.page, self.cible) == (autre.page, autre.cible)


@dataclass(frozen=True)
class Place:
    """Where an agent was, and since when she is not there; `depuis` is UTC."""

    endroit: Endroit
    depuis: datetime
    agent_id: str | None = None


@dataclass(frozen=True)
class PlaceNommee:
    """A place as the list shows it: « 2026-0042 · R. J. · depuis 9 h 12 »."""

    place: Place
    libelle: str


def cle_du_nouveau_dossier(cible: str) -> str:
    """Return the key of the draft of a dossier not created yet."""
    return f"{CLE_NOUVEAU_DOSSIER}/{cible}" if cible else CLE_NOUVEAU_DOSSIER


def places(preferences: Preferences) -> tuple[Place, ...]:
    """Return what is put aside, latest first; what cannot be read is forgotten."""
    return tuple(place for untrusted in _liste(preferences.lire(MISES_DE_COTE)) if (place := _place(untrusted)))


def garder(preferences: Preferences, gardees: tuple[Place, ...]) -> None:
    """Keep these places, and no other."""
    preferences.ecrire(MISES_DE_COTE, json.dumps([_en_json(place) for place in gardees]))


def ranger(preferences: Preferences, place: Place) -> tuple[Place, ...]:
    """Put a place before the others, once whatever its tab; the oldest beyond a dozen are forgotten.

    But a dossier not created yet: nothing else leads to its draft.
    """
    autres = (p for p in places(preferences) if not p.endroit.est_la_meme_page(place.endroit))
    rangees = (place, *autres)
    gardees = tuple(p for rang, p in enumerate(rangees) if rang < PLACES_MAX or p.endroit.page is Page.NOUVEAU_DOSSIER)
    garder(preferences, gardees)
    return gardees


def retirer(preferences: Preferences, endroit: Endroit) -> tuple[Place, ...]:
    """Take away the place one is back at."""
    gardees = tuple(p for p in places(preferences) if not p.endroit.est_la_meme_page(endroit))
    garder(preferences, gardees)
    return gardees


def noter_la_derniere(preferences: Preferences, place: Place | None) -> None:
    """Keep where one is, in case the window closes; None on a page that is nobody's."""
    preferences.ecrire(DERNIERE, json.dumps(_en_json(place)) if place else "")


def derniere(preferences: Preferences) -> Place | None:
    """Return where one was when the window closed."""
    return next(
        (place for untrusted in _liste(f"[{preferences.lire(DERNIERE)}]") if (place := _place(untrusted))), None
    )


def nommer(services: Services, nommables: tuple[Place, ...]) -> tuple[PlaceNommee, ...]:
    """Return the places with their numbers and initials; what no longer exists is left out."""
    with services.base.lecture() as base:
        nommees = [(place, _nom(base, place.endroit)) for place in nommables]
    return tuple(
        PlaceNommee(place, f"{nom} · depuis {_depuis(services, place)}") for place, nom in nommees if nom is not None
    )


def _depuis(services: Services, place: Place) -> str:
    return phrase_moment(services.horloge.heure_de(place.depuis), services.horloge.aujourdhui())


def _nom(base: Lecture, endroit: Endroit) -> str | None:
    if endroit.page is Page.NOUVEAU_DOSSIER:
        brouillon = base.brouillon(cle_du_nouveau_dossier(endroit.cible))
        if brouillon is None:
            return None
        tape = " ".join(brouillon.contenu.get(champ, "") for champ in ("nom_famille", "prenoms"))
        return " · ".join(mot for mot in ("Nouveau dossier", initiales(tape)) if mot)
    try:
        if endroit.page is Page.DEMANDE:
            complete = base.demande(endroit.cible)
            return f"{complete.demande.numero} · {initiales(complete.dossier.demandeur.identite.nom_affiche)}"
        dossier = base.dossier(endroit.cible)
    except EnregistrementAbsent:
        return None
    nouvelle = " · nouvelle demande" if endroit.page is Page.NOUVELLE_DEMANDE else ""
    return f"{dossier.dossier.numero} · {initiales(dossier.demandeur.identite.nom_affiche)}{nouvelle}"


def _en_json(place: Place) -> dict[str, Any]:
    return {**asdict(place.endroit), "depuis": place.depuis.isoformat(), "agent_id": place.agent_id}


def _liste(texte: str) -> list[Any]:
    try:
        untrusted = json.loads(texte or "[]")
    except ValueError:
        return []
    return untrusted if isinstance(untrusted, list) else []


def _place(untrusted: Any) -> Place | None:
    try:
        endroit = Endroit(Page(untrusted["page"]), *(str(untrusted[nom]) for nom in ("cible", "detail", "volet")))
        depuis, agent_id = datetime.fromisoformat(untrusted["depuis"]), untrusted["agent_id"]
    except (TypeError, KeyError, ValueError):
        return None
    if depuis.tzinfo is None:
        return None
    return Place(endroit, depuis, None if agent_id is None else str(agent_id))
