"""Open again what was being edited when the dossier was left: its draft comes back with it."""

from __future__ import annotations

from ccas_desktop.application.page_dossier import PageDossier
from ccas_desktop.domain.budget import Sens
from ccas_desktop.gui.screens.dossier.sujets import Sujets
from ccas_desktop.gui.screens.dossier.volet import Sujet


def sujet_de_la_cle(sujets: Sujets, page: PageDossier, cle: str) -> Sujet | None:
    """Return what the panel edited under that key; None when it is no more, or belongs to another tab."""
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
        case "ligne":
            return _ligne(sujets, page, reste.partition("/")[2])
    return None


def _ligne(sujets: Sujets, page: PageDossier, reste: str) -> Sujet | None:
    if reste in list(Sens):
        return sujets.nouvelle_ligne(Sens(reste))
    ligne = page.ligne(reste)
    return sujets.ligne(ligne) if ligne else None
