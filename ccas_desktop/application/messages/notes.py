"""What is said beside a note while it is typed."""

from __future__ import annotations

from collections.abc import Sequence

NBSP = "\u00a0"


def phrase_des_mots_a_risque(mots: Sequence[str]) -> str:
    """Return why these words are better left out; an empty text when there is none."""
    if not mots:
        return ""
    cites = ", ".join(f"«{NBSP}{mot}{NBSP}»" for mot in mots)
    return f"Parle de santé{NBSP}: {cites}. Écrivez plutôt ce que cela change pour l’aide, sans la cause."
