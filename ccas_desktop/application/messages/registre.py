"""The outcome of a call, as the register of the calls says it to who inspects it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from ccas_desktop.application.vues import TracesAnciennes
from ccas_desktop.domain.certifie.certifie import EtatAppel
from ccas_desktop.domain.montant import ecrire_nombre

SANS_ISSUE = "Issue inconnue\u00a0: l’application s’est arrêtée avant la réponse"
ISSUES: Mapping[EtatAppel, str] = {
    EtatAppel.CERTIFIE: "Réponse reçue",
    EtatAppel.INTROUVABLE: "Pas de dossier à cette caisse",
    EtatAppel.NON_RECONNU: "Personne non reconnue",
    EtatAppel.PARAMETRE_REFUSE: "Information refusée",
    EtatAppel.AMBIGU: "Plusieurs personnes possibles",
    EtatAppel.JETON_REFUSE: "Jeton refusé",
    EtatAppel.DROITS_INSUFFISANTS: "Donnée non ouverte au CCAS",
    EtatAppel.INDISPONIBLE: "Sans réponse du service",
    EtatAppel.LIMITE_ATTEINTE: "Trop d’appels",
    EtatAppel.REPONSE_ILLISIBLE: "Réponse illisible, écartée",
}


def issue_en_mots(etat: EtatAppel | None) -> str:
    """Return what became of a call; None is one whose outcome was never written."""
    return SANS_ISSUE if etat is None else ISSUES[etat]


def phrase_compte(trouves: int, total: int) -> str:
    """Return « 12 appels », or « 12 appels sur 1 234 » when some are left aside."""
    appels = _appels(trouves)
    return appels if trouves == total else f"{appels} sur {_nombre(total)}"


def phrase_purge(anciennes: TracesAnciennes) -> str:
    """Return what is too old, and why it must go."""
    if anciennes.premiere is None or anciennes.derniere is None:
        return ""
    verbe = "ont" if anciennes.nombre > 1 else "a"
    return (
        f"{_appels(anciennes.nombre)} {verbe} plus de 36\u00a0mois, du {anciennes.premiere:%d/%m/%Y} au "
        f"{anciennes.derniere:%d/%m/%Y}\u00a0: ces traces n’ont plus à être gardées (CRPA, article R114-9-7)."
    )


def phrase_purgees(anciennes: TracesAnciennes) -> str:
    """Return what was removed."""
    return f"{_appels(anciennes.nombre)} de plus de 36\u00a0mois effacé{'s' if anciennes.nombre > 1 else ''}."


def phrase_derniere_purge(moment: datetime, nombre: int, auteur: str) -> str:
    """Return when calls were last removed, how many and by whom."""
    return f"Dernier effacement\u00a0: {moment:%d/%m/%Y}, {_appels(nombre)}, par {auteur}."


def _appels(nombre: int) -> str:
    return f"{_nombre(nombre)}\u00a0appel{'s' if nombre > 1 else ''}"


def _nombre(nombre: int) -> str:
    return ecrire_nombre(Decimal(nombre))
