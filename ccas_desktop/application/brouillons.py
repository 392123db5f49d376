"""Keep what is being typed, so that an interruption or a crash loses at most the last second."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import Brouillon


def garder(services: Services, auteur: Auteur, cle: str, contenu: Mapping[str, str]) -> None:
    """Keep a draft under its key; an empty one is forgotten."""
    with services.base.ecriture(auteur) as base:
        if any(contenu.values()):
            base.ecrire_brouillon(Brouillon(cle, dict(contenu), services.horloge.maintenant()))
        else:
            base.effacer_brouillon(cle)


def oublier(services: Services, auteur: Auteur, cle: str) -> None:
    """Forget a draft, once what it held is saved or given up."""
    with services.base.ecriture(auteur) as base:
        base.effacer_brouillon(cle)


def deplacer(services: Services, auteur: Auteur, de: str, vers: str) -> None:
    """Give a draft another key, so that the next form of its kind starts empty; nothing happens when there is none."""
    with services.base.ecriture(auteur) as base:
        garde = base.brouillon(de)
        if garde is not None:
            base.ecrire_brouillon(Brouillon(vers, garde.contenu, garde.modifie_le))
            base.effacer_brouillon(de)


def reprendre(services: Services, cle: str) -> Brouillon | None:
    """Return the draft kept under that key."""
    with services.base.lecture() as base:
        return base.brouillon(cle)
