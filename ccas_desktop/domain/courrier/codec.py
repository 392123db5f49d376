"""Frozen dataclasses of letters to JSON and back; the fields themselves are the schema."""

from __future__ import annotations

import base64
import binascii
import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from ccas_desktop.domain.errors import ErreurChamp, RefusMetier, SaisieInvalide
from ccas_desktop.domain.montant import lire_montant

T = TypeVar("T")


def lire(classe: type[T], untrusted: object) -> T:
    """Return the dataclass that this JSON value describes.

    Raises SaisieInvalide with every fault; `champ` is the path in the file, such as « destinataire.adresse[2] ».
    """
    lecture = _Lecture()
    valeur = lecture.objet(classe, untrusted, "")
    if lecture.erreurs:
        raise SaisieInvalide(tuple(lecture.erreurs))
    return cast("T", valeur)


def ecrire(valeur: object) -> object:
    """Return what JSON can hold: amounts and dates as text, files in base 64, a part that is None left out."""
    if is_dataclass(valeur):
        return {f.name: ecrire(v) for f in fields(valeur) if (v := getattr(valeur, f.name)) is not None}
    if isinstance(valeur, tuple):
        return [ecrire(v) for v in valeur]
    if isinstance(valeur, Decimal):
        return f"{valeur:f}"
    if isinstance(valeur, date):
        return valeur.isoformat()
    if isinstance(valeur, bytes):
        return base64.b64encode(valeur).decode("ascii")
    return valeur.value if isinstance(valeur, StrEnum) else valeur


class _Lecture:
    """One reading; gathers the faults so that all are told at once."""

    def __init__(self) -> None:
        self.erreurs: list[ErreurChamp] = []

    def objet(self, classe: type, untrusted: object, chemin: str) -> Any:
        if not isinstance(untrusted, Mapping):
            return self._refuser(chemin, "objet_attendu")
        connus = {f.name: f for f in fields(classe)}
        for cle in untrusted:
            if cle not in connus:
                self._refuser(_joindre(chemin, str(cle)), "cle_inconnue", connues=", ".join(connus))
        return self._construire(classe, dict(self._champs(classe, connus, untrusted, chemin)))

    def _champs(
        self, classe: type, connus: Mapping[str, Field[Any]], untrusted: Mapping[str, object], chemin: str
    ) -> Iterator[tuple[str, object]]:
        annotations = _annotations(classe)
        for nom, champ in connus.items():
            if nom in untrusted:
                yield nom, self._valeur(annotations[nom], untrusted[nom], _joindre(chemin, nom))
            elif champ.default is MISSING:
                self._refuser(_joindre(chemin, nom), "obligatoire")

    def _construire(self, classe: type, valeurs: dict[str, object]) -> Any:
        return None if self.erreurs else classe(**valeurs)

    def _valeur(self, attendu: Any, untrusted: object, chemin: str) -> Any:
        if get_origin(attendu) in (Union, types.UnionType):
            present = next(a for a in get_args(attendu) if a is not types.NoneType)
            return None if untrusted is None else self._valeur(present, untrusted, chemin)
        if get_origin(attendu) is tuple:
            return self._liste(get_args(attendu)[0], untrusted, chemin)
        if is_dataclass(attendu):
            return self.objet(attendu, untrusted, chemin)  # type: ignore[arg-type]  # a class, from annotations
        if attendu is bool:
            return untrusted if isinstance(untrusted, bool) else self._refuser(chemin, "booleen_attendu")
        if not isinstance(untrusted, str):
            code = "montant_non_texte" if attendu is Decimal else "texte_attendu"
            return self._refuser(chemin, code)
        return self._texte(attendu, untrusted, chemin)

    def _liste(self, element: Any, untrusted: object, chemin: str) -> tuple[object, ...]:
        if not isinstance(untrusted, list | tuple):
            self._refuser(chemin, "liste_attendue")
            return ()
        return tuple(self._valeur(element, v, f"{chemin}[{rang}]") for rang, v in enumerate(untrusted))

    def _texte(self, attendu: Any, texte: str, chemin: str) -> object:
        try:
            if attendu is Decimal:
                return lire_montant(texte, champ=chemin)
            if attendu is date:
                return date.fromisoformat(texte)
            if attendu is bytes:
                return base64.b64decode(texte, validate=True)
            return attendu(texte)
        except RefusMetier as refus:
            return self._refuser(chemin, refus.code, texte=texte)
        except (ValueError, binascii.Error):
            return self._refuser(chemin, *_attente(attendu), texte=texte)

    def _refuser(self, chemin: str, code: str, attendues: str = "", **faits: str) -> Any:
        self.erreurs.append(ErreurChamp(chemin, code, faits | ({"attendues": attendues} if attendues else {})))


def _attente(attendu: Any) -> tuple[str, str]:
    """Return the code of an unreadable text and, for a choice, the values it may take."""
    if isinstance(attendu, type) and issubclass(attendu, StrEnum):
        return "valeur_inconnue", ", ".join(attendu)
    return ("date_illisible" if attendu is date else "base64_illisible"), ""


@cache
def _annotations(classe: type) -> dict[str, Any]:
    return get_type_hints(classe)


def _joindre(chemin: str, nom: str) -> str:
    return f"{chemin}.{nom}" if chemin else nom
