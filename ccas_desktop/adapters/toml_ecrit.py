"""Write a table as a TOML text that a person reads and edits: sections, and one item of a list a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeGuard

from ccas_desktop.adapters.toml_strict import POINTS_PAR_LIGNE

# What is long enough to deserve its own section; anything else stands on the line of its key.
_DE_L_AIDE = ("donnee", "piece", "condition", "montant", "plafonds", "pret", "exemple")
SECTIONS = frozenset(("aide", "indicateur", "bareme", "ressources", "charges", *_DE_L_AIDE))
LARGEUR = 100
TEXTE_D_UNE_LIGNE, MORCEAU = 2000, 80
_ECHAPPEMENTS = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def ecrire_toml(table: Mapping[str, object]) -> str:
    """Return the text of a table of texts, numbers, dates, lists and tables."""
    return "\n".join(_lignes(table, "")).strip() + "\n"


def _lignes(table: Mapping[str, object], chemin: str) -> Iterator[str]:
    sections = {cle: valeur for cle, valeur in table.items() if _est_une_section(cle, valeur)}
    for cle, valeur in table.items():
        if cle not in sections:
            yield f"{cle} = {_valeur(valeur, retrait='')}"
    for cle, valeur in sections.items():
        ici = f"{chemin}.{cle}" if chemin else cle
        if isinstance(valeur, Mapping):
            yield from ("", f"[{ici}]", *_lignes(valeur, ici))
        elif isinstance(valeur, list):
            for element in valeur:
                yield from ("", f"[[{ici}]]", *_lignes(element, ici))


def _est_une_section(cle: str, valeur: object) -> bool:
    if cle not in SECTIONS:
        return False
    if isinstance(valeur, list):
        return _est_liste_de_tables(valeur) and not _est_une_liste_courte(cle)
    return isinstance(valeur, Mapping) and (cle not in ("ressources", "charges") or len(_en_ligne(valeur)) > LARGEUR)


def _est_liste_de_tables(valeur: object) -> TypeGuard[list[Mapping[str, object]]]:
    return isinstance(valeur, list) and bool(valeur) and all(isinstance(element, Mapping) for element in valeur)


def _est_une_liste_courte(cle: str) -> bool:
    """The caps of some natures are a list of their indicator; the ceilings of an aid are a section."""
    return cle == "plafonds"


def _valeur(valeur: object, *, retrait: str) -> str:
    if _est_liste_de_tables(valeur):
        dedans = f"{retrait}  "
        lignes = "".join(f"{dedans}{_table(element, retrait=dedans)},\n" for element in valeur)
        return f"[\n{lignes}{retrait}]"
    return _en_ligne(valeur)


def _table(valeur: Mapping[str, object], *, retrait: str) -> str:
    """A table inside a list stays on one line but for the lists of tables it holds."""
    parties = ", ".join(f"{cle} = {_valeur(v, retrait=retrait)}" for cle, v in valeur.items())
    return f"{{ {parties} }}" if parties else "{}"


def _en_ligne(valeur: object) -> str:
    if isinstance(valeur, bool):
        return "true" if valeur else "false"
    if isinstance(valeur, int):
        return str(valeur)
    if isinstance(valeur, date):
        return valeur.isoformat()
    if isinstance(valeur, Mapping):
        parties = ", ".join(f"{cle} = {_en_ligne(interieure)}" for cle, interieure in valeur.items())
        return f"{{ {parties} }}" if parties else "{}"
    if isinstance(valeur, list):
        return f"[{', '.join(_en_ligne(element) for element in valeur)}]"
    return _texte(str(valeur))


def _texte(texte: str) -> str:
    """Return a quoted text, in several lines when a single one would be refused as it is read again."""
    if len(texte) <= TEXTE_D_UNE_LIGNE and texte.count(".") <= POINTS_PAR_LIGNE // 4:
        return f'"{"".join(map(_signe, texte))}"'
    morceaux = [texte[i : i + MORCEAU] for i in range(0, len(texte), MORCEAU)]
    return '"""' + "\\\n".join(_morceau(morceau) for morceau in morceaux) + '"""'


def _morceau(morceau: str) -> str:
    """The spaces that start a line would be lost after the end of the former one: the first is written by its code."""
    ecrit = "".join(map(_signe, morceau))
    return f"\\u0020{ecrit[1:]}" if ecrit.startswith(" ") else ecrit


def _signe(signe: str) -> str:
    if signe in _ECHAPPEMENTS:
        return _ECHAPPEMENTS[signe]
    return f"\\u{ord(signe):04X}" if ord(signe) < 0x20 or ord(signe) == 0x7F else signe
