"""Open again what was being edited when the dossier was left: its draft comes back with it."""

from __future__ import annotations

from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.domain.dossiers.budget import BlocBudget
from ccas_desktop.gui.screens.dossier.sujet import Sujet
from ccas_desktop.gui.screens.dossier.sujets import Sujets
from ccas_desktop.gui.screens.dossier.sujets_budget import SujetsBudget


def sujet_de_la_cle(sujets: Sujets, page: PageDossier, cle: str) -> Sujet | None:
    """Return what the panel of the first tab edited under that key; None when it is no more."""
    genre, _, reste = cle.partition("/")
    match genre:
        case "membre":
            return sujets.membre()
        case "adresse":
            return sujets.adresse()
        case "note":
            return sujets.note()
        case "usager":
            usager = next((u for u in page.complet.usagers if u.id == reste), None)
            return sujets.usager(usager) if usager else None
    return None


def ligne_de_la_cle(sujets: SujetsBudget, page: PageDossier, cle: str) -> Sujet | None:
    """Return the line of the budget edited under that key, new or saved; None when it is no more."""
    genre, _, reste = cle.partition("/")
    if genre != "ligne":
        return None
    _, _, code = reste.partition("/")
    if code in list(BlocBudget):
        return sujets.nouvelle(BlocBudget(code))
    ligne = page.ligne(code)
    return sujets.ligne(ligne) if ligne else None
