"""The document of a letter as the template reads it: plain JSON, every text printable."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from ccas_desktop.domain.courrier.document import Bloc, Document, Encadre, Intertitre, Liste, Paragraphe

# A box longer than this may be cut between two pages; a shorter one always fits on one.
_ENCADRE_SECABLE = 1800
# In points. Large print begins at 16 points for those who see badly.
_TAILLE, _TAILLE_GROS_CARACTERES = 11, 16
_MOT_TROP_LONG = re.compile(r"\S{45}(?=\S)")
_COUPURE = "\u200b"

Texte = Callable[[str], str]


def fichiers(documents: Sequence[Document], *, imprimable: Texte) -> dict[str, bytes]:
    """Return the virtual files the template reads: the data, and each logo once."""
    titres = {document.titre for document in documents}
    logos = {document.logo: f"logo-{rang}.json" for rang, document in enumerate(documents) if document.logo}
    donnees = {
        "titre": imprimable(documents[0].titre) if len(titres) == 1 else f"{len(documents)} courriers",
        "auteur": imprimable(documents[0].expediteur[0]),
        "lettres": [_en_donnees(d, imprimable=imprimable, logo=logos.get(d.logo)) for d in documents],
    }
    images = {nom: _logo(logo) for logo, nom in logos.items()}
    return {"donnees.json": json.dumps(donnees, ensure_ascii=False).encode(), **images}


def _en_donnees(document: Document, *, imprimable: Texte, logo: str | None) -> dict[str, object]:
    """Return one letter for the template; `logo` is the name of its file."""
    mise = MiseEnTexte(imprimable)
    signature = document.signature
    return {
        "expediteur": [mise.ligne(ligne) for ligne in document.expediteur],
        "logo": logo,
        "lieu_date": mise.ligne(document.lieu_date),
        "references": [[mise.ligne(nom), mise.ligne(valeur)] for nom, valeur in document.references],
        # The lines of the address are fitted to the window by the template, never cut.
        "destinataire": [imprimable(ligne).replace("\n", " ") for ligne in document.destinataire],
        "objet": mise.ligne(document.objet),
        "salutation": mise.ligne(document.salutation),
        "resume": mise.encadre(document.resume) if document.resume else None,
        "corps": [mise.bloc(bloc) for bloc in document.corps],
        "politesse": mise.ligne(document.politesse),
        "signature": {
            "formule": mise.ligne(signature.formule),
            "qualite": mise.ligne(signature.qualite),
            "nom": mise.ligne(signature.nom),
            "a_signer": signature.a_signer,
        },
        "encadres": [mise.encadre(encadre) for encadre in document.encadres],
        "pied": [mise.ligne(ligne) for ligne in document.pied],
        "modele": mise.ligne(document.modele),
        "suite": mise.ligne(document.suite),
        "duplicata": document.duplicata,
        "taille": _TAILLE_GROS_CARACTERES if document.gros_caracteres else _TAILLE,
    }


class MiseEnTexte:
    """Turns the parts of a document into JSON, each text made printable."""

    def __init__(self, imprimable: Texte) -> None:
        self._imprimable = imprimable

    def ligne(self, texte: str) -> str:
        return _secable(self._imprimable(texte).replace("\n", " "))

    def bloc(self, bloc: Bloc) -> dict[str, object]:
        if isinstance(bloc, Intertitre):
            return {"nature": "intertitre", "texte": self.ligne(bloc.texte)}
        if isinstance(bloc, Liste):
            return {"nature": "liste", "elements": [self._paragraphe(e) for e in bloc.elements]}
        return self._paragraphe(bloc)

    def encadre(self, encadre: Encadre) -> dict[str, object]:
        return {
            "titre": self.ligne(encadre.titre),
            "blocs": [self.bloc(bloc) for bloc in encadre.blocs],
            "secable": sum(map(_longueur, encadre.blocs)) > _ENCADRE_SECABLE,
        }

    def _paragraphe(self, paragraphe: Paragraphe) -> dict[str, object]:
        passages = [{"texte": _secable(self._imprimable(p.texte)), "gras": p.gras} for p in paragraphe.passages]
        return {"nature": "paragraphe", "passages": passages}


@lru_cache(maxsize=4)
def _logo(logo: bytes) -> bytes:
    """Return the picture as a list of numbers: the files given to the compiler in memory must be text."""
    return str(list(logo)).encode()


def _secable(texte: str) -> str:
    """Return the text with places to cut in a word that no line could hold, such as a very long address of a site."""
    return _MOT_TROP_LONG.sub(lambda m: m.group() + _COUPURE, texte)


def _longueur(bloc: Paragraphe | Liste) -> int:
    paragraphes = bloc.elements if isinstance(bloc, Liste) else (bloc,)
    return sum(len(p.texte) for paragraphe in paragraphes for p in paragraphe.passages)
