"""What a person types in a field of the editor, and what the file holds: nothing typed is lost, readable or not."""

from __future__ import annotations

import re

from ccas_desktop.application.redaction_aides.formes import Genre

_BLANCS = str.maketrans("", "", " \u00a0\u202f€%")
_JOUR = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})")


def lire(genre: Genre, texte: str) -> object:
    """Return what a text means for the file; one that cannot be read is kept as typed, and then told as a fault."""
    propre = texte.strip()
    match genre:
        case Genre.NOMBRE:
            return propre.translate(_BLANCS)
        case Genre.ENTIER:
            chiffres = propre.translate(_BLANCS)
            return int(chiffres) if chiffres.isascii() and chiffres.isdigit() and len(chiffres) < 10 else propre
        case Genre.NOMBRES:
            return [partie.translate(_BLANCS) for partie in propre.split(";") if partie.strip()]
        case Genre.TEXTES:
            return [partie.strip() for partie in propre.split(";") if partie.strip()]
        case Genre.JOUR_DU_MOIS:
            jour = _JOUR.fullmatch(propre)
            return f"{int(jour.group(2)):02d}-{int(jour.group(1)):02d}" if jour else propre
        case Genre.OUI_NON:
            return {"oui": True, "non": False}.get(propre, "")
    return propre


def ecrire(genre: Genre, valeur: object) -> str:
    """Return what the field shows of a value of the file."""
    if valeur is None:
        return ""
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, list):
        return "\u00a0; ".join(
            str(element).replace(".", ",") if genre is Genre.NOMBRES else str(element) for element in valeur
        )
    texte = str(valeur)
    if genre is Genre.NOMBRE:
        return texte.replace(".", ",")
    if genre is Genre.JOUR_DU_MOIS and re.fullmatch(r"\d\d-\d\d", texte):
        mois, jour = texte.split("-")
        return f"{jour}/{mois}"
    return texte
