"""The files given to commands: read with a bound, written whole or not at all."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from ccas_desktop.cli.sorties import MauvaisAppel

OCTETS_MAXIMUM = 16 * 1024 * 1024


def lire_json(chemin: Path) -> object:
    """Return the value of a JSON file. Raises MauvaisAppel with what is wrong, and where."""
    try:
        untrusted: object = json.loads(lire_texte(chemin))
    except json.JSONDecodeError as erreur:
        place = f"ligne {erreur.lineno}, colonne {erreur.colno}"
        raise MauvaisAppel(f"{chemin}\u00a0: {place}\u00a0: ce n’est pas du JSON bien écrit.") from None
    except (ValueError, RecursionError):
        raise MauvaisAppel(f"{chemin}\u00a0: ce fichier JSON est démesuré.") from None
    return untrusted


def lire_texte(chemin: Path) -> str:
    """Return the text of a file in UTF-8. Raises MauvaisAppel."""
    try:
        if chemin.stat().st_size > OCTETS_MAXIMUM:
            raise MauvaisAppel(f"{chemin}\u00a0: fichier trop gros ({OCTETS_MAXIMUM // 1024 // 1024} Mo au plus).")
        return chemin.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise MauvaisAppel(f"{chemin}\u00a0: ce fichier n’est pas un texte enregistré en UTF-8.") from None
    except OSError as erreur:
        raise MauvaisAppel(f"{chemin}\u00a0: ce fichier ne peut pas être lu ({erreur.strerror}).") from None


def ecrire(chemin: Path, contenu: bytes) -> None:
    """Write a file whole under another name, then put it in place. Raises MauvaisAppel."""
    provisoire = chemin.with_name(f".{chemin.name}.provisoire")
    try:
        provisoire.write_bytes(contenu)
        provisoire.replace(chemin)
    except OSError as erreur:
        with contextlib.suppress(OSError):
            provisoire.unlink(missing_ok=True)
        raise MauvaisAppel(f"{chemin}\u00a0: ce fichier ne peut pas être écrit ({erreur.strerror}).") from None


def fautes_en_lignes(chemin: Path, fautes: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return « personne.json : naissance.pays : … », a line each."""
    return tuple(
        "\u00a0: ".join(partie for partie in (str(chemin), place, phrase) if partie) for place, phrase in fautes
    )
