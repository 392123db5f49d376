"""The glossary names what is in the code."""

from __future__ import annotations

import re
from pathlib import Path

RACINE = Path(__file__).resolve().parents[1]
GLOSSAIRE = (RACINE / "docs" / "glossary.md").read_text("utf-8")


def identifiants() -> list[str]:
    colonnes = (ligne.rsplit("|", 2)[1] for ligne in GLOSSAIRE.splitlines() if re.match(r"\| .*`\w", ligne))
    return [nom for colonne in colonnes for nom in re.findall(r"`(\w+)`", colonne)]


def test_each_identifier_is_in_the_code() -> None:
    code = "\n".join(fichier.read_text("utf-8") for fichier in (RACINE / "ccas_desktop").rglob("*.py"))

    assert not [nom for nom in identifiants() if not re.search(rf"\b{nom}\b", code)]


def test_one_term_has_one_name() -> None:
    noms = identifiants()

    assert len(noms) > 60
    assert len(noms) == len(set(noms))
