"""A letter read as the person reads it: its words, without the spaces that typography adds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ccas_desktop.domain.courrier.composition import composer
from ccas_desktop.domain.courrier.contenu import Lettre
from ccas_desktop.domain.courrier.document import Bloc, Intertitre, Liste


def texte_de(*blocs: Bloc) -> str:
    """Return the words of these blocks, a line each."""
    return "\n".join(_un(bloc) for bloc in blocs).replace("\u00a0", " ").replace("\u202f", " ")


def corps_de(lettre: Lettre) -> str:
    """Return the words of the body of a letter."""
    return texte_de(*composer(lettre).corps)


def modifiee(lettre: Lettre, partie: str, **valeurs: Any) -> Lettre:
    """Return the letter with other values in one of its parts."""
    return replace(lettre, **{partie: replace(getattr(lettre, partie), **valeurs)})


def _un(bloc: Bloc) -> str:
    if isinstance(bloc, Intertitre):
        return bloc.texte
    if isinstance(bloc, Liste):
        return "\n".join(_un(element) for element in bloc.elements)
    return "".join(passage.texte for passage in bloc.passages)
