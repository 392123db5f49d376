"""What is done at once when the token may be in other hands, and what is left to do by hand (api.md 4.5)."""

from __future__ import annotations

from datetime import datetime

from ccas_desktop.application.journal import Action, Auteur
from ccas_desktop.application.services import NOM_JETON, Services


def declarer_jeton_compromis(services: Services, auteur: Auteur) -> datetime:
    """Stop every call from this workstation, say so in the journal, and return the instant to be written down.

    The rights go first: if the keyring refuses to forget the token (TrousseauIndisponible), nothing can be asked
    with it from here any more.
    """
    instant = services.horloge.maintenant()
    with services.base.ecriture(auteur) as base:
        base.signaler_jeton_compromis()
        base.retenir_scopes(frozenset(), expire_le=None)
    services.secrets.effacer(NOM_JETON)
    return instant


def compromis_sans_suite(services: Services) -> datetime | None:
    """Return when the token was said compromised, while no other one was kept since."""
    with services.base.lecture() as base:
        entrees = base.journal_du_poste("habilitation", limite=50)
    for entree in entrees:
        if entree.action is Action.COMPROMISSION:
            return entree.instant if services.secrets.lire(NOM_JETON) is None else None
    return None
