"""The queue of the day: who came, for what, since when; called, received, left, and forgotten the next day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Horloge
from ccas_desktop.application.services import Services
from ccas_desktop.domain.errors import ErreurChamp, SaisieInvalide
from ccas_desktop.domain.guichet.visiteur import EtatVisiteur, Visiteur, initiales

LETTRES_SANS_NOM = 3


@dataclass(frozen=True)
class File:
    """The visitors of a day, in the order they came."""

    visiteurs: tuple[Visiteur, ...] = ()

    @property
    def en_attente(self) -> tuple[Visiteur, ...]:
        """Return who waits, the first come first; who was called is still expected at the desk."""
        return tuple(v for v in self.visiteurs if v.etat in (EtatVisiteur.ATTEND, EtatVisiteur.APPELE))

    @property
    def prochain(self) -> Visiteur | None:
        """Return who is to be received next, called or not."""
        return next(iter(self.en_attente), None)


def ajouter_visiteur(
    services: Services, auteur: Auteur, nom: str, motif: str = "", *, dossier_id: str | None = None
) -> Visiteur:
    """Add somebody at the end of the queue: of a name, only the initials are kept. Raises SaisieInvalide."""
    lettres = initiales_de(nom)
    if not lettres:
        raise SaisieInvalide((ErreurChamp("initiales", "obligatoire"),))
    visiteur = Visiteur(nouvel_id(), lettres, services.horloge.maintenant(), motif.strip(), dossier_id)
    _ecrire(services, auteur, visiteur)
    return visiteur


def changer_etat(services: Services, auteur: Auteur, visiteur: Visiteur, etat: EtatVisiteur) -> Visiteur:
    """Call, receive, let go, or put back in the queue."""
    change = replace(visiteur, etat=etat)
    _ecrire(services, auteur, change)
    return change


def file_du_jour(services: Services) -> File:
    """Return the visitors of today."""
    aujourdhui = services.horloge.aujourdhui()
    with services.base.lecture() as base:
        visiteurs = base.visiteurs()
    return File(tuple(v for v in visiteurs if _jour(services.horloge, v) == aujourdhui))


def oublier_les_jours_passes(services: Services, auteur: Auteur) -> int:
    """Forget the visitors of the days before today, and return how many."""
    aujourdhui = services.horloge.aujourdhui()
    with services.base.lecture() as base:
        anciens = [v for v in base.visiteurs() if _jour(services.horloge, v) < aujourdhui]
    if anciens:
        with services.base.ecriture(auteur) as base:
            for visiteur in anciens:
                base.oublier_visiteur(visiteur.id)
    return len(anciens)


def initiales_de(texte: str) -> str:
    """Return « D. M. » for « dm », « D.M. » or « Dupont Marie »: a name typed by habit is not kept."""
    seul = "".join(c for c in texte if c.isalpha())
    if len(seul) <= LETTRES_SANS_NOM and seul:
        return " ".join(f"{lettre.upper()}." for lettre in seul)
    return initiales(texte)


def _jour(horloge: Horloge, visiteur: Visiteur) -> date:
    return horloge.jour_de(visiteur.arrive_le)


def _ecrire(services: Services, auteur: Auteur, visiteur: Visiteur) -> None:
    with services.base.ecriture(auteur) as base:
        base.ecrire_visiteur(visiteur)
