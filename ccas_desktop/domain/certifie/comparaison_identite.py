"""Whether the person an administration answers about is the one that was typed (api.md 6.1, facts of the sandbox)."""

from __future__ import annotations

from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, cle_de_comparaison
from ccas_desktop.domain.reponses.certifie_lecture import PersonneRendue
from ccas_desktop.domain.reponses.lecture_brute import Donnees
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from ccas_desktop.domain.sources.codes import Source


def identite_differente(source: Source, typed: Identite, donnees: Donnees) -> bool | None:
    """Return True when none of the persons of a reply is the one typed, None when there is nothing to compare."""
    decrite = DESCRIPTIONS[source]
    return personne_differente(typed, decrite.rendues(donnees), prenom_maximum=decrite.prenom_maximum)


def personne_differente(
    typed: Identite, rendus: tuple[PersonneRendue, ...], *, prenom_maximum: int | None = None
) -> bool | None:
    """Return True when none of these persons is the one typed, None when there is nothing to compare.

    `prenom_maximum` is the length at which the service cuts the first name.
    """
    if not rendus or not typed.nom_famille.strip():
        return None
    return not any(_meme_personne(typed, rendu, prenom_maximum) for rendu in rendus)


def _meme_personne(typed: Identite, rendu: PersonneRendue, prenom_maximum: int | None) -> bool:
    """A nom d'usage changes with life and the caisse may not know the last one: it never makes a difference."""
    return (
        _meme_texte(typed.nom_famille, rendu.nom_naissance)
        and (_memes_prenoms(typed.prenoms, rendu.prenoms) or _coupe(typed.prenoms, rendu.prenoms, prenom_maximum))
        and _dates_compatibles(typed.date_naissance, rendu.date_naissance)
        and (typed.sexe is None or rendu.sexe is None or typed.sexe is rendu.sexe)
    )


def _coupe(typed: tuple[str, ...], rendu: str, maximum: int | None) -> bool:
    """A first name cut at its length is the start of the one typed; a hyphen or a space at the cut is lost."""
    if maximum is None or len(rendu) < maximum - 1:
        return False
    suites = (" ".join(typed[rang:]) for rang in range(len(typed)))
    return any(_colle(suite).startswith(_colle(rendu)) for suite in suites)


def _meme_texte(un: str, autre: str) -> bool:
    return _colle(un) == _colle(autre)


def _memes_prenoms(typed: tuple[str, ...], rendus: str) -> bool:
    """The caisse may know more first names than were typed, or fewer; those of both must follow in order."""
    demandes, connus = " ".join(typed), rendus
    if _meme_texte(demandes, connus):
        return True
    mots_demandes, mots_connus = cle_de_comparaison(demandes).split(), cle_de_comparaison(connus).split()
    if not mots_demandes or not mots_connus:
        return True
    return _suite_de(mots_demandes, mots_connus) or _suite_de(mots_connus, mots_demandes)


def _suite_de(courte: list[str], longue: list[str]) -> bool:
    reste = iter(longue)
    return all(mot in reste for mot in courte)


def _dates_compatibles(typed: DateNaissance | None, rendue: DateNaissance | None) -> bool:
    """Only the parts known on both sides are compared."""
    if typed is None or rendue is None:
        return True
    parties = ((typed.annee, rendue.annee), (typed.mois, rendue.mois), (typed.jour, rendue.jour))
    return all(une is None or autre is None or une == autre for une, autre in parties)


def _colle(texte: str) -> str:
    return cle_de_comparaison(texte).replace(" ", "")
