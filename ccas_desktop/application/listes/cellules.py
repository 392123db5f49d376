"""Cells that several lists share."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from ccas_desktop.application.listes.modele import Choix, ColonneListe, ContexteListe
from ccas_desktop.application.ports.listes import LigneLue
from ccas_desktop.application.tableur import Cellule, GenreColonne
from ccas_desktop.domain.personnes.identite import DateNaissance

C = TypeVar("C")
Lire = Callable[[LigneLue, ContexteListe], Cellule]
CONFIDENTIELLE = "confidentielle"
SANS_REFERENT = ("aucun", "Sans référent")


def nom_affiche(ligne: LigneLue, _contexte: ContexteListe) -> str:
    """Return « DUPONT (MARTIN) Jeanne »."""
    if ligne["nom_famille"] is None:
        return ""
    usage = ligne["nom_usage"]
    autre = f" ({usage})" if usage and usage != ligne["nom_famille"] else ""
    prenoms = json.loads(ligne["prenoms"])
    return f"{ligne['nom_famille']}{autre} {prenoms[0] if prenoms else ''}".strip()


def colonne_du_nom(titre: str = "Nom et prénom") -> ColonneListe:
    """Return the column of who it is about."""
    return ColonneListe("nom", titre, nom_affiche, nominative=True, gabarit="LEFÈVRE-MARTIN (DUBOIS) Jeanne")


def texte(nom: str) -> Lire:
    """Return what reads a column as text."""
    return lambda ligne, _contexte: ligne[nom] or ""


def mot_de(nom: str, genre: Callable[[str], C], mots: Mapping[C, str]) -> Lire:
    """Return what reads a column of codes as the words of the forms."""
    return lambda ligne, _contexte: mots[genre(ligne[nom])] if ligne[nom] else ""


def jour(nom: str) -> Lire:
    """Return what reads a column as a civil date."""
    return lambda ligne, _contexte: date.fromisoformat(ligne[nom]) if ligne[nom] else None


def jour_d_un_instant(nom: str) -> Lire:
    """Return what reads an instant as its civil day at the office."""
    return lambda ligne, contexte: contexte.jour_de(datetime.fromisoformat(ligne[nom])) if ligne[nom] else None


def euros(nom: str) -> Lire:
    """Return what reads a column as an amount."""
    return lambda ligne, _contexte: Decimal(ligne[nom]) if ligne[nom] else None


def adresse(partie: str) -> Lire:
    """Return what reads a part of the address; « confidentielle » in its place when nobody may see it."""
    return lambda ligne, _contexte: (
        CONFIDENTIELLE if est_confidentielle(ligne) else json.loads(ligne["adresse"]).get(partie, "")
    )


def est_confidentielle(ligne: LigneLue) -> bool:
    """Tell whether the address must not be shown."""
    return bool(ligne.get("adresse_confidentielle"))


def naissance(ligne: LigneLue, _contexte: ContexteListe) -> Cellule:
    """Return the birth date, a date when it is whole and its text when a part is not known."""
    if not ligne["date_naissance"]:
        return None
    lue = DateNaissance.lire(ligne["date_naissance"])
    if lue.mois is None or lue.jour is None:
        return lue.en_francais
    return date(lue.annee, lue.mois, lue.jour)


def age(ligne: LigneLue, contexte: ContexteListe) -> Cellule:
    """Return the age today in whole years, « 38 ou 39 » when a part of the birth date is not known."""
    if not ligne["date_naissance"]:
        return None
    minimum, maximum = (max(0, a) for a in DateNaissance.lire(ligne["date_naissance"]).ages_possibles(contexte.jour))
    return minimum if minimum == maximum else f"{minimum} ou {maximum}"


def aide(ligne: LigneLue, contexte: ContexteListe) -> str:
    """Return the name of the aid."""
    return contexte.aides.get(ligne["aide"], ligne["aide"])


def referent(ligne: LigneLue, _contexte: ContexteListe) -> str:
    """Return who follows the dossier: « Jeanne MARTIN »."""
    return f"{ligne['referent_prenom']} {ligne['referent_nom'].upper()}" if ligne["referent_nom"] else ""


def colonne_du_referent() -> ColonneListe:
    """Return the column of who follows the dossier."""
    return ColonneListe("referent", "Référent", referent, affichee=False, triable=False, gabarit="Hélène VASSEUR")


def choix_des_referents(contexte: ContexteListe) -> Choix:
    """Return the agents, and nobody."""
    return (SANS_REFERENT, *((agent.id, agent.nom_complet) for agent in contexte.agents))


def resoudre_referent(valeurs: Mapping[str, str], _contexte: ContexteListe) -> Iterator[tuple[str, str]]:
    """Yield the criterion of the agent chosen, or of the dossiers that nobody follows."""
    aucun = valeurs["referent"] == SANS_REFERENT[0]
    yield ("sans_referent", "oui") if aucun else ("referent", valeurs["referent"])


def colonne_date(code: str, titre: str, lire: Lire, *, affichee: bool = True, triable: bool = True) -> ColonneListe:
    """Return a column of civil dates."""
    return ColonneListe(code, titre, lire, GenreColonne.DATE, affichee=affichee, triable=triable, gabarit="88/88/8888")


def colonne_euros(code: str, titre: str, lire: Lire, *, affichee: bool = True) -> ColonneListe:
    """Return a column of amounts."""
    return ColonneListe(code, titre, lire, GenreColonne.EUROS, affichee=affichee, gabarit="88\u00a0888,88\u00a0€")
