"""What the CCAS notes beside its rules: a comment of the file, kept from one version of the règlement to the next."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.domain.reglement.modele.model import Aide

# The key of what stands above everything.
TETE = ""
# Where the draft of an aid keeps its note: no rule reads it, and it is no key of the language.
CHAMP = "note"


def cle_de_la_note(partie: str, code: str, effet: str = "") -> str:
    """Return the key of a part: « aide colis 2026-01-01 », « indicateur reste_local »."""
    return " ".join(filter(None, (partie, code, effet)))


def note_de(notes: Mapping[str, str], aide: Aide) -> str:
    """Return the note of a version of an aid."""
    return notes.get(cle_de_l_aide(aide), "")


def cle_de_l_aide(aide: Aide) -> str:
    """Return the key of the note of a version of an aid."""
    return cle_de_la_note("aide", aide.code, aide.deliberation.effet.isoformat())
