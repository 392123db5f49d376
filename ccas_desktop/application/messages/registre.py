"""The outcome of a call, as the register of the calls says it to who inspects it."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.domain.certifie import EtatAppel

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
