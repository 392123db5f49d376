"""Read the description of a person (personne.json of `ccas-desktop query`), every fault told with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.domain.certifie import Source
from ccas_desktop.domain.errors import ErreurChamp, RefusMetier, SaisieInvalide
from ccas_desktop.domain.identite import DateNaissance, Identite, LieuNaissance, Sexe, verifier_identite
from ccas_desktop.domain.identite_envoyee import preparer_envoi
from ccas_desktop.domain.provenance import Mois
from ccas_desktop.domain.reglement.fautes import Faute
from ccas_desktop.domain.reglement.lecteur import Lecteur, Limites, en_liste

_LIMITES = Limites(liste=20, texte=200)
_CHEMINS = {"lieu_naissance": "naissance"}


class PersonneIllisible(RefusMetier):
    """The description cannot be sent as it is.

    Attributes:
        fautes: each fault as (place in the file, sentence).
    """

    def __init__(self, fautes: tuple[tuple[str, str], ...]) -> None:
        super().__init__("personne_illisible", champ=fautes[0][0])
        self.fautes = fautes


@dataclass(frozen=True)
class Question:
    """What is asked of a source: about whom and, for the quotient familial, for which month."""

    source: Source
    identite: Identite
    mois: Mois | None = None


def lire_question(source: Source, untrusted: object, *, aujourdhui: date) -> Question:
    """Return the question that a parsed personne.json asks. Raises PersonneIllisible."""
    fautes: list[Faute] = []
    if not isinstance(untrusted, Mapping):
        raise PersonneIllisible((("", "Un objet JSON est attendu, avec les champs de la personne."),))
    table = Lecteur(untrusted, "", fautes, _LIMITES)
    question = Question(source, _identite(table), _mois(table, source))
    table.fin()
    if fautes:
        raise PersonneIllisible(tuple((f.chemin, f.phrase) for f in fautes))
    if erreurs := _refus(question.identite, aujourdhui):
        raise PersonneIllisible(tuple((_CHEMINS.get(e.champ, e.champ), phrase_refus(e.code, e.faits)) for e in erreurs))
    return question


def _identite(table: Lecteur) -> Identite:
    return Identite(
        nom_famille=table.texte("nom_famille"),
        nom_usage=table.texte("nom_usage", obligatoire=False) or None,
        prenoms=table.textes("prenoms"),
        sexe=_sexe(table),
        date_naissance=_date(table),
        lieu_naissance=_lieu(table),
    )


def _sexe(table: Lecteur) -> Sexe | None:
    valeur = table.brut("sexe")
    if valeur in tuple(Sexe):
        return Sexe(str(valeur))
    if valeur is not None:
        table.fauter("sexe", "valeur_inconnue", en_liste(Sexe))
    return None


def _date(table: Lecteur) -> DateNaissance | None:
    texte = table.texte("date_naissance", obligatoire=False)
    try:
        return DateNaissance.lire(texte) if texte else None
    except ValueError:
        table.fauter("date_naissance", "date_attendue", "1987-06-27, 1987-06, 1987 ou null")
        return None


def _lieu(table: Lecteur) -> LieuNaissance:
    naissance = table.table("naissance")
    lieu = LieuNaissance(
        pays=naissance.texte("pays"),
        commune=naissance.texte("commune", obligatoire=False) or None,
        commune_nom=naissance.texte("commune_nom", obligatoire=False) or None,
        departement=naissance.texte("departement", obligatoire=False) or None,
    )
    naissance.fin()
    return lieu


def _mois(table: Lecteur, source: Source) -> Mois | None:
    texte = table.texte("mois", obligatoire=False)
    if texte and source is not Source.QUOTIENT_FAMILIAL:
        table.fauter("mois", "cle_inconnue", "le mois ne se demande que pour quotient_familial")
    try:
        return Mois.lire(texte) if texte else None
    except ValueError:
        table.fauter("mois", "date_attendue", "année-mois, par exemple 2026-05")
        return None


def _refus(identite: Identite, aujourdhui: date) -> tuple[ErreurChamp, ...]:
    if erreurs := verifier_identite(identite, aujourdhui=aujourdhui):
        return erreurs
    try:
        preparer_envoi(identite)
    except SaisieInvalide as refus:
        return refus.erreurs
    return ()
