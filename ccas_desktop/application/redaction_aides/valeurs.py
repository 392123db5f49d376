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
            return _entier(propre)
        case Genre.ENTIERS:
            return [_entier(partie) for partie in propre.split(";") if partie.strip()]
        case Genre.CHOIX_NOMBRE:
            return _entier(propre) if propre else ""
        case Genre.JOURS_DU_MOIS:
            return [_jour_du_mois(partie.strip()) for partie in propre.split(";") if partie.strip()]
        case Genre.NOMBRES:
            return [partie.translate(_BLANCS) for partie in propre.split(";") if partie.strip()]
        case Genre.TEXTES:
            return [partie.strip() for partie in propre.split(";") if partie.strip()]
        case Genre.JOUR_DU_MOIS:
            return _jour_du_mois(propre)
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
        return "\u00a0; ".join(_ecrit(genre, str(element)) for element in valeur)
    return _ecrit(genre, str(valeur))


def _ecrit(genre: Genre, texte: str) -> str:
    if genre in (Genre.NOMBRE, Genre.NOMBRES):
        return texte.replace(".", ",")
    if genre in (Genre.JOUR_DU_MOIS, Genre.JOURS_DU_MOIS) and re.fullmatch(r"\d\d-\d\d", texte):
        mois, jour = texte.split("-")
        return f"{jour}/{mois}"
    return texte


def _entier(texte: str) -> object:
    chiffres = texte.translate(_BLANCS)
    return int(chiffres) if chiffres.isascii() and chiffres.isdigit() and len(chiffres) < 10 else texte


def _jour_du_mois(texte: str) -> str:
    jour = _JOUR.fullmatch(texte)
    return f"{int(jour.group(2)):02d}-{int(jour.group(1)):02d}" if jour else texte
