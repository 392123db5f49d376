"""The titles and the days of the list of what is to be done."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.application.guichet.a_faire.lignes import Groupe, LigneAFaire
from ccas_desktop.application.messages.guichet import phrase_delai

TITRES: Mapping[Groupe, str] = {
    Groupe.REJETS: "Rejet implicite proche",
    Groupe.RAPPELS: "Rappels",
    Groupe.PIECES: "Pièces attendues",
    Groupe.AIDES_LEGALES: "Aides légales à transmettre",
    Groupe.RESEAU: "À redemander au réseau",
    Groupe.DONNEES: "Données certifiées à actualiser",
    Groupe.AIDES: "Aides qui se terminent",
    Groupe.IMPORTS: "Imports à terminer",
    Groupe.ACCES: "Accès aux administrations",
    Groupe.EN_COURS: "Autres demandes en cours",
}


def titre_du_groupe(groupe: Groupe, nombre: int, *, tronque: bool = False) -> str:
    """Return « Rappels (3) », « Rappels (plus de 200) »."""
    return f"{TITRES[groupe]} ({'plus de ' if tronque else ''}{nombre})"


def phrase_de_l_echeance_du_jour(ligne: LigneAFaire) -> str:
    """Return « 23/01/2027, dans 61 jours », « depuis le 24/11/2026 »; empty for what has no day."""
    if ligne.jour is not None:
        return f"{ligne.jour:%d/%m/%Y}, {phrase_delai(ligne.restants)}"
    return f"depuis le {ligne.depuis:%d/%m/%Y}" if ligne.depuis else ""
