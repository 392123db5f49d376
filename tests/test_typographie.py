"""French typography wherever a person reads: the window, its messages, the manual."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

RACINE = Path(__file__).resolve().parents[1]
PAQUET = RACINE / "ccas_desktop"
MANUEL = sorted((RACINE / "resources" / "manuel").glob("*.md"))
SOURCES = sorted(
    [
        *(PAQUET / "gui").rglob("*.py"),
        *(PAQUET / "application" / "messages").glob("*.py"),
        *(PAQUET / "cli").glob("*.py"),
    ]
)
_INSECABLES = "\u00a0\u202f"
# Before : ; ! ? » a space that does not break; after « too; ’ and not ' within a word.
_FAUTE = re.compile(
    rf"(?<=[^\s{_INSECABLES}]) [:;!?»]"  # a plain space, where a line may break
    rf"|(?<=[\wÀ-ÿ)»])[;!?»]|(?<=[A-Za-zÀ-ÿ)]):(?=\s|$)"  # no space at all
    rf"|«(?![{_INSECABLES}]|$)"
    r"|(?<=[a-zà-ÿA-ZÀ-Ý])'(?=[a-zà-ÿ])"
)
_CODE = re.compile(r"`[^`]*`|\]\([^)]*\)|https?://\S*")
_ARGPARSE = "the following arguments|unrecognized|^argument "


def textes(source: Path) -> Iterator[tuple[int, str]]:
    """Yield the texts that may be shown: neither docstrings nor what goes to the log; « x » stands for a value."""
    arbre = ast.parse(source.read_text("utf-8"))
    a_part = {id(partie) for noeud in ast.walk(arbre) for partie in _hors_de_la_fenetre(noeud)}
    for noeud in ast.walk(arbre):
        if id(noeud) in a_part:
            continue
        if isinstance(noeud, ast.JoinedStr):
            a_part |= {id(partie) for partie in noeud.values}
            yield noeud.lineno, "".join(map(_partie, noeud.values))
        elif isinstance(noeud, ast.Constant) and isinstance(noeud.value, str):
            yield noeud.lineno, noeud.value


def _partie(partie: ast.expr) -> str:
    if isinstance(partie, ast.Constant):
        return str(partie.value)
    valeur = partie.value if isinstance(partie, ast.FormattedValue) else None
    return "\u00a0" if isinstance(valeur, ast.Name) and valeur.id == "NBSP" else "x"


def _hors_de_la_fenetre(noeud: ast.AST) -> list[ast.expr]:
    if isinstance(noeud, ast.Module | ast.ClassDef | ast.FunctionDef):
        return [premier.value for premier in noeud.body[:1] if isinstance(premier, ast.Expr)]
    if isinstance(noeud, ast.Call) and isinstance(noeud.func, ast.Attribute):
        appele = noeud.func.value
        return noeud.args if isinstance(appele, ast.Name) and appele.id == "_journal" else []
    return []


def fautes(texte: str) -> list[str]:
    """Return each fault with what is around it."""
    nettoye = _CODE.sub("x", texte)
    return [nettoye[max(0, f.start() - 20) : f.end() + 10] for f in _FAUTE.finditer(nettoye)]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: str(source.relative_to(PAQUET)))
def test_what_the_program_says(source: Path) -> None:
    trouvees = [
        f"line {ligne}: {faute!r}"
        for ligne, texte in textes(source)
        if re.search(r"\s", texte) and not re.search(_ARGPARSE, texte)
        for faute in fautes(texte)
    ]

    assert not trouvees


@pytest.mark.parametrize("page", MANUEL, ids=lambda page: page.stem)
def test_the_manual(page: Path) -> None:
    lignes = [ligne for ligne in page.read_text("utf-8").splitlines() if not ligne.startswith(("    ", "|--"))]

    assert not [faute for ligne in lignes for faute in fautes(ligne)]


@pytest.mark.parametrize(
    "texte",
    ["Attention : lisez", "Vraiment ?", "Vraiment?", "le « fichier »", "l'aide", "Aide: ici", "«\u00a0a\u00a0»;"],
)
def test_each_kind_of_fault_is_seen(texte: str) -> None:
    assert fautes(texte)


@pytest.mark.parametrize(
    "texte", ["Attention\u00a0: lisez", "le «\u00a0fichier\u00a0»", "l’aide", "10:30", "`a ? b`", "https://a.fr?b"]
)
def test_right_typography_passes(texte: str) -> None:
    assert not fautes(texte)
