"""A birth place from what the agent picked or typed of it; half of it is kept too, the rest may come later."""

from __future__ import annotations

from ccas_desktop.domain.personnes.identite import PAYS_FRANCE, LieuNaissance

FRANCE = "France"


def ne_en_france(*, code: str | None = None, nom: str | None = None, departement: str | None = None) -> LieuNaissance:
    """Return a birth in France: a commune of the list, or its name and département when the list has it not."""
    return LieuNaissance(
        pays=PAYS_FRANCE,
        pays_nom=FRANCE,
        commune=code,
        commune_nom=nom or None,
        departement=departement or (departement_de(code) if code else None),
    )


def ne_a_l_etranger(code: str, nom: str) -> LieuNaissance:
    """Return a birth in a country of the list."""
    return LieuNaissance(pays=code, pays_nom=nom)


def departement_de(code_commune: str) -> str:
    """Return the département an INSEE code begins with: three digits overseas, else two (2A and 2B included)."""
    return code_commune[:3] if code_commune.startswith(("97", "98")) else code_commune[:2]
