"""From what is typed, or kept of a person, to the words of the search index."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.domain.personnes.identite import DateNaissance, cle_de_comparaison

MOTS_MAX = 8
LONGUEUR_MAX = 40
_INDICATIF_FRANCE = re.compile(r"(?:\+|\b00)\s*33\s*(?:\(0\)\s*)?(?=[\s.]*[1-9])")
# What people write between the digits of a date, a phone or a number.
_ENTRE_CHIFFRES = re.compile(r"(?<=\d)[./\-_](?=\d)")
# The number of a demande, « 2026-0042-1 »: that of its dossier and its rank, which is no word of a person.
_RANG_DE_DEMANDE = re.compile(r"(?<!\d)(\d{4}-\d{4,5})-\d{1,3}(?!\d)")


@dataclass(frozen=True)
class MotsIndexes:
    """The words of one person: those of the names, and all the others."""

    noms: str
    autres: str


@dataclass(frozen=True)
class Recherche:
    """What was typed, cut in words.

    Attributes:
        mots: each must be found, as the start of a word.
        joints: the same with the digits that follow one another glued, « 06 12 » as « 0612 »; empty when the same.
    """

    mots: tuple[str, ...]
    joints: tuple[str, ...] = ()


def mots_indexes(usager: Usager, *numeros: str) -> MotsIndexes:
    """Return the words under which a person is found: `numeros` are that of the dossier, and of those merged in it."""
    identite = usager.identite
    noms = [cle_de_comparaison(nom) for nom in (identite.nom_famille, identite.nom_usage or "")]
    prenoms = [cle_de_comparaison(prenom) for prenom in identite.prenoms]
    telephones = [chiffres(usager.telephone), chiffres(usager.autre_telephone)]
    mandataire = cle_de_comparaison(usager.protection.mandataire.nom_affiche) if usager.protection else ""
    dates = _mots_de_date(identite.date_naissance)
    autres = [
        *prenoms,
        *_colles(prenoms),
        *dates,
        *(mot for n in numeros for mot in _mots_du_numero(n)),
        *telephones,
        mandataire,
    ]
    return MotsIndexes(" ".join([*noms, *_colles(noms)]), " ".join(mot for mot in autres if mot))


def mots_tapes(texte: str) -> Recherche:
    """Return the words of a search; none when nothing searchable was typed."""
    national = _INDICATIF_FRANCE.sub("0", texte)
    serre = _ENTRE_CHIFFRES.sub("", national)
    mots = tuple(mot[:LONGUEUR_MAX] for mot in cle_de_comparaison(serre).split()[: 2 * MOTS_MAX])
    joints = _coller_les_chiffres(mots)[:MOTS_MAX]
    mots = mots[:MOTS_MAX]
    return Recherche(mots, joints if joints != mots else ())


def sans_rang_de_demande(texte: str) -> str:
    """Return what was typed with the number of a demande, the one on the letters, cut down to that of its dossier."""
    return _RANG_DE_DEMANDE.sub(r"\1", texte)


def chiffres(telephone: str) -> str:
    """Return the digits of a phone number, the French code dropped: « +33 6 12… » as « 0612… »."""
    return "".join(c for c in _INDICATIF_FRANCE.sub("0", telephone) if c.isascii() and c.isdigit())


def _colles(textes: list[str]) -> list[str]:
    """Return the texts of several words without their spaces, for « lefevre » typed for « Le Fèvre »."""
    return [texte.replace(" ", "") for texte in textes if " " in texte]


def _mots_de_date(naissance: DateNaissance | None) -> tuple[str, ...]:
    """Return a birth date as people write it: 27061987, 061987, 1987, and the ISO 19870627."""
    if naissance is None:
        return ()
    ecrite = naissance.en_francais.split("/")
    a_l_endroit = ("".join(ecrite[rang:]) for rang in range(len(ecrite)))
    return (*a_l_endroit, str(naissance).replace("-", "")) if naissance.mois else tuple(a_l_endroit)


def _mots_du_numero(numero: str) -> tuple[str, ...]:
    """Return a dossier number as people say it: 20260042, 0042 and 42."""
    _, _, rang = numero.rpartition("-")
    return (numero.replace("-", ""), rang, rang.lstrip("0"))


def _coller_les_chiffres(mots: tuple[str, ...]) -> tuple[str, ...]:
    colles: list[str] = []
    for mot in mots:
        if colles and mot.isdigit() and colles[-1].isdigit():
            colles[-1] += mot
        else:
            colles.append(mot)
    return tuple(colles)
