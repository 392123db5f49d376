"""The comments of a règlement's file: read by the part they are about, written back above it; no rule reads them."""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping

from ccas_desktop.application.redaction_aides.notes import TETE, cle_de_la_note

PARTIES = ("aide", "indicateur", "bareme")
LARGEUR = 100
_SECTION = re.compile(r"\s*\[\[\s*(aide|indicateur|bareme)\s*\]\]")
# A text, of one line or of several, or a comment: whichever comes first.
_JETON = re.compile(
    r'"""(?:\\.|[^\\])*?"""'
    r"|'''.*?'''"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|(?P<commentaire>#[^\n]*)",
    re.DOTALL,
)


class NotesToml:
    """Reads and writes the comments of the text of a règlement."""

    def lire(self, texte: str) -> Mapping[str, str]:
        """Return the comments by the key of their part; none of a text that cannot be read."""
        texte = texte.replace("\r\n", "\n")
        parties = _parties(texte)
        if parties is None:
            return {}
        lignes, notes = texte.split("\n"), defaultdict[str, list[str]](list)
        for numero, commentaire in _commentaires(texte):
            entete = _entete_de(numero, lignes, list(parties))
            notes[TETE if entete is None else parties[entete]].append(commentaire)
        return {cle: "\n".join(commentaires) for cle, commentaires in notes.items()}

    def ecrire(self, texte: str, notes: Mapping[str, str]) -> str:
        """Return the text with each note above its part; the note of a part that is not there is left out."""
        parties = _parties(texte) or {}
        rendues = [*_en_commentaire(notes[TETE]), ""] if notes.get(TETE) else []
        for numero, ligne in enumerate(texte.split("\n")):
            if numero in parties:
                rendues += _en_commentaire(notes.get(parties[numero], ""))
            rendues.append(ligne)
        return "\n".join(rendues)


def _parties(texte: str) -> dict[int, str] | None:
    """Return the key of each part by the number, from 0, of the line that opens it; None of a text not to be read."""
    try:
        table = tomllib.loads(texte)
    except (ValueError, RecursionError):
        return None
    entetes = list(_entetes(texte))
    cles = {nom: [_cle(nom, partie) for partie in _en_liste(table.get(nom))] for nom in PARTIES}
    if any(sum(nom == autre for _, autre in entetes) != len(cles[nom]) for nom in PARTIES):
        return None
    return {numero: cles[nom].pop(0) for numero, nom in entetes}


def _cle(nom: str, partie: object) -> str:
    faits = partie if isinstance(partie, dict) else {}
    vote = faits.get("deliberation")
    effet = vote.get("effet", "") if isinstance(vote, dict) else ""
    return cle_de_la_note(nom, str(faits.get("code", "")), str(effet))


def _en_liste(valeur: object) -> list[object]:
    return valeur if isinstance(valeur, list) else []


def _entetes(texte: str) -> Iterator[tuple[int, str]]:
    """Yield the line that opens each part and its kind; a line inside a text opens none."""
    dans_un_texte = {
        numero
        for jeton in _JETON.finditer(texte)
        if "\n" in jeton[0]
        for numero in range(texte.count("\n", 0, jeton.start()) + 1, texte.count("\n", 0, jeton.end()) + 1)
    }
    for numero, ligne in enumerate(texte.split("\n")):
        lue = _SECTION.match(ligne)
        if lue and numero not in dans_un_texte:
            yield numero, lue[1]


def _commentaires(texte: str) -> Iterator[tuple[int, str]]:
    for jeton in _JETON.finditer(texte):
        if jeton["commentaire"]:
            yield texte.count("\n", 0, jeton.start()), jeton["commentaire"].lstrip("#").strip()


def _entete_de(numero: int, lignes: list[str], entetes: list[int]) -> int | None:
    """Return the line of the part a comment is about: that below it when only comments stand between."""
    if lignes[numero].lstrip().startswith("#"):
        suivante = next((n for n in range(numero, len(lignes)) if not _vide(lignes[n])), None)
        if suivante in entetes:
            return suivante
    return max((entete for entete in entetes if entete <= numero), default=None)


def _vide(ligne: str) -> bool:
    return not ligne.strip() or ligne.lstrip().startswith("#")


def _en_commentaire(note: str) -> list[str]:
    """Return a note as lines of the file: short ones, without what TOML refuses in a comment."""
    lignes: list[str] = []
    for ligne in note.splitlines():
        propre = "".join(signe for signe in ligne.expandtabs() if signe.isprintable())
        lignes += textwrap.wrap(propre, LARGEUR, break_on_hyphens=False) or [""]
    return [f"# {ligne}".rstrip() for ligne in lignes]
