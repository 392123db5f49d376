"""The foyer in words: links, ages, presence, composition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from ccas_desktop.domain.montant import ecrire_nombre
from ccas_desktop.domain.personnes.foyer import DEMIE, UN, Composition, Lien, Usager, composition
from ccas_desktop.domain.personnes.identite import DateNaissance, LieuNaissance

NBSP = "\u00a0"
INCONNU = "inconnu"

LIENS: Mapping[Lien, str] = {
    Lien.DEMANDEUR: "Demandeur",
    Lien.CONJOINT: "Conjoint·e",
    Lien.ENFANT: "Enfant",
    Lien.PARENT: "Parent",
    Lien.GRAND_PARENT: "Grand-parent",
    Lien.PETIT_ENFANT: "Petit-enfant",
    Lien.FRATRIE: "Frère ou sœur",
    Lien.HEBERGE: "Hébergé·e",
    Lien.HEBERGEANT: "Hébergeant·e",
    Lien.AUTRE: "Autre personne",
}
PARTS: Mapping[Decimal, str] = {
    UN: "toujours",
    DEMIE: "garde alternée",
    Decimal(0): "droit de visite",
}


def phrase_age(naissance: DateNaissance | None, jour: date) -> str:
    """Return « 39 ans », « moins d’un an », « 38 ou 39 ans »; an empty text without a birth date."""
    if naissance is None:
        return ""
    minimum, maximum = (max(0, age) for age in naissance.ages_possibles(jour))
    if minimum != maximum:
        return f"{minimum} ou {maximum}{NBSP}ans"
    if not maximum:
        return "moins d’un an"
    return f"{maximum}{NBSP}an{'s' if maximum > 1 else ''}"


def phrase_naissance(naissance: DateNaissance | None) -> str:
    """Return « 27/06/1987 », or that it is not known."""
    return naissance.en_francais if naissance else "non connue"


def phrase_lieu(lieu: LieuNaissance | None) -> str:
    """Return « Vouziers (08) » or « Portugal »; an empty text when not known."""
    if lieu is None:
        return ""
    if not lieu.en_france or not lieu.commune_nom:
        return lieu.pays_nom
    return f"{lieu.commune_nom} ({lieu.departement})" if lieu.departement else lieu.commune_nom


def phrase_presence(usager: Usager, jour: date) -> str:
    """Return « toujours », « garde alternée », « parti·e le 03/04/2026 », « décédé·e le… » or « arrive le… »."""
    if deces := phrase_du_deces(usager, jour):
        return deces
    if usager.depart is not None and usager.depart < jour:
        return f"parti·e le {usager.depart:%d/%m/%Y}"
    if usager.arrivee is not None and usager.arrivee > jour:
        return f"arrive le {usager.arrivee:%d/%m/%Y}"
    return PARTS.get(usager.presence) or f"{ecrire_nombre(usager.presence * 100)}{NBSP}% du temps"


def phrase_du_deces(usager: Usager, jour: date) -> str:
    """Return « décédé·e le 03/04/2026 », an empty text for who is alive that day as far as is known."""
    return f"décédé·e le {usager.deces_le:%d/%m/%Y}" if usager.deces_le and usager.est_decede_le(jour) else ""


def chiffres_du_foyer(foyer: Composition) -> tuple[tuple[str, str], ...]:
    """Return the counts and units, each with its name; one that cannot be known says so."""
    return (
        ("Personnes", ecrire_nombre(foyer.personnes)),
        ("Adultes", _nombre(foyer.adultes)),
        ("Enfants", _nombre(foyer.enfants)),
        ("UC Insee", _nombre(foyer.uc_insee)),
        ("Parts CAF", _nombre(foyer.parts)),
    )


def phrase_de_la_composition(usagers: Iterable[Usager], jour: date) -> str:
    """Return « Composition au 10/09/2026 : 4 personnes, 2 adultes, 2 enfants », the foyer that the rules look at."""
    foyer = composition(usagers, jour)
    comptes = ((foyer.personnes, "personne"), (foyer.adultes, "adulte"), (foyer.enfants, "enfant"))
    dits = (
        f"nombre d’{nom}s inconnu"
        if nombre is None
        else f"{ecrire_nombre(nombre)}{NBSP}{nom}{'s' if nombre >= 2 else ''}"
        for nombre, nom in comptes
    )
    return f"Composition au {jour:%d/%m/%Y}{NBSP}: {', '.join(dits)}."


def phrase_des_ages_manquants(sans_age: Sequence[Usager]) -> str:
    """Return why a count is not known, naming who lacks a birth date; an empty text when nobody does."""
    if not sans_age:
        return ""
    prenoms = ", ".join(usager.identite.prenom for usager in sans_age)
    return f"Inconnu{NBSP}: date de naissance manquante ou incomplète ({prenoms})."


def _nombre(nombre: Decimal | None) -> str:
    return INCONNU if nombre is None else ecrire_nombre(nombre)
