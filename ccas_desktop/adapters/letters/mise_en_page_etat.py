"""A statement as its template reads it: plain JSON, every text printable."""

from __future__ import annotations

import json
import re

from ccas_desktop.adapters.letters.mise_en_page import MiseEnTexte, Texte
from ccas_desktop.domain.courrier.etat import Etat, Partie, Tableau

# A cell is narrow: a long word, such as the number of a request, may be cut after a sign, or where no line holds it.
_APRES_UN_SIGNE = re.compile(r"(?<=[\w][_/.@-])(?=\w)")
_MOT_TROP_LONG = re.compile(r"[^\s\u200b]{16}(?=[^\s\u200b])")
_COUPURE = "\u200b"
_MOT_COURT = 12


def fichiers_de_l_etat(etat: Etat, *, imprimable: Texte) -> dict[str, bytes]:
    """Return the virtual files the template reads."""
    mise = MiseEnTexte(imprimable)
    donnees = {
        "titre": mise.ligne(etat.titre),
        "emetteur": mise.ligne(etat.emetteur),
        "date": f"{etat.date:%d/%m/%Y}",
        "resume": [mise.ligne(ligne) for ligne in etat.resume],
        "parties": [_partie(partie, mise, imprimable) for partie in etat.parties],
        "pied": mise.ligne(etat.pied),
        "paysage": etat.paysage,
    }
    return {"donnees.json": json.dumps(donnees, ensure_ascii=False).encode()}


def _partie(partie: Partie, mise: MiseEnTexte, imprimable: Texte) -> dict[str, object]:
    if not isinstance(partie, Tableau):
        return mise.bloc(partie)
    return {
        "nature": "tableau",
        "titre": mise.ligne(partie.titre),
        "titres": [mise.ligne(colonne.titre) for colonne in partie.colonnes],
        "parts": [colonne.part for colonne in partie.colonnes],
        "lignes": [[_cellule(imprimable(texte)) for texte in ligne] for ligne in partie.lignes],
    }


def _cellule(texte: str) -> str:
    mots = (_APRES_UN_SIGNE.sub(_COUPURE, m) if len(m) > _MOT_COURT else m for m in texte.split(" "))
    return _MOT_TROP_LONG.sub(lambda m: m.group() + _COUPURE, " ".join(mots).replace("\n", " "))
