"""Phone numbers as they are said at the counter."""

from __future__ import annotations

import re

from ccas_desktop.domain.errors import RefusMetier

_PONCTUATION = re.compile(r"[\s.\-/()]+")


def lire_telephone(texte: str, *, champ: str = "telephone") -> str:
    """Return « 06 12 34 56 78 »; a foreign number keeps its +. Raises RefusMetier `telephone_illisible`."""
    numero = _PONCTUATION.sub("", texte)
    numero = re.sub(r"^(\+33|0033)0?(?=\d{9}$)", "0", numero)
    if re.fullmatch(r"0[1-9]\d{8}", numero, re.ASCII):
        return " ".join(numero[i : i + 2] for i in range(0, 10, 2))
    if re.fullmatch(r"(\+|00)\d{7,15}", numero, re.ASCII):
        return "+" + numero.removeprefix("00").removeprefix("+")
    raise RefusMetier("telephone_illisible", champ=champ, texte=texte)
